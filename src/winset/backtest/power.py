"""What these data could show at all: the smallest differences that would be found four times in five."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from winset.bargaining.arrays import Bools, Floats, Ints
from winset.relations.spearman import spearman

__all__ = ["Power", "auc_error", "power"]

REFERENCE: Final = 0.7
"""AUC at which the error is taken: that of a useful predictor."""
BOTH_TAILS: Final = 2.802
"""1.960 + 0.842: two-sided 5 %, power 80 %."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """Smallest detectable differences of an AUC, counting each idea once."""

    with_adoption: int
    """Ideas of which an option was adopted."""
    without: int
    """Ideas of which none was."""
    from_chance: float | None
    """Smallest distance of an AUC from one half that would be found; None where one of the counts is 0."""
    between: float | None
    """Smallest difference between the index and ambition on the same options."""
    correlation: float
    """Rank correlation of the two on the data."""


def power(adopted: Bools, cluster: Ints, index: Floats, ambition: Floats) -> Power:
    """Power of a comparison of two predictors on options in clusters.

    Parameters
    ----------
    adopted, cluster, index, ambition : shape (n,), one row an option
    """
    groups = [adopted[cluster == c].any() for c in np.unique(cluster)]
    yes, no = sum(bool(g) for g in groups), sum(not g for g in groups)
    correlation = spearman(index, ambition)
    correlation = 0.0 if math.isnan(correlation) else correlation
    if not yes or not no:
        return Power(with_adoption=yes, without=no, from_chance=None, between=None, correlation=correlation)
    error = auc_error(REFERENCE, yes, no)
    paired = error * (2.0 * (1.0 - min(max(correlation, 0.0), 1.0))) ** 0.5
    return Power(
        with_adoption=yes,
        without=no,
        from_chance=min(BOTH_TAILS * error, 0.5),
        between=min(BOTH_TAILS * paired, 1.0),
        correlation=correlation,
    )


def auc_error(value: float, yes: int, no: int) -> float:
    """Standard error of an AUC.

    References
    ----------
    Hanley and McNeil 1982, *The meaning and use of the area under a ROC curve*, Radiology 143, p. 32; for two on the
    same cases Hanley and McNeil 1983, Radiology 148 (the areas' correlation is taken as that of the scores).
    """
    q1, q2 = value / (2.0 - value), 2.0 * value**2 / (1.0 + value)
    variance = value * (1.0 - value) + (yes - 1) * (q1 - value**2) + (no - 1) * (q2 - value**2)
    return float((variance / (yes * no)) ** 0.5)
