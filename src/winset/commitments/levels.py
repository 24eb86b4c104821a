"""At what rank a meeting was held, from the words for it: one table of words, read top to bottom."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["LEVELS", "level_of", "series_of"]

LEVELS: Final = ("leaders", "ministers", "vice-ministers", "officials", "track 1.5", "track II")
"""From the highest down; track 1.5 mixes officials and others, track II has no official."""

_WORDS: Final = (
    ("track II", re.compile(r"track[- ]?(ii|2)\b|non-official|scholars|think[- ]tank")),
    ("track 1.5", re.compile(r"track[- ]?1\.5|semi-official|legislat|parliament|lawmaker|business|conference|youth")),
    ("vice-ministers", re.compile(r"\b(vice|deputy) (foreign |defen[cs]e |finance |trade )?(minister|secretar)")),
    ("officials", re.compile(r"\b(deput|assistant|senior|director|working group|chiefs? of|envoys?|officials?)")),
    ("vice-ministers", re.compile(r"\bnational security (advis[eo]r|council)|nsc level")),
    ("leaders", re.compile(r"\b(leaders?|summit|presidents?|prime ministers?)\b")),
    ("ministers", re.compile(r"\b(ministers?|secretar(y|ies))\b")),
)
"""Level and the words that say so; the first that is found decides."""
_REMARK: Final = re.compile(r"\s*\([^()]*\)")
_COUNT: Final = re.compile(r"\((first|second|third|fourth|fifth|\d+(st|nd|rd|th))\b|\(.*at .* level\)|\([A-Z]{2,6}\)")


def level_of(words: str) -> str:
    """The rank of a meeting, one of LEVELS, from what its row calls it; officials where no word says more."""
    plain = words.lower()
    head = _REMARK.sub("", plain) or plain
    return next((level for text in (head, plain) for level, found in _WORDS if found.search(text)), "officials")


def series_of(words: str) -> str:
    """The name of the series that a meeting belongs to: its words without the count of the round.

    `working group on cyber threats (third)` and `(fourth)` are one series; `officials (women's conference)` keeps the
    remark, because it says which officials.
    """
    return _REMARK.sub("", words).strip() if _COUNT.search(words) else words.strip()
