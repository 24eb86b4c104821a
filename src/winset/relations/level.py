"""The level of conflict as it could be known at the time: a filter that only looks back.

The power steady model of Smith (1979): what is known of the share is a Beta distribution; with time it is forgotten at
a rate, and the happenings of a period are added to it. Several rates run side by side and are weighted by how well each
foretold the past so far, so that nothing is tuned on what came later.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from winset.relations.arrays import Floats
from winset.relations.cells import Cells
from winset.relations.special import beta_interval

__all__ = ["Level", "level"]

_MEMORY: Final = np.array([0.5, 0.7, 0.85, 0.93, 0.97, 1.0])
"""What is kept of the past after `_MONTH` days; 1 forgets nothing."""
_MONTH: Final = 30.4375
_START: Final = (0.5, 0.5)
"""Beta prior that everything fades back to (Jeffreys)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """Filtered conflict share at the end of each period."""

    mean: Floats
    """Shape (cells,), 0 to 1."""
    strength: Floats
    """Happenings that what is known is worth: alpha + beta of the share's Beta distribution, shape (cells,)."""
    memory: Floats
    """Shape (cells,): weighted mean of what the filter keeps over a month, 0.5 to 1."""

    def bounds(self, interval: float) -> tuple[Floats, Floats]:
        """Lower and upper end of the central interval of every cell."""
        return beta_interval(interval, self.mean * self.strength, (1 - self.mean) * self.strength)


def level(of: Cells) -> Level:
    """Filtered conflict share of every cell, from the cells at or before its period in the same series.

    References
    ----------
    Smith, J. Q. (1979), A generalization of the Bayesian steady forecasting model, JRSS B 41: 375-387.
    """
    shape = (len(of.keys), _MEMORY.size)
    a, b, score = np.full(shape, _START[0]), np.full(shape, _START[1]), np.zeros(shape)
    last = np.zeros(shape[0])
    size = of.period.size
    out_mean, out_strength, out_memory = np.empty(size), np.empty(size), np.empty(size)
    day = of.period.astype(np.int64).astype(np.float64)
    rank = np.arange(size) - of.starts[of.series]
    order = np.argsort(rank, kind="stable")
    edges = np.searchsorted(rank[order], np.arange(rank.max(initial=-1) + 2))
    for first, until in pairwise(edges):
        at = order[first:until]
        s = of.series[at] if first == 0 else np.searchsorted(of.starts, at, side="right") - 1
        kept = _MEMORY ** ((day[at] - last[s])[:, None] / _MONTH) if first else np.ones((at.size, _MEMORY.size))
        last[s] = day[at]
        n, k = of.happenings[at, None], of.conflicts[at, None]
        prior_a = kept * a[s] + (1 - kept) * _START[0]
        prior_b = kept * b[s] + (1 - kept) * _START[1]
        share = prior_a / (prior_a + prior_b)
        a[s], b[s] = prior_a + k, prior_b + (n - k)
        score[s] += k * np.log(share) + (n - k) * np.log1p(-share)
        out_mean[at], out_strength[at], out_memory[at] = _mixed(a[s], b[s], score[s])
    return Level(mean=out_mean, strength=out_strength, memory=out_memory)


def _mixed(a: Floats, b: Floats, score: Floats) -> tuple[Floats, Floats, Floats]:
    """Mean and strength of the Beta with the moments of the mixture, and the mean memory; inputs (rows, memories)."""
    weight = np.exp(score - score.max(axis=1, keepdims=True))
    weight /= weight.sum(axis=1, keepdims=True)
    mean = a / (a + b)
    square = mean * (a + 1) / (a + b + 1)
    m, m2 = (weight * mean).sum(axis=1), (weight * square).sum(axis=1)
    strength = m * (1 - m) / np.maximum(m2 - m * m, 1e-12) - 1
    return m, strength, weight @ _MEMORY
