"""Who sits where: a file of its own, beside the folder of the case and never in it, for the one who invites."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from winset.model import Member
from winset.store.db import sentences, transaction
from winset.store.disk import storage
from winset.store.layout import Layout

__all__ = ["Identity", "Roll", "identities_file", "open_roll"]

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS members (
    panel TEXT NOT NULL, seat TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL, country TEXT NOT NULL,
    subgroup TEXT NOT NULL, PRIMARY KEY (panel, seat)
) STRICT, WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A member and the seat."""

    seat: str
    member: Member


def identities_file(layout: Layout) -> Path:
    """Where names are kept: beside the folder, so that no copy, pack or commit of the case carries them along."""
    root = layout.root.absolute()
    return root.with_name(f"{root.name}.identities.db")


@contextmanager
def open_roll(path: Path) -> Iterator[Roll]:
    """The names; the file is made readable for its owner alone."""
    if not path.exists():
        with storage(f"could not make {path}"):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with sentences(path), closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as con:
        con.execute("PRAGMA synchronous=FULL")
        con.execute("PRAGMA secure_delete=ON")
        con.executescript(_SCHEMA)
        yield Roll(con)


class Roll:
    """Names by seat."""

    def __init__(self, con: sqlite3.Connection) -> None:
        self._con = con

    def add(self, panel: str, identities: Sequence[Identity]) -> None:
        """Write down who was given which seat."""
        with transaction(self._con):
            self._con.executemany(
                "INSERT INTO members VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (panel, i.seat, i.member.name, i.member.email, i.member.country, i.member.subgroup)
                    for i in identities
                ],
            )

    def of(self, panel: str) -> tuple[Identity, ...]:
        """The members of a panel by name."""
        rows = self._con.execute(
            "SELECT seat, name, email, country, subgroup FROM members WHERE panel = ? ORDER BY name, seat", (panel,)
        )
        return tuple(Identity(seat=s, member=Member(name=n, email=e, country=c, subgroup=g)) for s, n, e, c, g in rows)
