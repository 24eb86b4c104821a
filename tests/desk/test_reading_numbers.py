from __future__ import annotations

import pytest

from winset.desk import Desk, competing, meaning
from winset.desk.reading_numbers import READING_FUNCTIONS


def test_what_speaks_against_a_reading_is_what_the_matrix_counts(desk: Desk) -> None:
    for one in competing(desk):
        for rival in one.rivals:
            assert desk.answer("reading_against", id=rival.id).value == rival.inconsistent
            assert desk.answer("reading_for", id=rival.id).value == rival.consistent


def test_the_contact_numbers_are_those_of_the_effects(desk: Desk) -> None:
    (one,) = desk.contact_effects
    assert desk.answer("contact_detectable", id=one.test.id).value == one.verdict.detectable
    assert desk.answer("contact_detectable", id=one.test.id, field="smallest").value == one.test.smallest
    pairs = desk.answer("contact_pairs", id=one.test.id).value
    assert isinstance(pairs, int)
    assert pairs >= 0


def test_nothing_is_withheld_from_the_case_s_own_people(desk: Desk) -> None:
    assert desk.answer("withheld").value == 0


@pytest.mark.parametrize("name", [name for name, _ in READING_FUNCTIONS])
def test_each_says_what_it_is(name: str) -> None:
    assert meaning(name).endswith(".")
