"""Everything that a running server shares: the case's desks, who may enter, the log."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from winset.web.accounts import Accounts
from winset.web.audit import Audit
from winset.web.csp import Violations
from winset.web.database import WebDatabase
from winset.web.desks import Desks
from winset.web.invitations import Invitations
from winset.web.limits import Buckets
from winset.web.session import Sessions
from winset.web.settings import Settings

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
    violations : what browsers refused to do with our pages
    visitors, strangers, doors : buckets of sessions, of addresses without one, and of attempts to sign in
    """

    def __init__(self, settings: Settings) -> None:
        limits = settings.limits
        self.settings = settings
        self.desks = Desks(settings.case, warm=settings.warm)
        self.sessions = Sessions(settings)
        writable = os.access(settings.case, os.W_OK)
        self.database = WebDatabase(settings.case / "web.db" if writable else None)
        self.accounts = Accounts(self.database)
        self.invitations = Invitations(self.database)
        self.audit = Audit(self.database)
        self.violations = Violations()
        self.visitors = Buckets(limits.rate, limits.burst)
        self.strangers = Buckets(limits.stranger_rate, limits.stranger_burst)
        self.doors = Buckets(0.1, 6.0)
        self.uploads = Buckets(limits.uploads_an_hour / 3600.0, float(limits.uploads_an_hour))

    @cached_property
    def jobs(self) -> Jobs:
        """What is read in the background."""
        from winset.web.jobs import Jobs  # noqa: PLC0415 - many never upload

        return Jobs(self.settings.case)

    def close(self) -> None:
        """Write what waits."""
        self.audit.close()
        self.database.close()
