"""Whether a sentence names somebody who can be a party to an act, told before it is parsed.

A state is no party where its name only says where something is ("sales in Canada") or whose private thing it is ("its
U.S. unit"). Two states are, and so are a body, an office or a person, and a state that stands by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from winset.coder.agents import agents
from winset.coder.cues import act_verbs, cue_words, street_words
from winset.coder.names import Hit
from winset.coder.words import words

__all__ = ["names_party", "office_acts"]

_FIRMS: Final = frozenset(("BUS", "MED"))
"""Sectors whose acts among themselves are none."""
_PRIVATE: Final = _FIRMS | {"EDU", "CVL", "ELI", "CRM"}
"""Sectors of those who act for themselves; in the street, in a strike or under fire all but firms are parties."""
_UNSAID: Final = "family"
"""Kind of names that need a title or a first mention."""
_PLACED: Final = re.compile(
    r"\b(?:in|at|across|throughout|outside|inside|near|around|within)\s+(?:the\s+)?$", re.IGNORECASE
)
_NEXT: Final = re.compile(r"\s+([A-Za-z][\w'-]*)")
_WORD: Final = re.compile(r"[a-z]+(?:[.'-][a-z]+)*|[^\sa-z]")
_BEFORE: Final = 3
_AFTER: Final = 5
"""Words before an office, and from it on, among which its verb may stand."""
_LINKING: Final = words("linking words")


@cache
def _last_words() -> frozenset[str]:
    """Last words of the phrases for kinds of actors that are no firms."""
    return frozenset(form.split(" ")[-1] for form, agent in agents().words().items() if agent.sector not in _FIRMS)


def names_party(sentence: str, hits: Sequence[Hit]) -> bool:
    """Whether a sentence names somebody who can be a party to an act.

    Parameters
    ----------
    sentence : its text
    hits : known names in it
    """
    readings = [hit.readings[0] for hit in hits]
    if any(r.extra or (r.kind != _UNSAID and r.sector and r.sector not in _PRIVATE) for r in readings):
        return True
    if len({r.country for r in readings if r.country}) > 1:
        return True
    return any(_stands_alone(sentence, hit) for hit in hits) or _names_office(sentence)


def _stands_alone(sentence: str, hit: Hit) -> bool:
    """Whether a name is followed by no noun that it could describe, and preceded by no preposition of place."""
    if hit.readings[0].kind == _UNSAID or _PLACED.search(sentence, max(0, hit.start - 20), hit.start):
        return False
    found = _NEXT.match(sentence, hit.end)
    if found is None:
        return True
    word = found[1]
    return word in _LINKING or word in cue_words()


def _names_office(sentence: str) -> bool:
    """Whether a kind of actor is named that is public, or anybody but a firm beside a word of street and force."""
    tokens = _WORD.findall(sentence.lower())
    return any(True for _ in _offices(tokens))


def office_acts(sentence: str) -> bool:
    """Whether such a kind of actor stands near a verb that says an act: "the delegates approved"."""
    tokens = _WORD.findall(sentence.lower())
    if act_verbs().isdisjoint(tokens):
        return False
    return any(not act_verbs().isdisjoint(tokens[max(0, i - _BEFORE) : i + _AFTER]) for i in _offices(tokens))


def _offices(tokens: Sequence[str]) -> Iterator[int]:
    """Places of the last words of public kinds of actors."""
    last = _last_words()
    private: frozenset[str] | None = None
    for i, word in enumerate(tokens):
        if word in last:
            if private is None:
                private = _PRIVATE if street_words().isdisjoint(tokens) else _FIRMS
            found = agents().ending_at(tokens, i)
            if found is not None and found[0].sector not in private:
                yield i
