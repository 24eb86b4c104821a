"""Words of an English clause by their roots, so that what is said by a noun here and by a verb there is one.

"Denuclearised" and "denuclearisation", "Burmese" and "Burma" are one; so are a name and the short form that either text
gives for it. A root is what is left when the endings of derivation are taken off, of at least four letters. It joins
too much ("general" and "generate"), which does no harm where only runs of words that few clauses have count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from winset.coder.comparing.abbreviated import abbreviations_in, shortened
from winset.coder.comparing.topics import common, stems
from winset.reference.countries import countries

__all__ = ["root", "roots", "runs"]

Roots = list[list[str]]
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:'[a-z]+)?|\d[\d,.]*\d|\d")
_OWNER: Final = re.compile(r"'s?$")
_ENDINGS: Final = (
    "izations", "ational", "isation", "ization", "ations", "encies", "ically", "nesses", "ances", "ating", "ation",
    "ators", "ences", "fully", "ingly", "ising", "ities", "ively", "izing", "ments", "ously", "ships", "able",
    "ably", "ally", "ance", "ants", "ated", "ates", "ator", "edly", "ence", "ency", "ents", "ible", "ical", "ings",
    "ions", "ised", "ises", "isms", "ists", "ives", "ized", "izes", "ment", "ness", "ship", "als", "ant", "ate",
    "ent", "ers", "ful", "ics", "ied", "ies", "ily", "ing", "ion", "ise", "ism", "ist", "ity", "ive", "ize", "ors",
    "ous", "al", "ed", "er", "es", "ic", "ly", "or", "e", "s", "y",
)  # fmt: skip
"""The longer before the shorter."""
_SHORTEST: Final = 4
"""Letters of a root."""
_LAYERS: Final = 2
"""Endings that are taken off, one after the other: "institution-al-ised"."""
_KNOWN: Final = 20_000
"""Words whose roots are kept."""
_RUN: Final = (2, 3)
"""Words of a run."""


def roots(
    before: Sequence[str], after: Sequence[str], langs: tuple[str, str]
) -> tuple[list[list[str]], list[list[str]]]:
    """The roots of the words of each clause of two texts, in order; other languages than English have their stems."""
    known = abbreviations_in((*before, *after))
    one, other = (
        [_of_english(line, known) if lang == "en" else stems(line, lang) for line in lines]
        for lines, lang in zip((before, after), langs, strict=True)
    )
    return one, other


def runs(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Two and three words that stand together."""
    return frozenset(tuple(words[i : i + n]) for n in _RUN for i in range(len(words) - n + 1))


@lru_cache(maxsize=_KNOWN)
def root(word: str) -> str:
    """A word in small letters without its endings."""
    for _ in range(_LAYERS):
        ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _SHORTEST), "")
        if not ending:
            break
        word = word[: -len(ending)]
    doubled = len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "ls"
    return word[:-1] if doubled else word


def _of_english(line: str, known: Mapping[str, str]) -> list[str]:
    plain = shortened(line, known).replace("’", "'").replace("U.S.", "US").replace("U.N.", "UN")
    found = []
    for match in _WORD.finditer(plain):
        word = _OWNER.sub("", match[0])
        word = _lands().get(word, word)
        if word.isupper() and len(word) > 1:  # "WHO" is no "who"
            found.append(word)
        elif (low := word.lower()) not in common():
            found.append(root(low) if low.isalpha() else low)
    return found


@cache
def _lands() -> Mapping[str, str]:
    """Names and adjectives of states in one word, to the usual name."""
    return {
        word: land.name
        for land in countries().values()
        if land.until is None
        for word in (*land.adjectives, *land.names("en"))
        if " " not in word
    }
