"""One at a time: a lock that the operating system drops when its holder dies.

The lock is SQLite's own on a tiny file of its own, so it works on every system that SQLite works on, a
killed process never leaves it behind, and whoever only looks at the case never meets it. A case has two: one for what
people write and do, which is held for moments, and one for what is derived from sources, held for as long as they are
read.
"""

from __future__ import annotations

import os
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from winset.errors import CaseBusy, CaseError, StorageError

__all__ = ["DERIVING", "WRITING", "single_writer"]

WRITING: Final = "is being written by {}; looking at it still works, and writing will once that has finished"
DERIVING: Final = "has its sources read by {}; everything else still works, and reading will once that has finished"


@contextmanager
def single_writer(path: Path, *, busy: str = WRITING) -> Iterator[None]:
    """Hold the lock file at `path` for the block.

    Parameters
    ----------
    busy : what to say of its folder while `{}` holds it

    Raises
    ------
    CaseBusy
        Another process, or another part of this one, holds it.
    StorageError
        The folder cannot be written.
    """
    try:
        con = sqlite3.connect(path, timeout=0, isolation_level=None)
    except sqlite3.Error as error:
        raise _cannot_write(path) from error
    try:
        _take(con, path, busy)
        yield
    finally:
        con.close()


def _take(con: sqlite3.Connection, path: Path, busy: str) -> None:
    """Write down who we are, then hold the write lock: a reserved lock lets others read that row."""
    try:
        con.execute("PRAGMA synchronous=OFF")
        con.execute("BEGIN IMMEDIATE")
        con.execute("CREATE TABLE IF NOT EXISTS holder (who TEXT NOT NULL)")
        con.execute("DELETE FROM holder")
        started = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
        con.execute("INSERT INTO holder VALUES (?)", (f"process {os.getpid()} on {socket.gethostname()}, {started}",))
        con.execute("COMMIT")
        con.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise CaseBusy(f"{path.parent} {busy.format(_holder(con))}") from error
        raise _cannot_write(path) from error
    except sqlite3.DatabaseError as error:
        raise CaseError(f"{path} is damaged; it holds nothing of value: delete it and try again") from error


def _holder(con: sqlite3.Connection) -> str:
    """Who has the lock, as far as that can be read."""
    try:
        row = con.execute("SELECT who FROM holder").fetchone()
    except sqlite3.Error:
        row = None
    return str(row[0]) if row else "another process"


def _cannot_write(path: Path) -> StorageError:
    return StorageError(
        f"{path.parent} cannot be written (no permission, a read-only or a full disk); "
        "reading still works: to change it, copy the case to a folder that can be written"
    )
