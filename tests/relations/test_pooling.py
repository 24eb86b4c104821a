from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from winset.relations.pooling import beta_prior, pooled_means

counts = arrays(np.float64, 12, elements=st.integers(0, 30).map(float))


def test_the_prior_recovers_the_strength_that_made_the_data() -> None:
    random = np.random.default_rng(5)
    periods = 4000
    n = random.integers(1, 40, periods).astype(float)
    k = random.binomial(n.astype(int), random.beta(2.0, 6.0, periods)).astype(float)
    alpha, beta = beta_prior(n, k, np.zeros(periods, dtype=np.int64), 1)[0]
    assert alpha / (alpha + beta) == pytest.approx(0.25, abs=0.01)
    assert alpha + beta == pytest.approx(8, rel=0.1)


def test_equal_shares_pool_hard_and_scattered_shares_hardly() -> None:
    n = np.full(10, 50.0)
    zero = np.zeros(10, dtype=np.int64)
    equal = beta_prior(n, np.full(10, 20.0), zero, 1)[0].sum()
    scattered = beta_prior(n, np.tile([0.0, 40.0], 5), zero, 1)[0].sum()
    assert equal > 60
    assert scattered < 5


@given(counts, st.floats(0, 1))
def test_a_series_is_pooled_with_itself_only(n: np.ndarray, share: float) -> None:
    k = n * share
    alone = beta_prior(n, k, np.zeros(12, dtype=np.int64), 1)[0]
    n2, k2 = np.concatenate([n, [9.0, 1.0]]), np.concatenate([k, [9.0, 0.0]])
    series = np.concatenate([np.zeros(12), np.ones(2)]).astype(np.int64)
    assert beta_prior(n2, k2, series, 2)[0] == pytest.approx(alone)


@given(counts, arrays(np.float64, 12, elements=st.floats(-10, 10)))
def test_pooled_means_lie_between_own_and_common_mean(n: np.ndarray, mean: np.ndarray) -> None:
    zero = np.zeros(12, dtype=np.int64)
    found = pooled_means(n, n * mean, n * mean**2 + n, zero, 1, interval=0.9)
    if n.sum() == 0:
        return
    common = (n * mean).sum() / n.sum()
    full = n > 0
    low, high = np.minimum(mean, common)[full] - 1e-9, np.maximum(mean, common)[full] + 1e-9
    assert ((found.mean[full] >= low) & (found.mean[full] <= high)).all()
    assert (found.low <= found.high).all()


def test_pooled_intervals_cover() -> None:
    random = np.random.default_rng(11)
    series = np.repeat(np.arange(300), 24)
    true = random.normal(1.0, 1.5, series.size)
    n = random.integers(1, 12, series.size)
    values = [random.normal(m, 4.0, size) for m, size in zip(true, n, strict=True)]
    total, square = np.array([v.sum() for v in values]), np.array([(v**2).sum() for v in values])
    found = pooled_means(n.astype(float), total, square, series, 300, interval=0.9)
    covered = np.mean((found.low <= true) & (true <= found.high))
    assert 0.86 <= covered <= 0.94
