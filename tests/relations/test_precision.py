from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.relations.precision import newcombe, precision, sampling_plan, wilson


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_is_newcombe_s_printed_table(hits: int, total: int, low: float, high: float) -> None:
    """Newcombe (1998), Two-sided confidence intervals for the single proportion, table I, method 3."""
    found = wilson(hits, total)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("one", "two", "low", "high"),
    [((56, 70), (48, 80), 0.0524, 0.3339), ((9, 10), (3, 10), 0.1705, 0.8090), ((10, 10), (0, 10), 0.6075, 1.0)],
)
def test_a_difference_is_newcombe_s_printed_table(
    one: tuple[int, int], two: tuple[int, int], low: float, high: float
) -> None:
    """Newcombe (1998), Interval estimation for the difference, table II, method 10."""
    found = newcombe(two, one)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


def test_nothing_counted_says_nothing() -> None:
    assert (wilson(0, 0).low, wilson(0, 0).high) == (0, 1)
    assert math.isnan(wilson(0, 0).value)
    assert (newcombe((0, 0), (1, 2)).low, newcombe((0, 0), (1, 2)).high) == (-1, 1)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=4), st.integers(1, 40), st.integers(0, 5))
def test_a_plan_takes_rows_of_every_stratum_once(sizes: list[int], size: int, seed: int) -> None:
    edges = np.concatenate([[0], np.cumsum(sizes)])
    strata = {f"s{i}": np.arange(a, b) for i, (a, b) in enumerate(pairwise(edges))}
    plan = sampling_plan(strata, size, seed=seed)
    for name, rows in plan.items():
        assert set(rows.tolist()) <= set(strata[name].tolist())
        assert len(set(rows.tolist())) == rows.size >= min(2, strata[name].size)
    assert sum(rows.size for rows in plan.values()) >= min(size, sum(sizes))
    assert all((plan[name] == again).all() for name, again in sampling_plan(strata, size, seed=seed).items())


def test_one_stratum_is_plain_wilson() -> None:
    found = precision({"all": 1000}, {"all": (81, 263)})
    assert found.share.low == pytest.approx(wilson(81, 263).low, abs=2e-3)
    assert found.effective == pytest.approx(263, rel=0.01)


def test_strata_weigh_by_their_rows_and_unequal_samples_cost_precision() -> None:
    found = precision({"small": 100, "large": 900}, {"small": (45, 50), "large": (5, 10)})
    assert found.share.value == pytest.approx(0.1 * 0.9 + 0.9 * 0.5)
    assert found.effective < found.labelled == 60
    assert dict(found.strata)["large"] == wilson(5, 10)


def test_without_labels_there_is_no_precision() -> None:
    found = precision({"all": 10}, {})
    assert math.isnan(found.share.value)
    assert (found.share.low, found.share.high, found.labelled) == (0, 1, 0)
