"""Everything that a running server shares: the case's desks, who may enter, the log."""

from __future__ import annotations

import hashlib
import os
import secrets
import threading
from functools import cached_property, partial
from typing import TYPE_CHECKING

from winset.web.accounts import Accounts
from winset.web.answer import Answer
from winset.web.audit import Audit
from winset.web.csp import Violations
from winset.web.database import WebDatabase
from winset.web.desks import Desks
from winset.web.invitations import Invitations
from winset.web.limits import Buckets
from winset.web.making import Asked
from winset.web.session import Session, Sessions
from winset.web.settings import Settings
from winset.web.shelf import Shelf, program_state
from winset.web.warming import warm

if TYPE_CHECKING:
    from winset.web.jobs import Jobs

__all__ = ["Workspace"]


class Workspace:
    """The state of one server.

    Attributes
    ----------
    settings : how it is served
    desks : open desks
    sessions, accounts, invitations : who may enter
    audit : what was done and refused
    shelf : pages of an earlier start
    warmed : set when the pages of a desk were made
    gap : stands in pages that are kept for all sessions of an account wherever the token of a form belongs
    violations : what browsers refused to do with our pages
    visitors, strangers, doors : buckets of sessions, of addresses without one, and of attempts to sign in
    """

    def __init__(self, settings: Settings) -> None:
        limits = settings.limits
        self.settings = settings
        self.desks = Desks(settings.case, warm=partial(warm, self) if settings.warm else None)
        self.sessions = Sessions(settings)
        writable = os.access(settings.case, os.W_OK)
        self.database = WebDatabase(settings.case / "web.db" if writable else None)
        self.accounts = Accounts(self.database)
        self.invitations = Invitations(self.database)
        self.audit = Audit(self.database)
        self.violations = Violations()
        self.shelf = Shelf(settings.case / "kept" / "pages" if writable and settings.warm else None)
        self.warmed = threading.Event()
        self.gap = secrets.token_urlsafe(24)
        self.visitors = Buckets(limits.rate, limits.burst)
        self.strangers = Buckets(limits.stranger_rate, limits.stranger_burst)
        self.doors = Buckets(0.1, 6.0)
        self.uploads = Buckets(limits.uploads_an_hour / 3600.0, float(limits.uploads_an_hour))

    @cached_property
    def jobs(self) -> Jobs:
        """What is read in the background."""
        from winset.web.jobs import Jobs  # noqa: PLC0415 - many never upload

        return Jobs(self.settings.case)

    @property
    def moment(self) -> tuple[object, ...]:
        """What a page that reads what was done just now depends on, beside its desk."""
        jobs = self.__dict__.get("jobs")
        return *self.desks.moment, jobs.changes if jobs is not None else 0

    def at_hand(
        self, asked: Asked, session: Session, day: str | None, audience: str | None, *, who: str
    ) -> Answer | None:
        """The answer to a request, where it was made before and still holds."""
        opened = self.desks.ready(day, audience, who=who)
        if opened is not None:
            return asked.at_hand(opened, self, session)
        if asked.spec.private:
            return None
        return self.shelf.found(self.state(self.desks.stamp()), asked.name_for(session.role))

    def state(self, stamp: object) -> str:
        """Digest of everything that a page kept on disk depends on: the case's files, the program, how it is served."""
        told = f"{stamp} {program_state()} {self.settings.accounts} {self.settings.audience}"
        return hashlib.sha256(told.encode()).hexdigest()

    def close(self) -> None:
        """Write what waits."""
        self.desks.close()
        self.audit.close()
        self.database.close()
