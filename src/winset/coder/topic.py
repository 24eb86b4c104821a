"""What an act is about: our issue, and the PLOVER contexts, from words and actors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from winset.reference.cameo import cameo_codes
from winset.reference.issues import issues
from winset.reference.plover import contexts
from winset.reference.table import rows

__all__ = ["contexts_of", "issue_of"]

_VAGUE: Final = frozenset(
    ("defence", "trade", "domestic-politics", "finance", "energy", "civil-society", "health", "culture")
)
"""Issues whose words are common; a narrower issue in the same sentence wins."""
MOST_CONTEXTS: Final = 3


@dataclass(frozen=True, slots=True)
class _Cues:
    pattern: re.Pattern[str]
    topic_of: Mapping[str, tuple[str, ...]]


def _cues(file: str, column: str, known: Iterable[str]) -> _Cues:
    topics: dict[str, list[str]] = {}
    allowed = set(known)
    for row in rows(file):
        for word in row["words"].split("/"):
            if row[column] in allowed:
                topics.setdefault(word, []).append(row[column])
    words = sorted(topics, key=len, reverse=True)
    return _Cues(
        re.compile(r"(?<![\w])(?:" + "|".join(map(re.escape, words)) + r")(?:s|n|ns)?(?![\w])", re.IGNORECASE),
        {w: tuple(t) for w, t in topics.items()},
    )


@cache
def _issue_cues() -> _Cues:
    return _cues("lexicon/issue_cues.csv", "issue", issues())


@cache
def _context_cues() -> _Cues:
    return _cues("lexicon/context_cues.csv", "context", contexts())


def _topics(cues: _Cues, text: str) -> list[tuple[int, str]]:
    out: list[tuple[int, str]] = []
    for match in cues.pattern.finditer(text):
        word = match.group().lower()
        found = (
            cues.topic_of.get(word) or cues.topic_of.get(word.rstrip("s")) or cues.topic_of.get(word.rstrip("ns")) or ()
        )
        out.extend((match.start(), topic) for topic in found)
    return out


def issue_of(text: str, at: int, countries: Iterable[str | None]) -> str | None:
    """The issue whose words stand in the sentence, the narrower one first, then the nearest to the act.

    Parameters
    ----------
    text : the sentence
    at : code point of the words that say the act
    countries : of source and target
    """
    found = _topics(_issue_cues(), text)
    if "PRK" in set(countries):
        found.append((at, "dprk"))
    if not found:
        return None
    return min(found, key=lambda t: (t[1] in _VAGUE, abs(t[0] - at), t[1]))[1]


def contexts_of(text: str, at: int, cameo: str | None) -> tuple[str, ...]:
    """PLOVER contexts: those that the code implies, then those whose words stand nearest; at most three."""
    implied = cameo_codes()[cameo].contexts if cameo else ()
    near = [topic for _, topic in sorted(_topics(_context_cues(), text), key=lambda t: (abs(t[0] - at), t[1]))]
    return tuple(dict.fromkeys((*implied, *near)))[:MOST_CONTEXTS]
