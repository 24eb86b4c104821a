from __future__ import annotations

import re

import pytest

from winset.coder import code_records
from winset.coder.particles.claims import may_claim
from winset.model import CONSTRAINT_KINDS
from winset.reference.countries import is_country
from winset.reference.table import rows

CLAIMS = [(lang, row) for lang in ("ja", "ko") for row in rows(f"lexicon_{lang}/claims.csv")]


@pytest.mark.parametrize(("lang", "row"), CLAIMS, ids=lambda x: x if isinstance(x, str) else x["id"])
def test_the_example_of_a_row_gives_its_claim(lang: str, row: dict[str, str]) -> None:
    (out,) = code_records([{"id": 1, "text": row["example"], "lang": lang}])
    found = {(c["rule"], c["kind"], c["country"], c["polarity"]) for c in out["claims"]}
    assert (row["id"], row["kind"], row["country"], int(row["polarity"])) in found
    assert is_country(row["country"])
    assert re.compile(row["pattern"]).search(row["example"])


@pytest.mark.parametrize(
    ("lang", "text"), [("ja", "カナダの首都はオタワである。"), ("ko", "캐나다의 수도는 오타와이다.")]
)
def test_a_description_claims_nothing(lang: str, text: str) -> None:
    assert not may_claim(text, lang)
    assert next(code_records([{"id": 1, "text": text}]))["claims"] == []


def test_a_speaker_states_what_nobody_else_does_and_words_of_degree_count() -> None:
    record = {"id": 1, "text": "韓国の対応は断じて受け入れられません。", "speaker": "JPN OPP"}
    (out,) = code_records([record])
    (claim,) = out["claims"]
    assert (claim["kind"], claim["by"], claim["country"], claim["polarity"]) == ("stance", "JPN OPP", "JPN", -1)
    assert claim["strength"] == 0.9
    assert claim["span"] == [0, len(record["text"])]


def test_a_question_claims_nothing() -> None:
    assert next(code_records([{"id": 1, "text": "日本は反対するべきですか。"}]))["claims"] == []


@pytest.mark.parametrize(("lang", "row"), CLAIMS, ids=lambda x: x if isinstance(x, str) else x["id"])
def test_a_constraint_is_of_a_kind_that_the_register_knows(lang: str, row: dict[str, str]) -> None:
    assert (row["register"] in CONSTRAINT_KINDS) == (row["kind"] == "constraint"), lang
