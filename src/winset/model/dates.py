"""Dates that are as precise as their source and no more: `2026`, `2026-03`, `2026-03-14`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

__all__ = ["first_day", "is_partial_date", "last_day", "precision"]

_SHAPE = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


def _parts(text: str) -> tuple[int, int | None, int | None]:
    found = _SHAPE.match(text)
    if found is None:
        raise ValueError(f"{text!r} is not a date like 2026, 2026-03 or 2026-03-14")
    year, month, day = found.groups()
    return int(year), None if month is None else int(month), None if day is None else int(day)


@lru_cache(maxsize=65_536)
def first_day(text: str) -> date:
    """First day that a partial date may mean; raises ValueError on anything else."""
    year, month, day = _parts(text)
    return date(year, 1 if month is None else month, 1 if day is None else day)


@lru_cache(maxsize=65_536)
def last_day(text: str) -> date:
    """Last day that a partial date may mean: the rule for `known_from`; raises ValueError on anything else."""
    year, month, day = _parts(text)
    month = 12 if month is None else month
    if day is not None:
        return date(year, month, day)
    return date(year, month, monthrange(year, month)[1])


def precision(text: str) -> str:
    """`day`, `month` or `year`."""
    _, month, day = _parts(text)
    return "day" if day is not None else "month" if month is not None else "year"


def is_partial_date(text: str) -> bool:
    """Whether the text is a real calendar date, month or year."""
    try:
        last_day(text)
    except ValueError:
        return False
    return True
