from __future__ import annotations

import numpy as np

from winset.relations.rituals import RitualDay, ritual_strata

FEAST = RitualDay(month=2, day=22, label="feast", since=2006)
FAIR = RitualDay(month=4, day=29, days=4, label="fair")


def months(first: str, until: str) -> np.ndarray:
    return np.arange(first, until, dtype="datetime64[M]").astype("datetime64[D]")


def test_a_ritual_marks_its_month_from_its_first_year_on() -> None:
    stratum, labels = ritual_strata(months("2005-01", "2007-01"), "month", [FEAST])
    assert labels == ("feast",)
    assert np.flatnonzero(stratum).tolist() == [13]


def test_a_ritual_across_two_months_marks_both() -> None:
    stratum, _ = ritual_strata(months("2005-01", "2006-01"), "month", [FAIR])
    assert np.flatnonzero(stratum).tolist() == [3, 4]


def test_a_period_with_two_rituals_is_a_stratum_of_its_own() -> None:
    stratum, labels = ritual_strata(months("2006-01", "2008-01")[::12], "year", [FEAST, FAIR])
    assert labels == ("fair + feast",)
    assert stratum.tolist() == [1, 1]


def test_days_are_marked_one_by_one() -> None:
    days = np.arange("2010-04-27", "2010-05-05", dtype="datetime64[D]")
    stratum, _ = ritual_strata(days, "day", [FAIR])
    assert stratum.tolist() == [0, 0, 1, 1, 1, 1, 0, 0]


def test_without_a_calendar_every_period_is_ordinary() -> None:
    stratum, labels = ritual_strata(months("2010-01", "2010-04"), "month", [])
    assert (stratum.tolist(), labels) == ([0, 0, 0], ())
