"""Logistic regression with a weak prior, for many sets of weights at once."""

from __future__ import annotations

from typing import Final

import numpy as np

from winset.bargaining.arrays import Bools, Floats

__all__ = ["INTERCEPT_SD", "SLOPE_SD", "chance", "fitted"]

INTERCEPT_SD: Final = 2.5
"""Prior standard deviation of the intercept around log odds 0."""
SLOPE_SD: Final = 1.0
"""Prior standard deviation of a slope around 0, for predictors scaled to one standard deviation."""
_STEPS: Final = 50
_HALVINGS: Final = 30
_ENOUGH: Final = 1e-9


def fitted(
    x: Floats,
    y: Bools,
    weights: Floats | None = None,
    *,
    slope_sd: float = SLOPE_SD,
    intercept_sd: float = INTERCEPT_SD,
) -> Floats:
    """Coefficients with the largest posterior density, one set a row of weights.

    The prior is normal around 0: with few rows it holds the fit back, with perfect separation it keeps it finite, and
    it says nothing about the direction of a slope.

    Parameters
    ----------
    x : shape (n, p), predictors without the column of ones
    y : shape (n,)
    weights : shape (b, n), how often each row counts; None for one fit with each row once
    slope_sd, intercept_sd : standard deviations of the priors

    Returns
    -------
    shape (b, 1 + p), intercept first; b is 1 without weights

    References
    ----------
    Gelman et al. 2008, *A weakly informative default prior distribution for logistic and other regression models*,
    Annals of Applied Statistics 2(4), on why such a prior.
    """
    design = np.column_stack([np.ones(len(x)), x])
    w = np.ones((1, len(x))) if weights is None else np.asarray(weights, dtype=np.float64)
    precision = np.array([intercept_sd**-2.0] + [slope_sd**-2.0] * (design.shape[1] - 1))
    beta = np.zeros((len(w), design.shape[1]))
    value = _density(beta, design, y, w, precision)
    for _ in range(_STEPS):
        p = _sigmoid(beta @ design.T)
        slope = (w * (y - p)) @ design - beta * precision
        curve = np.einsum("bn,ni,nj->bij", w * p * (1.0 - p), design, design) + np.diag(precision)
        step = np.linalg.solve(curve, slope[:, :, None])[:, :, 0]
        for _ in range(_HALVINGS):  # a step too far is halved; the density has one peak
            new = _density(beta + step, design, y, w, precision)
            worse = new < value - _ENOUGH
            if not worse.any():
                break
            step[worse] /= 2.0
        beta = beta + step
        if float(np.abs(new - value).max(initial=0.0)) < _ENOUGH:
            break
        value = new
    return beta


def chance(beta: Floats, x: Floats) -> Floats:
    """Probability by row: coefficients (1 + p,) and predictors (n, p) give (n,)."""
    return _sigmoid(beta[0] + x @ beta[1:])


def _density(beta: Floats, design: Floats, y: Bools, w: Floats, precision: Floats) -> Floats:
    eta = beta @ design.T
    return np.asarray(
        (w * (np.where(y, eta, 0.0) - np.logaddexp(0.0, eta))).sum(axis=1) - 0.5 * (beta**2 * precision).sum(axis=1)
    )


def _sigmoid(eta: Floats) -> Floats:
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * eta)))
