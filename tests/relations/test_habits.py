from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import minimize_scalar

from winset.relations.habits import habit_cost, habit_effects
from winset.relations.segments import binomial_cost

STRATUM = np.array([0, 1, 0, 0, 2, 0, 1, 0])
counts = arrays(np.float64, 8, elements=st.integers(1, 20).map(float))
shares = arrays(np.float64, 8, elements=st.floats(0.05, 0.95))


@given(counts, shares, st.floats(-2, 2), st.floats(-2, 2))
def test_the_cost_is_the_least_over_all_levels(n: np.ndarray, share: np.ndarray, one: float, two: float) -> None:
    effects = np.array([0.0, one, two])
    k = n * share

    def plain(level: float) -> float:
        logit = level + effects[STRATUM]
        return float((n * np.logaddexp(0, logit) - k * logit).sum())

    found = habit_cost(n, k, STRATUM, effects)(np.array([0]), 8)[0]
    assert found == pytest.approx(minimize_scalar(plain, bounds=(-12, 12), method="bounded").fun, abs=1e-4)


@given(counts, shares)
def test_without_effects_it_is_the_plain_binomial(n: np.ndarray, share: np.ndarray) -> None:
    starts = np.array([0, 2, 5])
    plain = binomial_cost(n, n * share)(starts, 8)
    assert habit_cost(n, n * share, STRATUM, np.zeros(3))(starts, 8) == pytest.approx(plain)
    assert habit_cost(n, n * share, STRATUM, np.array([0.0, 1e-9, 0.0]))(starts, 8) == pytest.approx(plain, abs=1e-6)


def test_effects_recover_the_odds_that_made_the_data() -> None:
    stratum = np.tile([0, 0, 0, 1], 60)
    level = np.repeat([-2.0, -0.5], 120)
    n = np.full(240, 100.0)
    k = n / (1 + np.exp(-(level + 0.8 * stratum)))
    found = habit_effects(n, k, stratum, (120,), 2)
    assert found == pytest.approx([0.0, 0.8], abs=0.01)


def test_a_habit_seen_in_one_happening_says_little() -> None:
    stratum = np.array([0, 0, 0, 1])
    found = habit_effects(np.array([50.0, 50, 50, 1]), np.array([5.0, 5, 5, 1]), stratum, (), 2)
    assert 0 < found[1] < 1.5


def test_where_every_period_is_ritual_there_is_nothing_to_compare() -> None:
    assert habit_effects(np.ones(3), np.ones(3), np.ones(3, dtype=np.int64), (), 2).tolist() == [0, 0]
