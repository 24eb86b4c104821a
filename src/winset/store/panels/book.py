"""`rounds.db`: seats, rounds, drafts and answers of the panels of a case; no name, and no time of an answer.

Nothing in it tells the order in which people answered: tables have no row numbers, rows lie in the order of random
seats, and what is deleted is overwritten. When a call that writes returns, what it wrote survives a power cut.
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from winset.errors import CaseError
from winset.model import Answer, Proposed
from winset.store.db import sentences, transaction
from winset.store.layout import Layout

__all__ = ["Book", "Handed", "RoundState", "Seat", "new_seat", "open_book"]

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS seats (          -- one a member
    panel TEXT NOT NULL, seat TEXT NOT NULL, key TEXT NOT NULL UNIQUE, country TEXT NOT NULL, subgroup TEXT NOT NULL,
    PRIMARY KEY (panel, seat)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS rounds (
    panel TEXT NOT NULL, round INTEGER NOT NULL, opened TEXT NOT NULL, closed TEXT, PRIMARY KEY (panel, round)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answers (        -- state: draft, or handed in
    panel TEXT NOT NULL, round INTEGER NOT NULL, seat TEXT NOT NULL, question TEXT NOT NULL, state TEXT NOT NULL,
    q05 REAL NOT NULL, q50 REAL NOT NULL, q95 REAL NOT NULL, reason TEXT NOT NULL, evidence TEXT NOT NULL,
    minority INTEGER NOT NULL,
    PRIMARY KEY (panel, round, seat, state, question)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS handed (         -- who has handed in a round
    panel TEXT NOT NULL, round INTEGER NOT NULL, seat TEXT NOT NULL, PRIMARY KEY (panel, round, seat)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS proposals (      -- round 0, without its seat
    id TEXT PRIMARY KEY, panel TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""
_DRAFT: Final = "draft"
_FINAL: Final = "handed in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A place on a panel."""

    panel: str
    seat: str
    """Random; says nothing of who sits there."""
    country: str
    subgroup: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundState:
    """A round of a panel."""

    round: int
    """0 collects proposals; questions are asked from 1 on."""
    opened: str
    """Day."""
    closed: str | None
    """Day; None while it is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """One handed-in answer with its seat: never leaves the desk."""

    round: int
    seat: Seat
    answer: Answer


@contextmanager
def open_book(layout: Layout) -> Iterator[Book]:
    """The answers of a case; several processes may hold it at once."""
    path = layout.root / "rounds.db"
    with sentences(path):
        con = sqlite3.connect(path, timeout=30, isolation_level=None)
        try:
            con.execute("PRAGMA journal_mode=WAL")
            con.execute("PRAGMA synchronous=FULL")
            con.execute("PRAGMA secure_delete=ON")
            con.executescript(_SCHEMA)
            yield Book(con, path)
        finally:
            con.close()


class Book:
    """Answers by seat."""

    def __init__(self, con: sqlite3.Connection, path: Path) -> None:
        self._con = con
        self._path = path

    # -- seats --------------------------------------------------------------------------------------------------------

    def add_seats(self, seats: Sequence[Seat]) -> tuple[str, ...]:
        """Add seats and give each its key, which is nowhere kept and never shown again."""
        keys = tuple(secrets.token_urlsafe(18) for _ in seats)
        with transaction(self._con):
            self._con.executemany(
                "INSERT INTO seats VALUES (?, ?, ?, ?, ?)",
                [(s.panel, s.seat, _digest(key), s.country, s.subgroup) for s, key in zip(seats, keys, strict=True)],
            )
        return keys

    def new_key(self, panel: str, seat: str) -> str:
        """Another key for a seat whose key was lost; the old one opens nothing any more."""
        key = secrets.token_urlsafe(18)
        with transaction(self._con):
            self._con.execute("UPDATE seats SET key = ? WHERE panel = ? AND seat = ?", (_digest(key), panel, seat))
        return key

    def seat(self, panel: str, key: str) -> Seat:
        """The seat that a key opens; raises CaseError for any other key."""
        row = self._con.execute(
            "SELECT seat, country, subgroup FROM seats WHERE panel = ? AND key = ?", (panel, _digest(key))
        ).fetchone()
        if row is None:
            raise CaseError("this key opens no seat of the panel; ask the one who invited you for a new one")
        return Seat(panel=panel, seat=row[0], country=row[1], subgroup=row[2])

    def seats(self, panel: str) -> tuple[Seat, ...]:
        """All seats of a panel, in the order of their random names."""
        rows = self._con.execute(
            "SELECT seat, country, subgroup FROM seats WHERE panel = ? ORDER BY seat", (panel,)
        ).fetchall()
        return tuple(Seat(panel=panel, seat=s, country=c, subgroup=g) for s, c, g in rows)

    # -- rounds -------------------------------------------------------------------------------------------------------

    def rounds(self, panel: str) -> tuple[RoundState, ...]:
        """The rounds so far, oldest first."""
        rows = self._con.execute(
            "SELECT round, opened, closed FROM rounds WHERE panel = ? ORDER BY round", (panel,)
        ).fetchall()
        return tuple(RoundState(round=n, opened=o, closed=c) for n, o, c in rows)

    def open_round(self, panel: str, number: int, day: str) -> None:
        """Begin a round; one that is there already stays as it is."""
        with transaction(self._con):
            self._con.execute("INSERT OR IGNORE INTO rounds VALUES (?, ?, ?, NULL)", (panel, number, day))

    def close_round(self, panel: str, number: int, day: str) -> None:
        """End a round: from then on nothing can be handed in for it; drafts that were never handed in are deleted."""
        with transaction(self._con):
            self._con.execute(
                "UPDATE rounds SET closed = ? WHERE panel = ? AND round = ? AND closed IS NULL", (day, panel, number)
            )
            self._con.execute(
                "DELETE FROM answers WHERE panel = ? AND round = ? AND state = ?", (panel, number, _DRAFT)
            )

    # -- answers ------------------------------------------------------------------------------------------------------

    def save(self, seat: Seat, number: int, answers: Iterable[Answer], *, final: bool) -> None:
        """Keep answers as a draft, or hand them in: those handed in replace what the seat handed in before.

        Raises
        ------
        CaseError : the round is not open
        """
        with transaction(self._con):
            self._require_open(seat.panel, number)
            state = _FINAL if final else _DRAFT
            place = (seat.panel, number, seat.seat)
            self._con.execute(
                "DELETE FROM answers WHERE panel = ? AND round = ? AND seat = ? AND (state = ? OR ?)",
                (*place, state, final),
            )
            self._con.executemany(
                "INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (*place, a.question, state, a.q05, a.q50, a.q95, a.reason, a.evidence, int(a.minority))
                    for a in answers
                ],
            )
            if final:
                self._con.execute("INSERT OR IGNORE INTO handed VALUES (?, ?, ?)", place)

    def drafts(self, seat: Seat, number: int) -> tuple[Answer, ...]:
        """What a seat has written and not handed in."""
        return tuple(h.answer for h in self._answers(seat.panel, number, _DRAFT) if h.seat.seat == seat.seat)

    def answers(self, panel: str, number: int) -> tuple[Handed, ...]:
        """All answers handed in for a round, by question and seat."""
        return self._answers(panel, number, _FINAL)

    def handed(self, panel: str, number: int) -> frozenset[str]:
        """Seats that have handed in a round."""
        rows = self._con.execute("SELECT seat FROM handed WHERE panel = ? AND round = ?", (panel, number))
        return frozenset(row[0] for row in rows)

    def propose(self, seat: Seat, proposals: Sequence[Proposed]) -> None:
        """Put forward options and constraints in round 0; they are kept without the seat. Adds to earlier ones."""
        with transaction(self._con):
            self._require_open(seat.panel, 0)
            self._con.executemany(
                "INSERT INTO proposals VALUES (?, ?, ?, ?, ?)",
                [(secrets.token_hex(8), seat.panel, p.kind, p.text, p.reason) for p in proposals],
            )
            self._con.execute("INSERT OR IGNORE INTO handed VALUES (?, 0, ?)", (seat.panel, seat.seat))

    def proposals(self, panel: str) -> tuple[Proposed, ...]:
        """What was put forward, by kind and in alphabetical order."""
        rows = self._con.execute(
            "SELECT DISTINCT kind, text, reason FROM proposals WHERE panel = ? ORDER BY kind DESC, text, reason",
            (panel,),
        )
        return tuple(Proposed(kind=k, text=t, reason=r) for k, t, r in rows)

    def _require_open(self, panel: str, number: int) -> None:
        row = self._con.execute("SELECT closed FROM rounds WHERE panel = ? AND round = ?", (panel, number)).fetchone()
        if row is None:
            raise CaseError(f"round {number} of panel {panel!r} has not been opened")
        if row[0] is not None:
            raise CaseError(f"round {number} of panel {panel!r} was closed on {row[0]}; nothing was changed")

    def _answers(self, panel: str, number: int, state: str) -> tuple[Handed, ...]:
        rows = self._con.execute(
            "SELECT seat, country, subgroup, question, q05, q50, q95, reason, evidence, minority "
            "FROM answers JOIN seats USING (panel, seat) WHERE panel = ? AND round = ? AND state = ? "
            "ORDER BY question, seat",
            (panel, number, state),
        ).fetchall()
        return tuple(
            Handed(
                round=number,
                seat=Seat(panel=panel, seat=r[0], country=r[1], subgroup=r[2]),
                answer=Answer(
                    question=r[3], q05=r[4], q50=r[5], q95=r[6], reason=r[7], evidence=r[8], minority=bool(r[9])
                ),
            )
            for r in rows
        )


def new_seat() -> str:
    """A random name for a seat."""
    return secrets.token_hex(8)


def _digest(key: str) -> str:
    """What is kept of a key: 144 random bits need no slow hash."""
    return hashlib.sha256(f"winset seat {key}".encode()).hexdigest()
