"""Spearman's rank correlation."""

from __future__ import annotations

import math

import numpy as np

from winset.relations.arrays import Floats

__all__ = ["spearman"]


def spearman(a: Floats, b: Floats) -> float:
    """Correlation of the ranks of two columns of one length, ties at their mean rank; NaN where one does not vary."""
    if a.size == 0 or np.ptp(a) == 0 or np.ptp(b) == 0:
        return math.nan
    return float(np.corrcoef(_ranks(a), _ranks(b))[0, 1])


def _ranks(values: Floats) -> Floats:
    _, at, counts = np.unique(values, return_inverse=True, return_counts=True)
    return np.asarray((np.cumsum(counts) - (counts - 1) / 2)[at], dtype=np.float64)
