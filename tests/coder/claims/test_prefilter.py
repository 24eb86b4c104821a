"""The prefilter saves parses and loses nothing."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from winset.coder.claims import claims_of, may_claim, reading
from winset.coder.claims.rules import rules
from winset.coder.language import kept_parses, parse_all

SENTENCES = Path(__file__).parent / "analysis_sentences.csv"


def texts() -> list[str]:
    with SENTENCES.open(encoding="utf8", newline="") as file:
        return [row["text"] for row in csv.DictReader(file)] + [rule.example for rule in rules()]


def test_claims_are_the_same_with_and_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with kept_parses():
        list(parse_all(texts()))  # in batches, for both readings
        quick = [claims_of(text, by_meaning=False) for text in texts()]
        monkeypatch.setattr(reading, "may_claim", lambda *_, **__: True)
        assert [claims_of(text, by_meaning=False) for text in texts()] == quick


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("The envoy should leave.", True),
        ("Expand the exchanges.", True),
        ("In May the exchanges expand.", False),
        ("They have to act.", True),
        ("They have a boat.", False),
        ("It doesn't have any majority.", True),
        ("The envoy arrived on Monday.", False),
    ],
)
def test_a_sentence_is_worth_a_parse_when_a_rule_has_all_its_words(text: str, worth: bool) -> None:
    assert may_claim(text, named=False) is worth
