"""Who has the word in the record of a briefing: what those who ask say is nobody's claim."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["Turns"]

_ASKS: Final = re.compile(r"(?:Q|QUESTION|REPORTER|JOURNALIST)(?:\s*\([^)]{0,40}\))?(?::|\.|\s)\s*(?=\S)")
_ANSWERS: Final = re.compile(r"(?!Q\b)(?:[A-Z][A-Z.’'-]*\s+){0,6}[A-Z][A-Z.’'-]+(?:\s*\([^)]{0,40}\))?:")
_LEAST: Final = 2
"""A text with fewer questions is no record of a briefing."""


@dataclass(slots=True)
class Turns:
    """The record of a briefing, paragraph by paragraph."""

    briefing: bool
    """Whether the text is such a record."""
    asking: bool = False
    """Whether a question is being asked."""

    @classmethod
    def of(cls, text: str) -> Turns:
        """The turns of a text with paragraphs parted by an empty line."""
        return cls(sum(_ASKS.match(paragraph) is not None for paragraph in text.split("\n\n")) >= _LEAST)

    def asked(self, sentence: str, *, opens: bool) -> bool:
        """Whether a sentence belongs to a question.

        Parameters
        ----------
        opens : whether it is the first of its paragraph
        """
        if self.briefing and opens:
            if _ASKS.match(sentence):
                self.asking = True
            elif _ANSWERS.match(sentence):
                self.asking = False
        return self.asking
