"""What may leave a case: rows of sources that allow it to an audience that may have them, and a count of the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from winset.desk.desk import Desk
from winset.desk.handling import Guarded
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
    handling: str
    """Handling mark for which they stay, such as `TLP:AMBER`; empty where it is the licence."""
    kind: str
    """`documents` or `imported`."""
    rows: int


class Leaving:
    """Derived rows that may leave, read in pieces."""

    def __init__(self, query: Query, guarded: Guarded) -> None:
        self._query = query
        self._guarded = guarded

    def columns(self, kind: str) -> tuple[tuple[str, str, str], ...]:
        """(name, DuckDB type, meaning) of a table's columns."""
        return tuple((c.name, c.type, c.meaning) for c in COLUMNS[kind])

    def rows(self, kind: str) -> Iterator[dict[str, Any]]:
        """Rows whose source may be passed on and whose handling mark allows it, in a fixed order."""
        names = [name for name, _, _ in self.columns(kind) if name != "text_digest"]
        wanted = ", ".join(f'r."{name}"' for name in names)
        open_to = "redistributable AND id NOT IN (SELECT unnest($documents))"
        allowed = f"SELECT id FROM documents WHERE {open_to}"  # noqa: S608 - no word of a user
        where = {
            "documents": f"r.{open_to} ORDER BY r.id",
            "imported": "r.redistributable AND r.source_id NOT IN (SELECT unnest($sources)) "
            "ORDER BY r.data, r.row, r.event_id",
        }.get(kind, f'r.document IN ({allowed}) ORDER BY r.document, r."{names[1]}"')
        cursor = self._query.con.cursor()
        told = {"sources": list(self._guarded.sources)} if kind == "imported" else self._documents()
        result = cursor.execute(f"SELECT {wanted} FROM {kind} r WHERE {where}", told)  # noqa: S608 - closed lists
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
            found += [Withheld(kind=kind, handling="", **row) for row in rows]
        return (*found, *self._guarded_rows())

    def _documents(self) -> dict[str, list[str]]:
        return {"documents": list(self._guarded.documents)}

    def _guarded_rows(self) -> Iterator[Withheld]:
        """What the licence would let go and the handling mark does not."""
        rows = self._query.rows(
            "SELECT id, source_id AS source, source_title AS title, licence FROM documents "
            "WHERE redistributable AND id IN (SELECT unnest($documents)) ORDER BY source, id",
            self._documents(),
        )
        counted = Counter(
            (row["source"], row["title"], row["licence"], self._guarded.documents[row["id"]]) for row in rows
        )
        for (source, title, licence, mark), number in sorted(counted.items()):
            yield Withheld(
                source=source, title=title, licence=licence, handling=f"TLP:{mark}", kind="documents", rows=number
            )
        rows = self._query.rows(
            "SELECT source_id AS source, source_title AS title, licence, count(*) AS rows FROM imported "
            "WHERE redistributable AND source_id IN (SELECT unnest($sources)) GROUP BY ALL ORDER BY source",
            {"sources": list(self._guarded.sources)},
        )
        for row in rows:
            yield Withheld(kind="imported", handling=f"TLP:{self._guarded.sources[row['source']]}", **row)


@contextmanager
def leaving(desk: Desk) -> Iterator[Leaving]:
    """Open the case's derived rows as of the desk's day, for the block."""
    with desk.folder.query(desk.day) as query:
        yield Leaving(query, desk.guarded)


def sources_of(desk: Desk) -> tuple[SourceRule, ...]:
    """The `[[source]]` blocks of the case."""
    return source_rules(desk.folder.path)[0]
