"""What was done and what was refused, in a log that is only added to, each row sealed with the one before."""

from __future__ import annotations

import hashlib
import queue
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from winset.web.database import WebDatabase
from winset.web.settings import SEATS

__all__ = ["Audit", "Entry"]

WAITING: Final = 20_000
"""Entries that may wait for the disk; a flood beyond is counted, not kept."""
LONGEST: Final = 300
"""Letters of a path that are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of the log."""

    at: str
    account: str
    address: str
    what: str
    outcome: str
    """`done` or `refused`."""
    why: str


class Audit:
    """Writes from one thread, so that no page waits for the disk."""

    def __init__(self, database: WebDatabase) -> None:
        self._database = database
        self._queue: queue.Queue[Entry | None] = queue.Queue(WAITING)
        self.lost = 0
        self._thread = threading.Thread(target=self._write, name="audit", daemon=True)
        self._thread.start()

    def add(self, *, account: str, address: str, what: str, outcome: str, why: str = "") -> None:
        """Note something; it is on disk soon after, or when `flush` returns."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        clean = what.encode("utf-8", "backslashreplace").decode()[:LONGEST]
        if SEATS in clean:  # who asked for a panel's sheet, and when, is nobody's to know
            account = address = ""
        try:
            self._queue.put_nowait(
                Entry(at=at, account=account, address=address, what=clean, outcome=outcome, why=why[:LONGEST])
            )
        except queue.Full:
            self.lost += 1

    def flush(self) -> None:
        """Wait until everything noted is written."""
        self._queue.join()

    def close(self) -> None:
        """Write what waits and end."""
        self._queue.put(None)
        self._thread.join(10)

    def latest(self, number: int = 200) -> tuple[Entry, ...]:
        """The last rows, newest first."""
        self.flush()
        with self._database.use() as con:
            rows = con.execute(
                "SELECT at, account, address, what, outcome, why FROM audit ORDER BY id DESC LIMIT ?", (number,)
            ).fetchall()
        names = ("at", "account", "address", "what", "outcome", "why")
        return tuple(Entry(**dict(zip(names, row, strict=True))) for row in rows)

    def broken_at(self) -> int | None:
        """Id of the first row that does not fit the one before; None where the whole log is sound."""
        self.flush()
        previous = ""
        with self._database.use() as con:
            rows = con.execute("SELECT id, at, account, address, what, outcome, why, sha256 FROM audit ORDER BY id")
            for number, *values, seal in rows:
                previous = _sealed(previous, values)
                if previous != seal:
                    return int(number)
        return None

    def _write(self) -> None:
        while True:
            batch = [self._queue.get()]
            while not self._queue.empty() and len(batch) < 500:  # noqa: PLR2004 - rows of one commit
                batch.append(self._queue.get_nowait())
            entries = [entry for entry in batch if entry is not None]
            if entries:
                self._keep(entries)
            for _ in batch:
                self._queue.task_done()
            if len(entries) < len(batch):
                return

    def _keep(self, entries: Sequence[Entry]) -> None:
        with self._database.use() as con:
            last = con.execute("SELECT sha256 FROM audit ORDER BY id DESC LIMIT 1").fetchone()
            previous = last[0] if last else ""
            for e in entries:
                values = (e.at, e.account, e.address, e.what, e.outcome, e.why)
                previous = _sealed(previous, values)
                con.execute(
                    "INSERT INTO audit (at, account, address, what, outcome, why, sha256) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (*values, previous),
                )


def _sealed(previous: str, values: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join([previous, *values]).encode()).hexdigest()
