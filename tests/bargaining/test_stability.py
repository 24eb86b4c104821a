"""Stability of ranks, and ladders with other spacings."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import kendalltau

from winset.bargaining import minimax_regret, rank_correlation, ranks, recodings, top_share


def test_by_hand() -> None:
    scores = [[3, 1, 2, 0], [1, 3, 2, 2]]
    assert ranks(scores).tolist() == [[1, 3, 2, 4], [4, 1, 2, 2]]
    assert top_share(scores, top=2).tolist() == [0.5, 0.5, 1.0, 0.5]
    assert minimax_regret(scores).tolist() == [2, 2, 1, 3]


@given(arrays(float, 7, elements=st.integers(0, 4)), arrays(float, 7, elements=st.integers(0, 4)))
def test_kendall_is_that_of_a_reference(a: np.ndarray, b: np.ndarray) -> None:
    if np.ptp(a) == 0 or np.ptp(b) == 0:
        assert np.isnan(rank_correlation(a, b))
    else:
        assert rank_correlation(a, b) == pytest.approx(kendalltau(a, b).statistic, abs=1e-12)


@given(st.integers(0, 10_000))
def test_a_recoding_keeps_ends_and_order(seed: int) -> None:
    (found,) = recodings([0.0, 0.2, 0.5, 1.0], number=1, seed=seed)
    x = np.linspace(-0.5, 1.5, 41)
    y = found.level(x)
    assert (np.diff(y) >= 0).all()
    assert found.level([0.0, 1.0]).tolist() == [0.0, 1.0]
    assert found.level([-0.5, 1.5]) == pytest.approx([-0.5, 1.5])
    assert found.spread([0.5], [0.0]).tolist() == [0.0]
    assert (found.spread(x, np.full(41, 0.1)) >= 0).all()


def test_recodings_follow_the_seed_and_spread_over_the_ladder() -> None:
    one, two = (recodings([0, 0.5, 1], number=500, seed=s) for s in (1, 1))
    middles = np.array([r.level(0.5) for r in one])
    assert middles.tolist() == [float(r.level(0.5)) for r in two]
    assert middles.mean() == pytest.approx(0.5, abs=0.05)
    assert middles.std() == pytest.approx(12**-0.5, abs=0.03)
