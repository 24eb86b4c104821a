"""Lists after a colon are read item by item, in their own words."""

from __future__ import annotations

import pytest

from winset.coder.claims import claims_of
from winset.coder.claims.listed import lead_of, listed


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("The two ministries will:", "The two ministries will"),
        ("They agreed to:", "They agreed to"),
        ("The weather:", ""),
        ("They will go.", ""),
        ("a" * 500 + " will:", ""),
    ],
)
def test_only_words_that_promise_or_propose_lead_to_a_list(sentence: str, lead: str) -> None:
    assert lead_of(sentence) == lead


@pytest.mark.parametrize(
    ("sentence", "item"),
    [
        ("- open an office;", "open an office;"),
        ("(a) an office", "an office"),
        ("Establish an office", "Establish an office"),
        ("an office", "an office"),
        ("The delegation left on Monday.", None),
    ],
)
def test_an_item_has_a_mark_or_begins_like_one(sentence: str, item: str | None) -> None:
    assert listed(sentence) == item


def test_each_item_is_a_claim_of_those_who_promise_all_of_them() -> None:
    text = "Kenya and Ghana will:\n\n- negotiate a tax treaty;\n\n- open air links.\n\nThe delegation left."
    found = claims_of(text)
    assert {(c.kind, c.country) for c in found} == {("commitment", "KEN"), ("commitment", "GHA")}
    assert [text[slice(*c.span)] for c in found] == [c.text for c in found]
    assert {c.text for c in found} == {"negotiate a tax treaty;", "open air links."}
