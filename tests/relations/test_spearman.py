from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import spearmanr

from winset.relations.spearman import spearman


def test_it_is_that_of_a_reference_with_ties() -> None:
    random = np.random.default_rng(1)
    for _ in range(20):
        a, b = random.integers(0, 5, 12).astype(float), random.random(12)
        assert spearman(a, b) == pytest.approx(spearmanr(a, b).statistic)


def test_what_does_not_vary_has_no_order() -> None:
    assert math.isnan(spearman(np.ones(5), np.arange(5.0)))
    assert math.isnan(spearman(np.arange(5.0), np.ones(5)))
    assert math.isnan(spearman(np.zeros(0), np.zeros(0)))
