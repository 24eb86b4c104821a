"""One distribution from many experts' quantiles: a weighted mixture, linear between the quantiles.

References
----------
Cooke 1991, *Experts in Uncertainty*, chapters 11 and 12 (linear pool; the intrinsic range).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from winset.errors import BadInput, Problem
from winset.experts.weights import PROBABILITIES

__all__ = ["SEEDS_FOR_WEIGHTS", "pooled_quantiles"]

Floats = NDArray[np.float64]

SEEDS_FOR_WEIGHTS: Final = 10
"""Questions with a known answer from which performance weights mean anything (Cooke and Goossens 2008)."""


def pooled_quantiles(
    quantiles: ArrayLike,
    weights: ArrayLike,
    scale: Sequence[str],
    *,
    realisation: ArrayLike | None = None,
    overshoot: float = 0.1,
    limits: ArrayLike | None = None,
) -> Floats:
    """Quantiles of the mixture of the experts' distributions, question by question.

    Each expert's distribution is piecewise linear (on a log scale in the logarithm) between its quantiles and the ends
    of the question's range: all answers and the true value where it is known, wider by `overshoot` at either end.

    Parameters
    ----------
    quantiles : shape (e, i, 3): 5, 50 and 95 % (or (e, i, 5)); NaN where an expert gave none
    weights : shape (e,), not negative; on each question they are scaled to sum to 1 over those who answered
    scale : i times `uniform` or `log`
    realisation : shape (i,), true values, NaN where unknown
    overshoot : share of the range by which it is widened at either end
    limits : shape (i, 2), values beyond which nothing can lie; NaN for no limit

    Returns
    -------
    shape (i, 3) (or (i, 5)); NaN where nobody with a weight answered

    Raises
    ------
    BadInput : wrong shapes, or weights that are negative or not finite
    """
    table = np.array(quantiles, dtype=np.float64)
    share = np.asarray(weights, dtype=np.float64)
    if table.ndim != 3 or table.shape[2] not in PROBABILITIES or share.shape != table.shape[:1]:  # noqa: PLR2004 - (e, i, q)
        what = f"has shape {table.shape} with {share.size} weights; expected experts x questions x 3 (or 5)"
        raise BadInput([Problem(file="quantiles", code="bad-shape", what=what)])
    if not np.isfinite(share).all() or (share < 0.0).any() or len(scale) != table.shape[1]:
        what = "must be finite and not negative, with one scale for each question"
        raise BadInput([Problem(file="weights", code="bad-number", what=what)])
    questions = table.shape[1]
    truth = np.full(questions, np.nan) if realisation is None else np.array(realisation, dtype=np.float64)
    bounds = np.full((questions, 2), np.nan) if limits is None else np.array(limits, dtype=np.float64)
    levels = np.array(PROBABILITIES[table.shape[2]])
    pooled = np.full((questions, table.shape[2]), np.nan)
    for i in range(questions):
        answered = ~np.isnan(table[:, i]).any(axis=1) & (share > 0.0)
        if not answered.any():
            continue
        turn = np.log if scale[i] == "log" else np.asarray
        rows, own = turn(table[answered, i]), share[answered] / share[answered].sum()
        with np.errstate(divide="ignore", invalid="ignore"):  # a limit of 0 on a log scale is no limit
            low, high = _range(rows, turn(truth[i : i + 1]), overshoot, turn(bounds[i]))
        value = _mixture(rows, own, levels, low, high)
        pooled[i] = np.exp(value) if scale[i] == "log" else value
    return pooled


def _range(rows: Floats, truth: Floats, overshoot: float, bounds: Floats) -> tuple[float, float]:
    low, high = float(np.nanmin([rows.min(), *truth])), float(np.nanmax([rows.max(), *truth]))
    width = overshoot * (high - low)
    low, high = low - width, high + width
    if np.isfinite(bounds[0]):
        low = min(max(low, float(bounds[0])), float(rows.min()))
    if np.isfinite(bounds[1]):
        high = max(min(high, float(bounds[1])), float(rows.max()))
    return low, high


def _mixture(rows: Floats, own: Floats, levels: Floats, low: float, high: float) -> Floats:
    """Quantiles of a weighted mixture of piecewise linear distributions, exact at the corners of its own line."""
    ends = np.hstack([np.full((len(rows), 1), low), rows, np.full((len(rows), 1), high)])
    heights = np.array([0.0, *levels, 1.0])
    corners = np.unique(ends)
    if len(corners) == 1:
        return np.full(len(levels), corners[0])
    below = sum(w * _height(corners, line, heights) for w, line in zip(own, ends, strict=True))
    rising = np.maximum.accumulate(np.asarray(below, dtype=np.float64))
    return np.asarray(np.interp(levels, rising, corners), dtype=np.float64)


def _height(x: Floats, line: Floats, heights: Floats) -> Floats:
    """Distribution function of one expert at x; where quantiles coincide it jumps to the highest of them."""
    last = np.searchsorted(line, x, side="right") - 1
    last = np.clip(last, 0, len(line) - 2)
    width = line[last + 1] - line[last]
    part = np.where(width > 0.0, (x - line[last]) / np.where(width > 0.0, width, 1.0), 1.0)
    return np.asarray(heights[last] + np.clip(part, 0.0, 1.0) * (heights[last + 1] - heights[last]))
