"""The logistic fit against a general optimiser."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize

from winset.backtest.logistic import chance, fitted


@pytest.mark.parametrize("seed", range(4))
def test_the_fit_is_the_peak_of_the_penalised_likelihood(seed: int) -> None:
    rng = np.random.default_rng(seed)
    x, w = rng.normal(size=(40, 2)), rng.integers(0, 4, size=(3, 40)).astype(float)
    y = rng.random(40) < 1 / (1 + np.exp(-x[:, 0]))
    found = fitted(x, y, w, slope_sd=1.5, intercept_sd=2.0)
    design = np.column_stack([np.ones(40), x])
    for row, weights in zip(found, w, strict=True):

        def loss(b: np.ndarray, weights: np.ndarray = weights) -> float:
            eta = design @ b
            fit = (weights * (np.where(y, eta, 0.0) - np.logaddexp(0, eta))).sum()
            return float(-fit + 0.5 * (b[0] ** 2 / 4.0 + (b[1:] ** 2).sum() / 2.25))

        best = minimize(loss, np.zeros(3), method="BFGS", options={"gtol": 1e-8})
        assert row == pytest.approx(best.x, abs=1e-4)


def test_perfect_separation_stays_finite_and_nothing_to_fit_says_one_half() -> None:
    x = np.linspace(-1, 1, 20)[:, None]
    beta = fitted(x, x[:, 0] > 0)[0]
    assert np.isfinite(beta).all()
    assert beta[1] > 1.0
    nothing = fitted(np.empty((0, 1)), np.empty(0, dtype=bool))[0]
    assert chance(nothing, np.array([[3.0]]))[0] == pytest.approx(0.5)


def test_a_weight_counts_as_copies_of_the_row() -> None:
    x, y = np.array([[0.0], [1.0], [2.0]]), np.array([False, True, True])
    copied = fitted(np.repeat(x, [3, 1, 2], axis=0), np.repeat(y, [3, 1, 2]))[0]
    assert fitted(x, y, np.array([[3.0, 1.0, 2.0]]))[0] == pytest.approx(copied, abs=1e-8)
