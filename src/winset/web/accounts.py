"""Names and passwords, where a workspace is served to others."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Final

from winset.web.database import WebDatabase
from winset.web.roles import ROLES

if TYPE_CHECKING:
    from argon2 import PasswordHasher

__all__ = ["Account", "Accounts", "NotAccepted"]

LEAST: Final = 12
"""Letters of a password."""
MOST: Final = 200
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")


class NotAccepted(ValueError):
    """A name or password that cannot be taken; the message is a sentence for whom it concerns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One person who may sign in."""

    name: str
    role: str
    made: str
    closed: str | None
    """When it was closed; None while it is open."""


class Accounts:
    """The accounts of a workspace; passwords are kept as argon2id digests only."""

    def __init__(self, database: WebDatabase) -> None:
        self._database = database

    def all(self) -> tuple[Account, ...]:
        """Every account, by name."""
        with self._database.use() as con:
            rows = con.execute("SELECT name, role, made, closed FROM accounts ORDER BY name").fetchall()
        return tuple(Account(name=n, role=r, made=m, closed=c) for n, r, m, c in rows)

    def checked(self, name: str, password: str) -> Account | None:
        """The account whose password this is; the same time is spent on a name that nobody has."""
        with self._database.use() as con:
            row = con.execute(
                "SELECT password, role, made, closed FROM accounts WHERE name = ?", (name.strip().lower(),)
            ).fetchone()
        held = row[0] if row is not None else _nobody()
        right = _matches(held, password[:MOST])
        if row is None or not right or row[3] is not None:
            return None
        return Account(name=name.strip().lower(), role=row[1], made=row[2], closed=None)

    def made(self, con: sqlite3.Connection, name: str, password: str, role: str) -> Account:
        """A new account, inside the transaction of the invitation that it uses.

        Raises
        ------
        NotAccepted : the name is taken or has other letters than allowed, or the password is too short
        """
        name = name.strip().lower()
        if role not in ROLES:
            raise NotAccepted(f"there is no role {role!r}")
        if not _NAME.fullmatch(name):
            raise NotAccepted("a name has 2 to 40 letters a to z, digits, dots or hyphens, and begins with a letter")
        if not LEAST <= len(password) <= MOST:
            raise NotAccepted(f"a password has {LEAST} to {MOST} letters: four words that do not belong together do")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        digest = _hasher().hash(password)
        try:
            con.execute("INSERT INTO accounts VALUES (?, ?, ?, ?, NULL)", (name, digest, role, now))
        except sqlite3.IntegrityError as error:
            raise NotAccepted(f"the name {name} is taken; choose another") from error
        return Account(name=name, role=role, made=now, closed=None)

    def closed(self, name: str) -> bool:
        """Close an account; the last open owner stays. Returns whether it was closed."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._database.use() as con:
            done = con.execute(
                """UPDATE accounts SET closed = ? WHERE name = ? AND closed IS NULL AND (role <> 'owner' OR
                (SELECT count(*) FROM accounts WHERE role = 'owner' AND closed IS NULL) > 1)""",
                (now, name),
            )
        return done.rowcount == 1


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher  # noqa: PLC0415 - only those who are served to others sign in

    return PasswordHasher()


@cache
def _nobody() -> str:
    """A digest that no password has."""
    return _hasher().hash("\x00 nobody")


def _matches(digest: str, password: str) -> bool:
    from argon2.exceptions import Argon2Error, InvalidHashError  # noqa: PLC0415 - as above

    try:
        return _hasher().verify(digest, password)
    except (Argon2Error, InvalidHashError):
        return False
