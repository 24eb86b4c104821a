"""How much of a source's coverage a pair of countries gets, and where the source itself changes."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import Final

import numpy as np

from winset.relations.arrays import Floats
from winset.relations.cells import Cells, period_label
from winset.relations.segments import best_cuts, gaussian_cost
from winset.relations.special import beta_interval

__all__ = ["Attention", "VolumeBreak", "attention", "volume_breaks"]

_PENALTY: Final = 3.0
"""Price of a cut in units of log n: three times that of Schwarz's criterion, as news volume is autocorrelated."""

_WORTH_TELLING: Final = 1.25
"""Smallest factor, up or down, that is marked: below it counts can still be compared by eye."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """Share of all happenings of a source that one series has, cell by cell."""

    share: Floats
    """Shape (cells,), 0 to 1."""
    low: Floats
    high: Floats
    total: Floats
    """Happenings of the source in the period, shape (cells,)."""


def attention(of: Cells, everything: Cells, *, interval: float = 0.9) -> Attention:
    """Coverage-normalised attention: twice the news about everything is not twice the attention to a pair.

    Parameters
    ----------
    of : the series of interest
    everything : all happenings of the same source in the same unit, as one or more series
    interval : probability between low and high (Jeffreys)
    """
    if of.unit != everything.unit:
        raise ValueError(f"counts by {of.unit} are not compared with totals by {everything.unit}")
    periods, at = np.unique(np.concatenate([everything.period, of.period]), return_inverse=True)
    size = everything.period.size
    sums = np.bincount(at[:size], weights=everything.happenings, minlength=periods.size)
    total = sums[at[size:]].astype(np.float64)
    total = np.maximum(total, of.happenings)
    a, b = of.happenings + 0.5, total - of.happenings + 0.5
    low, high = beta_interval(interval, a, b)
    return Attention(
        share=of.happenings / np.maximum(total, 1e-12),
        low=low,
        high=high,
        total=total,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeBreak:
    """A period from which a source reports at another rate, whatever happens in the world."""

    date: str
    """First period of the new rate."""
    factor: float
    """Median volume after over median volume before, in the neighbouring stretches."""


def volume_breaks(everything: Cells, *, min_length: int = 6) -> tuple[VolumeBreak, ...]:
    """Breaks in the volume of a source: marks on every chart of counts.

    Change points of the logarithm of all happenings a period, scaled by the robust spread between neighbours.

    Parameters
    ----------
    everything : all happenings of the source, as one or more series
    min_length : least number of periods at one rate
    """
    periods, at = np.unique(everything.period, return_inverse=True)
    if periods.size < 2 * min_length:
        return ()
    volume = np.bincount(at, weights=everything.happenings)
    log = np.log(volume + 0.5)
    noise = max(1.4826 * median(np.abs(np.diff(log)).tolist()) / np.sqrt(2), 0.05)
    cuts = best_cuts(
        gaussian_cost(log / noise), log.size, penalty=_PENALTY * float(np.log(log.size)), min_length=min_length
    )
    edges = (0, *cuts, log.size)
    found = (
        VolumeBreak(
            date=period_label(periods[cut], everything.unit),
            factor=float(np.median(volume[cut:end]) / max(float(np.median(volume[begin:cut])), 0.5)),
        )
        for begin, cut, end in zip(edges, edges[1:], edges[2:], strict=False)
    )
    return tuple(b for b in found if max(b.factor, 1 / max(b.factor, 1e-9)) >= _WORTH_TELLING)
