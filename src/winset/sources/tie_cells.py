"""A tie between states or a day of a calendar, and how the cells of tables of them are read."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby
from typing import Any, Final

from winset.errors import UnknownName
from winset.model import last_day
from winset.reference.countries import by_code

__all__ = ["Found", "Tie", "day", "joined", "month", "number", "refused", "runs", "state", "whole", "year"]

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Tie:
    """One stretch or day of a calendar."""

    date: str
    """Partial date on which it begins."""
    countries: tuple[str, ...]
    """ISO3, in order: two for what binds or divides states, else one."""
    kind: str
    """`alliance`, `dispute`, `claim`, `rivalry`, `leader`, `election` or `regime`."""
    what: str
    until: str | None = None
    """Last year or month that the data set lists it for; None for what has one date."""
    judged: str | None = None
    """Last year of the data set, for what its authors judged in retrospect: nobody knew it before."""


Found = Iterator["Tie | tuple[int, str, str]"]
"""What a reader yields: a tie, or (row, reason code, sentence) where a row cannot be used."""


class _UnknownState(ValueError):
    """A code that no state of our table held."""


def refused(row: int, error: ValueError) -> tuple[int, str, str]:
    """A row that cannot be used, for the reason that a function below gave."""
    return row, "unknown-country" if isinstance(error, _UnknownState) else "bad-row", str(error)


def state(code: object, scheme: str) -> str:
    """ISO3 of the state with a code; raises ValueError where there is none."""
    found = _by_code(code, scheme)
    if not found:
        raise _UnknownState(f"no state of our table has the code {whole(code)!r}; all rows with it are left out")
    return found


@lru_cache(maxsize=4096)
def _by_code(code: object, scheme: str) -> str:
    try:
        return by_code(whole(code), scheme).iso3
    except UnknownName:
        return ""


def number(cell: object) -> float:
    """A number, 0 where there is none."""
    try:
        found = float(str(cell)) if cell is not None else 0.0
    except ValueError:
        return 0.0
    return 0.0 if math.isnan(found) else found


def whole(cell: object) -> str:
    """A cell as a person writes it: whole numbers without their fraction."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


@lru_cache(maxsize=4096)
def year(cell: object) -> int:
    """A year of four digits; raises ValueError for anything else."""
    said = whole(cell)
    if not (said.isascii() and said.isdigit() and len(said) == 4):  # noqa: PLR2004 - digits of a year
        raise ValueError(f"{said!r} is no year; write 2019")
    return int(said)


def joined(year_: object, month_: object, day_: object) -> str:
    """Partial date of three cells; an empty day or month makes it less precise."""
    found = f"{year(year_):04d}"
    for cell in (month_, day_):
        if not (said := whole(cell)):
            break
        if not (said.isascii() and said.isdigit()):
            raise ValueError(f"{said!r} is no month and no day; write a number")
        found += f"-{int(said):02d}"
    last_day(found)
    return found


def day(cell: object) -> str:
    """A day that R counts from 1970 on, or ISO 8601, or month/day/year."""
    if isinstance(cell, float) and cell.is_integer():
        return (date(1970, 1, 1) + timedelta(days=int(cell))).isoformat()
    said = str(cell).strip()
    try:
        if said.count("/") == 2:  # noqa: PLR2004 - month, day and year
            month_, day_, year_ = said.split("/")
            return date(int(year_), int(month_), int(day_)).isoformat()
        return date.fromisoformat(said[:10]).isoformat()
    except ValueError:
        raise ValueError(f"{said!r} is no day; write 2019-11-14") from None


@lru_cache(maxsize=4096)
def month(cell: object) -> int:
    """Months since the year 0 of `Feb 1947`, `1947-02` or `194702`; raises ValueError for anything else."""
    said = whole(cell)
    name, _, year_ = said.partition(" ")
    if name[:3].casefold() in _MONTHS and len(name) >= 3:  # noqa: PLR2004 - letters of a short name
        return 12 * year(year_) + _MONTHS.index(name[:3].casefold())
    digits = said.replace("-", "")
    if digits.isascii() and digits.isdigit() and len(digits) == 6 and 1 <= int(digits[4:]) <= 12:  # noqa: PLR2004 - year and month
        return 12 * int(digits[:4]) + int(digits[4:]) - 1
    raise ValueError(f"{said!r} is no month; write 2019-11")


def runs(held: Mapping[int, Any]) -> Iterator[tuple[Any, int, int]]:
    """Runs of neighbouring years or months of one value: (value, first, last)."""
    for (what, _), run in groupby(enumerate(sorted(held)), key=lambda pair: (held[pair[1]], pair[1] - pair[0])):
        found = [at for _, at in run]
        yield what, found[0], found[-1]
