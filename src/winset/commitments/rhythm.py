"""Which meetings are due: the rhythm of each series, from the days on which it met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

import numpy as np

from winset.commitments.levels import LEVELS, level_of, series_of
from winset.model import Meeting, first_day, last_day

__all__ = ["RECENT", "Due", "due_meetings", "middle"]

RECENT: Final = 8
"""Intervals, counted from the last, that make a rhythm: a series of today is not that of twenty years ago."""
LEAST: Final = 2
"""Intervals below which there is no rhythm."""
BROKEN: Final = 3.0
"""Medians of silence after which a rhythm counts as broken off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One series of meetings: how often it met of late, and when it should meet next."""

    series: str
    """Words of its meetings, such as `foreign ministers`."""
    level: str
    """One of LEVELS."""
    countries: tuple[str, ...]
    """ISO3 of those who meet."""
    meetings: int
    """How many the record holds."""
    last: str
    """Partial date of the last."""
    last_id: str
    """Id of that meeting."""
    median_days: float | None
    """Median interval of the last RECENT intervals; None with fewer than LEAST."""
    low_days: float | None
    """Lower quartile of the same."""
    high_days: float | None
    """Upper quartile."""
    due: date | None
    """Last meeting plus the median."""
    late: date | None
    """Last meeting plus the upper quartile: later than three of four intervals."""
    overdue_days: int
    """Days since it was due, 0 where it is not."""
    state: str
    """`on time`, `due` (between due and late), `overdue`, `broken off` (silent for BROKEN medians) or `no rhythm`."""


def middle(text: str) -> date:
    """The middle day of a partial date: intervals are measured between these."""
    first, last = first_day(text), last_day(text)
    return first + (last - first) // 2


def due_meetings(meetings: Iterable[Meeting], day: date) -> tuple[Due, ...]:
    """The rhythm of each series of meetings on a day, the most overdue first within each level.

    A series is the same countries meeting under the same words. Meetings after the day are not looked at. An interval
    is one between meetings that the record holds: a meeting that no row names makes it too long.

    Parameters
    ----------
    meetings : rows known on the day
    day : the as-of date
    """
    found: dict[tuple[str, tuple[str, ...]], list[Meeting]] = {}
    for meeting in meetings:
        if middle(meeting.date) <= day:
            found.setdefault((series_of(meeting.level), tuple(sorted(meeting.countries))), []).append(meeting)
    rows = [_due(name, sorted(held, key=lambda m: (middle(m.date), m.id)), day) for (name, _), held in found.items()]
    rows.sort(key=lambda d: (LEVELS.index(d.level), -d.overdue_days, d.series, d.countries))
    return tuple(rows)


def _due(series: str, held: Sequence[Meeting], day: date) -> Due:
    days = [middle(m.date) for m in held]
    gaps = [gap for a, b in pairwise(days) if (gap := (b - a).days) > 0][-RECENT:]
    low, median, high = (
        (float(q) for q in np.quantile(gaps, (0.25, 0.5, 0.75))) if len(gaps) >= LEAST else (None, None, None)
    )
    due = None if median is None else days[-1] + timedelta(days=round(median))
    late = None if high is None else days[-1] + timedelta(days=round(high))
    silent = (day - days[-1]).days
    return Due(
        series=series,
        level=level_of(held[-1].level),
        countries=held[-1].countries,
        meetings=len(held),
        last=held[-1].date,
        last_id=held[-1].id,
        median_days=median,
        low_days=low,
        high_days=high,
        due=due,
        late=late,
        overdue_days=0 if due is None else max((day - due).days, 0),
        state=_state(day, due, late, None if median is None else silent / median),
    )


def _state(day: date, due: date | None, late: date | None, medians: float | None) -> str:
    if due is None or late is None or medians is None:
        return "no rhythm"
    if day < due:
        return "on time"
    if medians >= BROKEN:
        return "broken off"
    return "due" if day <= late else "overdue"
