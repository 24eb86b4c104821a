"""Who one is here, and leaving."""

from __future__ import annotations

from winset.web.view import Moved, Shown, View

__all__ = ["account", "leave"]


def account(view: View) -> Shown:
    """Name, role and the way out."""
    return Shown(
        template="account.html.j2",
        title="Your account",
        private=True,
        values={"with_accounts": view.workspace.settings.accounts},
    )


def leave(view: View) -> Moved:
    """End the session."""
    view.workspace.sessions.ended(view.session)
    return Moved(to="/login")
