"""What an act is about: our issue, and the PLOVER contexts, from words and actors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from winset.reference.cameo import cameo_codes
from winset.reference.issues import issues
from winset.reference.plover import contexts
from winset.reference.table import rows

__all__ = ["contexts_of", "issue_exceptions", "issue_of"]

_VAGUE: Final = frozenset(
    ("defence", "trade", "domestic-politics", "finance", "energy", "civil-society", "health", "culture")
)
"""Issues whose words are common; a narrower issue in the same sentence wins."""
MOST_CONTEXTS: Final = 3
MOST_TEXTS: Final = 32
"""Sentences whose words are kept, as several acts are told in one."""
_NONE: Final[Mapping[str, str]] = MappingProxyType({})
_ENDING: Final = re.compile(r"(?:ns?|s)?(?!\w)")


@dataclass(frozen=True, slots=True)
class _Cues:
    automaton: AhoCorasick
    words: tuple[str, ...]
    topic_of: Mapping[str, tuple[str, ...]]


def _cues(file: str, column: str, known: Iterable[str], exceptions: Mapping[str, str] = _NONE) -> _Cues:
    topics: dict[str, list[str]] = {}
    allowed = set(known)
    for row in rows(file):
        for word in row["words"].split("/"):
            if row[column] in allowed:
                topics.setdefault(word.lower(), []).append(row[column])
    topics |= {phrase: [topic] if topic else [] for phrase, topic in exceptions.items()}
    words = tuple(sorted(topics))
    automaton = AhoCorasick(words, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)
    return _Cues(automaton, words, {w: tuple(t) for w, t in topics.items()})


@cache
def issue_exceptions() -> Mapping[str, str]:
    """Phrases in which a cue of an issue means something else ("join forces"), with what they do mean, or nothing."""
    return {
        phrase: row["issue"]
        for row in rows("lexicon/issue_exceptions.csv")
        if row["issue"] in {"", *issues()}
        for phrase in row["words"].split("/")
    }


@cache
def _issue_cues() -> _Cues:
    return _cues("lexicon/issue_cues.csv", "issue", issues(), issue_exceptions())


@cache
def _context_cues() -> _Cues:
    return _cues("lexicon/context_cues.csv", "context", contexts())


@lru_cache(maxsize=MOST_TEXTS)
def _issues_in(text: str) -> tuple[tuple[int, str], ...]:
    return tuple(_topics(_issue_cues(), text))


@lru_cache(maxsize=MOST_TEXTS)
def _contexts_in(text: str) -> tuple[tuple[int, str], ...]:
    return tuple(_topics(_context_cues(), text))


def _topics(cues: _Cues, text: str) -> Iterator[tuple[int, str]]:
    """Places and topics of the cue words in a text, whole or with the ending of a plural or an adjective."""
    low = text.lower()
    if len(low) != len(text):
        low = text
    found = sorted(
        (start, -end, index) for index, start, end in cues.automaton.find_matches_as_indexes(low, overlapping=True)
    )
    taken = 0
    for start, minus_end, index in found:
        end = -minus_end
        if start < taken or (start and _in_word(low[start - 1])) or not _ENDING.match(low, end):
            continue
        taken = end
        for topic in cues.topic_of[cues.words[index]]:
            yield start, topic


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def issue_of(text: str, at: int, countries: Iterable[str | None]) -> str | None:
    """The issue whose words stand in the sentence, the narrower one first, then the nearest to the act.

    Parameters
    ----------
    text : the sentence
    at : code point of the words that say the act
    countries : of source and target
    """
    found = list(_issues_in(text))
    if "PRK" in set(countries):
        found.append((at, "dprk"))
    if not found:
        return None
    return min(found, key=lambda t: (t[1] in _VAGUE, abs(t[0] - at), t[1]))[1]


def contexts_of(text: str, at: int, cameo: str | None) -> tuple[str, ...]:
    """PLOVER contexts: those that the code implies, then those whose words stand nearest; at most three."""
    implied = cameo_codes()[cameo].contexts if cameo else ()
    near = [topic for _, topic in sorted(_contexts_in(text), key=lambda t: (abs(t[0] - at), t[1]))]
    return tuple(dict.fromkeys((*implied, *near)))[:MOST_CONTEXTS]
