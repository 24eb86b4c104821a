"""What two sources say of one pair of countries, period by period, and how far they agree."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from winset.relations.cells import Cells, period_label
from winset.relations.precision import Proportion, newcombe
from winset.relations.spearman import spearman

__all__ = ["Comparison", "Period", "compared"]

_LEAST: Final = 3
"""Periods from which ranks are compared: two are always in one order or the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One period in which both sources have happenings."""

    label: str
    happenings: tuple[float, float]
    """Of the one source and of the other."""
    conflict_share: tuple[float, float]
    gap: Proportion
    """The other's conflict share minus the one's, with Newcombe's interval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two sources on one series."""

    periods: tuple[Period, ...]
    only: tuple[int, int]
    """Periods that the one source alone has, and the other alone."""
    volume: float
    """Rank correlation of the number of happenings over the common periods; NaN with fewer than three."""
    share: float
    """Rank correlation of the conflict share."""
    apart: int
    """Periods in which the interval of the gap excludes 0."""


def compared(one: Cells, other: Cells, *, interval: float = 0.9) -> Comparison:
    """Two sources side by side.

    Parameters
    ----------
    one, other : counts of one series each, in the same unit of time
    interval : probability of the interval of each gap
    """
    if one.unit != other.unit:
        raise ValueError(f"counts by {one.unit} are not compared with counts by {other.unit}")
    a, b = one.happenings > 0, other.happenings > 0
    common, left, right = np.intersect1d(one.period[a], other.period[b], return_indices=True)
    n = np.stack([one.happenings[a][left], other.happenings[b][right]])
    k = np.stack([one.conflicts[a][left], other.conflicts[b][right]])
    periods = tuple(
        Period(
            label=period_label(day, one.unit),
            happenings=(float(n[0, i]), float(n[1, i])),
            conflict_share=(float(k[0, i] / n[0, i]), float(k[1, i] / n[1, i])),
            gap=newcombe((k[0, i], n[0, i]), (k[1, i], n[1, i]), interval=interval),
        )
        for i, day in enumerate(common)
    )
    return Comparison(
        periods=periods,
        only=(int(a.sum()) - common.size, int(b.sum()) - common.size),
        volume=spearman(n[0], n[1]) if common.size >= _LEAST else math.nan,
        share=spearman(k[0] / n[0], k[1] / n[1]) if common.size >= _LEAST else math.nan,
        apart=sum(not period.gap.low <= 0 <= period.gap.high for period in periods),
    )
