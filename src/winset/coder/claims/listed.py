"""Lists after a colon: "The two ministries will:" and what follows, item by item."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from winset.coder.claims.rules import classes

__all__ = ["lead_of", "listed"]

_LEAD: Final = re.compile(
    r"\b(?:will|shall|should|must|ought to|need to|to|can|could|recommends?|proposes?|suggests?|urges?|agreed|decided"
    r"|committed|pledged)(?: (?:also|jointly|together|further|now|therefore|include))?:$",
    re.IGNORECASE,
)
_LONGEST: Final = 400
"""Letters of the words before a list."""
_MARK: Final = re.compile(r"(?:[-–—•*·▪◦]|\(?[a-z0-9]{1,3}[.)])\s+(?=\S)")


def lead_of(sentence: str) -> str:
    """The words that lead to a list, without their colon; empty where a sentence leads to none."""
    told = sentence.rstrip()
    return told[:-1] if len(told) <= _LONGEST and _LEAD.search(told) else ""


def listed(sentence: str) -> str | None:
    """An item of a list without its mark; None where a sentence looks like no item."""
    mark = _MARK.match(sentence)
    item = sentence[mark.end() :] if mark is not None else sentence
    first = item.split(maxsplit=1)[0].rstrip(",")
    if mark is not None or first[:1].islower() or item.endswith(";") or first.lower() in _verbs():
        return item
    return None


@cache
def _verbs() -> frozenset[str]:
    """Verbs with which an item may begin."""
    forms = classes()["improve"] | classes()["join"] | classes()["act"] | classes()["done"]
    return frozenset(form for form in forms if not form.endswith(("ed", "ing", "s")) or form in {"press", "process"})
