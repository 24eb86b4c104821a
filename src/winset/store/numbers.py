"""Numbers that left the program, so that each can be followed back and computed again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from winset.store.db import transaction
from winset.store.disk import digest
from winset.store.written import as_json

__all__ = ["Number", "number_id", "numbers", "record_numbers"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A value as (snapshot, function, arguments), with the rows behind it."""

    snapshot: str
    """Digest of the state that it was computed from."""
    function: str
    """Name under which the program can compute it again."""
    arguments: Mapping[str, Any]
    """JSON values by name."""
    value: Any
    """JSON value: a number, a string, or a list of them."""
    support: Mapping[str, Any]
    """Which rows stand behind it, as arguments of the support query."""

    @property
    def id(self) -> str:
        """Short stable id for links."""
        return number_id(self.snapshot, self.function, self.arguments)


def number_id(snapshot: str, function: str, arguments: Mapping[str, Any]) -> str:
    """The first 16 hex digits of a digest of the three."""
    return digest(snapshot, function, as_json(arguments))[:16]


def record_numbers(con: sqlite3.Connection, new: Iterable[Number]) -> int:
    """Write down numbers, all or none; one that is already there is replaced. Returns how many."""
    rows = [(n.id, n.snapshot, n.function, as_json(n.arguments), as_json(n.value), as_json(n.support)) for n in new]
    with transaction(con):
        con.executemany("INSERT OR REPLACE INTO numbers VALUES (?, ?, ?, ?, ?, ?)", rows)
    return len(rows)


def numbers(con: sqlite3.Connection, *, snapshot: str | None = None, id: str | None = None) -> tuple[Number, ...]:  # noqa: A002 - the word of the page link
    """The numbers on record, those of one snapshot, or the one with an id; in order of id."""
    rows = con.execute(
        "SELECT snapshot, function, arguments, value, support FROM numbers "
        "WHERE (?1 IS NULL OR snapshot = ?1) AND (?2 IS NULL OR id = ?2) ORDER BY id",
        (snapshot, id),
    )
    return tuple(
        Number(snapshot=s, function=f, arguments=json.loads(a), value=json.loads(v), support=json.loads(q))
        for s, f, a, v, q in rows
    )
