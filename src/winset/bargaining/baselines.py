"""Simple forecasts that any engine has to beat, for the same table.

References
----------
Achen 2006, *Institutional realism and bargaining models*, in Thomson et al., *The European Union Decides*, chapter 4:
the weighted mean is hard to beat; Black 1948 for the median voter.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from winset.bargaining.arrays import Floats, checked, refuse

__all__ = ["closeness", "expert_median", "weighted_mean", "weighted_median"]


def weighted_mean(position: ArrayLike, weight: ArrayLike) -> Floats:
    """Mean position on each issue, weighted by influence times salience: the compromise model.

    It is the asymmetric Nash solution for quadratic losses.

    Parameters
    ----------
    position : shape (n,) or (n, k), NaN where a player takes no position
    weight : the same shape, influence times salience, at least 0

    Returns
    -------
    shape () or (k,)
    """
    position, weight = _pair(position, weight)
    return np.asarray((np.where(np.isnan(position), 0.0, position) * weight).sum(axis=0) / weight.sum(axis=0))


def weighted_median(position: ArrayLike, weight: ArrayLike) -> Floats:
    """Position on each issue that at least half of the weight is at or below, and half at or above.

    Where exactly half lies below a gap, the middle of the gap.

    Parameters
    ----------
    position, weight : as in `weighted_mean`
    """
    position, weight = _pair(position, weight)
    columns = [_median(x, w) for x, w in zip(_columns(position), _columns(weight), strict=True)]
    return np.asarray(columns if position.ndim > 1 else columns[0])


def expert_median(estimates: ArrayLike) -> Floats:
    """Plain median of experts' estimates, ignoring those who gave none; (e,) or (e, k), NaN for none."""
    estimates = np.asarray(estimates, dtype=np.float64)
    return weighted_median(estimates, np.ones_like(estimates))


def closeness(levels: ArrayLike, forecast: float) -> Floats:
    """Score of options by a forecast level: minus the distance; with forecast = status quo the least move wins.

    Parameters
    ----------
    levels : shape (o,)
    forecast : level
    """
    return -np.abs(checked("levels", levels, ndim=1) - float(checked("forecast", forecast, ndim=0)))


def _pair(position: ArrayLike, weight: ArrayLike) -> tuple[Floats, Floats]:
    position = np.asarray(position, dtype=np.float64)
    weight = checked("weight", weight, shape=position.shape, low=0.0)
    silent = np.isnan(position)
    weight = np.where(silent, 0.0, weight)
    if not (weight.sum(axis=0) > 0.0).all():
        raise refuse("weight", "nobody with a weight takes a position", "empty")
    return position, weight


def _columns(values: Floats) -> Floats:
    return values.reshape(len(values), -1).T


def _median(position: Floats, weight: Floats) -> float:
    heard = weight > 0.0
    order = np.argsort(position[heard], kind="stable")
    x, below = position[heard][order], np.cumsum(weight[heard][order])
    half = below[-1] / 2.0
    at = int(np.searchsorted(below, half * (1.0 - 1e-12)))
    tied = abs(below[at] - half) <= 1e-12 * below[-1] and at + 1 < len(x)
    return float((x[at] + x[at + 1]) / 2.0 if tied else x[at])
