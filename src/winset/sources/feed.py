"""The entries of an RSS or Atom feed: what each tells of an article, and where the article is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any, Final

from lxml import etree
from lxml import html as lxml_html

from winset.errors import Problem
from winset.sources.article import Article, assembled
from winset.sources.document_date import iso_date
from winset.sources.held import Held
from winset.sources.language import language_of
from winset.sources.limits import Limits
from winset.sources.xml import local, parsed_xml

__all__ = ["FeedEntry", "feed_entries", "is_feed", "read_feed"]

_MARK: Final = re.compile(rb"<(?:[\w-]{1,20}:)?(?:rss|feed|RDF)[\s>]")
_TEXTS: Final = ("encoded", "content", "description", "summary", "subtitle")
"""Elements that hold the text of an entry, the fullest first."""
_DATES: Final = ("pubDate", "published", "date", "issued", "updated", "modified")
_MOST: Final = 10_000
"""Entries of one feed."""
_BLOCK: Final = re.compile(r"\n\s*\n|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """What a feed tells of one article."""

    id: str
    title: str
    url: str | None
    """Page of the article."""
    date: str | None
    date_reason: str
    author: str | None
    publisher: str | None
    lang: str | None
    text: str
    """Words of the entry, a paragraph a line; often a summary only."""


def is_feed(data: bytes) -> bool:
    """Whether bytes start as a feed does."""
    return data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" and _MARK.search(data[:1024]) is not None


def read_feed(data: bytes, *, file: str, limits: Limits | None = None) -> Iterator[Held | Problem]:
    """The entries of a feed as articles; an entry without text is a problem."""
    entries, problems = feed_entries(data, file=file, limits=limits)
    yield from problems
    for entry in entries:
        name = f"{file}#{entry.id}"
        if not entry.text:
            what = "the feed gives no text of it; fetch its page with `winset add CASE URL`"
            yield Problem(file=name, code="no-text", what=what)
            continue
        if entry.date is None:
            yield Problem(file=name, column="date", code="no-date", what=f"no date was found; {entry.date_reason}")
        yield Held(article=_article(entry), data=data, file=name, place=entry.id)


def feed_entries(
    data: bytes, *, file: str, limits: Limits | None = None
) -> tuple[tuple[FeedEntry, ...], list[Problem]]:
    """The entries of a feed in its order, each id once."""
    limits = limits or Limits()
    root, problems = parsed_xml(data, file=file, size=limits.document_bytes)
    if root is None:
        return (), problems
    channel = next((node for node in root if local(node) == "channel"), root)
    publisher = _text(channel, "title") or None
    lang = _text(channel, "language") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    nodes = [node for node in root.iter() if local(node) in {"item", "entry"}]
    if not nodes:
        what = "it is no RSS or Atom feed with entries; other XML is not read as documents"
        return (), [Problem(file=file, code="no-feed", what=what)]
    found: dict[str, FeedEntry] = {}
    for number, node in enumerate(nodes[:_MOST]):
        entry = _entry(node, number, publisher, lang)
        found.setdefault(entry.id, entry)
    return tuple(found.values()), problems


def _entry(node: Any, number: int, publisher: str | None, lang: str | None) -> FeedEntry:  # noqa: ANN401 - lxml ships no types
    url = _link(node)
    day, reason = _date(node)
    author = next((child for child in node if local(child) in {"author", "creator"}), None)
    name = "" if author is None else _text(author, "name") or _plain(author)
    named = _text(node, "guid") or _text(node, "id") or url or str(number)
    return FeedEntry(
        id=" ".join(named.split())[:500],
        title=" ".join(_markup_text(_text(node, "title")).split()),
        url=url,
        date=day,
        date_reason=reason,
        author=" ".join(name.split()) or None,
        publisher=_source(node) or publisher,
        lang=lang,
        text=_body(node),
    )


def _text(node: Any, name: str) -> str:  # noqa: ANN401 - as above
    """Words of the first child of a name."""
    return next((text for child in node if local(child) == name and (text := _plain(child))), "")


def _plain(node: Any) -> str:  # noqa: ANN401 - as above
    return "".join(part for part in node.itertext() if isinstance(part, str)).strip()


def _source(node: Any) -> str | None:  # noqa: ANN401 - as above
    """The publisher that an entry of a collection names."""
    held = next((child for child in node if local(child) == "source"), None)
    return None if held is None else _text(held, "title") or _plain(held) or None


def _link(node: Any) -> str | None:  # noqa: ANN401 - as above
    for child in node:
        if local(child) == "link" and child.get("rel", "alternate") == "alternate":
            told = (child.get("href") or _plain(child)).strip()
            if told.startswith(("http://", "https://")):
                return str(told)
    return None


def _date(node: Any) -> tuple[str | None, str]:  # noqa: ANN401 - as above
    for name in _DATES:
        told = _text(node, name)
        if told and (day := _day(told)) is not None:
            return day, f"{name} of the feed's entry"
    return None, "the feed's entry gives none"


def _day(told: str) -> str | None:
    """The day of a date of mail (RSS) or ISO 8601 (Atom), in the zone in which it is written."""
    try:
        return date.isoformat(parsedate_to_datetime(told).date())
    except (ValueError, TypeError, IndexError, OverflowError):
        return iso_date(told)


def _body(node: Any) -> str:  # noqa: ANN401 - as above
    for name in _TEXTS:
        for child in node:
            if local(child) == name:
                inner = etree.tostring(child, encoding="unicode", method="xml") if len(child) else _plain(child)
                lines = [" ".join(line.split()) for line in _BLOCK.split(_markup_text(inner))]
                if any(lines):
                    return "\n".join(line for line in lines if line)
    return ""


_BREAK: Final = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|blockquote)\b[^>]{0,500}>", re.IGNORECASE)


def _markup_text(markup: str) -> str:
    """Words of escaped markup, a line end where a block ends."""
    if "<" not in markup and "&" not in markup:
        return markup
    spaced = _BREAK.sub("\n", markup.replace("\x00", ""))
    try:
        parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
        return str(lxml_html.fromstring(f"<div>{spaced}</div>", parser=parser).text_content())
    except (etree.LxmlError, ValueError, AssertionError):
        return ""


def _article(entry: FeedEntry) -> Article:
    spans = []
    at = 0
    for line in entry.text.split("\n"):
        spans.append([(at, at + len(line))])
        at += len(line) + 1
    body, pieces = assembled(entry.text, spans)
    return Article(
        title=entry.title,
        author=entry.author,
        publisher=entry.publisher,
        url=entry.url,
        date=entry.date,
        date_reason=entry.date_reason,
        lang=language_of(body, stated=entry.lang),
        text=entry.text,
        body=body,
        pieces=pieces,
    )
