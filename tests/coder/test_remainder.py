"""What is left of a report beyond who did what to whom and when."""

from __future__ import annotations

import pytest

from winset.coder import code_records
from winset.coder.remainder import remainder


def left(text: str, lang: str) -> str:
    (record,) = code_records([{"id": 1, "text": text, "lang": lang, "date": "2012-03-05"}])
    assert record["events"]
    spans = [e["spans"][role] for e in record["events"] for role in ("source", "target", "trigger")]
    return remainder(text, [span for span in spans if span], ("Japan", "South Korea", "日本", "韓国", "일본", "한국"))


@pytest.mark.parametrize(
    ("text", "lang", "kept"),
    [
        ("日韓の外相は4日、会談した。", "ja", ""),
        ("한일 외교장관은 4일 회담했다.", "ko", ""),
        ("The foreign ministers of Japan and South Korea met.", "en", ""),
    ],
)
def test_a_report_that_says_no_more_leaves_nothing(text: str, lang: str, kept: str) -> None:
    assert left(text, lang) == kept


def test_what_an_act_was_about_is_left() -> None:
    assert "漁獲" in left("日本政府は4日、漁獲をめぐり韓国政府に抗議した。", "ja")
    assert "政府" not in left("日本政府は4日、漁獲をめぐり韓国政府に抗議した。", "ja")
    assert "어획" in left("일본 정부는 4일 어획과 관련해 한국 정부에 항의했다.", "ko")


def test_spans_beyond_the_text_do_no_harm() -> None:
    assert remainder("gas storage", [(-3, 3), (20, 30)]) == "storage"
