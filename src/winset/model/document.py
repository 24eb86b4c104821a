"""A text as the program keeps it, and its sentences."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Document", "Sentence", "Source"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where documents or rows come from, and what may be done with them."""

    id: str
    """Short id, such as `chronicle` or the SHA-256 of a dropped file."""
    title: str
    """Name for readers."""
    licence: str
    """What the origin states; `not stated` where nothing was found."""
    redistributable: bool
    """Whether its sentences may leave in an export."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text out of whatever held it."""

    id: str
    """First 16 hex digits of the SHA-256 of source bytes and place within them."""
    title: str
    """Empty where there is none."""
    text: str
    """The body; spans everywhere are code points of it."""
    date: str | None
    """Date of publication, as precise as the source says."""
    date_reason: str
    """What the date was read from."""
    known_from: str | None
    """From when its content was known: publication."""
    lang: str
    """ISO 639-1."""
    url: str | None
    """Page of origin."""
    publisher: str | None
    """Who published it."""
    author: str | None
    """Who wrote it."""
    file: str
    """File or archive member it was read from, as the user knows it."""
    source: str
    """Id of its `Source`."""
    kind: str = "quoted"
    """`quoted` (the source's words) or `summarised` (our words about a source)."""
    pages: str = ""
    """Where its pages start, as `0:12 1530:13`: code point of the text and number of the page; empty without pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A span of a document."""

    document: str
    """Document id."""
    index: int
    """Counted from 0."""
    start: int
    """Code point of the document's text."""
    end: int
    """One past the last code point."""
    text: str
    """`document.text[start:end]`."""
