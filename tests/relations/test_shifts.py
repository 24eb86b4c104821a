from __future__ import annotations

import numpy as np
import pytest

from winset.relations.cells import Cells, cells
from winset.relations.drivers import Acts
from winset.relations.rituals import RitualDay
from winset.relations.shifts import shifts

MONTHS = np.arange("2005-01", "2015-01", dtype="datetime64[M]").astype("datetime64[D]")


def one(n: np.ndarray, k: np.ndarray, period: np.ndarray = MONTHS, unit: str = "month") -> Cells:
    return cells(source=["FRA"] * n.size, target=["DEU"] * n.size, issue=None, period=period[: n.size], happenings=n,
                 conflicts=k, intensity_sum=n, intensity_sumsq=n, unit=unit)  # fmt: skip


def drawn(share: np.ndarray, seed: int, mean: int = 12) -> Cells:
    random = np.random.default_rng(seed)
    n = random.poisson(mean, share.size).astype(float)
    return one(n, random.binomial(n.astype(int), share).astype(float))


STEP = np.repeat([0.1, 0.45, 0.1], 40)


def test_a_step_is_found_where_it_is_with_its_direction_and_size() -> None:
    found = shifts(drawn(STEP, 1))
    assert [s.direction for s in found.shifts] == ["worse", "better"]
    worse, better = found.shifts
    assert worse.first <= "2008-05" <= worse.last
    assert better.first <= "2011-09" <= better.last
    assert worse.low <= 0.35 <= worse.high
    assert worse.size == pytest.approx(worse.after - worse.before)
    assert found.reason is None


@pytest.mark.full
def test_the_intervals_hold_the_true_date_and_size_as_often_as_they_say() -> None:
    dated = sized = seen = 0
    for seed in range(60):
        for shift, date, size in zip(
            shifts(drawn(STEP, seed)).shifts, ("2008-05", "2011-09"), (0.35, -0.35), strict=False
        ):
            seen += 1
            dated += shift.first <= date <= shift.last
            sized += shift.low <= size <= shift.high
    assert seen >= 115
    assert dated / seen >= 0.85
    assert sized / seen >= 0.8


@pytest.mark.full
def test_false_alarms_are_as_rare_as_asked_for() -> None:
    alarms = [bool(shifts(drawn(np.full(120, 0.2), seed), alarm=0.1).shifts) for seed in range(70)]
    assert np.mean(alarms) <= 0.17


@pytest.mark.full
def test_scattered_counts_raise_the_bar_instead_of_alarms() -> None:
    random = np.random.default_rng(4)
    alarms = []
    for _ in range(60):
        n = random.poisson(30, 120)
        k = random.binomial(n, random.beta(2, 8, 120))
        result = shifts(one(n.astype(float), k.astype(float)))
        assert result.dispersion > 2
        alarms.append(bool(result.shifts))
    assert np.mean(alarms) <= 0.2


def test_a_habit_is_not_taken_for_a_shift() -> None:
    random = np.random.default_rng(8)
    days = np.arange("2005-01-01", "2006-12-31", dtype="datetime64[D]")
    season = [RitualDay(month=8, day=1, days=20, label="season")]
    month, day = (
        days.astype("datetime64[M]").astype(int) % 12 + 1,
        (days - days.astype("datetime64[M]")).astype(int) + 1,
    )
    inside = (month == 8) & (day <= 20)
    n = np.full(days.size, 3.0)
    k = random.binomial(3, np.where(inside, 0.7, 0.1)).astype(float)
    series = one(n, k, days, "day")
    assert any("2005-08" <= s.date < "2005-09" for s in shifts(series, min_length=7).shifts)
    with_calendar = shifts(series, rituals=season, min_length=7)
    assert with_calendar.shifts == ()
    assert dict(with_calendar.habits)["season"] > 5


def test_the_same_seed_gives_the_same_answer() -> None:
    assert shifts(drawn(STEP, 2), seed=3) == shifts(drawn(STEP, 2), seed=3)


def test_too_few_happenings_are_said_to_be_too_few() -> None:
    found = shifts(one(np.ones(8), np.zeros(8)))
    assert found.shifts == ()
    assert found.reason == "8 happenings in 8 periods are too few to look for a shift"


def test_two_series_at_once_are_refused() -> None:
    both = cells(source=["FRA", "ITA"], target=["DEU", "DEU"], issue=None, period=MONTHS[:2], happenings=[1.0, 1.0],
                 conflicts=[0.0, 0.0], intensity_sum=[1.0, 1.0], intensity_sumsq=[1.0, 1.0])  # fmt: skip
    with pytest.raises(ValueError, match="one series at a time"):
        shifts(both)


def test_a_shift_names_what_drove_it() -> None:
    acts = Acts(
        ids=("old", "visit", "recall", "protest"),
        day=np.array(["2007-01-05", "2008-05-02", "2008-05-10", "2008-05-11"], dtype="datetime64[D]"),
        conflict=np.array([True, False, True, True]),
        intensity=np.array([-10.0, 3.0, -7.0, -5.0]),
        reports=np.array([1.0, 1.0, 2.0, 1.0]),
    )
    worse = shifts(drawn(STEP, 1), acts=acts).shifts[0]
    assert worse.drivers == ("recall", "protest")
