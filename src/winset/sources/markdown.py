"""Markdown, with or without named values at its head: the words without the marks, each in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from winset.errors import Problem
from winset.model import Span
from winset.sources.article import Article, assembled
from winset.sources.decode import decoded, has_undecodable
from winset.sources.document_date import date_of_name, iso_date
from winset.sources.front_matter import Values, front_matter
from winset.sources.language import language_of
from winset.sources.limits import Limits

__all__ = ["read_markdown"]

_DATES: Final = ("date", "published", "published_time", "datePublished", "pubdate", "created")
"""Names under which files keep their date; a plain day is preferred to a time, which may be of another zone."""
_URLS: Final = ("source_url", "url", "canonical", "canonical_url", "link", "source")
_AUTHORS: Final = ("author", "authors", "by", "speaker")
_PUBLISHERS: Final = ("publisher", "site", "site_name", "outlet")
_LANGUAGES: Final = ("lang", "language", "locale")
_HEADING: Final = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$")
_RULE: Final = re.compile(r"^\s*(?:(?:\\?[-*_#]\s*){3,}|=+)$")
_MARKER: Final = re.compile(r"^[ \t]*(?:>[ \t]?|[-*+][ \t]+|\d{1,3}[.)][ \t]+)*")
_FENCE: Final = re.compile(r"^ {0,3}(?:```|~~~)")
_TAG: Final = re.compile(
    r"<!--(?:[^<-]|-(?!->)|<(?!!--)){0,20000}-->|</?[A-Za-z](?:[^<>\n]|\n(?![ \t]*\n)){0,20000}>", re.DOTALL
)
"""A comment or a tag of HTML, which may go over several lines. No repeat here is possessive: Python 3.11 before 3.11.5
loses matches of those now and then (cpython issue 106052)."""
_BLANK: Final = "\ue000"
"""Stands for every character of a tag; no text uses it."""
_SKIP: Final = re.compile(
    r"""\ue000+                                     # tag
    | !\[[^\[\]\n]{0,300}\]\((?:[^()\n]|\([^()\n]{0,100}\)){0,1000}\)   # picture
    | (?<!\\)\[(?=[^\[\]\n]{1,500}\]\()             # link: its words stay
    | (?<=[^\\])\]\((?:[^()\n]|\([^()\n]{0,100}\)){0,1000}\)            # link: its target goes
    | \\(?=[!-/:-@\[-`{-~])                         # backslash before a mark
    | (?<!\\)(?!(?<=\d)\*(?=\d)|(?<=\s)\*(?=\s))\*{1,3}                  # emphasis, but not 2*3
    | (?<!\\)(?:~~|`{1,3})
    | (?<![\w\\])_{1,3}(?=\S) | (?<=\S)(?<!\\)_{1,3}(?!\w)
    """,
    re.VERBOSE,
)
_MARKS: Final = re.compile("[\\\\*_`\\[\\]~\ue000]")
_HARD: Final = re.compile(r"(?: {2,}|\\)$")


def read_markdown(data: bytes, *, file: str, limits: Limits | None = None) -> tuple[Article | None, list[Problem]]:
    """The article in a Markdown file.

    Title, date, author, publisher, language and page come from the named values at its head, else the title from the
    first heading and the date from the file's name.

    Returns
    -------
    (article, problems); no article where the file is empty, too large or not UTF-8. A missing date is a problem, and
    the article is kept.
    """
    limits = limits or Limits()
    if len(data) > limits.page_bytes:
        what = f"the text has {len(data)} bytes, more than the {limits.page_bytes} of one document; split it"
        return None, [Problem(file=file, code="too-large", what=what)]
    text, problems = decoded(data, file=file)
    if not problems and (has_undecodable(text) or "\x00" in text):
        problems = [Problem(file=file, code="encoding", what="the file is not text in UTF-8; save it as UTF-8")]
    if problems:
        return None, problems
    values, offset = front_matter(text)
    paragraphs, heading = _paragraphs(text, offset)
    body, pieces = assembled(text, paragraphs)
    if not body.strip():
        return None, [Problem(file=file, code="empty", what="the file holds no text below its head")]
    date, reason = _date(values, file)
    if date is None:
        what = "no date at the head of the file or in its name; add `date: 2024-03-15` between two lines of ---"
        problems = [Problem(file=file, column="date", code="no-date", what=what)]
    url = _first(values, _URLS)
    article = Article(
        title=_plain(_first(values, ("title",)) or heading),
        author=_first(values, _AUTHORS),
        publisher=_first(values, _PUBLISHERS) or _host(url),
        url=url,
        date=date,
        date_reason=reason,
        lang=language_of(body, stated=_first(values, _LANGUAGES)),
        text=text,
        body=body,
        pieces=pieces,
    )
    return article, problems


def _first(values: Values, names: tuple[str, ...]) -> str | None:
    for name in names:
        held = values.get(name)
        text = ", ".join(held) if isinstance(held, tuple) else held
        if text and text.strip():
            return text.strip()
    return None


def _plain(title: str) -> str:
    return " ".join(title.replace("\xa0", " ").split())


def _host(url: str | None) -> str | None:
    try:
        return (urlsplit(url).hostname or None) if url else None
    except ValueError:
        return None


def _date(values: Values, file: str) -> tuple[str | None, str]:
    for name in _DATES:
        held = values.get(name)
        if isinstance(held, str) and (found := iso_date(held)) is not None:
            return found, f"{name!r} at the head of the file"
    found = date_of_name(file)
    return (found, "the name of the file") if found else (None, "neither the head of the file nor its name gives one")


def _paragraphs(text: str, offset: int) -> tuple[list[list[Span]], str]:
    """Ranges of the words of each paragraph, and the first heading."""
    found: list[list[Span]] = [[]]
    heading = ""
    fenced = False
    # Tags go over lines, so they are blanked beforehand, character by character: every place stays what it was.
    text = text[:offset] + _TAG.sub(lambda tag: re.sub(r"[^\n]", _BLANK, tag[0]), text[offset:])
    for start, end in _lines(text, offset):
        line = text[start:end]
        if _FENCE.match(line):
            fenced = not fenced
            found.append([])
            continue
        if not line.strip() or (_RULE.match(line) and not fenced):
            found.append([])
            continue
        title = None if fenced else _HEADING.match(line)
        if title is not None:
            heading = heading or title[2]
            found += [_words(text, start + title.start(2), start + title.end(2)), []]
            continue
        marker = _MARKER.match(line)
        inner = start + (marker.end() if marker else 0)
        if marker and marker[0].strip():
            found.append([])
        hard = None if text[end + 1 : end + 2].islower() else _HARD.search(line)
        found[-1] += _words(text, inner, start + (hard.start() if hard else len(line.rstrip())))
        if hard:
            found.append([])
    return [paragraph for paragraph in found if paragraph], heading


def _lines(text: str, offset: int) -> Iterator[Span]:
    while offset <= len(text):
        end = text.find("\n", offset)
        end = len(text) if end < 0 else end
        yield offset, end
        offset = end + 1


def _words(text: str, start: int, end: int) -> list[Span]:
    """Ranges of a line that are words; marks are left out, and words that only a mark parts stay together."""
    if not _MARKS.search(text, start, end):
        return [(start, end)] if text[start:end].strip() else []
    found: list[Span] = []
    at = start
    for mark in _SKIP.finditer(text, start, end):
        if at < mark.start():
            found.append((at, mark.start()))
        at = mark.end()
    if at < end:
        found.append((at, end))
    while found and not text[slice(*found[-1])].strip():
        found.pop()
    while found and not text[slice(*found[0])].strip():
        del found[0]
    return found
