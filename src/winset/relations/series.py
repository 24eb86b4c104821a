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
from winset.relations.special import beta_quantile

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
    level: Level
    """Conflict share as it could be known at the end of the period: uses nothing later."""
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
        name = "month" if cells.unit == "month" else "period"
        out = []
        for j, i in enumerate(cells.series):
            source, target, issue = cells.keys[i]
            empty = cells.happenings[j] == 0
            out.append(
                {
                    "source": source,
                    "target": target,
                    "issue": issue or None,
                    name: period_label(cells.period[j], cells.unit),
                    "happenings": float(cells.happenings[j]),
                    "conflict_share": None if empty else float(self.conflict_share[j]),
                    "low": None if empty else float(self.low[j]),
                    "high": None if empty else float(self.high[j]),
                    "intensity": None if empty else float(self.intensity.mean[j]),
                    "intensity_low": None if empty else float(self.intensity.low[j]),
                    "intensity_high": None if empty else float(self.intensity.high[j]),
                    "level": float(self.level.mean[j]),
                    "level_low": float(self.level.low[j]),
                    "level_high": float(self.level.high[j]),
                },
            )
        return out


def series(of: Cells, *, scope: str = "bilateral", interval: float = 0.9, reason: str | None = None) -> Series:
    """Conflict share, intensity and level of every cell.

    Parameters
    ----------
    of : counts of one scope only
    scope : which scope the counts are of; a label
    interval : probability between low and high
    reason : said when there is no cell; `NO_EVENTS` where none is given

    Notes
    -----
    Share and intensity are pooled over all periods of `of`: for an as-of date pass the cells known by then.
    """
    size = len(of.keys)
    prior = beta_prior(of.happenings, of.conflicts, of.series, size)
    a = prior[of.series, 0] + of.conflicts
    b = prior[of.series, 1] + np.maximum(of.happenings - of.conflicts, 0)
    tail = (1 - interval) / 2
    return Series(
        cells=of,
        conflict_share=a / (a + b),
        low=beta_quantile(tail, a, b),
        high=beta_quantile(1 - tail, a, b),
        intensity=pooled_means(of.happenings, of.intensity_sum, of.intensity_sumsq, of.series, size, interval=interval),
        level=level(of, interval=interval),
        prior=prior,
        scope=scope,
        interval=interval,
        reason=(reason or NO_EVENTS) if of.period.size == 0 else None,
    )
