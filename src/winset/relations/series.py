"""Series of a relation: share of happenings that are conflict, and mean intensity, each with count and interval.

A sum of Goldstein weights is never given: more news makes the sum larger whatever the news says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from winset.relations.arrays import Floats
from winset.relations.cells import Cells, period_label
from winset.relations.level import Level, level
from winset.relations.pooling import PooledMeans, beta_prior, pooled_means
from winset.relations.special import beta_interval

__all__ = ["NO_EVENTS", "Series", "series"]

NO_EVENTS: Final = (
    "no event data or machine-coded corpus in this case: a hand-made chronicle measures its compiler and is not counted"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One number a cell, and how it was made."""

    cells: Cells
    """The counts behind every number."""
    conflict_share: Floats
    """Posterior mean of the conflict share, pooled over the periods of its series, shape (cells,)."""
    low: Floats
    high: Floats
    """Interval of the conflict share with probability `interval`."""
    intensity: PooledMeans
    """Mean Goldstein weight per happening, -10 to +10, with the same interval."""
    level: Level | None
    """Conflict share as it could be known at the end of the period: uses nothing later. None where not asked for."""
    prior: Floats
    """Shape (series, 2): alpha and beta that each series was pooled with."""
    scope: str
    """One of SCOPES."""
    interval: float
    reason: str | None
    """Why there are no rows, or None."""
    method: str = "beta-binomial, pooled over periods by moments; level by discounted beta filter"

    def rows(self) -> list[dict[str, Any]]:
        """One record a cell, as `winset relations --json` prints it; a period without happenings has no share."""
        cells = self.cells
        shown = {
            "conflict_share": self.conflict_share,
            "low": self.low,
            "high": self.high,
            "intensity": self.intensity.mean,
            "intensity_low": self.intensity.low,
            "intensity_high": self.intensity.high,
        }
        known = (cells.happenings > 0).tolist()
        columns: dict[str, list[float | None]] = {
            name: [value if kept else None for value, kept in zip(values.tolist(), known, strict=True)]
            for name, values in shown.items()
        }
        if self.level is None:
            columns |= dict.fromkeys(("level", "level_low", "level_high"), [None] * len(known))
        else:
            low, high = self.level.bounds(self.interval)
            columns |= {"level": self.level.mean.tolist(), "level_low": low.tolist(), "level_high": high.tolist()}
        period = "month" if cells.unit == "month" else "period"
        names = ("source", "target", "issue", period, "happenings", *columns)
        head = (
            (*cells.keys[i][:2], cells.keys[i][2] or None, period_label(day, cells.unit), n)
            for i, day, n in zip(cells.series, cells.period, cells.happenings.tolist(), strict=True)
        )
        rest = zip(*columns.values(), strict=True)
        return [dict(zip(names, (*a, *b), strict=True)) for a, b in zip(head, rest, strict=True)]


def series(
    of: Cells, *, scope: str = "bilateral", interval: float = 0.9, levels: bool = True, reason: str | None = None
) -> Series:
    """Conflict share, intensity and level of every cell.

    Parameters
    ----------
    of : counts of one scope only
    scope : which scope the counts are of; a label
    interval : probability between low and high
    levels : whether to run the filter as well
    reason : said when there is no cell; `NO_EVENTS` where none is given

    Notes
    -----
    Share and intensity are pooled over all periods of `of`: for an as-of date pass the cells known by then.
    """
    size = len(of.keys)
    prior = beta_prior(of.happenings, of.conflicts, of.series, size)
    a = prior[of.series, 0] + of.conflicts
    b = prior[of.series, 1] + np.maximum(of.happenings - of.conflicts, 0)
    low, high = beta_interval(interval, a, b)
    return Series(
        cells=of,
        conflict_share=a / (a + b),
        low=low,
        high=high,
        intensity=pooled_means(of.happenings, of.intensity_sum, of.intensity_sumsq, of.series, size, interval=interval),
        level=level(of) if levels else None,
        prior=prior,
        scope=scope,
        interval=interval,
        reason=(reason or NO_EVENTS) if of.period.size == 0 else None,
    )
