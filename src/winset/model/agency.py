"""Agencies whose names and existence are dated in brackets: what one was called on a day."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from winset.model.dates import first_day, last_day

__all__ = ["agency_on"]

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DATE: Final = rf"(?:(?:(\d{{1,2}}) )?({'|'.join(_MONTHS)}) )?(\d{{4}})"
_ENTRY: Final = re.compile(r"^(?P<now>.+?) \((?P<inside>[^()]*)\)$")
_FROM: Final = re.compile(rf"^(?P<name>.*?),? ?from {_DATE}$")
_UNTIL: Final = re.compile(rf"^(?P<name>.*?) ?(?:(?P<since>\d{{4}}) )?to {_DATE}$")


def agency_on(entry: str, day: date) -> str | None:
    """The name of an agency on a day; None where it did not exist.

    Parameters
    ----------
    entry : a name with dated remarks in brackets, parted by semicolons: `(from 2014)`, `(to 1 July 2025)`,
        `(Defense Agency to 8 January 2007)`, `(Knowledge Economy 2008 to 2013)`, `(Finance and Economy from January
        2026)`. A remark without a date says what part of the agency it is, and is dropped.
    day : the day asked about

    Notes
    -----
    A former name without its first words (`Foreign Affairs and Trade`) takes them from the present one.
    """
    found = _ENTRY.match(entry)
    if found is None:
        return entry
    name: str | None = found["now"]
    for remark in found["inside"].split(";"):
        if (until := _UNTIL.match(remark.strip())) is not None:
            end = last_day(_iso(until[3], until[4], until[5]))
            begun = until["since"] is None or first_day(until["since"]) <= day
            if until["name"]:
                name = _whole(until["name"], found["now"]) if begun and day <= end else name
            elif day > end:
                name = None
        elif (since := _FROM.match(remark.strip())) is not None:
            begun = first_day(_iso(since[2], since[3], since[4])) <= day
            if not since["name"]:
                name = name if begun else None
            elif begun and since["name"][:1].isupper() and found["now"].startswith("Ministry"):
                name = _whole(since["name"], found["now"])
    return name


def _whole(name: str, now: str) -> str:
    """A former name with the first words of the present one, where it lacks them."""
    return f"Ministry of {name}" if now.startswith("Ministry of ") and not re.search("Ministry|Agency", name) else name


def _iso(day: str | None, month: str | None, year: str) -> str:
    parts = [year]
    if month:
        parts.append(f"{_MONTHS.index(month) + 1:02d}")
    if day:
        parts.append(f"{int(day):02d}")
    return "-".join(parts)
