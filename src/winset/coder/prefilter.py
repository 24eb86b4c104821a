"""Which sentences are worth a parse: a known name, somebody who can be a party, and a word that can say an act.

How much recall each setting costs and how much time it saves is measured by `benchmarks/coder_speed.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from winset.coder.cues import act_verbs, says_an_act
from winset.coder.names import Hit

__all__ = ["DEFAULT", "Setting", "leans", "passes", "points_back"]

Setting = Literal["none", "cue", "actor", "actor+cue", "party+cue", "two actors"]
"""What a sentence must have: nothing, a cue word, a known name, both, a cue and a party to an act, a cue and two names.
"""
DEFAULT: Final[Setting] = "actor+cue"

_INNER: Final = re.compile(
    r"\b(?:it|they|he|she|the (?:\w+ )?(?:administration|government|ministry|ministers?|president|officials?"
    r"|spokesman|aide|authorities|department|commission|central bank|court|army|police|parliament))"
    r"((?: (?!the |a |an |its |of )\w+){1,4})",
    re.IGNORECASE,
)
"""A pronoun or an office, and the words right behind it."""
_BACK: Final = re.compile(
    r"^\W*(?:\w+,? )?(?:it|they|he|she|we|i)\b|\bwe\b"
    r"|\bthe (?:country|government|ministry|two|three|four|allies|military)\b|\bboth (?:sides|countries|governments)\b"
    r"|^\W*(?:but |and )?the (?:central bank|president|prime minister|premier|minister|court|army|police|parliament"
    r"|administration|department|bureau|agency|commission)\b",
    re.IGNORECASE,
)


def passes(setting: Setting, sentence: str, hits: Sequence[Hit], *, party: bool, more: int = 0) -> bool:
    """Whether a sentence goes to the parser to be read for acts.

    Parameters
    ----------
    setting : what it must have
    sentence : its text
    hits : known names in it
    party : whether it names, or points back to, somebody who can be a party to an act
    more : actors that it points back to
    """
    if setting == "none":
        return True
    meant = more + sum(_meant(hit) for hit in hits)
    needed = {"cue": 0, "two actors": 2}.get(setting, 1)
    if meant < needed or not (party or setting != "party+cue"):
        return False
    return setting == "actor" or says_an_act(sentence, meant)


_LEANING: Final = re.compile(r"^\W*(?:(?:but|and|also|then),? )?(?:it|they|he|she)\b", re.IGNORECASE)


def leans(sentence: str) -> bool:
    """Whether a sentence starts with a pronoun, so that who acts is said in the one before."""
    return _LEANING.search(sentence) is not None


def _meant(hit: Hit) -> bool:
    """Whether a name stands for an actor, not for a region or the like."""
    first = hit.readings[0]
    return first.country is not None or bool(first.sector or first.extra)


def points_back(sentence: str) -> bool:
    """Whether a sentence may speak of an actor named before.

    It starts with a pronoun, names "both sides", or says an act right behind a pronoun or the name of an office.
    """
    if _BACK.search(sentence) is not None:
        return True
    return any(not act_verbs().isdisjoint(found[1].lower().split()) for found in _INNER.finditer(sentence))
