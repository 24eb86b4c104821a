"""Constraints that texts state become rows that name who claims them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from winset.constraints import Stated, claimed
from winset.model import Claim
from winset.testing import small_case

DAY = date(2006, 1, 1)
CLAIM = Claim(
    kind="constraint", by="three scholars", country="FRA", actor="FRA PUB", issue="energy", polarity=-1, strength=0.7,
    text="the biggest constraint is opinion", span=(10, 43),
)  # fmt: skip


def rows(claim: Claim = CLAIM) -> list[str]:
    return [c.player for c in claimed([Stated(claim=claim, document="d1", known_from="2005-05-05")], small_case(), DAY)]


def test_a_claim_becomes_a_row_with_its_author_and_words() -> None:
    (row,) = claimed([Stated(claim=CLAIM, document="d1", known_from="2005-05-05")], small_case(), DAY)
    assert (row.by, row.what, row.kind, row.direction) == ("three scholars", CLAIM.text, "position", "constrains")
    assert row.evidence == ("d1:10-43",)
    assert row.low < row.strength < row.high
    assert (row.since, row.known_from, row.player) == ("2005-05-05", "2005-05-05", "fra-public")


def test_a_text_without_an_author_claims_it_itself() -> None:
    stated = Stated(claim=replace(CLAIM, by=None), document="d1", known_from="2005")
    assert claimed([stated], small_case(), DAY)[0].by == "document d1"


def test_a_claim_of_help_enables() -> None:
    stated = Stated(claim=replace(CLAIM, polarity=1), document="d1", known_from="2005")
    assert claimed([stated], small_case(), DAY)[0].direction == "enables"


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "stance"},
        {"country": "ITA"},
        {"country": None},
        {"issue": None},
        {"actor": "FRA MIL"},
        {"actor": None},
    ],
)
def test_what_the_case_does_not_know_stays_a_claim_of_its_document(change: dict[str, str | None]) -> None:
    assert rows(replace(CLAIM, **change)) == []


def test_kind_direction_and_sentence_are_those_of_the_claim() -> None:
    claim = replace(CLAIM, constraint_kind="legal", direction="enables", issue="space")
    (row,) = claimed([Stated(claim=claim, document="d1", known_from="2005", sentence=4)], small_case(), DAY)
    assert (row.kind, row.direction, row.issue, row.evidence) == ("legal", "enables", "space", ("d1:4",))


def test_an_actor_is_found_by_its_name() -> None:
    assert rows(replace(CLAIM, actor="FRA-House")) == ["fra-house"]
