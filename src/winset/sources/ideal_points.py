"""Ideal points of states in an assembly, as others estimated them from its votes: read from their files, never fitted.

Bailey, Strezhnev and Voeten (2017), Estimating dynamic state preferences from United Nations voting data, Journal of
Conflict Resolution 61: 430-456: one row a state and session, with `iso3c`, `session` and `IdealPoint`. Session n opens
in September of 1945 + n. An estimate uses the votes of all sessions, so one of 1990 also knows those of 2019.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from winset.errors import BadInput, Problem
from winset.sources.limits import Limits
from winset.sources.tables import fact_tables

__all__ = ["IdealPoints", "read_ideal_points"]

_NEEDED: Final = ("iso3c", "session", "IdealPoint")
_FIRST: Final = 1945
_SESSIONS: Final = 200
_LARGEST: Final = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class IdealPoints:
    """Where states stand on the one line that explains most votes; higher is nearer to the United States."""

    points: Mapping[str, Mapping[int, float]]
    """ISO3 -> year in which the session opened -> point; the unit is a standard deviation of states."""
    last: int | None
    """Last year that the estimates rest on, of any state; None without rows."""


def read_ideal_points(
    path: Path, countries: Collection[str], *, limits: Limits | None = None
) -> tuple[IdealPoints, tuple[Problem, ...]]:
    """The points of some states, and the rows that cannot be used.

    Raises
    ------
    BadInput
        The file cannot be read, or lacks a column.
    """
    limits = limits or Limits()
    tables = fact_tables(path, limits=limits)
    table = next((table for table in tables if table.columns.keys() >= set(_NEEDED)), None)
    if table is None:
        what = f"there is no table with the columns {', '.join(_NEEDED)}"
        raise BadInput([Problem(file=str(path), code="missing", what=what)])
    points: dict[str, dict[int, float]] = {country: {} for country in countries}
    problems: list[Problem] = []
    last: int | None = None
    for row, (state, session, point) in table.rows(*_NEEDED):
        try:
            year, value = _FIRST + _session(session), _point(point)
        except ValueError as error:
            problems.append(Problem(file=str(path), row=row, code="bad-row", what=str(error)))
            continue
        last = year if last is None else max(last, year)
        held = points.get(str(state).strip())
        if held is not None:
            held[year] = value
    return IdealPoints(points=points, last=last), tuple(problems[: limits.problems])


def _session(cell: object) -> int:
    said = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
    if not (said.isascii() and said.isdigit() and 1 <= int(said) <= _SESSIONS):
        raise ValueError(f"{said!r} is no number of a session; write 1 to {_SESSIONS}")
    return int(said)


def _point(cell: object) -> float:
    try:
        found = float(str(cell))
    except ValueError:
        found = math.nan
    if not abs(found) <= _LARGEST:
        raise ValueError(f"{str(cell)!r} is no ideal point; they lie within a few units of 0")
    return found
