"""The article out of a page of HTML.

trafilatura says which blocks of the page belong to the article; our own rules for copied pages then take out captions,
boxes and other stories that it left in. The body keeps its place in the text of the page.
"""

from __future__ import annotations

import logging
import re
from typing import Final

import trafilatura

from winset.errors import Problem
from winset.sources.article import Article, assembled
from winset.sources.document_date import dates_in_line, numeric_line
from winset.sources.furniture import Kind, kind_of, words
from winset.sources.language import language_of
from winset.sources.limits import Limits
from winset.sources.page import Page, PageBlock, read_page
from winset.sources.page_facts import OUTSIDE, Facts

__all__ = ["read_html"]

_LABEL_WORDS: Final = 6
_HEADINGS: Final = frozenset({"h2", "h3"})
_RUNNING: Final = frozenset({Kind.PROSE, Kind.SENTENCE})
_DROPPED: Final = frozenset({Kind.BOX, Kind.CAPTION, Kind.FILE, Kind.BYLINE, Kind.LABEL})
_NAME: Final = re.compile(r"\s+")


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
    facts = Facts(page, url=url)
    title = facts.title()
    blocks = _article_blocks(page, facts.url, title)
    if not blocks:
        what = "no article was found on the page; save the article's own page, or its text as a .txt file"
        return None, [Problem(file=file, code="no-article", what=what)]
    date, reason = facts.date(blocks[0].start)
    if date is None:
        problems = [
            Problem(file=file, column="date", code="no-date", what=f"no date of publication was found; {reason}")
        ]
    body, pieces = assembled(page.text, [[block.span] for block in blocks])
    article = Article(
        title=title,
        author=facts.author(blocks[0].end),
        publisher=facts.publisher(),
        url=facts.url,
        date=date,
        date_reason=reason,
        lang=language_of(body, stated=facts.lang()),
        text=page.text,
        body=body,
        pieces=pieces,
    )
    return article, problems


def _article_blocks(page: Page, url: str | None, named: str) -> list[PageBlock]:
    """Blocks of the page that are the article's body, in order."""
    for name in ("trafilatura", "htmldate"):
        # Both tell every page that they cannot use on stderr; the sentence of our own Problem is enough.
        logging.getLogger(name).setLevel(logging.CRITICAL)
    found = trafilatura.extract(page.markup, url=url, include_comments=False, include_tables=True) or ""
    kept = {_key(line) for line in found.split("\n")} - {""}
    whole = _key(found)
    title = {_key(block.text) for block in page.blocks if "h1" in block.places} | {_key(named)}
    inside = [(block, _key(block.text)) for block in page.blocks if not block.places & OUTSIDE]
    chosen = [
        block
        for block, key in inside
        if key not in title and (key in kept or (words(block.text) >= 5 and key in whole))  # noqa: PLR2004 - a phrase
    ]
    return _trimmed(chosen, _end(page, chosen))


def _key(text: str) -> str:
    """Text without blanks and marks of lists and tables, which extraction changes."""
    return _NAME.sub("", text).strip("-|•*").casefold()


def _end(page: Page, chosen: list[PageBlock]) -> int:
    """Where a heading such as "Related stories" ends the article, whether or not it was taken for a part of it."""
    prose = next((block.end for block in chosen if kind_of(block.text) in _RUNNING), len(page.text))
    ends = (
        block.start
        for block in page.blocks
        if block.start > prose and block.places & _HEADINGS and not block.places & OUTSIDE
        and kind_of(block.text) is Kind.END
    )  # fmt: skip
    return next(ends, len(page.text))


def _trimmed(blocks: list[PageBlock], end: int) -> list[PageBlock]:
    """Without captions, boxes and bylines, without headings that nothing follows, and up to the end of the article."""
    kept: list[PageBlock] = []
    prose = False
    for block in blocks:
        kind = kind_of(block.text)
        if prose and (kind is Kind.END or block.start >= end):
            break
        if kind in _DROPPED or kind is Kind.END or (not prose and _is_head(block.text)):
            continue
        prose = prose or kind in _RUNNING
        kept.append(block)
    while kept and kind_of(kept[-1].text) is Kind.HEADING and prose:
        kept.pop()
    return kept if prose else []


def _is_head(text: str) -> bool:
    """Whether a line before the first sentence is a date or a label in capitals, such as `STATEMENTS AND RELEASES`."""
    dated = bool(dates_in_line(text)) or numeric_line(text, None) is not None
    return dated or (text.isupper() and words(text) <= _LABEL_WORDS)
