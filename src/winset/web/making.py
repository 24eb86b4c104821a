"""A page asked for, and how it is made of a desk: now, or ahead of anybody's asking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from winset.web.answer import Answer, answer_of
from winset.web.line import AHEAD, hurry
from winset.web.routes import Spec
from winset.web.session import Session
from winset.web.view import Refused, View

if TYPE_CHECKING:
    from winset.web.opened import Opened
    from winset.web.workspace import Workspace

__all__ = ["Asked", "nobody"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request without who sent it: the same words give the same page as long as the case is as it was."""

    spec: Spec
    name: str
    """`module:function` of the page or of its table."""
    ending: str = ""
    """`csv` or `json` for the rows of a table."""
    url: str
    """Path of the request."""
    places: Mapping[str, str] = field(default_factory=dict)
    """Values of the route's places."""
    query: Sequence[tuple[str, str]] = ()
    part: bool = False
    """Whether only the part that changes is wanted."""

    def key(self, role: str) -> tuple[object, ...]:
        """What the page depends on, beside the desk."""
        return "page", role, self.url, tuple(self.query), self.part

    def name_for(self, role: str) -> str:
        """The same in one word, for a page kept on disk."""
        return repr(self.key(role))

    def made(
        self,
        opened: Opened,
        workspace: Workspace,
        session: Session,
        *,
        form: Mapping[str, Sequence[str]] | None = None,
        files: Sequence[tuple[str, bytes]] = (),
        last: bool = True,
    ) -> Answer:
        """The answer.

        Raises
        ------
        Refused : the visitor may not, or the form is of another session
        Waits : something it needs is being computed, in a block of `hurried`
        """
        view = View(
            workspace=workspace,
            opened=opened,
            session=session,
            route=self.url.removesuffix(f".{self.ending}") if self.ending else self.url,
            path=self.places,
            query=self.query,
            form=form or {},
            files=files,
            last=last,
        )
        view.demand(self.spec.action)
        if self.spec.method == "POST":
            _demand_token(view)
        reply: Any = self.spec.function(self.name)(view)
        if self.ending:
            from winset.web.tables import csv_of, json_of  # noqa: PLC0415 - after the server listens

            reply = csv_of(reply, view) if self.ending == "csv" else json_of(reply, view)
        return answer_of(reply, view, part=self.part)

    def shown(self, opened: Opened, workspace: Workspace, session: Session) -> Answer:
        """The answer to somebody who looks, made once for all who see the same; raises as `made` does."""
        if not self.spec.private:
            return self.kept(opened, workspace, session.role)
        if not self.spec.alike:
            return self.made(opened, workspace, session)
        return self._with_gaps(opened, workspace, session).filled(workspace.gap, session.form)

    def at_hand(self, opened: Opened, workspace: Workspace, session: Session) -> Answer | None:
        """The same, where nothing has to be made for it."""
        found: Answer | None
        if self.spec.private:
            found = opened.ready(self._key_of(session), state=workspace.moment) if self.spec.alike else None
            return found.filled(workspace.gap, session.form) if found is not None else None
        found = opened.ready(self.key(session.role))
        if found is not None:
            opened.looked_at(self.key(session.role), (self, session.role))
        return found

    def _with_gaps(self, opened: Opened, workspace: Workspace, session: Session) -> Answer:
        """The answer for all sessions of an account, with a gap wherever the token of a form belongs."""
        anyone = replace(session, key="", form=workspace.gap)
        made = partial(self.made, opened, workspace, anyone)
        found: Answer = opened.once(self._key_of(session), made, state=workspace.moment)
        return found

    def _key_of(self, session: Session) -> tuple[object, ...]:
        return "account", session.account, *self.key(session.role)

    def kept(self, opened: Opened, workspace: Workspace, role: str) -> Answer:
        """The answer of a page that all of a role see alike, made once for each desk; raises as `made` does."""
        key = self.key(role)
        answer: Answer = opened.once(key, lambda: self.made(opened, workspace, nobody(role)))
        if hurry() != AHEAD:
            opened.looked_at(key, (self, role))
        return answer


def nobody(role: str) -> Session:
    """All that a page may know which others of the same role will see too: the role."""
    return Session(key="", account="", role=role, form="", began=0.0)


def _demand_token(view: View) -> None:
    import hmac  # noqa: PLC0415 - for forms only

    if not hmac.compare_digest(view.sent("token").encode(), view.session.form.encode()):
        raise Refused(403, "the form is of another session; open the page again and send it from there")
