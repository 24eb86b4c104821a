"""What a page says of itself: title, author, publisher and date, from its metadata first, then from its words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

import htmldate

from winset.sources.document_date import dates_in_line, iso_date, numeric_line
from winset.sources.furniture import author_of, words
from winset.sources.page import Page

__all__ = ["OUTSIDE", "Facts"]

OUTSIDE: Final = frozenset({"nav", "aside", "footer", "figcaption", "button", "form"})
"""Tags in which nothing of the article stands."""
_DATES: Final = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.created", "dcterms.issued", "pubdate", "publishdate", "publish-date", "publication_date",
    "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_date",
)  # fmt: skip
_AUTHORS: Final = (
    "author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author", "sailthru.author",
)  # fmt: skip
_PUBLISHERS: Final = (
    "og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "citation_publisher", "publisher",
)  # fmt: skip
_TYPES: Final = re.compile(r"Article|Posting|Report|PressRelease")
_CHANGED: Final = re.compile(r"modif|updat|revis", re.IGNORECASE)
_SITE_TAIL: Final = re.compile(r"\s*[|｜–—:-]\s+(?P<site>[^|｜–—]{2,40})$|\s*[|｜]\s*(?P<wide>[^|｜]{2,40})$")
_TREE: Final = 60
"""Levels above a node that are looked at."""
_MOST: Final = 200
"""Most nodes of a kind that are looked at."""


class Facts:
    """What one page says of itself."""

    def __init__(self, page: Page, *, url: str | None = None) -> None:
        """Read its metadata.

        Parameters
        ----------
        url : where it came from, when known
        """
        self.page = page
        self.meta = _meta(page)
        self.url = url or self._own_url()
        self.items = _microdata(page)
        self.linked, self.named = _linked_data(page)

    def title(self) -> str:
        """The first heading, else what the metadata say, without the name of the site."""
        if heading := self._heading():
            return heading
        told = self.first("og:title", "citation_title", "dc.title") or self._head()
        return _SITE_TAIL.sub("", told)

    def _heading(self) -> str | None:
        blocks = (b for b in self.page.blocks if "h1" in b.places and not b.places & OUTSIDE)
        return next((block.text for block in blocks if words(block.text) > 1), None)

    def _head(self) -> str:
        return " ".join((self.page.root.findtext(".//title") or "").split())

    def author(self, before: int) -> str | None:
        """Who wrote it.

        Parameters
        ----------
        before : code point of the page's text before which a byline stands
        """
        told = self._of_linked("author") or "; ".join(self._of_meta(_AUTHORS))
        if told := told or ", ".join(self.items.get("author", ())):
            return told
        lines = (author_of(b.text) for b in self.page.blocks if b.start < before and not b.places & OUTSIDE)
        return next((author for author in lines if author is not None), None)

    def publisher(self) -> str | None:
        """Who published it; the name of the site at the end of the page's title where nothing else tells."""
        told = self.first(*_PUBLISHERS) or self._of_linked("publisher") or ", ".join(self.items.get("publisher", ()))
        if told:
            return told
        head, heading = self._head(), self._heading()
        tail = _SITE_TAIL.search(head)
        if tail is None or (heading is not None and not head.startswith(heading)):
            return None
        return (tail["site"] or tail["wide"]).strip()

    def _own_url(self) -> str | None:
        """The address that the page gives as its own."""
        for node in self.page.root.iter("link"):
            address = node.get("href", "")
            if (node.get("rel") or "").lower() == "canonical" and address.startswith(("http://", "https://")):
                return str(address)
        return self.first("og:url")

    def lang(self) -> str | None:
        """The language that the page states, as `en-GB`."""
        return self.page.root.get("lang") or self.first("og:locale", "dc.language", "content-language")

    def first(self, *keys: str) -> str | None:
        """The first content of the first of these meta tags that the page has."""
        return next((self.meta[key][0] for key in keys if key in self.meta), None)

    def _of_meta(self, keys: Sequence[str]) -> list[str]:
        for key in keys:
            found = [told for told in self.meta.get(key, ()) if not told.startswith("http")]
            if found:
                return list(dict.fromkeys(found))
        return []

    def _of_linked(self, key: str) -> str | None:
        """Names of the author or publisher that linked data give, those that they only point to looked up."""
        for entry in self.linked:
            held = entry.get(key)
            found = [self._name(item) for item in (held if isinstance(held, list) else [held])]
            if told := ", ".join(dict.fromkeys(name for name in found if name)):
                return told
        return None

    def _name(self, item: object) -> str:
        if isinstance(item, dict):
            item = item.get("name") or self.named.get(str(item.get("@id")))
        return " ".join(item.split()) if isinstance(item, str) and not item.startswith("http") else ""

    # -- date ---------------------------------------------------------------------------------------------------------

    def date(self, first: int) -> tuple[str | None, str]:
        """The day of publication and what tells it; what was only changed on a day counts last.

        Parameters
        ----------
        first : code point of the page's text at which the article begins
        """
        for told, reason in self._told_dates():
            if found := iso_date(told):
                return found, reason
        if line := self._line(first, changed=False):
            return line
        try:
            guessed = htmldate.find_date(self.page.markup, extensive_search=False, original_date=True, url=self.url)
        except (ValueError, TypeError, AttributeError, OverflowError):
            guessed = None
        if guessed:
            return guessed, "found by htmldate in the page or its address"
        return self._line(first, changed=True) or (None, "neither its metadata nor a line of it gives one")

    def _told_dates(self) -> Iterator[tuple[str, str]]:
        """What the page's metadata say of its date, with where, the most reliable first."""
        for entry in self.linked:
            yield str(entry.get("datePublished") or ""), "datePublished of the page's linked data"
        for key in _DATES:
            yield self.first(key) or "", f"meta tag {key!r}"
        for told in self.items.get("datepublished", ()):
            yield told, "datePublished of the page's microdata"
        for node in _times(self.page):
            yield node.get("datetime") or "", "time tag"

    def _line(self, first: int, *, changed: bool) -> tuple[str, str] | None:
        """The date on a line: of those between the title and the article, then of the others."""
        blocks = [block for block in self.page.blocks if not block.places & OUTSIDE]
        heading = next((block.start for block in blocks if "h1" in block.places), 0)
        for block in sorted(blocks, key=lambda b: not heading <= b.start <= first):
            shown = f"a line of the page: {block.text[:60]}"
            for date, is_change in dates_in_line(block.text):
                if is_change == changed:
                    return date, shown
            if not changed and (found := numeric_line(block.text, self.lang())) is not None:
                unclear = "" if len(found) > 4 else ", in which day and month can be read in two ways"  # noqa: PLR2004
                return found, shown + unclear
        return None


def _meta(page: Page) -> dict[str, list[str]]:
    """Contents of the page's `meta` tags by name, in small letters, in order."""
    found: dict[str, list[str]] = {}
    for node in page.root.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or node.get("http-equiv") or ""
        content = " ".join((node.get("content") or "").split())
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _microdata(page: Page) -> dict[str, list[str]]:
    """What elements with `itemprop` say of author, publisher and date of publication, in the article's part of it."""
    found: dict[str, list[str]] = {}
    for node in islice(page.root.iterfind(".//*[@itemprop]"), _MOST):
        name = node.get("itemprop").lower()
        if name not in {"author", "publisher", "datepublished"} or node.tag == "meta" or _outside(node):
            continue
        inner = next((n for n in node.iter() if (n.get("itemprop") or "").lower() == "name"), node)
        told = node.get("datetime") or node.get("content") or inner.get("content") or "".join(inner.itertext())
        if told := " ".join(told.split()):
            found.setdefault(name, []).append(told)
    return {name: list(dict.fromkeys(told)) for name, told in found.items()}


def _outside(node: Any) -> bool:  # noqa: ANN401 - lxml ships no types
    for _ in range(_TREE):
        if node is None:
            return False
        if node.tag in OUTSIDE:
            return True
        node = node.getparent()
    return False


def _times(page: Page) -> list[Any]:
    """The page's `time` tags that may tell when it was published, those beside its heading first."""
    found = [
        node
        for node in islice(page.root.iter("time"), _MOST)
        if not _outside(node) and not _CHANGED.search(f"{node.get('itemprop') or ''} {node.get('class') or ''}")
    ]
    return sorted(found, key=lambda node: not _with_heading(node))


def _with_heading(node: Any) -> bool:  # noqa: ANN401 - as above
    """Whether a node stands in an article or a header that has the page's heading."""
    for _ in range(_TREE):
        node = node.getparent()
        if node is None:
            return False
        if node.tag in {"article", "header", "section", "main"} and node.find(".//h1") is not None:
            return True
    return False


def _linked_data(page: Page) -> tuple[list[dict[str, Any]], Mapping[str, str]]:
    """Objects of the page's JSON-LD that describe an article, and the names of all that have an id."""
    entries: list[dict[str, Any]] = []
    for node in page.root.iter("script"):
        if (node.get("type") or "").lower() != "application/ld+json" or not node.text:
            continue
        try:
            data = json.loads(node.text)
        except (ValueError, RecursionError):
            continue
        for item in data if isinstance(data, list) else [data]:
            graph = item.get("@graph", [item]) if isinstance(item, dict) else []
            entries += [entry for entry in (graph if isinstance(graph, list) else []) if isinstance(entry, dict)]
    told = [entry for entry in entries if isinstance(entry.get("name"), str) and "@id" in entry]
    named = {str(entry["@id"]): entry["name"] for entry in told}
    return [entry for entry in entries if _TYPES.search(str(entry.get("@type", "")))], named
