"""An article with the bytes that held it, as files of several documents give them."""

from __future__ import annotations

from dataclasses import dataclass

from winset.model import Document
from winset.sources.article import Article, document

__all__ = ["Held"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One article out of a file."""

    article: Article
    data: bytes
    """Bytes that its id is a digest of."""
    file: str
    """Name of the file or member as the user knows it."""
    place: str = ""
    """Where in the bytes it stood, when they hold several."""
    known_from: str | None = None
    """Day on which it was seen, for an article without a date: it was known by then at the latest."""

    def document(self, source: str) -> Document:
        """The article as a document of a case."""
        return document(
            self.article, self.data, file=self.file, source=source, place=self.place, known_from=self.known_from
        )
