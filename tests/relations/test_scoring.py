from __future__ import annotations

from datetime import date

import pytest

from winset.model import TurningPoint
from winset.relations.scoring import score_shifts
from winset.relations.shifts import Shift

COVERED = (date(2010, 1, 1), date(2019, 12, 31))


def shift(day: str, direction: str) -> Shift:
    return Shift(date=day, first=day, last=day, direction=direction, before=0.1, after=0.2, size=0.1, low=0.0,
                 high=0.2, drivers=())  # fmt: skip


def known(day: str, direction: str) -> TurningPoint:
    return TurningPoint(date=day, dyad=("FRA", "DEU"), direction=direction, what=day, kind="level-shift", source="",
                        known_from=day)  # fmt: skip


def test_a_turn_is_found_within_the_window_and_in_its_direction_only() -> None:
    found = [shift("2012-07", "worse"), shift("2015-01", "better"), shift("2017-05", "worse")]
    rows = [known("2012-08-10", "worse"), known("2014-12-28", "worse"), known("2017-03-01", "worse")]
    score = score_shifts(found, rows, covered=COVERED)
    assert [m.found for m in score.matches] == ["2012-07", None, None]
    assert (score.hits, score.false_alarms) == (1, 2)
    assert score.alarms_per_decade == pytest.approx(2, abs=0.01)
    assert score_shifts(found, rows, covered=COVERED, window=2).hits == 2


def test_turns_outside_the_years_covered_are_not_asked_for() -> None:
    rows = [known("2009-12-31", "worse"), known("2020-01", "worse"), known("2010-01-01", "worse")]
    assert len(score_shifts([], rows, covered=COVERED).matches) == 1


def test_one_shift_may_find_two_turns_and_chance_is_counted() -> None:
    rows = [known("2018-10-30", "worse"), known("2018-11-21", "worse")]
    score = score_shifts([shift("2018-11", "worse")], rows, covered=COVERED)
    assert (score.hits, score.false_alarms) == (2, 0)
    assert score.by_chance == pytest.approx(2 * 3 / 120)


def test_a_year_is_too_coarse() -> None:
    with pytest.raises(ValueError, match="too coarse"):
        score_shifts([shift("2018", "worse")], [known("2018-10-30", "worse")], covered=COVERED)
