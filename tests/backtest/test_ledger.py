"""Forecasts resolve by what is known, and only if it was open when they were written."""

from __future__ import annotations

from datetime import date

import pytest

from winset.backtest.ledger import resolved, scored
from winset.model import Case, Forecast, Outcome
from winset.testing import option, small_case


def row(
    name: str = "a", *, by: str = "2010-01-01", made: str = "2008-01-01T10:00:00+00:00", p: float = 0.7
) -> Forecast:
    return Forecast(
        id="", made=made, as_of="2007-12-31", option=name, by=by, probability=p, base=0.3, index=p, tier="ripe",
        snapshot="", engine="", previous="", sha256="",
    )  # fmt: skip


def case(*fates: tuple[str, str, str | None]) -> Case:
    return small_case(
        options=tuple(option(name) for name, _, _ in fates),
        outcomes=tuple(
            Outcome(
                option=name, adopted=adopted, adopted_date=day, what="", later_status="", window_closes="",
                known_from=day, source="", status="verified",
            )
            for name, adopted, day in fates
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("adopted", "day", "now", "state"),
    [
        ("yes", "2009-05-01", "2009-06-01", "adopted"),
        ("yes", "2009-05-01", "2009-04-01", "open"),
        ("yes", "2010-05-01", "2011-01-01", "not adopted"),
        ("yes", "2007-05-01", "2011-01-01", "void"),
        ("yes", "2010", "2011-01-01", "undecided"),
        ("yes", "2008", "2011-01-01", "undecided"),
        ("no", None, "2009-06-01", "open"),
        ("no", None, "2010-01-01", "not adopted"),
        ("partly", "2009-05-01", "2009-06-01", "open"),
        ("partly", "2009-05-01", "2010-06-01", "not adopted"),
    ],
)
def test_what_came_of_a_forecast(adopted: str, day: str | None, now: str, state: str) -> None:
    (found,) = resolved(case(("a", adopted, day)), [row()], date.fromisoformat(now))
    assert found.state == state


def test_what_is_told_only_later_is_not_known_yet() -> None:
    coarse = case(("a", "yes", "2009"))
    assert [resolved(coarse, [row()], date.fromisoformat(day))[0].state for day in ("2009-06-01", "2009-12-31")] == [
        "open", "adopted",
    ]  # fmt: skip


def test_a_forecast_of_the_past_or_of_nothing_counts_for_nothing() -> None:
    known = case(("a", "no", None))
    late = row(by="2007-12-31")
    found = resolved(known, [late, row("gone")], date(2020, 1, 1))
    assert [r.state for r in found] == ["void", "void"]


def test_scores_are_those_of_the_resolved() -> None:
    known = case(("a", "yes", "2009-05-01"), ("b", "no", None), ("c", "no", None))
    rows = [row("a", p=0.8), row("b", p=0.4), row("c", by="2030-01-01", p=0.9)]
    found = scored(known, rows, date(2012, 1, 1), draws=50)
    assert dict(found.counts) == {"adopted": 1, "not adopted": 1, "open": 1, "undecided": 0, "void": 0}
    assert found.brier.value == pytest.approx((0.2**2 + 0.4**2) / 2)
    assert found.brier_base.value == pytest.approx((0.7**2 + 0.3**2) / 2)
    assert not found.calibrated


def test_an_empty_ledger_has_no_scores() -> None:
    found = scored(case(("a", "no", None)), [], date(2012, 1, 1))
    assert found.brier.value is None
    assert found.slope.value is None
    assert not found.calibrated
