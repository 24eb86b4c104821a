"""Read a table that ships with the package."""

from __future__ import annotations

import csv
import io
import tomllib
from datetime import date
from importlib import resources
from typing import Any, Final

from winset.model import first_day

__all__ = ["LIST_SEPARATOR", "covers", "parts", "rows", "toml"]

LIST_SEPARATOR: Final = " | "
"""Joins the members of a list inside one cell."""


def _text(name: str) -> str:
    return resources.files("winset.reference").joinpath(name).read_text(encoding="utf-8")


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV table of this package, cell by column name."""
    return list(csv.DictReader(io.StringIO(_text(name))))


def toml(name: str) -> dict[str, Any]:
    """A TOML table of this package."""
    return tomllib.loads(_text(name))


def parts(cell: str) -> tuple[str, ...]:
    """The members of a list cell; empty for an empty one."""
    return tuple(cell.split(LIST_SEPARATOR)) if cell else ()


def covers(since: str | None, until: str | None, on: date | None) -> bool:
    """Whether a half-open period [since, until) of partial dates covers a day; None means today, while it lasts."""
    if on is None:
        return until is None
    return (since is None or first_day(since) <= on) and (until is None or on < first_day(until))
