"""Which happenings made a shift."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np

from winset.relations.arrays import Bools, Days, Floats

__all__ = ["Acts", "drivers"]

_REACH: Final = np.timedelta64(45, "D")


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """The happenings of one series, as arrays of one length."""

    ids: tuple[str, ...]
    """Ids of the happenings."""
    day: Days
    """First day of each."""
    conflict: Bools
    intensity: Floats
    """Mean Goldstein weight of each, -10 to +10."""
    reports: Floats
    """Number of reports, at least 1."""


class _Turn(Protocol):
    """What a driver needs to know of a shift."""

    @property
    def date(self) -> str: ...
    @property
    def first(self) -> str: ...
    @property
    def direction(self) -> str: ...


def drivers(acts: Acts, shift: _Turn, *, limit: int = 5) -> tuple[str, ...]:
    """Happenings of the shift's own kind around its date: conflict for the worse, the rest for the better.

    They lie between the first period in which the shift may have come and 45 days after the start of its date.
    Strongest first: absolute intensity times the logarithm of 1 + reports, then day, then id.
    """
    start = _first_day(shift.date)
    near = (acts.day >= min(_first_day(shift.first), start)) & (acts.day <= start + _REACH)
    kind = acts.conflict if shift.direction == "worse" else ~acts.conflict
    at = np.flatnonzero(near & kind)
    force = np.abs(acts.intensity[at]) * np.log1p(acts.reports[at])
    order = sorted(range(at.size), key=lambda i: (-force[i], acts.day[at[i]], acts.ids[at[i]]))
    return tuple(acts.ids[at[i]] for i in order[:limit])


def _first_day(label: str) -> np.datetime64:
    """First day of a period from its label."""
    if "-Q" in label:
        year, quarter = label.split("-Q")
        label = f"{year}-{3 * int(quarter) - 2:02d}"
    return np.datetime64(label, "D")
