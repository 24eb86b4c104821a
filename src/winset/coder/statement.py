"""Claims beside events: which sentences of a record are read for them, and what the record is mostly about.

A sentence must have the words of a rule. In a text of more than a few sentences it must also name a party, say "we" or
point back to one, unless the text speaks of states in nearly every sentence: what thousands of firms plan is no claim
about any country.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from winset.coder.claims import Scene, may_claim
from winset.coder.names import Hit

__all__ = ["may_state", "scene_of"]

_WE: Final = re.compile(r"\b(?:we|our|us|i|my)\b", re.IGNORECASE)
_HOME: Final = 0.7
"""Share of all mentions above which one country is what a text is about."""


def may_state(sentence: str, *, named: bool, about_states: bool) -> bool:
    """Whether a sentence is worth a parse for claims.

    Parameters
    ----------
    sentence : its text
    named : whether it names, or points back to, somebody who can be a party to an act
    about_states : whether the text is short, or speaks of states in nearly every sentence
    """
    if not (named or about_states or _WE.search(sentence)):
        return False
    return may_claim(sentence, named=named)


def scene_of(hits: Sequence[Hit]) -> Scene:
    """The scene of a text from all names in it: what it is mostly about.

    Parameters
    ----------
    hits : names in the whole text
    """
    counts = Counter(
        c for hit in hits if (c := hit.readings[0].country) and hit.readings[0].kind not in ("short", "family")
    )
    top = counts.most_common(1)
    home = (top[0][0],) if top and top[0][1] >= _HOME * counts.total() else ()
    return Scene(home=home, main=tuple(country for country, _ in counts.most_common()))
