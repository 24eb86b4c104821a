"""What a paragraph of a copied page is: prose, heading, caption, furniture, end of the article."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import Final

from winset.reference.table import toml

__all__ = ["Kind", "author_of", "kind_of", "words"]

_LONGEST: Final = 800
"""Furniture, captions and bylines are no longer than this."""
_PROSE_WORDS: Final = 20
"""Fewest words of a paragraph that is prose."""
_HEADING_WORDS: Final = 25
"""Most words of a heading."""
_LABEL_WORDS: Final = 6
"""Most words of a label."""
_WIDE: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_FILE: Final = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|svg|avif)|(?=(?:[^_\s]*_){3})\S{20,}|(?=(?:[^-\s]*-){5})\S{40,}", re.IGNORECASE
)
_STOP: Final = re.compile(r"[.!?。！？…][\"'”’」』)\]]*$")
_LABEL: Final = re.compile(r"[^.!?。]{2,40} [|/›»>·•] [^.!?。]{2,40}")


class Kind(Enum):
    """Kinds of paragraph."""

    PROSE = "prose"
    SENTENCE = "sentence"
    """One short sentence."""
    HEADING = "heading"
    """A line without a full stop."""
    LABEL = "label"
    """Section or topic, such as `Analysis | Asia`."""
    CAPTION = "caption"
    FILE = "file"
    """Name of a picture's file."""
    BYLINE = "byline"
    BOX = "box"
    """Furniture that may stand inside an article."""
    END = "end"
    """Furniture that follows an article."""


@cache
def _patterns(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in toml("page_furniture.toml")[name]), re.IGNORECASE)


@cache
def _byline_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in toml("page_furniture.toml")["bylines"])


def words(text: str) -> int:
    """Number of words; in scripts without blanks, half the number of characters."""
    wide = len(_WIDE.findall(text))
    return len(text.split()) if wide * 2 < len(text) else max(len(text.split()), wide // 2)


def author_of(text: str) -> str | None:
    """The author that a byline names; None where the line is no byline."""
    text = text.strip()
    if len(text) > 160 or _STOP.search(text):  # noqa: PLR2004 - longest byline
        return None
    for pattern in _byline_patterns():
        if found := pattern.fullmatch(text):
            return found["author"].strip(" ,|")
    return None


def kind_of(text: str) -> Kind:
    """Kind of a paragraph, from its own words alone."""
    text = text.strip()
    if len(text) <= _LONGEST:
        told = text.rstrip(" →»›>:")
        if _FILE.fullmatch(text):
            return Kind.FILE
        for name, kind in (("ends", Kind.END), ("boxes", Kind.BOX), ("captions", Kind.CAPTION)):
            if _patterns(name).fullmatch(told):
                return kind
        if author_of(text):
            return Kind.BYLINE
        if _LABEL.fullmatch(text) and words(text) <= _LABEL_WORDS:
            return Kind.LABEL
    if _STOP.search(text):
        return Kind.PROSE if words(text) >= _PROSE_WORDS else Kind.SENTENCE
    return Kind.HEADING if words(text) <= _HEADING_WORDS else Kind.PROSE
