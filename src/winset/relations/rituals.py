"""Days of the year on which a relation quarrels by habit, so that a habit is not taken for a shift."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from winset.relations.arrays import Days, Ints
from winset.relations.cells import period_start

__all__ = ["RitualDay", "ritual_strata"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RitualDay:
    """One entry of the calendar; a row of the case's data."""

    month: int
    """1 to 12."""
    day: int
    """1 to 31: the first day."""
    label: str
    """What happens; days of one label share one effect."""
    days: int = 1
    """Length, at least 1."""
    since: int | None = None
    """First year; None for always."""


def ritual_strata(period: Days, unit: str, rituals: Iterable[RitualDay]) -> tuple[Ints, tuple[str, ...]]:
    """Which ritual each period holds.

    Parameters
    ----------
    period : first days of the periods, shape (t,)
    unit : one of UNITS
    rituals : the calendar

    Returns
    -------
    stratum : int array, shape (t,); 0 for an ordinary period
    labels : names of strata 1, 2, ...; a period with two rituals is a stratum of its own, `a + b`
    """
    found: dict[np.datetime64, set[str]] = {}
    years = {int(str(p)[:4]) for p in period}
    for ritual in rituals:
        for year in (y for y in years if ritual.since is None or y >= ritual.since):
            begin = date(year, ritual.month, ritual.day)
            span = np.array([begin + timedelta(days=i) for i in range(ritual.days)], dtype="datetime64[D]")
            for start in set(period_start(span, unit)):
                found.setdefault(start, set()).add(ritual.label)
    names = [" + ".join(sorted(found.get(p, ()))) for p in period]
    labels = tuple(sorted(set(names) - {""}))
    number = {"": 0, **{label: i + 1 for i, label in enumerate(labels)}}
    return np.array([number[name] for name in names], dtype=np.int64), labels
