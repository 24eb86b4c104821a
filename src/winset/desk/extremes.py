"""The years with most and with least conflict in a series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

__all__ = ["YearOfConflict", "extreme_years"]

ENOUGH: Final = 12
"""Happenings from which a year is compared with others."""
_FEWEST: Final = 3
"""Years from which they are told: a highest and a lowest of two say nothing."""


class YearOfConflict(NamedTuple):
    """A year of a series."""

    year: str
    share: float
    """Share of conflict among its happenings, 0 to 1."""


def extreme_years(rows: Iterable[Mapping[str, Any]]) -> tuple[YearOfConflict, YearOfConflict] | None:
    """The years with the largest and the smallest share; None where too few years have enough happenings.

    Parameters
    ----------
    rows : of one series, as `winset relations --json` gives them: `month` or `period`, `happenings`, `conflict_share`
    """
    years: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in rows:
        years[str(row.get("month", row.get("period")))[:4]].append((row["happenings"], row["conflict_share"]))
    found = [
        YearOfConflict(year, sum(n * share for n, share in held) / total)
        for year, held in years.items()
        if (total := sum(n for n, _ in held)) >= ENOUGH
    ]
    if len(found) < _FEWEST:
        return None
    return max(found, key=lambda one: one.share), min(found, key=lambda one: one.share)
