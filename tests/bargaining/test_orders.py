"""Ranks with ties, and the agreement of two orders."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import kendalltau

from winset.bargaining import kendall_tau, ranks


def test_equal_scores_share_the_better_rank() -> None:
    assert ranks([[3, 1, 2, 0], [1, 3, 2, 2]]).tolist() == [[1, 3, 2, 4], [4, 1, 2, 2]]


@given(arrays(float, 7, elements=st.integers(0, 4)), arrays(float, 7, elements=st.integers(0, 4)))
def test_kendall_is_that_of_a_reference(a: np.ndarray, b: np.ndarray) -> None:
    if np.ptp(a) == 0 or np.ptp(b) == 0:
        assert np.isnan(kendall_tau(a, b))
    else:
        assert kendall_tau(a, b) == pytest.approx(kendalltau(a, b).statistic, abs=1e-12)
