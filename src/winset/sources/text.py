"""Plain text, or text copied from a page: the article without navigation, captions and the stories below it.

The rules are about how pages are built, not about any page: a section label that returns below the article, a headline
that stands twice, a picture's credit under a headline and the words of `page_furniture.toml` end an article; pictures'
file names, captions, share and subscribe boxes inside it are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from winset.errors import Problem
from winset.sources.article import Article, assembled
from winset.sources.blocks import Block, blocks
from winset.sources.decode import decoded, has_undecodable
from winset.sources.document_date import date_line, date_of_name
from winset.sources.furniture import Kind, author_of, kind_of, words
from winset.sources.language import language_of
from winset.sources.limits import Limits

__all__ = ["article_of_text", "read_text"]

_CARD: Final = 6
"""A headline that stands again within so many paragraphs belongs to a card of another story."""
_TITLE_BEFORE: Final = 12
"""Paragraphs before the first prose among which the title is looked for."""
_TITLE_WORDS: Final = 3
_INSIDE: Final = re.compile(r"[a-z]{3}[.!?] [A-Z]")
_NOT_BODY: Final = frozenset({Kind.BOX, Kind.CAPTION, Kind.FILE, Kind.LABEL, Kind.BYLINE})
_TAIL: Final = frozenset({Kind.HEADING, Kind.LABEL})
"""What cannot be the last paragraph of an article."""
_SCRIPTS_WITHOUT_BLANKS: Final = frozenset({"ja", "zh", "th"})


@dataclass(frozen=True, slots=True)
class _Marked:
    block: Block
    kind: Kind
    date: str | None
    """Date, where the paragraph is a date and little else."""


def read_text(data: bytes, *, file: str, limits: Limits | None = None) -> tuple[Article | None, list[Problem]]:
    """The article in a text file; see `article_of_text`.

    Returns
    -------
    (article, problems); no article where the file is empty, too large or not UTF-8.
    """
    limits = limits or Limits()
    if len(data) > limits.page_bytes:
        what = f"the text has {len(data)} bytes, more than the {limits.page_bytes} of one document; split it"
        return None, [Problem(file=file, code="too-large", what=what)]
    text, problems = decoded(data, file=file)
    if problems:
        return None, problems
    if has_undecodable(text) or "\x00" in text:
        what = "the file is not text in UTF-8; save it as UTF-8"
        return None, [Problem(file=file, code="encoding", what=what)]
    if not text.strip():
        return None, [Problem(file=file, code="empty", what="the file holds no text")]
    article = article_of_text(text)
    if article.date is None and (named := date_of_name(file)) is not None:
        article = replace(article, date=named, date_reason="the name of the file")
    return article, []


def article_of_text(text: str, *, lang: str | None = None) -> Article:
    r"""The article in a text.

    Parameters
    ----------
    text
        With `\n` line ends.
    lang
        Language, where it is known.
    """
    marked = [_Marked(block, kind_of(block.text), date_line(block.text)) for block in blocks(text)]
    first = next((i for kind in (Kind.PROSE, Kind.SENTENCE) for i, m in enumerate(marked) if m.kind is kind), None)
    title = _title(marked, first)
    start = _start(marked, title, first)
    end = _end(marked, start)
    body = _body(marked, start, end)
    head = marked[:first] if first is not None else marked
    date, reason = _date(head, marked[end:])
    author = next((a for m in marked[: start + 2] if (a := author_of(m.block.text)) is not None), None)
    code = language_of(" ".join(m.block.text for m in body), stated=lang)
    joint = "" if code in _SCRIPTS_WITHOUT_BLANKS else " "
    written, pieces = assembled(text, [m.block.lines for m in body], joint=joint)
    return Article(
        title="" if title is None else marked[title].block.text,
        author=author,
        publisher=None,
        url=None,
        date=date,
        date_reason=reason,
        lang=code,
        text=text,
        body=written,
        pieces=pieces,
    )


def _title(marked: Sequence[_Marked], first: int | None) -> int | None:
    """The heading with most words before the first prose, or the one right above it, whose deck it then is."""
    if first is None:
        return None
    candidates = {
        i: words(marked[i].block.text)
        for i in range(max(0, first - _TITLE_BEFORE), first)
        if marked[i].kind is Kind.HEADING
        and marked[i].date is None
        and words(marked[i].block.text) >= _TITLE_WORDS
        and not _goes_on(marked[i].block.text, marked[i + 1].block.text)
    }
    longest = max(candidates, key=lambda i: (candidates[i], i), default=None)
    if longest is not None and candidates.get(longest - 1, 0) > _TITLE_WORDS:
        return longest - 1
    return longest


def _goes_on(text: str, after: str) -> bool:
    """Whether a line is a part of a sentence rather than a title: no title runs on, or holds the end of a sentence."""
    return text[0].islower() or text[-1] in ",;:-–—" or after[0].islower() or _INSIDE.search(text) is not None


def _start(marked: Sequence[_Marked], title: int | None, first: int | None) -> int:
    """Where the body starts: after the title and whatever stands between it and the first prose, such as a label.

    Without a title everything counts.
    """
    if title is None or first is None:
        return 0
    start = first
    while start - 1 > title and marked[start - 1].kind is Kind.SENTENCE and marked[start - 1].date is None:
        start -= 1
    return start


def _end(marked: Sequence[_Marked], start: int) -> int:
    """Index of the first paragraph that no longer belongs to the article."""
    labels = {m.block.text.casefold() for m in marked[:start] if m.kind is Kind.LABEL}
    seen_prose = False
    for i in range(start, len(marked)):
        m = marked[i]
        seen_prose = seen_prose or m.kind in {Kind.PROSE, Kind.SENTENCE}
        if not seen_prose:
            continue
        if m.kind is Kind.END or m.block.text.casefold() in labels or _is_card(marked, i):
            return i
    return len(marked)


def _is_card(marked: Sequence[_Marked], i: int) -> bool:
    """Whether a card of another story starts here: its headline stands twice, or over the credit of a picture."""
    text = marked[i].block.text
    if marked[i].kind not in {Kind.HEADING, Kind.SENTENCE, Kind.LABEL}:
        return False
    near = marked[i + 1 : i + 1 + _CARD]
    if words(text) >= _TITLE_WORDS and any(other.block.text == text for other in near):
        return True
    if marked[i].kind is Kind.HEADING and near and near[0].kind is Kind.CAPTION:
        return any(other.kind is Kind.HEADING for other in near[1:3])
    return False


def _body(marked: Sequence[_Marked], start: int, end: int) -> list[_Marked]:
    """Paragraphs of the article, without what is furniture and without headings that nothing follows."""
    kept = [m for m in marked[start:end] if m.kind not in _NOT_BODY]
    prose = any(m.kind in {Kind.PROSE, Kind.SENTENCE} for m in kept)
    while prose and kept and (kept[-1].kind in _TAIL or kept[-1].date is not None):
        kept.pop()
    return kept


def _date(head: Sequence[_Marked], after: Sequence[_Marked]) -> tuple[str | None, str]:
    """The date that stands as a line of its own at the head of the article."""
    for m in head:
        if m.date is not None and m.kind is not Kind.CAPTION:
            return m.date, f"a line at its head: {m.block.text[:60]}"
    if after:
        return None, "none of its own: dates in what follows the article belong to other stories"
    return None, "the text gives none"
