from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from winset.relations.segments import Cost, best_cuts, binomial_cost, gaussian_cost

SIZE = 8
counts = arrays(np.float64, SIZE, elements=st.integers(0, 6).map(float))
shares = arrays(np.float64, SIZE, elements=st.sampled_from([0.0, 0.2, 0.5, 1.0]))


def price(cost: Cost, cuts: tuple[int, ...], penalty: float) -> float:
    edges = (0, *cuts, SIZE)
    return sum(float(cost(np.array([a]), b)[0]) for a, b in pairwise(edges)) + penalty * len(cuts)


def brute(cost: Cost, penalty: float, min_length: int) -> float:
    """The cheapest of all ways to cut, tried one by one."""
    found = []
    for number in range(SIZE):
        for cuts in combinations(range(1, SIZE), number):
            edges = (0, *cuts, SIZE)
            if min(np.diff(edges)) >= min_length:
                found.append(price(cost, cuts, penalty))
    return min(found)


@given(counts, shares, st.floats(0.01, 5), st.integers(1, 3))
def test_the_programme_finds_the_best_of_all_cuts(n: np.ndarray, share: np.ndarray, penalty: float, least: int) -> None:
    cost = binomial_cost(n, n * share)
    cuts = best_cuts(cost, SIZE, penalty=penalty, min_length=least)
    assert price(cost, cuts, penalty) == pytest.approx(brute(cost, penalty, least), abs=1e-9)
    assert min(np.diff((0, *cuts, SIZE))) >= least


@given(arrays(np.float64, SIZE, elements=st.floats(-5, 5)), st.floats(0.01, 5))
def test_the_programme_is_exact_for_means_too(values: np.ndarray, penalty: float) -> None:
    cost = gaussian_cost(values)
    assert price(cost, best_cuts(cost, SIZE, penalty=penalty), penalty) == pytest.approx(
        brute(cost, penalty, 1), abs=1e-9
    )


def test_binomial_cost_is_minus_the_log_likelihood() -> None:
    cost = binomial_cost(np.array([4.0, 6.0]), np.array([1.0, 2.0]))
    assert cost(np.array([0]), 2)[0] == pytest.approx(-(3 * np.log(0.3) + 7 * np.log(0.7)))
    assert cost(np.array([1]), 2)[0] == pytest.approx(-(2 * np.log(1 / 3) + 4 * np.log(2 / 3)))


def test_gaussian_cost_is_half_the_squared_deviations() -> None:
    assert gaussian_cost(np.array([1.0, 3.0, 8.0]))(np.array([0, 2]), 3).tolist() == pytest.approx([13.0, 0.0])


def test_one_level_is_not_cut() -> None:
    n = np.full(40, 10.0)
    assert best_cuts(binomial_cost(n, n * 0.3), 40, penalty=3.0) == ()
