"""How strongly a clause is worded, and which subject its words belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from winset.coder.claims.clause import phrase
from winset.coder.claims.match import Match
from winset.coder.parse import Parse
from winset.coder.topic import issue_exceptions, issue_of
from winset.reference.issues import issues
from winset.reference.table import rows

__all__ = ["issue_at", "issues_in", "register_kind", "strength_of"]

_SUPERLATIVE = frozenset({"JJS", "RBS"})


@cache
def _effects() -> dict[str, float]:
    return {
        word: float(row["by"]) if row["effect"] == "raise" else -float(row["by"])
        for row in rows("claims/strength_words.csv")
        for word in row["words"].split("/")
    }


def strength_of(p: Parse, match: Match) -> float:
    """Strength of a claim in [0, 1]: the rule's, raised by superlatives and strong words, lowered by hedges.

    Words count when they stand with the verb, the cue, its subject or its object; each direction counts once, with its
    strongest word, so that piling up adverbs does not add up.
    """
    near = {match.at, match.verb, *p.kids[match.verb], *p.kids[match.at]}
    for head in (match.at, *match.subjects, *match.objects):
        near |= phrase(p, head)
    found = [_effects()[p.lower[j]] for j in near if p.lower[j] in _effects()]
    found += [0.2 for j in near if p.tags[j] in _SUPERLATIVE]
    up, down = max((f for f in found if f > 0), default=0.0), min((f for f in found if f < 0), default=0.0)
    return round(min(1.0, max(0.05, match.rule.strength + up + down)), 2)


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE
    )


@cache
def _topics() -> tuple[re.Pattern[str], dict[str, str]]:
    listed = {
        w: row["issue"]
        for row in rows("claims/issue_words.csv")
        if row["issue"] in issues()
        for w in row["words"].split("/")
    }
    listed |= issue_exceptions()  # the longer phrase is found first, so that its last word is no cue
    return _pattern(listed), listed


def issue_at(text: str, at: int, countries: Iterable[str | None] = ()) -> str | None:
    """The issue whose words stand nearest to a place in a sentence, from the tables of claims, then from the coder's.

    Parameters
    ----------
    text : one sentence
    at : code point of the cue
    countries : ISO3 of those that the claim is about
    """
    found = [(abs(start - at), issue) for start, issue in _mentioned(text)]
    return min(found)[1] if found else issue_of(text, at, countries)


@lru_cache(maxsize=64)
def _mentioned(text: str) -> tuple[tuple[int, str], ...]:
    """Places and issues of the words of the tables; kept, because several claims of a sentence ask for them."""
    pattern, listed = _topics()
    found = ((m.start(), listed[m.group().lower()]) for m in pattern.finditer(text.replace("’", "'")))
    return tuple((start, issue) for start, issue in found if issue)


def issues_in(text: str) -> tuple[str, ...]:
    """The issues whose words stand in a phrase, from left to right, from the tables of claims."""
    return tuple(dict.fromkeys(issue for _, issue in _mentioned(text)))


@cache
def _registers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["register"], _pattern(row["words"].split("/"))) for row in rows("claims/register_words.csv"))


@lru_cache(maxsize=64)
def register_kind(text: str, default: str) -> str:
    """The kind of a constraint: what its own words say, else the rule's."""
    if default != "position":
        return default
    return next((kind for kind, pattern in _registers() if pattern.search(text)), default)
