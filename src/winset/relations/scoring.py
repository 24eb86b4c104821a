"""Shifts found against shifts known: how many are found, how many are false, and what chance would give."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from winset.model import TurningPoint, first_day, last_day
from winset.relations.shifts import Shift

__all__ = ["Match", "ShiftScore", "score_shifts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One known turning point and the nearest shift found in its direction."""

    date: str
    what: str
    direction: str
    found: str | None
    """Date of the shift found within the window, or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftScore:
    """How well the shifts found agree with those known, in the years covered."""

    matches: tuple[Match, ...]
    """One for each known turning point in the years covered."""
    hits: int
    """Known turning points with a shift of their direction within the window."""
    by_chance: float
    """Hits expected if the same shifts fell on random months."""
    false_alarms: int
    """Shifts found with no known turning point of their direction within the window."""
    years: float
    """Length of the years covered."""
    window: int
    """Months to either side."""

    @property
    def alarms_per_decade(self) -> float:
        """False alarms in ten years."""
        return 10 * self.false_alarms / self.years


def score_shifts(
    found: Iterable[Shift],
    known: Iterable[TurningPoint],
    *,
    covered: tuple[date, date],
    window: int = 1,
) -> ShiftScore:
    """Score shifts against known turning points.

    Parameters
    ----------
    found : shifts of one series; quarters and years are too coarse and are refused
    known : turning points to look for, any dates
    covered : first and last day of the source
    window : months to either side that count as found

    Notes
    -----
    Several known turning points close together may be found by one shift. A known history is never complete: a false
    alarm is a shift that nobody listed.
    """
    rows = [r for r in known if covered[0] <= first_day(r.date) and last_day(r.date) <= covered[1]]
    shifts_ = [(s, _month(s.date)) for s in found]
    matches, used = [], set()
    for row in rows:
        near = [
            (abs(at - _month(row.date)), s)
            for s, at in shifts_
            if s.direction == row.direction and abs(at - _month(row.date)) <= window
        ]
        used |= {s.date for _, s in near}
        best = min(near, key=lambda pair: (pair[0], pair[1].date))[1].date if near else None
        matches.append(Match(date=row.date, what=row.what, direction=row.direction, found=best))
    months = _month(covered[1].isoformat()) - _month(covered[0].isoformat()) + 1
    chance = min(1.0, (2 * window + 1) / months)
    alike = {way: sum(s.direction == way for s, _ in shifts_) for way in ("better", "worse")}
    return ShiftScore(
        matches=tuple(matches),
        hits=sum(m.found is not None for m in matches),
        by_chance=sum(1 - (1 - chance) ** alike[row.direction] for row in rows),
        false_alarms=sum(s.date not in used for s, _ in shifts_),
        years=((covered[1] - covered[0]).days + 1) / 365.25,
        window=window,
    )


def _month(label: str) -> int:
    """Months since year 0; a year alone is refused."""
    day = first_day(label)
    if len(label) < len("2012-08"):
        raise ValueError(f"{label!r} is too coarse to be compared by month")
    return day.year * 12 + day.month
