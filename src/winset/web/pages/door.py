"""Leaving."""

from __future__ import annotations

from winset.web.view import Moved, View

__all__ = ["leave"]


def leave(view: View) -> Moved:
    """End the session."""
    view.workspace.sessions.ended(view.session)
    return Moved(to="/login")
