"""Words of any script in everything that the case holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup

from winset.desk.searching import has_index
from winset.desk.searching import search as search_in
from winset.errors import BadInput
from winset.reference.countries import Country, country
from winset.report.words import country_name, issue_name
from winset.web.opened import Opened
from winset.web.render import visible
from winset.web.view import Shown, View

__all__ = ["indexed", "search"]

SIZE = 20
PAGES = 6
"""Pages of the case that are named beside what was found."""
_WORD = re.compile(r"[^\W\d_]{4,}")
"""A word that says what a page is about; shorter ones are mostly grammar."""
_SIGNS = re.compile(r"[\":*]| OR |(?:^|\s)-")
"""What has a meaning of its own in a search."""
_KINDS = {
    "sentence": "sentence of a document", "title": "title of a document", "claim": "claim of a document",
    "chronicle": "our chronicle", "option": "option", "constraint": "constraint",
}  # fmt: skip


def search(view: View) -> Shown:
    """The answer to the words of the address."""
    words = view.asked("q").strip()
    asked = view.asked("page", "1")
    page = max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1  # noqa: PLR2004 - digits
    fault, found = "", None
    if words:
        indexed(view.opened)
        try:
            found = search_in(view.desk, words, limit=SIZE, offset=(page - 1) * SIZE, as_it_is=True)
        except BadInput as error:
            fault = " ".join(problem.what for problem in error.problems)
    return Shown(
        template="search.html.j2",
        title=f"Search: {words}" if words else "Search",
        values={
            "words": words,
            "fault": fault,
            "found": found,
            "rows": ()
            if found is None
            else tuple(
                (
                    one,
                    _KINDS.get(one.match.kind, one.match.kind),
                    _marked(one.match.text, one.match.marks),
                    _address(view, one.match.kind, one.match.id, one.match.document),
                )
                for one in found.found
            ),
            "previous": view.here(page=page - 1) if page > 1 else "",
            "next": view.here(page=page + 1) if found is not None and page * SIZE < found.total else "",
            "pages": _pages(view, words),
            "any_of": "" if found is None or found.total else _any_of(view, words),
        },
    )


def _pages(view: View, words: str) -> tuple[tuple[str, str], ...]:
    """(title, address) of pages of the case that are about something that the words name."""
    asked = set(_WORD.findall(words.casefold()))
    whole = " ".join(words.casefold().split())
    case = view.desk.case
    found = [
        (country_name(code), view.url(f"/countries/{code}"))
        for code in case.countries
        if any(name.casefold() in whole for name in _names(country(code)))
    ]
    found += [
        (one.title, view.url(f"/issues/{one.id}"))
        for one in case.issues
        if asked & set(_WORD.findall(f"{one.title} {issue_name(one.id)}".casefold()))
    ]
    return tuple(found[:PAGES])


def _any_of(view: View, words: str) -> str:
    """The address of a search for any of the words, where there are several of them and no sign with a meaning."""
    told = tuple(dict.fromkeys(_WORD.findall(words)))
    return view.url("/search", q=" OR ".join(told)) if len(told) > 1 and not _SIGNS.search(words) else ""


def _names(one: Country) -> tuple[str, ...]:
    """What a country and its capital are called in three languages."""
    return one.name, *one.capital, *filter(None, (one.name_ja, one.name_ko)), *one.capital_ja, *one.capital_ko


def indexed(opened: Opened) -> None:
    """Have all that the desk holds in the index, never in a thread of the pages; made anew where it was deleted."""
    opened.heavy("index", lambda: search_in(opened.desk, "a", limit=1), ahead=("index",), state=has_index(opened.desk))


def _marked(text: str, marks: Sequence[tuple[int, int]]) -> Markup:
    """The words with what was looked for marked."""
    out, at = Markup(""), 0
    for start, end in sorted(marks):
        if start >= at:
            out += visible(text[at:start]) + Markup("<mark>{}</mark>").format(visible(text[start:end]))
            at = end
    return out + visible(text[at:])


def _address(view: View, kind: str, name: str, document: str | None) -> str:
    if kind == "option":
        return view.url(f"/options/{name}")
    if kind in {"chronicle", "constraint"}:
        return view.url("/evidence", id=name)
    if kind == "sentence":
        return view.url(f"/documents/{document}", at=name)
    return view.url(f"/documents/{document}")
