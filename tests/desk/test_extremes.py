from __future__ import annotations

from typing import Any

import pytest

from winset.desk.extremes import extreme_years


def month(label: str, happenings: int, share: float) -> dict[str, Any]:
    return {"month": label, "happenings": happenings, "conflict_share": share}


def test_months_count_by_their_happenings_and_thin_years_not_at_all() -> None:
    rows = [month("2010-01", 10, 0.2), month("2010-02", 30, 0.6), month("2011-01", 12, 0.1), month("2012-01", 40, 0.3)]
    most, least = extreme_years([*rows, month("2013-01", 11, 0.9)]) or ((), ())
    assert most == ("2010", pytest.approx(0.5))
    assert least == ("2011", pytest.approx(0.1))


def test_a_highest_and_a_lowest_of_two_say_nothing() -> None:
    assert extreme_years([month("2010-01", 50, 0.2), month("2011-01", 50, 0.4), month("2012-01", 5, 0.9)]) is None


def test_periods_of_another_length_have_another_name() -> None:
    rows = [{"period": f"{year}-Q1", "happenings": 20, "conflict_share": year / 10_000} for year in (2010, 2011, 2012)]
    most, least = extreme_years(rows) or ((), ())
    assert (most[0], least[0]) == ("2012", "2010")
