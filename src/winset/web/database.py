"""`web.db` in the folder of a case: who may sign in, and what was refused or done; apart from the case's own data."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

__all__ = ["WebDatabase"]

_SCHEMA: Final = """
    CREATE TABLE IF NOT EXISTS accounts (
        name        TEXT PRIMARY KEY,
        password    TEXT NOT NULL,      -- argon2id
        role        TEXT NOT NULL,
        made        TEXT NOT NULL,
        closed      TEXT
    ) STRICT;
    CREATE TABLE IF NOT EXISTS invitations (
        token       TEXT PRIMARY KEY,   -- SHA-256: the token itself is only with whom it was given to
        role        TEXT NOT NULL,
        made_by     TEXT NOT NULL,
        made        TEXT NOT NULL,
        expires     TEXT NOT NULL,
        used        TEXT
    ) STRICT;
    CREATE TABLE IF NOT EXISTS audit (
        id          INTEGER PRIMARY KEY AUTOINCREMENT,
        at          TEXT NOT NULL,
        account     TEXT NOT NULL,
        address     TEXT NOT NULL,
        what        TEXT NOT NULL,      -- method and path, without what was asked or sent
        outcome     TEXT NOT NULL,      -- done, refused
        why         TEXT NOT NULL,
        sha256      TEXT NOT NULL       -- of this row and the one before
    ) STRICT;
    CREATE TRIGGER IF NOT EXISTS audit_stays BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
    CREATE TRIGGER IF NOT EXISTS audit_keeps BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
"""


class WebDatabase:
    """One connection that threads take in turn.

    Parameters
    ----------
    path : of the file; None keeps everything in memory, where the folder cannot be written
    """

    def __init__(self, path: Path | None) -> None:
        self._con = sqlite3.connect(path or ":memory:", check_same_thread=False, isolation_level=None, timeout=10)
        self._lock = threading.RLock()
        self._con.execute("PRAGMA journal_mode=WAL")
        self._con.execute("PRAGMA synchronous=NORMAL")
        self._con.executescript(_SCHEMA)
        if path is not None:
            path.chmod(0o600)

    @contextmanager
    def use(self) -> Iterator[sqlite3.Connection]:
        """The connection for the block, all of it or none of it written."""
        with self._lock:
            self._con.execute("BEGIN IMMEDIATE")
            try:
                yield self._con
            except BaseException:
                self._con.execute("ROLLBACK")
                raise
            self._con.execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._con.close()
