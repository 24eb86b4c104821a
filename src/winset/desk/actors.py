"""Who a name is on a day, and which names of texts no table knows."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import IO

from winset.coder.mention import resolve_phrase
from winset.coder.records import unknown_names
from winset.desk.coding import records_of
from winset.errors import CaseError
from winset.model import Actor, is_partial_date
from winset.store import CaseFolder

__all__ = ["actor_named", "unknown_in_case", "unknown_in_lines"]


def actor_named(name: str, day: str | None = None) -> Actor | None:
    """The actor that a name or a phrase means on a day (a partial date); None for one that no table knows.

    Raises
    ------
    CaseError : the day is no date
    """
    if day is not None and not is_partial_date(day):
        raise CaseError(f"{day!r} is no date; write it like 2021-02-01, 2021-02 or 2021")
    return resolve_phrase(name, day)


def unknown_in_lines(stream: IO[bytes]) -> list[tuple[str, int]]:
    """Names in the places of actors that no table knows, in JSON lines with `text`; the most frequent first."""
    return unknown_names(records_of(stream))


def unknown_in_case(path: Path | str, *, without: Collection[str] = ()) -> list[tuple[str, int]]:
    """The same for the English documents of a case, but for those of some ids."""
    folder = CaseFolder.open(path)
    if not folder.layout.database.exists():
        return []
    with folder.query() as query:
        rows = query.rows("SELECT id, text, date, lang FROM documents ORDER BY id")
    return unknown_names([row for row in rows if row["id"] not in without])
