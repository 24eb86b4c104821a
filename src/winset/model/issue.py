"""An issue as a ladder fixed in absolute words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from winset.model.dates import first_day

__all__ = ["Issue", "Level", "StatusQuo", "standing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A rung of the ladder, described in words that do not depend on the present."""

    at: float
    """0 no cooperation, 1 the fullest described, below 0 active harm."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusQuo:
    """Where things stood from a day on: a dated row, never the origin of the ladder."""

    since: str
    """Partial date."""
    level: float
    known_from: str
    text: str
    """What put it there."""
    source: str
    """Happening id or page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A subject on which countries can cooperate more or less."""

    id: str
    """Id of the package's list of issues."""
    title: str
    levels: tuple[Level, ...]
    """From lowest to highest."""
    status_quo: tuple[StatusQuo, ...]
    """In order of date; the first holds from the start of the case."""
    agencies: tuple[tuple[str, tuple[str, ...]], ...]
    """(ISO3, agencies that own the issue there)."""
    countries: tuple[str, ...] = ()
    """ISO3 of those concerned; empty means all of the case."""


def standing(issue: Issue, day: date) -> float:
    """The level at which the issue stood on the day: its last dated row by then, else its first, else 0."""
    begun = [row for row in issue.status_quo if first_day(row.since) <= day]
    row = max(begun, key=lambda r: first_day(r.since), default=next(iter(issue.status_quo), None))
    return 0.0 if row is None else row.level
