"""Numbers in a page: each is a link to what it rests on."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from winset.report.book import Book
from winset.web.view import View

__all__ = ["WebBook"]


class WebBook(Book):
    """The report's book, whose numbers have an address each instead of an anchor."""

    def __init__(self, view: View) -> None:
        super().__init__(view.desk)
        self._view = view

    def number(self, function: str, form: str = "{}", /, **arguments: Any) -> Markup:
        """The number as a link to its own page."""
        found = self.entry(function, form, **arguments)
        return self._link(found.shown, function, arguments)

    def linked(self, text: str, function: str, /, **arguments: Any) -> Markup:
        """Other words as such a link."""
        return self._link(text, function, arguments)

    def link(self, function: str, /, **arguments: Any) -> str:
        """Only the address."""
        told = {"f": function} | {name: value for name, value in arguments.items() if value is not None}
        if self._view.as_of:
            told["as-of"] = self._view.as_of
        return f"/number?{urlencode(told)}"

    def _link(self, text: str, function: str, arguments: dict[str, Any]) -> Markup:
        return Markup('<a class="n" href="{}">{}</a>').format(self.link(function, **arguments), text)
