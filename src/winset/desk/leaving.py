"""What may leave a case: rows of sources that allow it, and a count of what stays behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from winset.desk.desk import Desk
from winset.store import COLUMNS, Query, SourceRule, source_rules

__all__ = ["KINDS", "Leaving", "Withheld", "leaving", "sources_of"]

KINDS: Final = ("documents", "sentences", "events", "claims", "imported")
"""Derived tables, as the store names them."""
_CHUNK: Final = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """Rows of one source that stay behind."""

    source: str
    title: str
    licence: str
    kind: str
    """`documents` or `imported`."""
    rows: int


class Leaving:
    """Derived rows that may leave, read in pieces."""

    def __init__(self, query: Query) -> None:
        self._query = query

    def columns(self, kind: str) -> tuple[tuple[str, str, str], ...]:
        """(name, DuckDB type, meaning) of a table's columns."""
        return tuple((c.name, c.type, c.meaning) for c in COLUMNS[kind])

    def rows(self, kind: str) -> Iterator[dict[str, Any]]:
        """Rows whose source may be passed on, in a fixed order."""
        names = [name for name, _, _ in self.columns(kind) if name != "text_digest"]
        wanted = ", ".join(f'r."{name}"' for name in names)
        allowed = "SELECT id FROM documents WHERE redistributable"
        where = {
            "documents": "r.redistributable ORDER BY r.id",
            "imported": "r.redistributable ORDER BY r.data, r.row, r.event_id",
        }.get(kind, f'r.document IN ({allowed}) ORDER BY r.document, r."{names[1]}"')
        cursor = self._query.con.cursor()
        result = cursor.execute(f"SELECT {wanted} FROM {kind} r WHERE {where}")  # noqa: S608 - closed lists
        while rows := result.fetchmany(_CHUNK):
            for row in rows:
                yield dict(zip(names, row, strict=True))

    def withheld(self) -> tuple[Withheld, ...]:
        """What stays behind, by source."""
        found = []
        for kind in ("documents", "imported"):
            rows = self._query.rows(
                f"SELECT source_id AS source, source_title AS title, licence, count(*) AS rows FROM {kind} "  # noqa: S608 - two names
                "WHERE NOT redistributable GROUP BY ALL ORDER BY source"
            )
            found += [Withheld(kind=kind, **row) for row in rows]
        return tuple(found)


@contextmanager
def leaving(desk: Desk) -> Iterator[Leaving]:
    """Open the case's derived rows as of the desk's day, for the block."""
    with desk.folder.query(desk.day) as query:
        yield Leaving(query)


def sources_of(desk: Desk) -> tuple[SourceRule, ...]:
    """The `[[source]]` blocks of the case."""
    return source_rules(desk.folder.path)[0]
