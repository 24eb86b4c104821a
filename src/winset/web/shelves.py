"""The library of an open desk, one for all who ask."""

from __future__ import annotations

from winset.desk.library import Library
from winset.web.opened import Opened
from winset.web.view import View

__all__ = ["books_of", "library_of"]


def library_of(view: View) -> Library:
    """The documents and events known on the day of a page."""
    return books_of(view.opened)


def books_of(opened: Opened) -> Library:
    """The documents and events known on a desk's day; opened once, in the line of what takes long."""

    def make() -> Library:
        library = Library(opened.desk)
        library.documents(limit=1)
        return library

    return opened.heavy("library", make)
