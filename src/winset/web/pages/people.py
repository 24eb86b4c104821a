"""Who may enter, invitations, and the log."""

from __future__ import annotations

from winset.web.roles import ROLES
from winset.web.view import Moved, Refused, Shown, View

__all__ = ["audit", "changed", "people"]


def people(view: View) -> Shown:
    """Accounts and invitations."""
    space = view.workspace
    return Shown(
        template="people.html.j2",
        title="People",
        private=True,
        values={
            "rows": space.accounts.all(),
            "invitations": space.invitations.all()[:30],
            "roles": ROLES,
            "with_accounts": space.settings.accounts,
            "made": "",
        },
    )


def changed(view: View) -> Shown | Moved:
    """Invite somebody, or close an account."""
    space = view.workspace
    if not space.settings.accounts:
        raise Refused(409, "this workspace is served to one person; start it with --accounts to invite others")
    if view.sent("do") == "invite":
        role = view.sent("role")
        if role not in ROLES:
            raise Refused(422, "choose a role")
        token = space.invitations.made(role, view.session.account)
        space.audit.add(account=view.session.account, address="", what=f"invite {role}", outcome="done")
        shown = people(view)
        return Shown(
            template=shown.template, title=shown.title, private=True,
            values=dict(shown.values) | {"made": f"/join?invitation={token}"},
        )  # fmt: skip
    name = view.sent("name")
    if view.sent("do") != "close" or not space.accounts.closed(name):
        raise Refused(409, "this account cannot be closed: there is none of that name, or it is the last owner")
    space.sessions.ended_of(name)
    space.audit.add(account=view.session.account, address="", what=f"close {name}", outcome="done")
    return Moved(to="/people")


def audit(view: View) -> Shown:
    """The last rows of the log."""
    return Shown(
        template="audit.html.j2",
        title="Log",
        private=True,
        values={
            "rows": view.workspace.audit.latest(200),
            "broken": view.workspace.audit.broken_at(),
            "violations": view.workspace.violations.counts.most_common(20),
        },
    )
