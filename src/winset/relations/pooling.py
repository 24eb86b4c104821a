"""Partial pooling over the periods of one series: a thin month leans on its neighbours, a full one on itself.

A series is pooled with itself only, never with other pairs, so that a number does not depend on what else was asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from winset.relations.arrays import Floats, Ints
from winset.relations.special import normal_quantile

__all__ = ["PooledMeans", "beta_prior", "pooled_means"]

_WEAK_RHO: Final = 0.1
"""Intra-period correlation assumed before any data; worth `_WEAK_FREEDOM` periods."""
_WEAK_FREEDOM: Final = 4.0
_RHO_RANGE: Final = (1 / 500, 1 / 3)
_WEAK_RATIO: Final = _WEAK_RHO / (1 - _WEAK_RHO)
"""The same correlation as variance between periods over variance within."""
_WEAK_VARIANCE: Final = 16.0
"""Variance of the Goldstein weight between happenings, assumed before any data."""


def _per_series(values: Floats, series: Ints, size: int) -> Floats:
    return np.bincount(series, weights=values, minlength=size).astype(np.float64)


def beta_prior(happenings: Floats, conflicts: Floats, series: Ints, size: int) -> Floats:
    """Beta prior of each series, estimated from its own periods by moments.

    Parameters
    ----------
    happenings, conflicts : shape (cells,), n and k of each period
    series : shape (cells,), which series a cell belongs to, 0 to size - 1
    size : number of series

    Returns
    -------
    float array, shape (size, 2): alpha and beta, both above 0

    References
    ----------
    Kleinman, J. C. (1973), Proportions with extraneous variance, JASA 68: 46-54, with weights n: the intra-period
    correlation rho is (S - p q (T - 1)) / (p q (N - sum n^2 / N - (T - 1))), S = sum n (k/n - p)^2, and
    alpha + beta = 1 / rho - 1. Numerator and denominator are topped up by a weak prior worth four periods.
    """
    n = _per_series(happenings, series, size)
    k = _per_series(conflicts, series, size)
    mean = (k + 0.5) / (n + 1)
    full = happenings > 0
    at = series[full]
    share = conflicts[full] / happenings[full]
    periods = np.bincount(at, minlength=size).astype(np.float64)
    spread = _per_series(happenings[full] * (share - mean[at]) ** 2, at, size)
    sum_sq = _per_series(happenings[full] ** 2, at, size)
    variance = mean * (1 - mean)
    freedom = np.maximum(periods - 1, 0)
    room = np.maximum(n - sum_sq / np.maximum(n, 1e-12) - freedom, 0)
    per_period = room / np.maximum(periods, 1)
    excess = spread - variance * freedom
    weak = _WEAK_FREEDOM * np.maximum(per_period, 1)
    rho = (excess / variance + _WEAK_RHO * weak) / (room + weak)
    rho = np.clip(rho, *_RHO_RANGE)
    strength = 1 / rho - 1
    return np.stack([mean * strength, (1 - mean) * strength], axis=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledMeans:
    """Mean intensity of each period, pooled over the periods of its series."""

    mean: Floats
    """Shape (cells,)."""
    low: Floats
    high: Floats


def pooled_means(
    weight: Floats,
    total: Floats,
    total_sq: Floats,
    series: Ints,
    size: int,
    *,
    interval: float,
) -> PooledMeans:
    """Normal-normal shrinkage of the mean per happening, by moments (DerSimonian and Laird 1986).

    The variance between periods is topped up by the same weak prior as in `beta_prior`.

    Parameters
    ----------
    weight, total, total_sq : shape (cells,), sums of weights, of values and of squared values
    series, size : as for `beta_prior`
    interval : probability between low and high

    Notes
    -----
    The variance of a pooled mean counts that the variance between periods is itself estimated (Morris 1983, JASA
    78: 47-55, eq. 4.2), without which the intervals are too short.
    """
    n = _per_series(weight, series, size)
    grand = _per_series(total, series, size) / np.maximum(n, 1e-12)
    safe = np.maximum(weight, 1e-12)
    own = np.where(weight > 0, total / safe, grand[series])
    within = np.maximum(_per_series(np.where(weight > 0, total_sq - total * own, 0), series, size), 0)
    periods = np.bincount(series, weights=weight > 0, minlength=size)
    variance = (within + _WEAK_FREEDOM * _WEAK_VARIANCE) / (np.maximum(n - periods, 0) + _WEAK_FREEDOM)
    spread = _per_series(weight * (own - grand[series]) ** 2, series, size)
    room = n - _per_series(weight**2, series, size) / np.maximum(n, 1e-12)
    freedom = np.maximum(periods - 1, 0)
    room = np.maximum(room - freedom, 0)
    weak = _WEAK_FREEDOM * np.maximum(room / np.maximum(periods, 1), 1)
    between = (spread - freedom * variance + weak * _WEAK_RATIO * variance) / (room + weak)
    between = np.maximum(between, variance * _RHO_RANGE[0])
    v, tau, whole = variance[series], between[series], np.maximum(n[series], 1e-12)
    trust = tau * weight / (tau * weight + v)
    mean = trust * own + (1 - trust) * grand[series]
    lean = (1 - trust) * (own - grand[series])
    doubt = 2 * lean**2 / (freedom[series] + _WEAK_FREEDOM)
    sd = np.sqrt(tau * (1 - trust) + (1 - trust) ** 2 * v / whole + doubt)
    half = normal_quantile(0.5 + interval / 2) * sd
    return PooledMeans(mean=mean, low=mean - half, high=mean + half)
