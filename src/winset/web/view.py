"""What a page is given, and what it may answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from winset.web.opened import Opened
from winset.web.roles import may
from winset.web.session import Session

if TYPE_CHECKING:
    from winset.desk import Desk
    from winset.web.workspace import Workspace

__all__ = ["Download", "Missing", "Moved", "Refused", "Shown", "View"]

LONGEST = 400
"""Letters of a value in an address that a page reads."""


class Missing(LookupError):
    """There is no such page; the message says what was not found."""


class Refused(Exception):
    """The visitor may not, or not now; carries the status."""

    def __init__(self, status: int, what: str) -> None:
        super().__init__(what)
        self.status = status


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A page: a template and what it shows."""

    template: str
    title: str
    values: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200
    private: bool = False
    """Whether it holds something of this visitor, such as a form's token, and must not be shown to others."""
    part: str | None = None
    """Template of the part that changes, for a request that wants only that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """Rows or values for a program."""

    body: bytes
    kind: str
    """Media type."""
    name: str = ""
    """File name that a browser suggests; empty to show it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """See another page: after something was done."""

    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One request as a page sees it."""

    workspace: Workspace
    opened: Opened
    session: Session
    route: str
    """Path of the request."""
    path: Mapping[str, str]
    """Values of the route's places."""
    query: Sequence[tuple[str, str]]
    """Values after the question mark, in order."""
    form: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Values of a form that was sent."""
    files: Sequence[tuple[str, bytes]] = ()
    """Names and bytes of files that were sent."""
    last: bool = True
    """Whether a form that finds the case busy is told so now; else it is tried again."""

    @property
    def desk(self) -> Desk:
        """The case as of the day that was asked for."""
        return self.opened.desk

    @property
    def as_of(self) -> str:
        """The day in the address; empty for the end of the record."""
        return self.asked("as-of")

    @property
    def day(self) -> date:
        """The as-of day."""
        return self.desk.day

    def asked(self, name: str, default: str = "") -> str:
        """The first value of a name in the address."""
        return next((value[:LONGEST] for key, value in self.query if key == name), default)

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a name in the address."""
        return tuple(value[:LONGEST] for key, value in self.query if key == name)

    def sent(self, name: str, default: str = "") -> str:
        """The first value of a name in the form."""
        return next(iter(self.form.get(name, ())), default)

    def url(self, path: str, **more: object) -> str:
        """An address in the workspace that keeps the as-of day."""
        told = {name.replace("_", "-"): value for name, value in more.items() if value not in (None, "")}
        if self.as_of:
            told["as-of"] = self.as_of
        return f"{path}?{urlencode(told, doseq=True)}" if told else path

    def here(self, **changed: object) -> str:
        """The same page with some values changed; None takes one out."""
        names = {name.replace("_", "-") for name in changed}
        kept = [(k, v) for k, v in self.query if k not in names and v]
        kept += [(n.replace("_", "-"), str(v)) for n, v in changed.items() if v not in (None, "")]
        return f"{self.route}?{urlencode(kept)}" if kept else self.route

    def may(self, action: str) -> bool:
        """Whether the visitor may do something."""
        return may(self.session.role, action)

    def demand(self, action: str) -> None:
        """Raise Refused where the visitor may not."""
        if not self.may(action):
            raise Refused(403, f"this needs a right that the role {self.session.role} does not have")

    def found(self, rows: Sequence[Any], name: str, what: str) -> Any:  # noqa: ANN401 - any row
        """The row of an id; raises Missing."""
        row = next((one for one in rows if one.id == name), None)
        if row is None:
            raise Missing(f"no {what} {name[:80]!r} is known on {self.day.isoformat()}")
        return row
