"""English words without their endings."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

__all__ = ["stem"]

_ENDINGS: Final = (
    "izations", "ization", "ations", "ation", "ments", "ment", "ities", "ity", "ingly", "ings", "ing", "edly", "ed",
    "ies", "es", "ly", "s",
)  # fmt: skip
_SHORTEST: Final = 4
"""Letters that stay."""


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """A word in small letters without its longest ending that leaves four letters or more."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word
