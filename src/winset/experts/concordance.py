"""How far judges put things in the same order: Kendall's W.

References
----------
Kendall and Babington Smith 1939, *The Problem of m Rankings* (Annals of Mathematical Statistics 10); Siegel 1956,
*Nonparametric Statistics for the Behavioral Sciences*, chapter 9 (ties, and the chi-square approximation).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from winset.errors import BadInput, Problem
from winset.experts.chance import chi_square_above

__all__ = ["Concordance", "kendall_w", "ranks_of"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concordance:
    """Agreement of several orders."""

    w: float
    """0 (none) to 1 (all the same); NaN where nobody distinguishes anything."""
    judges: int
    things: int
    p: float
    """Probability of a W at least as high by chance (chi-square with things - 1 degrees of freedom: rough below 8
    things)."""


def kendall_w(ratings: ArrayLike) -> Concordance:
    """Concordance of complete ratings, with the correction for ties.

    Parameters
    ----------
    ratings : shape (judges, things), any numbers: only their order in each row counts; judges with a NaN are left out

    Raises
    ------
    BadInput : data without two axes, or fewer than two complete judges or two things
    """
    table = np.asarray(ratings, dtype=np.float64)
    table = table[~np.isnan(table).any(axis=1)] if table.ndim == 2 else table  # noqa: PLR2004 - judges x things
    if table.ndim != 2 or min(table.shape) < 2:  # noqa: PLR2004 - two of each
        what = "must be judges x things, with two things and two judges who rated them all"
        raise BadInput([Problem(file="ratings", code="bad-shape", what=what)])
    judges, things = table.shape
    ranks = np.stack([ranks_of(row) for row in table])
    spread = float(((ranks.sum(axis=0) - judges * (things + 1) / 2) ** 2).sum())
    ties = sum(float((counts**3 - counts).sum()) for counts in (_sizes(row) for row in table))
    most = judges**2 * (things**3 - things) / 12 - judges * ties / 12
    if most <= 0.0:
        return Concordance(w=float("nan"), judges=judges, things=things, p=float("nan"))
    w = spread / most
    return Concordance(w=w, judges=judges, things=things, p=chi_square_above(judges * (things - 1) * w, things - 1))


def ranks_of(values: ArrayLike) -> Floats:
    """Ranks from 1, the smallest first; equal values share the mean of their ranks. Shape (n,) to (n,)."""
    row = np.asarray(values, dtype=np.float64)
    _, index, counts = np.unique(row, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts - 1) / 2.0)[index], dtype=np.float64)


def _sizes(row: Floats) -> Floats:
    return np.unique(row, return_counts=True)[1].astype(np.float64)
