"""What the readers of Japanese and Korean sentences share: morphemes in order, nouns gathered until a particle."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from winset.coder.particles.phrase import Chunk
from winset.coder.particles.tables import tables

__all__ = ["Chunker", "Morpheme"]


class Morpheme(Protocol):
    """A piece of a sentence as the language's analyser cuts it."""

    text: str
    start: int
    """Code points before it in the sentence."""
    end: int


M = TypeVar("M", bound=Morpheme)


class Chunker(ABC, Generic[M]):
    """Phrases and verbs of one sentence, read morpheme by morpheme.

    Parameters
    ----------
    text : the sentence
    tokens : its morphemes, in order
    language : `ja` or `ko`, whose tables are read
    quoted : pattern whose first group is the words of a quotation that somebody says
    opaque : whether quoted words are a judgement or several sentences, which are not read as a clause
    """

    def __init__(
        self,
        text: str,
        tokens: Sequence[M],
        *,
        language: str,
        quoted: re.Pattern[str],
        opaque: Callable[[str], bool],
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.tables = tables(language)
        self.quotes = [m.span(1) for m in quoted.finditer(text) if opaque(m[1])]
        self.out: list[Chunk] = []
        self.nouns: list[M] = []

    def chunks(self) -> list[Chunk]:
        """Read the whole sentence."""
        i = 0
        while i < len(self.tokens):
            quote = next((q for q in self.quotes if q[0] <= self.tokens[i].start < q[1]), None)
            i = self._step(i) if quote is None else self._quotation(i, quote)
        self._flush("")
        return self.out

    @abstractmethod
    def _step(self, i: int) -> int:
        """Read on from token i; the token where reading goes on."""

    @abstractmethod
    def _quotation(self, i: int, quote: tuple[int, int]) -> int:
        """Take a quotation that starts at token i as one predicate; the token after it."""

    def _at(self, i: int) -> M | None:
        return self.tokens[i] if i < len(self.tokens) else None

    def _until(self, i: int, place: int) -> int:
        """The first token from i on that starts at the place or later."""
        while i < len(self.tokens) and self.tokens[i].start < place:
            i += 1
        return i

    def _aside(self, i: int, closing: str) -> int:
        """Skip words in brackets after a noun, whose particle follows them."""
        j = i + 1
        while (t := self._at(j)) is not None and t.text not in closing:
            j += 1
        return j + 1 if self._at(j) is not None else i + 1

    def _named(self) -> str:
        """The gathered nouns as one word."""
        return "".join(n.text for n in self.nouns)

    def _flush(self, role: str, end: int | None = None) -> None:
        """Close the phrase of the gathered nouns, if there are any, with its particle."""
        if not self.nouns:
            return
        first, last, head = self.nouns[0], self.nouns[-1], self._named()
        self.nouns = []
        self.out.append(
            Chunk(
                start=first.start, end=end or last.end, noun_start=first.start, noun_end=last.end, head=head, role=role
            )
        )

    def _pause(self) -> None:
        """Close the phrase before a comma."""
        self._flush("")
        if self.out:
            self.out[-1].comma = True

    def _halt(self) -> None:
        """Close the phrase before a mark that parts the halves of a headline."""
        self._flush("")
        if self.out:
            self.out[-1].stop = True

    def _postposition(self, i: int, t: M) -> int | None:
        """Close the phrase where a postposition of several morphemes follows it ("に対して", "에 대해")."""
        for role, pattern in self.tables.postpositions:
            found = pattern.match(self.text, t.start)
            if found is not None:
                self._flush(role, found.end())
                return self._until(i, found.end())
        return None
