"""A text out of whatever held it: the original, the article in it, and where each word of the article stands."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from winset.model import Document, Span

__all__ = ["Article", "Piece", "assembled", "document", "document_id"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the body that stands in the original character by character."""

    body: int
    """First code point in the body."""
    text: int
    """First code point in the original."""
    length: int
    """At least 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a file says, apart from what surrounds it."""

    title: str
    """Empty where there is none."""
    author: str | None
    publisher: str | None
    url: str | None
    date: str | None
    """Partial date of publication; None where the file gives none of its own."""
    date_reason: str
    """What the date was read from, or why there is none."""
    lang: str
    """ISO 639-1."""
    text: str
    """The original, before anything was left out."""
    body: str
    """The article: paragraphs with an empty line between them, lines unwrapped, without markup and furniture."""
    pieces: tuple[Piece, ...]
    """Where the body stands in the original, in order."""
    pages: tuple[tuple[int, str], ...] = ()
    """(first code point of the original, number printed on the page or counted) of each page, where there are any."""

    def page_at(self, at: int) -> str | None:
        """Number of the page on which a code point of the original stands."""
        index = bisect_right(self.pages, at, key=lambda page: page[0]) - 1
        return self.pages[index][1] if index >= 0 else None

    @property
    def body_spans(self) -> tuple[Span, ...]:
        """Ranges of the original that make the body; pieces with nothing but blanks between them are one."""
        spans: list[Span] = []
        for piece in self.pieces:
            start, end = piece.text, piece.text + piece.length
            if spans and not self.text[spans[-1][1] : start].strip():
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
        return tuple(spans)

    def in_original(self, span: Span) -> Span:
        """The range of the original in which a range of the body stands, with whatever lies between its pieces."""
        start, end = span
        if not 0 <= start < end <= len(self.body):
            raise ValueError(f"{span} is not a range of the body, which has {len(self.body)} characters")
        return self._place(start, last=False), self._place(end - 1, last=True) + 1

    def _place(self, at: int, *, last: bool) -> int:
        """Where a character of the body stands; the blanks between pieces belong to the next one, or to the last."""
        index = bisect_right(self.pieces, at, key=lambda piece: piece.body) - 1
        piece = self.pieces[max(index, 0)]
        if at < piece.body + piece.length:
            return piece.text + at - piece.body
        return piece.text + piece.length - 1 if last else self.pieces[index + 1].text


def assembled(text: str, paragraphs: Sequence[Sequence[Span]], *, joint: str = " ") -> tuple[str, tuple[Piece, ...]]:
    """The body made of ranges of a text, and its pieces.

    Parameters
    ----------
    text
        The original.
    paragraphs
        Of each paragraph the ranges that make it, in order; where a line ends between two of them `joint` stands, and
        nothing where they are parts of one line.
    joint
        What stands where a line was wrapped: a blank, or nothing in scripts without blanks.
    """
    body: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for paragraph in paragraphs:
        if at:
            body.append("\n\n")
            at += 2
        before: int | None = None
        for start, end in paragraph:
            if before is not None and "\n" in text[before:start]:
                body.append(joint)
                at += len(joint)
            body.append(text[start:end])
            pieces.append(Piece(at, start, end - start))
            at += end - start
            before = end
    return "".join(body), tuple(pieces)


def document_id(data: bytes, place: str = "") -> str:
    """First 16 hex digits of the SHA-256 of bytes and the place within them."""
    return hashlib.sha256(hashlib.sha256(data).digest() + b"\x00" + place.encode("utf-8", "surrogatepass")).hexdigest()[
        :16
    ]


def document(
    article: Article, data: bytes, *, file: str, source: str, place: str = "", known_from: str | None = None
) -> Document:
    """The article as a document of a case.

    Parameters
    ----------
    data
        Bytes of the file that held it.
    file
        Name of the file as the user knows it.
    source
        Id of its source.
    place
        Where in the bytes it stood, when they hold several.
    known_from
        When it was known at the latest, where it has no date of its own.
    """
    return Document(
        id=document_id(data, place),
        title=article.title,
        text=article.body,
        date=article.date,
        date_reason=article.date_reason,
        known_from=article.date or known_from,
        lang=article.lang,
        url=article.url,
        publisher=article.publisher,
        author=article.author,
        file=file,
        source=source,
        pages=_pages_of_body(article),
    )


def _pages_of_body(article: Article) -> str:
    """Where each page starts in the body, in the form of `Document.pages`."""
    starts: dict[str, int] = {}
    for piece in article.pieces:
        page = article.page_at(piece.text)
        if page is not None:
            starts.setdefault(page, piece.body)
    return " ".join(f"{start}:{page}" for page, start in starts.items())
