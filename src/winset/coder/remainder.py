"""What a sentence says of an act beyond who did what to whom and when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from winset.model import Span

__all__ = ["remainder"]

_LEAST: Final = 4
"""Letters below which nothing is said."""
_WHEN: Final = re.compile(
    r"\d{1,4}[年月日]|\d{1,4}[년월일]|\b\d{1,2}(?:st|nd|rd|th)?\b|\b(?:19|20)\d\d\b|"
    r"\b(?:on|in) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_LETTERS: Final = re.compile(r"[^\W\d_]")
_ENDINGS: Final = re.compile(
    r"(?<![^\s、。,.])(?:は|が|を|に|と|で|も|の|した|して|された|을|를|은|는|이|가|에|와|과|들은|들이|했다|하고|가졌다|the|of|and|to|with|for|by|in|at|a|an)(?![^\s、。,.])",
    re.IGNORECASE,
)


def remainder(text: str, spans: Iterable[Span], names: Iterable[str] = ()) -> str:
    """The words that are left without those for source, target, act and date; empty where they say nothing.

    Reports of one act and of another one between the same parties differ in these words alone.

    Parameters
    ----------
    text : one sentence
    spans : code points of `text` that say who and what
    names : words for the parties: where nothing but these and particles is left, nothing more is said
    """
    letters = list(text)
    for start, end in spans:
        for at in range(max(0, start), min(end, len(text))):
            letters[at] = " "
    left = " ".join(_WHEN.sub(" ", "".join(letters)).split())
    said = left
    for name in sorted(names, key=len, reverse=True):
        said = said.replace(name, " ") if name else said
    return left if len(_LETTERS.findall(_ENDINGS.sub(" ", said))) >= _LEAST else ""
