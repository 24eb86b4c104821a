"""The article out of a page of HTML.

trafilatura says which blocks of the page belong to the article; our own rules for copied pages then take out captions,
boxes and other stories that it left in. The body keeps its place in the text of the page.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from typing import Any, Final

import htmldate
import trafilatura

from winset.errors import Problem
from winset.sources.article import Article, assembled
from winset.sources.document_date import date_line, iso_date
from winset.sources.furniture import Kind, author_of, kind_of, words
from winset.sources.language import language_of
from winset.sources.limits import Limits
from winset.sources.page import Page, PageBlock, read_page

__all__ = ["read_html"]

_OUTSIDE: Final = frozenset({"nav", "aside", "footer", "figcaption", "button", "form"})
_DROPPED: Final = frozenset({Kind.BOX, Kind.CAPTION, Kind.FILE, Kind.BYLINE, Kind.LABEL})
_META_DATES: Final = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.created", "pubdate", "publishdate", "publish-date", "publication_date", "parsely-pub-date",
    "sailthru.date", "citation_publication_date", "citation_date",
)  # fmt: skip
_NAME: Final = re.compile(r"\s+")
_SITE_TAIL: Final = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$")


def read_html(
    data: bytes, *, file: str, url: str | None = None, limits: Limits | None = None
) -> tuple[Article | None, list[Problem]]:
    """The article in a page.

    Parameters
    ----------
    url
        Where the page came from, when known.

    Returns
    -------
    (article, problems); no article where the page is empty, too large, not readable or has no running text. A missing
    date is a problem, and the article is kept.
    """
    page, problems = read_page(data, file=file, limits=limits or Limits())
    if page is None:
        return None, problems
    meta = _meta(page)
    url = url or _canonical(page) or meta.get("og:url")
    blocks = _article_blocks(page, url)
    if not blocks:
        what = "no article was found on the page; save the article's own page, or its text as a .txt file"
        return None, [Problem(file=file, code="no-article", what=what)]
    linked = list(_linked_data(page))
    date, reason = _date(page, meta, linked, url)
    if date is None:
        problems = [
            Problem(file=file, column="date", code="no-date", what=f"no date of publication was found; {reason}")
        ]
    body, pieces = assembled(page.text, [[block.span] for block in blocks])
    article = Article(
        title=_title(page, meta),
        author=_author(page, meta, linked, blocks[0]),
        publisher=meta.get("og:site_name") or _named(linked, "publisher"),
        url=url,
        date=date,
        date_reason=reason,
        lang=language_of(body, stated=page.root.get("lang") or meta.get("og:locale")),
        text=page.text,
        body=body,
        pieces=pieces,
    )
    return article, problems


def _article_blocks(page: Page, url: str | None) -> list[PageBlock]:
    """Blocks of the page that are the article's body, in order."""
    for name in ("trafilatura", "htmldate"):
        # Both tell every page that they cannot use on stderr; the sentence of our own Problem is enough.
        logging.getLogger(name).setLevel(logging.CRITICAL)
    found = trafilatura.extract(page.markup, url=url, include_comments=False, include_tables=True) or ""
    kept = {_key(line) for line in found.split("\n")} - {""}
    whole = _key(found)
    title = {block.text for block in page.blocks if "h1" in block.places}
    chosen = [
        block
        for block in page.blocks
        if (_key(block.text) in kept or (words(block.text) >= 5 and _key(block.text) in whole))  # noqa: PLR2004 - a phrase
        and not block.places & _OUTSIDE
        and block.text not in title
    ]
    return _trimmed(chosen)


def _key(text: str) -> str:
    """Text without blanks and marks of lists and tables, which extraction changes."""
    return _NAME.sub("", text).strip("-|•*").casefold()


def _trimmed(blocks: list[PageBlock]) -> list[PageBlock]:
    """Without captions, boxes and bylines, without headings that nothing follows, and up to the end of the article."""
    kept: list[PageBlock] = []
    prose = False
    for block in blocks:
        kind = kind_of(block.text)
        if kind is Kind.END and prose:
            break
        if kind in _DROPPED or kind is Kind.END or (not prose and date_line(block.text) is not None):
            continue
        prose = prose or kind in {Kind.PROSE, Kind.SENTENCE}
        kept.append(block)
    while kept and kind_of(kept[-1].text) is Kind.HEADING and prose:
        kept.pop()
    return kept if prose else []


def _meta(page: Page) -> dict[str, str]:
    """Contents of the page's `meta` tags by name, in small letters; the first of each."""
    found: dict[str, str] = {}
    for node in page.root.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").strip().lower()
        content = (node.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found


def _canonical(page: Page) -> str | None:
    for node in page.root.iter("link"):
        if (node.get("rel") or "").lower() == "canonical" and node.get("href", "").startswith(("http://", "https://")):
            return str(node.get("href"))
    return None


def _linked_data(page: Page) -> Iterator[dict[str, Any]]:
    """Objects of the page's JSON-LD that describe an article."""
    for node in page.root.iter("script"):
        if (node.get("type") or "").lower() != "application/ld+json" or not node.text:
            continue
        try:
            told = json.loads(node.text)
        except (ValueError, RecursionError):
            continue
        for item in told if isinstance(told, list) else [told]:
            graph = item.get("@graph", [item]) if isinstance(item, dict) else []
            for entry in graph if isinstance(graph, list) else []:
                if isinstance(entry, dict) and "Article" in str(entry.get("@type", "")):
                    yield entry


def _named(linked: list[dict[str, Any]], key: str) -> str | None:
    """Name of the author or publisher that linked data give."""
    for entry in linked:
        held = entry.get(key)
        for item in held if isinstance(held, list) else [held]:
            name = item.get("name") if isinstance(item, dict) else item
            if isinstance(name, str) and name.strip():
                return name.strip()
    return None


def _title(page: Page, meta: dict[str, str]) -> str:
    heading = next((block.text for block in page.blocks if "h1" in block.places and words(block.text) > 1), None)
    if heading:
        return heading
    told = meta.get("og:title") or " ".join((page.root.findtext(".//title") or "").split())
    return _SITE_TAIL.sub("", told)


def _author(page: Page, meta: dict[str, str], linked: list[dict[str, Any]], first: PageBlock) -> str | None:
    told = _named(linked, "author") or meta.get("author") or meta.get("article:author")
    if told and not told.startswith("http"):
        return told
    return next((a for b in page.blocks if b.start < first.end and (a := author_of(b.text)) is not None), None)


def _told_dates(page: Page, meta: dict[str, str], linked: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """What the page's metadata say of its date, with where, the most reliable first."""
    for entry in linked:
        yield str(entry.get("datePublished") or ""), "datePublished of the page's linked data"
    for name in _META_DATES:
        yield meta.get(name, ""), f"meta tag {name!r}"
    for node in page.root.iter("time"):
        yield node.get("datetime") or "", "time tag"


def _date(page: Page, meta: dict[str, str], linked: list[dict[str, Any]], url: str | None) -> tuple[str | None, str]:
    for told, reason in _told_dates(page, meta, linked):
        if found := iso_date(told):
            return found, reason
    try:
        guessed = htmldate.find_date(page.markup, extensive_search=False, original_date=True, url=url)
    except (ValueError, TypeError, AttributeError, OverflowError):
        guessed = None
    if guessed:
        return guessed, "found by htmldate in the page or its address"
    for block in page.blocks:
        if not block.places & _OUTSIDE and (found := date_line(block.text)):
            return found, f"a line of the page: {block.text[:60]}"
    return None, "neither its metadata nor a line of it gives one"
