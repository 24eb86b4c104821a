"""What people did in the program: added to, never changed."""

from __future__ import annotations

import getpass
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from winset.store.written import now

__all__ = ["Act", "acts", "high_water", "record_act", "undone_acts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing that one person did."""

    id: int
    """Counted upwards, never used again."""
    at: str
    """When, in UTC."""
    author: str
    """Who."""
    kind: str
    """`add` (a source), `accept`, `reject`, `label` ..."""
    subject: str
    """What it was done to."""
    old: Any
    """JSON value before, or None."""
    new: Any
    """JSON value after, or None."""
    reason: str | None
    """Why, in the person's words."""


def record_act(
    con: sqlite3.Connection,
    kind: str,
    subject: str,
    *,
    old: object = None,
    new: object = None,
    author: str | None = None,
    reason: str | None = None,
) -> int:
    """Write down an act and return its id; when this returns outside a transaction, it survives a power cut."""
    row = con.execute(
        "INSERT INTO acts (at, author, kind, subject, old, new, reason) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (now(), author or _me(), kind, subject, _json(old), _json(new), reason),
    ).fetchone()
    return int(row[0])


def acts(con: sqlite3.Connection, *, kind: str | None = None) -> tuple[Act, ...]:
    """All acts, or those of one kind, oldest first."""
    rows = con.execute(
        "SELECT id, at, author, kind, subject, old, new, reason FROM acts WHERE ?1 IS NULL OR kind = ?1 ORDER BY id",
        (kind,),
    )
    return tuple(
        Act(id=i, at=at, author=who, kind=k, subject=s, old=_value(old), new=_value(new), reason=why)
        for i, at, who, k, s, old, new, why in rows
    )


def undone_acts(done: Iterable[Act]) -> frozenset[int]:
    """Ids of the acts that were taken back."""
    return frozenset(int(act.subject) for act in done if act.kind == "undo" and act.subject.isdigit())


def high_water(con: sqlite3.Connection) -> int:
    """Id of the last act, 0 when there is none: part of the snapshot."""
    return int(con.execute("SELECT coalesce(max(id), 0) FROM acts").fetchone()[0])


def _me() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no user database: a container without names
        return "unknown"


def _json(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _value(text: str | None) -> Any:  # noqa: ANN401 - any JSON value
    return None if text is None else json.loads(text)
