"""The library of an open desk, one for all who ask."""

from __future__ import annotations

from winset.desk.library import Library
from winset.web.view import View

__all__ = ["library_of"]


def library_of(view: View) -> Library:
    """The documents and events known on the desk's day."""
    return view.opened.once("library", lambda: Library(view.desk))
