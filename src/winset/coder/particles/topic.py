"""What an act is about in a language's own words: our issue, and the PLOVER contexts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
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


@cache
def _cues(lang: str, column: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    allowed = set(issues() if column == "issue" else contexts())
    topic_of: dict[str, str] = {}
    for row in rows(f"lexicon_{lang}/cues.csv"):
        if row["kind"] == column and row["topic"] in allowed:
            for word in row["words"].split("/"):
                topic_of.setdefault(word, row["topic"])
    listed = sorted(topic_of, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, listed))), topic_of


def _topics(lang: str, column: str, text: str) -> list[tuple[int, str]]:
    pattern, topic_of = _cues(lang, column)
    return [(m.start(), topic_of[m.group()]) for m in pattern.finditer(text)]


def issue_of(text: str, at: int, countries: Iterable[str | None], lang: str) -> str | None:
    """The issue whose words stand in the sentence, the narrower one first, then the nearest to the act.

    Parameters
    ----------
    text : the sentence
    at : code point of the words that say the act
    countries : of source and target
    lang : language of the cues
    """
    found = _topics(lang, "issue", text)
    if "PRK" in set(countries):
        found.append((at, "dprk"))
    if not found:
        return None
    return min(found, key=lambda t: (t[1] in _VAGUE, abs(t[0] - at), t[1]))[1]


def contexts_of(text: str, at: int, cameo: str | None, lang: str) -> tuple[str, ...]:
    """PLOVER contexts: those that the code implies, then those whose words stand nearest; at most three."""
    implied = cameo_codes()[cameo].contexts if cameo else ()
    near = [topic for _, topic in sorted(_topics(lang, "context", text), key=lambda t: (abs(t[0] - at), t[1]))]
    return tuple(dict.fromkeys((*implied, *near)))[:MOST_CONTEXTS]
