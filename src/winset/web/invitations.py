"""Invitations: an address that makes one account of one role, once, and for a few days."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from winset.web.accounts import Account, Accounts, NotAccepted
from winset.web.database import WebDatabase
from winset.web.roles import ROLES

__all__ = ["Invitation", "Invitations"]

DAYS: Final = 3
"""Days for which an invitation holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """One invitation, without its token."""

    role: str
    made_by: str
    made: str
    expires: str
    used: str | None


class Invitations:
    """The invitations of a workspace; only digests of their tokens are kept."""

    def __init__(self, database: WebDatabase) -> None:
        self._database = database
        self._accounts = Accounts(database)

    def made(self, role: str, by: str, *, days: float = DAYS) -> str:
        """A new invitation; returns the token, which is shown once.

        Raises
        ------
        NotAccepted : there is no such role
        """
        if role not in ROLES:
            raise NotAccepted(f"there is no role {role!r}")
        token, now = secrets.token_urlsafe(24), datetime.now(UTC)
        times = (now.isoformat(timespec="seconds"), (now + timedelta(days=days)).isoformat(timespec="seconds"))
        with self._database.use() as con:
            con.execute("INSERT INTO invitations VALUES (?, ?, ?, ?, ?, NULL)", (_digest(token), role, by, *times))
        return token

    def role_of(self, token: str) -> str | None:
        """The role that a token gives; None for one that is unknown, used or too old."""
        with self._database.use() as con:
            row = con.execute(
                "SELECT role, expires FROM invitations WHERE token = ? AND used IS NULL", (_digest(token),)
            ).fetchone()
        if row is None or datetime.fromisoformat(row[1]) < datetime.now(UTC):
            return None
        return str(row[0])

    def accepted(self, token: str, name: str, password: str) -> Account:
        """The account that an invitation makes; afterwards the invitation is used up.

        Raises
        ------
        NotAccepted : the invitation does not hold, or name or password cannot be taken
        """
        now = datetime.now(UTC)
        with self._database.use() as con:
            row = con.execute(
                "UPDATE invitations SET used = ? WHERE token = ? AND used IS NULL RETURNING role, expires",
                (now.isoformat(timespec="seconds"), _digest(token)),
            ).fetchone()
            if row is None or datetime.fromisoformat(row[1]) < now:
                raise NotAccepted("this invitation was used, is too old, or never was; ask for a new one")
            return self._accounts.made(con, name, password, row[0])

    def all(self) -> tuple[Invitation, ...]:
        """Every invitation, newest first."""
        with self._database.use() as con:
            rows = con.execute(
                "SELECT role, made_by, made, expires, used FROM invitations ORDER BY made DESC, token"
            ).fetchall()
        return tuple(Invitation(role=r, made_by=b, made=m, expires=e, used=u) for r, b, m, e, u in rows)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
