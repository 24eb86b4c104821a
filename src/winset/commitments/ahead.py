"""What lies ahead of a day: dated occasions, and days that come round every year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from winset.model import Occasion, Ritual, first_day, last_day

__all__ = ["Ahead", "ahead"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """One entry of the calendar ahead."""

    id: str
    """Id of the occasion, or label and year of a ritual day."""
    start: date
    """First day that it may mean."""
    end: date
    """Last day that it may mean, or of its span."""
    kind: str
    """`ritual`, or one of OCCASION_KINDS."""
    countries: tuple[str, ...]
    what: str
    issues: tuple[str, ...]
    """Issues that it is about; empty for all."""
    touches: tuple[str, ...]
    """Sensitive subjects that it stirs."""
    status: str
    source: str


def ahead(occasions: Iterable[Occasion], rituals: Iterable[Ritual], day: date, *, days: int = 365) -> tuple[Ahead, ...]:
    """Everything from the day after `day` on for so many days, in order of time.

    Parameters
    ----------
    occasions : rows known on the day
    rituals : the calendar of yearly days; a year gives one entry for each
    day : the as-of date
    days : how far to look, at least 1
    """
    until = day + timedelta(days=days)
    found = [_of_occasion(row) for row in occasions]
    for ritual in rituals:
        found += _of_ritual(ritual, day, until)
    inside = [entry for entry in found if entry.end > day and entry.start <= until]
    return tuple(sorted(inside, key=lambda e: (e.start, e.end, e.id)))


def _of_occasion(row: Occasion) -> Ahead:
    return Ahead(
        id=row.id,
        start=first_day(row.date),
        end=last_day(row.date),
        kind=row.kind,
        countries=row.countries,
        what=row.what,
        issues=row.issues,
        touches=row.touches,
        status=row.status,
        source=row.source,
    )


def _of_ritual(ritual: Ritual, day: date, until: date) -> Iterator[Ahead]:
    for year in range(day.year, until.year + 1):
        if ritual.since is not None and year < ritual.since:
            continue
        start = date(year, ritual.month, ritual.day)
        yield Ahead(
            id=f"{ritual.label} {year}",
            start=start,
            end=start + timedelta(days=ritual.days - 1),
            kind="ritual",
            countries=ritual.countries,
            what=ritual.label,
            issues=(),
            touches=(),
            status="verified",
            source=ritual.source,
        )
