"""At what rank a joint statement was made, by a table of words, so that leaders are compared with leaders."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from winset.reference.table import parts, rows

__all__ = ["Rank", "rank_of", "ranks"]

_OPENING: Final = 400
"""Letters of a text whose title names no rank in which those who make the statement are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """Who made a statement, and how one knows."""

    level: str
    """One of `ranks()`; empty where neither title nor first words say it."""
    why: str
    """One sentence for readers."""


@cache
def ranks() -> tuple[str, ...]:
    """Ranks from the highest down, in the order of the table."""
    return tuple(dict.fromkeys(row["level"] for row in rows("comparing/levels.csv")))


def rank_of(title: str, text: str) -> Rank:
    """The rank of those who make a statement: what its title says first, else what its first words say first.

    Of words that begin at one place the longest counts: a prime minister is no minister.
    """
    for where, said in (("its title says", title), ("its first words say", text[:_OPENING])):
        found = _words().search(said)
        if found is not None:
            return Rank(level=_levels()[_plain(found.group())], why=f"{where} “{' '.join(found.group().split())}”")
    return Rank(level="", why="neither its title nor its first words say at what rank it was made")


@cache
def _levels() -> Mapping[str, str]:
    return MappingProxyType(
        {_plain(word): row["level"] for row in rows("comparing/levels.csv") for word in parts(row["words"])}
    )


@cache
def _words() -> re.Pattern[str]:
    forms = []
    for word in sorted(_levels(), key=len, reverse=True):
        form = re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]")
        forms.append(rf"(?<!\w){form}(?!\w)" if word.isascii() else form)
    return re.compile("|".join(forms), re.IGNORECASE)


def _plain(word: str) -> str:
    return " ".join(word.replace("’", "'").split()).casefold()
