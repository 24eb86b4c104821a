from __future__ import annotations

import numpy as np
import pytest

from winset.relations.chance import _critical_price, dispersion, null_penalty
from winset.relations.segments import best_cuts, binomial_cost


def test_dispersion_is_one_for_binomial_counts_and_the_variance_ratio_else() -> None:
    random = np.random.default_rng(0)
    n = np.full(3000, 20.0)
    plain = random.binomial(20, 0.3, 3000).astype(float)
    scattered = random.binomial(20, random.beta(3, 7, 3000)).astype(float)
    assert dispersion(n, plain) == pytest.approx(1.0, abs=0.1)
    assert dispersion(n, scattered) == pytest.approx(1 + 19 / 11, rel=0.12)
    assert dispersion(n[:1], plain[:1]) == 1.0


def test_the_critical_price_is_where_the_programme_stops_cutting() -> None:
    random = np.random.default_rng(7)
    n = random.poisson(6, 30).astype(float)
    k = random.binomial(n.astype(int), 0.3, size=(40, 30)).astype(float)
    for row, price in zip(k, _critical_price(n, k, 3), strict=True):
        cost = binomial_cost(n, row)
        assert best_cuts(cost, 30, penalty=price - 1e-6, min_length=3) != ()
        cuts = best_cuts(cost, 30, penalty=price + 1e-6, min_length=3)
        assert len(cuts) in {0, 3, 4, 5}


def test_rarer_alarms_cost_more() -> None:
    n, k = np.full(120, 10.0), np.full(120, 2.0)
    prices = [null_penalty(n, k, spread=1.0, min_length=3, alarm=a, seed=0) for a in (0.5, 0.1, 0.02)]
    assert prices == sorted(prices)
    assert prices[1] == null_penalty(n, k, spread=1.0, min_length=3, alarm=0.1, seed=0)
