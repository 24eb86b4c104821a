"""The tone of a sentence by its words alone: a coarse reading of speeches, where few sentences state an act."""

from __future__ import annotations

import re
from functools import cache

from winset.reference.table import rows

__all__ = ["tone"]


@cache
def _patterns(lang: str) -> dict[int, re.Pattern[str]]:
    return {
        int(row["sign"]): re.compile("|".join(map(re.escape, row["words"].split("/"))))
        for row in rows(f"lexicon_{lang}/tone.csv")
    }


def tone(text: str, lang: str) -> tuple[int, tuple[str, ...]]:
    """Sign of the greater number of words, 0 for a tie or none, and those words.

    Parameters
    ----------
    text : one sentence
    lang : `ja` or `ko`
    """
    found = {sign: pattern.findall(text) for sign, pattern in _patterns(lang).items()}
    for_, against = found[1], found[-1]
    sign = (len(for_) > len(against)) - (len(for_) < len(against))
    return sign, tuple(for_ if sign > 0 else against if sign < 0 else ())
