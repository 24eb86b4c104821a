"""Durability, cost and time of a form, and what touching a subject means: tables that must fit the vocabulary."""

from __future__ import annotations

import pytest

from winset.bargaining.attributes import COMPANY, PROFILES, TOUCHES, conditions_of, profile_of
from winset.model import FORMATS, INSTRUMENTS
from winset.testing import option


def test_tables_have_a_row_for_every_word() -> None:
    assert set(PROFILES) == set(INSTRUMENTS)
    assert set(COMPANY) == set(FORMATS)


def test_more_company_gives_more_cover() -> None:
    cover = [COMPANY[f].cover for f in FORMATS]
    assert cover == sorted(cover, reverse=True)
    assert max(FORMATS, key=lambda f: COMPANY[f].bar) == "unilateral"


def test_sovereignty_raises_the_bar_most() -> None:
    assert max(TOUCHES, key=lambda name: TOUCHES[name].bar) == "territory"
    assert all(0.0 < touch.bar < 0.5 for touch in TOUCHES.values())


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_a_touched_subject_makes_it_dearer_slower_and_no_more_lasting(instrument: str) -> None:
    plain = profile_of(instrument, (), third_country=False)
    touched = profile_of(instrument, ("territory", "china"), third_country=True)
    assert plain == PROFILES[instrument]
    assert touched.durability < plain.durability
    assert touched.cost > plain.cost
    assert touched.months > plain.months


def test_a_condition_that_the_table_does_not_know_is_passed_on() -> None:
    known, unknown = conditions_of(option("a", conditions=("firms", "the-pope")))
    assert known.who == "the firms concerned"
    assert unknown.kind == unknown.who == "the-pope"
