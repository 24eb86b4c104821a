"""Expressions of time in a language's own forms, relative to the document's date; the patterns are in its tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

from winset.coder.when import Moment
from winset.model.dates import last_day
from winset.reference.table import toml

__all__ = ["moments"]

_WEEK: Final = timedelta(days=7)
_MONTHS: Final = 12


@cache
def _table(lang: str) -> Mapping[str, Any]:
    return toml(f"lexicon_{lang}/dates.toml")


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p) for p in _table(lang)["patterns"])


def moments(text: str, day: date | None, lang: str) -> list[Moment]:
    """The expressions of time in a sentence, left to right, without overlaps.

    Parameters
    ----------
    text : one sentence
    day : the document's date, None when it is not known
    lang : language whose patterns are read
    """
    bounds = tuple(_table(lang)["bounds"])
    taken: list[tuple[int, int]] = []
    out: list[Moment] = []
    for pattern in _patterns(lang):
        for match in pattern.finditer(text):
            if match.end() == match.start() or any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            parts = {key: value for key, value in match.groupdict().items() if value is not None}
            past, ahead = _dates(parts, day, _table(lang)["shifts"])
            after = text[match.end() : match.end() + 4]
            bound = after.startswith(bounds)
            old = "old" in parts or _old(past, ahead, parts, day)
            out.append(Moment(match.start(), match.end(), past, ahead, old and not bound, bound))
    return sorted(out, key=lambda m: m.start)


def _old(past: str | None, ahead: str | None, parts: Mapping[str, str], day: date | None) -> bool:
    if set(parts) <= {"d", "dir"}:  # a bare day is one of this month's or the last's: news, not background
        return False
    if past is None or day is None or (ahead is not None and parts.get("dir") == "ahead"):
        return False
    return last_day(past) < day - _WEEK


def _valid(year: int, month: int, number: int | None) -> str | None:
    if not 1 <= month <= _MONTHS:
        return None
    if number is None:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None


def _dates(  # noqa: PLR0911 - forms of dates are told apart in order
    parts: Mapping[str, str], day: date | None, shifts: Mapping[str, Mapping[str, int]]
) -> tuple[str | None, str | None]:
    """The date if the act is past, and if it is ahead."""
    year = _year(parts, day, shifts)
    month = int(parts["m"]) if "m" in parts else None
    number = int(parts["d"]) if "d" in parts else None
    if "rd" in parts:
        return (_shifted(day, shifts["days"][parts["rd"]]),) * 2
    if "n" in parts:
        return _ago(parts, day, shifts), None
    if "rm" in parts and day is not None:
        return (_of_month(day, shifts["months"][parts["rm"]], number),) * 2
    if year is not None:
        whole = f"{year:04}" if month is None else _valid(year, month, number)
        return whole, whole
    if day is None:
        return None, None
    if month is not None:
        return _nearest_year(month, number, day, parts)
    return _nearest_month(number, day, parts) if number is not None else (None, None)


def _year(parts: Mapping[str, str], day: date | None, shifts: Mapping[str, Mapping[str, int]]) -> int | None:
    if "era" in parts:
        count = parts["ey"]
        return shifts["eras"][parts["era"]] + (1 if count == "元" else int(count))
    if "y" in parts:
        return int(parts["y"])
    if "ry" in parts and day is not None:
        return day.year + shifts["years"][parts["ry"]]
    return None


def _shifted(day: date | None, days: int) -> str | None:
    return (day + timedelta(days=days)).isoformat() if day is not None else None


def _of_month(day: date, shift: int, number: int | None) -> str | None:
    count = day.year * _MONTHS + day.month - 1 + shift
    return _valid(count // _MONTHS, count % _MONTHS + 1, number)


def _ago(parts: Mapping[str, str], day: date | None, shifts: Mapping[str, Mapping[str, int]]) -> str | None:
    if day is None:
        return None
    count, unit = int(parts["n"]), shifts["units"][parts["u"]]
    if unit == 1:
        return _shifted(day, -count)
    if unit == 30:  # noqa: PLR2004 - months
        return _of_month(day, -count, None)
    return f"{day.year - count:04}" if count < day.year - 1000 else None


def _nearest_year(month: int, number: int | None, day: date, parts: Mapping[str, str]) -> tuple[str | None, str | None]:
    here = (month, number or 1) <= (day.month, day.day)
    before = _valid(day.year if here else day.year - 1, month, number)
    passed = (month, number or 31) < (day.month, day.day)
    after = _valid(day.year + 1 if passed else day.year, month, number)
    if parts.get("dir") in ("오는", "来る"):
        return after, after
    return before, after


def _nearest_month(number: int, day: date, parts: Mapping[str, str]) -> tuple[str | None, str | None]:
    before = _of_month(day, 0 if number <= day.day else -1, number)
    after = _of_month(day, 0 if number >= day.day else 1, number)
    return (after, after) if parts.get("dir") in ("오는", "来る") else (before, after)
