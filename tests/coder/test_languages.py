from __future__ import annotations

import json
from typing import Any

import pytest

from winset.coder import code_document, code_records
from winset.coder.languages import language, particle_coder
from winset.model import Document


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"text": "日本は韓国に抗議した。"}, "ja"),
        ({"text": "한국은 일본에 항의했다.", "lang": "en"}, "ko"),
        ({"text": "日韓首脳会談開催", "lang": "ja"}, "ja"),
        ({"text": "Japan met Korea."}, "en"),
    ],
)
def test_a_record_is_read_in_its_own_language(record: dict[str, Any], expected: str) -> None:
    assert language(record) == expected
    assert (particle_coder(expected, ()) is None) == (expected == "en")


def test_records_of_three_languages_come_out_in_order_and_alike() -> None:
    texts = {"en": "Japan condemned Iran.", "ja": "日本はイランを非難した。", "ko": "일본은 이란을 비난했다."}
    out = list(code_records([{"id": lang, "text": text} for lang, text in texts.items()] * 2))
    assert [r["id"] for r in out] == [*texts, *texts]
    for record in out:
        (event,) = record["events"]
        assert (event["source"], event["target"], event["plover"], event["cameo"]) == ("JPN", "IRN", "ACCUSE", "111")
        assert set(event) == set(out[0]["events"][0])
        json.dumps(event)


def test_given_actors_choose_among_the_acts_of_a_sentence() -> None:
    record = {"id": 1, "text": "日本は韓国に抗議し、米国を批判した。", "source_text": "日本", "target_text": "米国"}
    (out,) = code_records([record], given_actors=True)
    assert [(e["source"], e["target"], e["plover"]) for e in out["events"]] == [("JPN", "USA", "ACCUSE")]


def test_a_document_is_read_in_its_language() -> None:
    document = Document(
        id="0" * 16, title="", text="외교부는 이란에 항의했다.", date="2024-05-01", date_reason="own", known_from=None,
        lang="ko", url=None, publisher=None, author=None, file="x.txt", source="own",
    )  # fmt: skip
    assert [(e.source, e.target) for e in code_document(document).events] == [("KOR GOV", "IRN")]
