"""Scores by hand and by brute force, and intervals over whole ideas."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.backtest.scores import Estimate, auc, brier, estimate, log_score, resamples, slope

ONE = np.ones((1, 4))


def test_auc_counts_pairs_in_order_with_ties_half() -> None:
    score, adopted = np.array([0.9, 0.5, 0.5, 0.1]), np.array([True, True, False, False])
    assert auc(score, adopted, ONE)[0] == pytest.approx(3.5 / 4)


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans(), st.integers(0, 3)), min_size=1, max_size=12))
def test_a_weighted_auc_is_the_auc_of_copied_rows(rows: list[tuple[int, bool, int]]) -> None:
    score, adopted, count = (np.array(column) for column in zip(*rows, strict=True))
    found = auc(score.astype(float), adopted, count[None].astype(float))[0]
    copied, kind = np.repeat(score, count), np.repeat(adopted, count)
    pairs = [(a > b) + 0.5 * (a == b) for a in copied[kind] for b in copied[~kind]]
    assert np.isnan(found) if not pairs else found == pytest.approx(np.mean(pairs))


def test_an_unknown_score_counts_as_the_mean_of_the_others() -> None:
    score, adopted = np.array([2.0, np.nan, 0.0, 1.0]), np.array([True, True, False, False])
    assert auc(score, adopted, ONE)[0] == pytest.approx((2 + 1.5) / 4)


def test_proper_scores_by_hand() -> None:
    chance, adopted = np.array([0.8, 0.5, 0.5, 0.2]), np.array([True, True, False, False])
    assert brier(chance, adopted, ONE)[0] == pytest.approx((0.04 + 0.25 + 0.25 + 0.04) / 4)
    assert log_score(chance, adopted, ONE)[0] == pytest.approx((2 * np.log(0.8) + 2 * np.log(0.5)) / 4)


def test_the_slope_is_one_for_honest_odds_and_a_half_for_doubled_ones() -> None:
    rng = np.random.default_rng(3)
    odds = rng.normal(size=20000)
    adopted = rng.random(20000) < 1 / (1 + np.exp(-odds))
    weights = np.ones((1, 20000))
    assert slope(odds, adopted, weights)[0] == pytest.approx(1.0, abs=0.05)
    assert slope(2 * odds, adopted, weights)[0] == pytest.approx(0.5, abs=0.03)


def test_resamples_draw_whole_ideas() -> None:
    cluster = np.array([0, 0, 1, 2, 2, 2])
    found = resamples(cluster, 50, seed=1)
    assert (found[0] == 1).all()
    assert (found[:, 0] == found[:, 1]).all()
    assert (found[:, 3] == found[:, 5]).all()
    assert (found[1:, [0, 2, 3]].sum(axis=1) == 3).all()


def test_an_interval_needs_something_to_resample() -> None:
    assert estimate(np.array([np.nan, 1.0])) == Estimate(value=None, low=None, high=None)
    found = estimate(np.array([0.5]))
    assert (found.value, found.low) == (0.5, None)
    assert not found.includes(0.5)
