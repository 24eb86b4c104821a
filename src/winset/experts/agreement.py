"""How far raters agree, beyond chance: Krippendorff's alpha.

References
----------
Krippendorff 2011, *Computing Krippendorff's Alpha-Reliability*; Krippendorff 2019, *Content Analysis*, chapter 12.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from winset.errors import BadInput, Problem, UnknownName

__all__ = ["Agreement", "agreement", "krippendorff_alpha"]

Floats = NDArray[np.float64]
_FEWEST: Final = 5
"""Units below which drawing them again says nothing."""


def krippendorff_alpha(data: ArrayLike, level: str) -> float:
    """Agreement of raters on units: 1 is perfect, 0 is what chance gives, below 0 is systematic disagreement.

    Parameters
    ----------
    data : shape (raters, units), NaN where a rater did not rate a unit; units with one rating do not count
    level : `nominal`, `ordinal`, `interval` or `ratio`

    Returns
    -------
    at most 1; NaN where no unit has two ratings or all ratings are the same, because nothing can then be said

    Raises
    ------
    UnknownName
        another level.
    BadInput
        data without two axes, or infinite; negative values at ratio level.
    """
    if level not in _DISTANCES:
        raise UnknownName("level of measurement", level, tuple(_DISTANCES))
    table = np.asarray(data, dtype=np.float64)
    if table.ndim != 2 or np.isinf(table).any():  # noqa: PLR2004 - raters x units
        raise BadInput([Problem(file="data", code="bad-shape", what="must be raters x units, finite, NaN for missing")])
    if level == "ratio" and (table < 0.0).any():
        raise BadInput([Problem(file="data", code="negative", what="has negative values, which a ratio scale has not")])
    rated = ~np.isnan(table)
    table, rated = table[:, rated.sum(axis=0) > 1], rated[:, rated.sum(axis=0) > 1]
    values, index = np.unique(table[rated], return_inverse=True)
    counts = np.zeros((table.shape[1], len(values)))
    np.add.at(counts, (np.nonzero(rated)[1], index), 1.0)
    raters = counts.sum(axis=1)
    coincidences = (counts / np.maximum(raters - 1.0, 1.0)[:, None]).T @ counts
    coincidences -= np.diag((counts / np.maximum(raters - 1.0, 1.0)[:, None]).sum(axis=0))
    totals = coincidences.sum(axis=1)
    distance = _DISTANCES[level](values, totals)
    expected = float(totals @ distance @ totals)
    if expected <= 0.0:
        return float("nan")
    return float(1.0 - (totals.sum() - 1.0) * (coincidences * distance).sum() / expected)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Krippendorff's alpha with the range that other units could have given."""

    alpha: float
    low: float
    """5 % of the draws; NaN where too few of them say anything."""
    high: float
    """95 %."""
    raters: int
    units: int
    """Units with at least two ratings."""


def agreement(data: ArrayLike, level: str, *, draws: int = 1000, seed: int = 0) -> Agreement:
    """Alpha and its 5 to 95 % bootstrap interval: the units are drawn again with replacement.

    Parameters
    ----------
    data, level : as for `krippendorff_alpha`
    draws : how often the units are drawn
    seed : of the draws

    References
    ----------
    Efron and Tibshirani 1993, *An Introduction to the Bootstrap*, chapter 13 (percentile interval).
    """
    alpha = krippendorff_alpha(data, level)
    table = np.asarray(data, dtype=np.float64)
    table = table[:, (~np.isnan(table)).sum(axis=0) > 1]
    rng = np.random.default_rng(seed)
    units = table.shape[1]
    if units < _FEWEST:
        return Agreement(alpha=alpha, low=float("nan"), high=float("nan"), raters=len(table), units=units)
    places = rng.integers(0, units, (draws, units))
    if level == "ordinal":  # its distances depend on which units were drawn
        drawn = np.array([krippendorff_alpha(table[:, row], level) for row in places])
    else:
        drawn = _redrawn(table, level, np.stack([np.bincount(row, minlength=units) for row in places]))
    known = drawn[~np.isnan(drawn)]
    low, high = np.quantile(known, [0.05, 0.95]) if len(known) > draws / 2 else (float("nan"), float("nan"))
    return Agreement(alpha=alpha, low=float(low), high=float(high), raters=len(table), units=units)


def _redrawn(table: Floats, level: str, times: NDArray[np.int64]) -> Floats:
    """Alpha for units drawn `times` (draws, units), at a level whose distances do not depend on the draw."""
    rated = ~np.isnan(table)
    values, index = np.unique(table[rated], return_inverse=True)
    counts = np.zeros((table.shape[1], len(values)))
    np.add.at(counts, (np.nonzero(rated)[1], index), 1.0)
    distance = _DISTANCES[level](values, counts.sum(axis=0))
    raters = counts.sum(axis=1)
    apart = counts @ distance @ counts.T
    observed = times @ (np.diag(apart) / (raters - 1.0))
    expected = np.einsum("du,uv,dv->d", times, apart, times, optimize=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        alpha = 1.0 - (times @ raters - 1.0) * observed / expected
    return np.asarray(np.where(expected > 0.0, alpha, np.nan), dtype=np.float64)


def _nominal(values: Floats, _: Floats) -> Floats:
    return np.asarray(values[:, None] != values, dtype=np.float64)


def _ordinal(_: Floats, totals: Floats) -> Floats:
    """Squared number of ratings from the middle of one rank to the middle of another."""
    middle = np.cumsum(totals) - totals / 2.0
    return np.asarray((middle[:, None] - middle) ** 2)


def _interval(values: Floats, _: Floats) -> Floats:
    return np.asarray((values[:, None] - values) ** 2)


def _ratio(values: Floats, _: Floats) -> Floats:
    total = values[:, None] + values
    return np.asarray((np.divide(values[:, None] - values, total, out=np.zeros_like(total), where=total > 0.0)) ** 2)


_DISTANCES: Final[Mapping[str, Callable[[Floats, Floats], Floats]]] = {
    "nominal": _nominal,
    "ordinal": _ordinal,
    "interval": _interval,
    "ratio": _ratio,
}
