"""Roll calls of an assembly of states, such as the General Assembly of the United Nations, from CSV or R data.

One row a vote, with the columns `rcid` (roll call), `country_code` (ISO2 or ISO3), `vote` (yes, abstain, no, or 1, 2,
3) and `date`; the tables of Voeten, Strezhnev and Bailey, United Nations General Assembly Voting Data, have these once
votes and roll calls are joined. The R files `un_votes.rda` and `un_roll_calls.rda` hold the same two tables; the second
one is looked for beside the first.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from winset.errors import BadInput, Problem, UnknownName
from winset.reference.countries import by_code
from winset.sources.event_records import field_key
from winset.sources.limits import Limits
from winset.sources.r_data import r_tables

__all__ = ["RollCalls", "read_votes"]

_NEEDED: Final = ("rcid", "countrycode", "vote", "date")
_VALUES: Final = {"yes": 1.0, "1": 1.0, "abstain": 2.0, "2": 2.0, "no": 3.0, "3": 3.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class RollCalls:
    """The votes of some states, one column a state; roll calls in order of day and id."""

    day: NDArray[np.datetime64]
    """Shape (roll calls,)."""
    votes: Mapping[str, NDArray[np.float64]]
    """ISO3 -> 1 yes, 2 abstain, 3 no, NaN absent; shape (roll calls,)."""


def read_votes(
    path: Path, countries: Collection[str], *, limits: Limits | None = None
) -> tuple[RollCalls, tuple[Problem, ...]]:
    """The votes of some states, and the rows that cannot be used.

    Raises
    ------
    BadInput
        The file cannot be read, or lacks a column.
    """
    limits = limits or Limits()
    problems: list[Problem] = []
    told: dict[tuple[date, str], dict[str, float]] = {}
    for number, cells in _r_rows(path) if path.suffix.casefold() in _R else _csv_rows(path):
        said = "the row is ragged" if cells is None else _vote(cells, countries)
        if isinstance(said, str):
            problems.append(Problem(file=str(path), row=number, code="bad-vote", what=said))
        elif said is not None:
            day, call, state, value = said
            told.setdefault((day, call), {})[state] = value
    calls = sorted(told)
    votes = {state: np.array([told[call].get(state, np.nan) for call in calls]) for state in countries}
    days = np.array([day for day, _ in calls], dtype="datetime64[D]")
    return RollCalls(day=days, votes=votes), tuple(problems[: limits.problems])


_R: Final = frozenset({".rda", ".rdata"})
_CALLS: Final = "un_roll_calls.rda"


def _csv_rows(path: Path) -> Iterator[tuple[int, list[str] | None]]:
    """Line and needed cells of every row; None for cells of a ragged one."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            header = [field_key(name) for name in next(reader, [])]
            if missing := [name for name in _NEEDED if name not in header]:
                what = f"the columns {', '.join(missing)} are missing"
                raise BadInput([Problem(file=str(path), row=1, code="missing", what=what)])
            places = [header.index(name) for name in _NEEDED]
            for number, row in enumerate(reader, 2):
                yield number, [row[place] for place in places] if len(row) == len(header) else None
    except (OSError, ValueError, csv.Error) as error:
        raise BadInput(
            [Problem(file=str(path), code="unreadable", what=f"the file cannot be read: {error}")]
        ) from error


def _r_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The same from R data, the day of each roll call from the table beside it."""
    tables = list(r_tables(path))
    beside = path.with_name(_CALLS)
    if not any("date" in table for table in tables) and beside.is_file():
        tables += r_tables(beside)
    votes = next((t for t in tables if {"rcid", "country_code", "vote"} <= t.keys()), None)
    dates = next((t for t in tables if {"rcid", "date"} <= t.keys()), None)
    if votes is None or dates is None:
        what = (
            f"there is no table of votes with rcid, country_code and vote, or none of roll calls in it or in {_CALLS}"
        )
        raise BadInput([Problem(file=str(path), code="missing", what=what)])
    day_of = {_id(call): _day(day) for call, day in zip(dates["rcid"], dates["date"], strict=True)}
    columns = (votes[name] for name in ("rcid", "country_code", "vote"))
    for number, (call, state, vote) in enumerate(zip(*columns, strict=True), 1):
        yield number, [_id(call), str(state), str(vote), day_of.get(_id(call), "")]


def _id(call: object) -> str:
    return str(int(call)) if isinstance(call, float) and call.is_integer() else str(call)


def _day(day: object) -> str:
    """R counts days from 1970 on."""
    if isinstance(day, int | float) and day == day:  # noqa: PLR0124 - not a gap
        return (date(1970, 1, 1) + timedelta(days=int(day))).isoformat()
    return str(day)[:10]


def _vote(cells: list[str], countries: Collection[str]) -> tuple[date, str, str, float] | str | None:
    """Day, roll call, state and value; a sentence where they cannot be read, None for a state that is not asked for."""
    call, code, vote, day = (cell.strip() for cell in cells)
    state = _state(code)
    if state not in countries:
        return None
    if (value := _VALUES.get(vote.casefold())) is None:
        return f"{vote!r} is neither yes, abstain nor no"
    try:
        return date.fromisoformat(day), call, state, value
    except ValueError:
        return f"{day!r} is no day; write 2019-11-14"


@cache
def _state(code: str) -> str:
    for scheme in ("iso2", "iso3"):
        try:
            return by_code(code, scheme).iso3
        except UnknownName:
            continue
    return ""
