"""One record per run of a command: what went in, what came out, what went wrong."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from winset.store.written import as_json, now

__all__ = ["RECORD_VERSION", "Run", "run", "runs"]

RECORD_VERSION = 1
"""Form of the record; readers of later forms must still read this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A finished or broken-off run."""

    id: int
    version: int
    """Form of the record."""
    command: str
    settings: dict[str, Any]
    inputs: dict[str, str]
    """Name of each input and its SHA-256."""
    code: str
    """Version of the code."""
    results: dict[str, Any] | None
    """None while it runs, or when it broke off."""
    error: str | None
    """The sentence that ended it."""
    started: str
    """UTC."""
    finished: str | None
    """None when the process died."""


@contextmanager
def run(
    con: sqlite3.Connection, command: str, *, settings: Mapping[str, object], inputs: Mapping[str, str], code: str
) -> Iterator[dict[str, Any]]:
    """Record the block as a run; what it puts into the yielded dict are its results."""
    started = con.execute(
        "INSERT INTO runs (version, command, settings, inputs, code, started) VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
        (RECORD_VERSION, command, as_json(settings), as_json(inputs), code, now()),
    ).fetchone()
    results: dict[str, Any] = {}
    try:
        yield results
    except BaseException as error:
        with suppress(sqlite3.Error):  # what broke the run may also keep it from being recorded
            con.execute(
                "UPDATE runs SET error = ?, finished = ? WHERE id = ?",
                (f"{type(error).__name__}: {error}", now(), started[0]),
            )
        raise
    con.execute("UPDATE runs SET results = ?, finished = ? WHERE id = ?", (as_json(results), now(), started[0]))


def runs(con: sqlite3.Connection) -> tuple[Run, ...]:
    """All runs, oldest first."""
    rows = con.execute(
        "SELECT id, version, command, settings, inputs, code, results, error, started, finished FROM runs ORDER BY id"
    )
    return tuple(
        Run(
            id=number,
            version=version,
            command=command,
            settings=json.loads(settings),
            inputs=json.loads(inputs),
            code=code,
            results=None if results is None else json.loads(results),
            error=error,
            started=started,
            finished=finished,
        )
        for number, version, command, settings, inputs, code, results, error, started, finished in rows
    )
