"""The risk set: who could be adopted when, and who is left out with what reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from winset.backtest.spells import RiskSet, after_window, later, risk_set
from winset.model import Case, Option, Outcome
from winset.testing import option, small_case

START, END = date(2000, 1, 1), date(2010, 12, 31)


def made(*rows: tuple[Option, Outcome | None]) -> Case:
    return small_case(options=tuple(o for o, _ in rows), outcomes=tuple(x for _, x in rows if x is not None))


def at(day: str, name: str = "a") -> Option:
    return option(name, 0.5, first_proposed=day, known_from=day)


def fate(adopted: str = "no", day: str | None = None, name: str = "a") -> Outcome:
    return Outcome(
        option=name, adopted=adopted, adopted_date=day, what="", later_status="", window_closes="", known_from=day,
        source="", status="verified",
    )  # fmt: skip


def risk(*rows: tuple[Option, Outcome | None], **changes: object) -> RiskSet:
    return risk_set(made(*rows), **({"start": START, "end": END} | changes))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [("2004-08-31", 6, "2005-02-28"), ("2003-08-31", 6, "2004-02-29"), ("2004-01-15", 24, "2006-01-15")],
)
def test_some_months_later_is_the_same_day_or_the_last(day: str, months: int, then: str) -> None:
    assert later(date.fromisoformat(day), months) == date.fromisoformat(then)


def test_a_failure_is_at_risk_for_four_half_years() -> None:
    found = risk((at("2004-03-10"), fate()))
    assert [(s.start.isoformat(), s.end.isoformat()) for s in found.spells] == [
        ("2004-03-10", "2004-09-10"), ("2004-09-10", "2005-03-10"), ("2005-03-10", "2005-09-10"),
        ("2005-09-10", "2006-03-10"),
    ]  # fmt: skip
    assert not any(s.adopted for s in found.spells)
    assert found.outcomes == (("a", False),)


def test_an_adoption_ends_the_exposure_in_its_half_year() -> None:
    found = risk((at("2004-03-10"), fate("yes", "2005-01-20")))
    assert [s.adopted for s in found.spells] == [False, True]
    assert found.outcomes == (("a", True),)


@pytest.mark.parametrize("day", ["2004-03-10", "2004-03", "2004"])
def test_an_adoption_on_the_day_of_proposal_is_no_exposure(day: str) -> None:
    found = risk((at("2004-03-10" if len(day) > 7 else day), fate("yes", day)))
    assert found.at_once == ("a",)
    assert not found.spells


def test_a_coarse_date_means_its_last_day_for_a_proposal_and_its_first_for_an_adoption() -> None:
    found = risk((at("2004"), fate("yes", "2005")))
    assert [(s.start.isoformat(), s.adopted) for s in found.spells] == [("2004-12-31", True)]


def test_an_adoption_after_the_window_is_a_failure_of_the_window() -> None:
    found = risk((at("2004-03-10"), fate("yes", "2007-01-01")))
    assert found.late == ("a",)
    assert found.outcomes == (("a", False),)
    assert len(found.spells) == 4


def test_a_window_that_is_open_is_censored() -> None:
    found = risk((at("2009-09-10"), fate()))
    assert [s.number for s in found.spells] == [0, 1]
    assert found.outcomes == ()
    assert risk((at("2010-09-10"), fate())).open == ("a",)


def test_an_adoption_after_the_last_day_is_not_known() -> None:
    found = risk((at("2004-03-10"), fate("yes", "2005-01-20")), end=date(2004, 12, 31))
    assert [s.adopted for s in found.spells] == [False]


def test_an_adoption_that_was_told_late_is_known_late() -> None:
    late = replace(fate("yes", "2005-01-20"), known_from="2006-03")
    found = risk((at("2004-03-10"), late))
    assert [(s.adopted, s.known.isoformat()) for s in found.spells] == [(False, "2004-09-10"), (True, "2006-03-31")]
    before = risk((at("2004-03-10"), late), end=date(2006, 1, 1))
    assert [s.adopted for s in before.spells] == [False, False, False]


def test_part_of_an_option_leaves_the_risk_set_or_counts() -> None:
    row = at("2004-03-10"), fate("partly", "2005-01-20")
    apart, counted = risk(row), risk(row, partly_counts=True)
    assert [s.adopted for s in apart.spells] == [False]
    assert apart.partly == ("a",)
    assert apart.outcomes == ()
    assert [s.adopted for s in counted.spells] == [False, True]


def test_what_has_no_outcome_or_came_too_early_is_named() -> None:
    found = risk((at("2004", "a"), None), (at("1995", "b"), fate(name="b")))
    assert found.no_outcome == ("a",)
    assert found.before == ("b",)


def test_only_options_proposed_before_a_day() -> None:
    found = risk((at("2004", "a"), fate()), (at("2006", "b"), fate(name="b")), proposed_before=date(2005, 1, 1))
    assert {s.option for s in found.spells} == {"a"}


@pytest.mark.parametrize(
    ("rows", "adoptions", "stretches"),
    [
        ([(at("2004-03-10"), fate())], 0, 9),  # from March 2006 to the end of 2010
        ([(at("2004-03-10"), fate("yes", "2007-05-01"))], 1, 3),
        ([(at("2004-03-10"), fate("partly", "2007-05-01"))], 0, 2),
        ([(at("2004-03-10"), fate("yes", "2005-05-01"))], 0, 0),
        ([(at("2004-03-10"), None)], 0, 0),
        ([(at("2009-12-01"), fate())], 0, 0),
    ],
)
def test_what_is_waited_for_after_the_window(
    rows: list[tuple[Option, Outcome | None]], adoptions: int, stretches: int
) -> None:
    assert after_window(made(*rows), end=END) == (adoptions, stretches)


def test_a_later_attempt_ends_the_wait() -> None:
    again = replace(at("2008-04-01", "b"), cluster="a")
    assert after_window(made((at("2004-03-10"), fate()), (again, fate(name="b"))), end=END) == (0, 4 + 1)
