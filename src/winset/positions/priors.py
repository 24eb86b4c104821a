"""Where a player stands before any evidence: the most specific row of the table of priors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from winset.model import Prior
from winset.positions.settings import PositionSettings

__all__ = ["PriorTable", "prior_for", "prior_table"]

PriorTable = Mapping[tuple[str, str, str], Prior]
"""Priors by (country, sector, issue), each possibly `*`."""


def prior_table(priors: Sequence[Prior]) -> PriorTable:
    """The rows by their key; of two rows with one key the later one in the file holds."""
    return {(row.country, row.sector, row.issue): row for row in priors}


def prior_for(table: PriorTable, country: str, sector: str, issue: str, settings: PositionSettings) -> Prior:
    """The most specific prior: a row that names the issue beats one that names the sector, that beats the country.

    A ladder's words belong to its issue, so a mean for all issues says less than a mean for all sectors. Order:
    (country, sector, issue), (*, sector, issue), (country, *, issue), (*, *, issue), then the same with issue `*`,
    then the settings' own wide default. This is where experts' quantiles enter: as rows of this table.
    """
    for by_issue in (issue, "*"):
        for by_sector in (sector, "*"):
            for by_country in (country, "*"):
                if (row := table.get((by_country, by_sector, by_issue))) is not None:
                    return row
    low, high = settings.default_salience_range
    return Prior(
        country="*",
        sector="*",
        issue="*",
        mean=settings.default_mean,
        sd=settings.default_sd,
        salience=settings.default_salience,
        salience_low=low,
        salience_high=high,
        source="no row of the priors table matches; wide default",
    )
