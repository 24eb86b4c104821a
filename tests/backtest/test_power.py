"""What the data could show: Hanley and McNeil's error against simulation."""

from __future__ import annotations

import numpy as np
import pytest

from winset.backtest.power import auc_error, power
from winset.backtest.scores import auc


def test_the_error_is_that_of_simulated_areas() -> None:
    rng = np.random.default_rng(1)
    rate = 0.7 / 0.3  # exponential scores with this ratio of means have an area of 0.7
    yes, no = rng.exponential(rate, size=(4000, 12)), rng.exponential(1.0, size=(4000, 20))
    areas = [
        auc(np.concatenate([a, b]), np.array([True] * 12 + [False] * 20), np.ones((1, 32)))[0]
        for a, b in zip(yes, no, strict=True)
    ]
    assert np.mean(areas) == pytest.approx(0.7, abs=0.01)
    assert auc_error(0.7, 12, 20) == pytest.approx(np.std(areas), rel=0.06)


def test_ideas_count_once_and_more_of_them_show_more() -> None:
    rng = np.random.default_rng(2)
    index, ambition = rng.normal(size=40), rng.normal(size=40)
    adopted = np.arange(40) % 2 == 0
    pairs = power(adopted, np.arange(40) // 2, index, ambition)
    alone = power(adopted, np.arange(40), index, ambition)
    assert (pairs.with_adoption, pairs.without) == (20, 0)
    assert pairs.from_chance is None
    assert (alone.with_adoption, alone.without) == (20, 20)
    more = power(np.tile(adopted, 4), np.arange(160), np.tile(index, 4), np.tile(ambition, 4))
    assert alone.from_chance is not None
    assert more.from_chance is not None
    assert more.from_chance < alone.from_chance
    assert more.between is not None
    assert alone.between is not None
    assert more.between < alone.between


def test_the_same_predictor_twice_can_differ_by_nothing() -> None:
    score = np.arange(20.0)
    found = power(np.arange(20) < 8, np.arange(20), score, score)
    assert found.correlation == pytest.approx(1.0)
    assert found.between == pytest.approx(0.0)
