"""Kendall's W on published and hand-made orders."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import friedmanchisquare, rankdata

from winset.errors import BadInput
from winset.experts import kendall_w
from winset.experts.concordance import ranks_of


def test_siegel_1956_three_executives_rank_six_applicants() -> None:
    found = kendall_w([[1, 6, 3, 2, 5, 4], [1, 5, 6, 4, 2, 3], [6, 3, 2, 5, 4, 1]])
    assert round(found.w, 2) == 0.16
    assert (found.judges, found.things) == (3, 6)


def test_the_same_order_is_one_and_opposite_orders_are_nothing() -> None:
    assert kendall_w([[1, 2, 3], [10, 20, 30]]).w == 1
    assert kendall_w([[1, 2, 3], [3, 2, 1]]).w == 0
    assert np.isnan(kendall_w([[1, 1, 1], [2, 2, 2]]).w)


@given(st.integers(0, 10_000))
def test_w_is_friedmans_statistic_scaled(seed: int) -> None:
    rng = np.random.default_rng(seed)
    table = rng.integers(0, 5, (5, 6)).astype(float)
    found = kendall_w(table)
    statistic, p = friedmanchisquare(*table.T)
    assert found.w == pytest.approx(statistic / (5 * 5))
    assert found.p == pytest.approx(p)


@given(st.lists(st.integers(-3, 3), min_size=1, max_size=12))
def test_ranks_are_those_of_a_reference(values: list[int]) -> None:
    np.testing.assert_array_equal(ranks_of(values), rankdata(values))


def test_judges_who_left_something_out_do_not_count() -> None:
    assert kendall_w([[1, 2, 3], [1, 2, 3], [3, np.nan, 1]]).judges == 2
    with pytest.raises(BadInput, match="two judges"):
        kendall_w([[1, 2, 3], [np.nan, 2, 3]])
    with pytest.raises(BadInput, match="judges x things"):
        kendall_w([1, 2, 3])
