"""Sectors of actors, and the words for them in event data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from winset.errors import UnknownName
from winset.reference.table import rows

__all__ = ["Sector", "sector", "sector_of", "sector_words", "sectors"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector:
    """A kind of actor."""

    code: str
    """One of `winset.model.SECTORS`."""
    name: str
    meaning: str


@cache
def sectors() -> Mapping[str, Sector]:
    """All sectors by code."""
    return {
        row["code"]: Sector(code=row["code"], name=row["name"], meaning=row["meaning"]) for row in rows("sectors.csv")
    }


def sector(code: str) -> Sector:
    """The sector with this code; raises UnknownName with the nearest."""
    found = sectors().get(code)
    if found is None:
        raise UnknownName("sector", code, sectors())
    return found


@cache
def sector_words(scheme: str) -> Mapping[str, str]:
    """Words of a scheme and the sector of each, the most telling first.

    Schemes: `cameo` codes, `icews` sectors, `icews-role` names of actors, `icews-word` words inside such names.
    """
    return {row["word"]: row["sector"] for row in rows("sector_words.csv") if row["scheme"] == scheme}


def sector_of(word: str, scheme: str) -> str | None:
    """The sector that a word means in a scheme; None where it says nothing of the kind of actor."""
    return sector_words(scheme).get(word)
