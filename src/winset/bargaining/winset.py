"""Win-sets on a line: the levels that a rule would ratify, as exact intervals, and where countries overlap."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike

from winset.bargaining.arrays import Bools, Floats, checked, flags, refuse
from winset.bargaining.consent import TOLERANCE, Rule

__all__ = ["Intervals", "interval_winset", "most_ambitious", "overlap", "rule_winset"]

Intervals = tuple[tuple[float, float], ...]
"""Open intervals (low, high) in order; two that touch stay apart, because the point between them is not in the set."""


def interval_winset(
    ideal: ArrayLike,
    status_quo: float,
    weight: ArrayLike | None = None,
    quota: float | None = None,
    veto: ArrayLike | None = None,
) -> Intervals:
    """Levels that a weighted vote with veto holders prefers to the status quo, when players want what is near.

    A player with ideal x accepts o when abs(x - o) < abs(x - q): the open interval between q and 2x - q.

    Parameters
    ----------
    ideal : shape (n,), levels
    status_quo : level
    weight : shape (n,), at least 0; None for one each
    quota : in units of weight; None for more than half
    veto : shape (n,) booleans; None for nobody

    Returns
    -------
    open intervals in order, not clipped to the ladder; empty when the status quo is in the core

    Raises
    ------
    BadNumbers
        no players, NaN, a negative weight, a quota outside 0 to the total.

    References
    ----------
    Tsebelis 2002, *Veto Players*, chapter 1; Black 1948 for the median in one dimension.
    """
    ideal = checked("ideal", ideal, ndim=1)
    q = float(checked("status_quo", status_quo, ndim=0))
    weight = np.ones(ideal.size) if weight is None else checked("weight", weight, shape=ideal.shape, low=0.0)
    held = flags("veto", veto, ideal.size)
    total = float(weight.sum())
    if quota is None:
        need = total / 2 + TOLERANCE * total
    else:
        need = float(checked("quota", quota, ndim=0, low=0.0))
        if need > total * (1.0 + TOLERANCE):
            raise refuse("quota", f"{need:g} is above the total weight {total:g}: nothing could ever pass")
        need -= TOLERANCE * total

    def passes(accepts: Bools) -> Bools:
        enough = weight @ accepts.astype(np.float64) >= need
        return np.asarray(enough & accepts[held].all(axis=0), dtype=np.bool_)

    return _sweep(ideal, q, passes)


def rule_winset(rule: Rule, ideal: ArrayLike, status_quo: float) -> Intervals:
    """Levels that every body of a rule prefers to the status quo; ideal is (players,), over the rule's rows."""
    ideal = checked("ideal", ideal, ndim=1)
    return _sweep(ideal, float(checked("status_quo", status_quo, ndim=0)), rule.ratified)


def overlap(winsets: Sequence[Intervals]) -> Intervals:
    """Levels in the win-set of every country; nothing without a country."""
    if not winsets:
        return ()
    common = winsets[0]
    for other in winsets[1:]:
        cut = [(max(a, c), min(b, d)) for a, b in common for c, d in other]
        common = tuple(sorted((low, high) for low, high in cut if low < high))
    return common


def most_ambitious(levels: ArrayLike, chance: ArrayLike, *, at_least: float = 0.8) -> float | None:
    """Highest level whose probability of ratification reaches `at_least`; None where no level does.

    Parameters
    ----------
    levels : shape (o,), levels of one ladder
    chance : shape (o,), probability that each is ratified
    """
    levels = checked("levels", levels, ndim=1)
    enough = checked("chance", chance, shape=levels.shape, low=0.0, high=1.0) >= at_least
    return float(levels[enough].max()) if enough.any() else None


def _sweep(ideal: Floats, q: float, passes: Callable[[Bools], Bools]) -> Intervals:
    """Test every end and the middle of every gap between ends; neighbouring pieces that pass are one interval."""
    other = 2.0 * ideal - q
    low, high = np.minimum(q, other), np.maximum(q, other)
    ends = np.unique(np.concatenate([[q], other]))
    middles = np.concatenate([[ends[0] - 1.0], (ends[1:] + ends[:-1]) / 2, [ends[-1] + 1.0]])
    points = np.concatenate([middles, ends])
    inside = passes((low[:, None] < points) & (points < high[:, None]))
    gaps, at_end = inside[: middles.size], inside[middles.size :]
    bounds = [-np.inf, *ends.tolist(), np.inf]
    pieces: list[tuple[float, float]] = []
    for i in np.flatnonzero(gaps).tolist():
        if pieces and pieces[-1][1] == bounds[i] and at_end[i - 1]:
            pieces[-1] = (pieces[-1][0], bounds[i + 1])
        else:
            pieces.append((bounds[i], bounds[i + 1]))
    return tuple(pieces)
