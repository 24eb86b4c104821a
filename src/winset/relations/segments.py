"""The best cut of a sequence into segments, exactly: optimal partitioning by dynamic programming."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from winset.relations.arrays import Floats, Ints

__all__ = ["Cost", "best_cuts", "binomial_cost", "gaussian_cost"]

Cost = Callable[[Ints, int], Floats]
"""`cost(starts, end)`: cost of the segments [s, end) for every s of `starts`; lower is better."""


def best_cuts(cost: Cost, size: int, *, penalty: float, min_length: int = 1) -> tuple[int, ...]:
    """Where to cut so that the sum of costs plus `penalty` per cut is least.

    Parameters
    ----------
    cost : see `Cost`
    size : length of the sequence
    penalty : price of one cut, at least 0
    min_length : least length of a segment

    Returns
    -------
    increasing positions; a cut at i starts a new segment with element i. Empty where one segment is best.

    References
    ----------
    Jackson, B. et al. (2005), An algorithm for optimal partitioning of data on an interval, IEEE Signal Processing
    Letters 12: 105-108.
    """
    best = np.full(size + 1, np.inf)
    best[0] = -penalty
    back = np.zeros(size + 1, dtype=np.int64)
    for end in range(min_length, size + 1):
        starts = np.arange(end - min_length + 1)
        starts = starts[np.isfinite(best[starts])]
        totals = best[starts] + cost(starts, end) + penalty
        choice = int(totals.argmin())
        best[end], back[end] = totals[choice], starts[choice]
    cuts = []
    at = int(back[size])
    while at > 0:
        cuts.append(at)
        at = int(back[at])
    return tuple(reversed(cuts))


def binomial_cost(happenings: Floats, conflicts: Floats) -> Cost:
    """Minus the log-likelihood of one share a segment, from cumulative sums of n and k, shape (periods,) each."""
    n, k = (np.concatenate([[0.0], np.cumsum(v)]) for v in (happenings, conflicts))

    def cost(starts: Ints, end: int) -> Floats:
        total, hits = n[end] - n[starts], k[end] - k[starts]
        return np.asarray(_entropy(hits, total) + _entropy(total - hits, total))

    return cost


def _entropy(part: Floats, whole: Floats) -> Floats:
    """- part log(part / whole), 0 where part is 0."""
    safe = np.where(part > 1e-9, part, 1.0)  # noqa: PLR2004 - rounding of cumulative sums
    return np.where(part > 1e-9, -safe * np.log(safe / np.maximum(whole, 1e-12)), 0.0)  # noqa: PLR2004 - as above


def gaussian_cost(values: Floats) -> Cost:
    """Half the squared deviations from one mean a segment, from cumulative sums; `values` in units of their sd."""
    total, square = (np.concatenate([[0.0], np.cumsum(v)]) for v in (values, values**2))

    def cost(starts: Ints, end: int) -> Floats:
        length = end - starts
        return np.asarray(
            np.maximum((square[end] - square[starts] - (total[end] - total[starts]) ** 2 / length) / 2, 0.0)
        )

    return cost
