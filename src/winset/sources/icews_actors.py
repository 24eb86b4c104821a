"""Who an ICEWS actor is: `Police (Australia)`, `South Korea`, `Barack Obama` as of a day."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from winset.model import first_day
from winset.reference.countries import named
from winset.reference.offices import terms
from winset.reference.sectors import sector_words
from winset.reference.table import rows

__all__ = ["Reading", "icews_sector", "readings"]

_SUFFIX: Final = re.compile(r"^(?P<role>.+?) \((?P<place>[^()]+(?:\([^()]*\))?)\)$")
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a name means over one period."""

    country: str | None
    """ISO3."""
    sector: str | None
    since: str | None
    """First day."""
    until: str | None
    """First day no longer covered."""


def readings(name: str) -> tuple[Reading, ...]:
    """What an actor's name means, one reading a period; empty where the tables do not know it.

    A suffix in brackets that is a country gives it; a bare country has no sector; a person is read by the offices held
    on the day, so that a name before its first office and after its last one means nobody.
    """
    found = _SUFFIX.match(name)
    if found:
        places = named(found["place"])
        sector = _role(found["role"])
        return tuple(Reading(state.iso3, sector, state.since, state.until) for state in places[:1]) or (
            (Reading(None, sector, None, None),) if sector else ()
        )
    if states := named(name):
        return tuple(Reading(state.iso3, None, state.since, state.until) for state in states[:1])
    known = _people().get(_key(name), ()) or _people().get(_short_key(name), ())
    return known or _bodies().get(name.casefold(), ())


def icews_sector(words: str) -> str | None:
    """Our sector of a list of ICEWS sectors, by the most telling of them."""
    table = sector_words("icews")
    told = {word.strip() for word in words.split(",")}
    return next((table[word] for word in table if word in told), None)


def _role(role: str) -> str | None:
    """Sector of the part of a name before its country."""
    exact = sector_words("icews-role").get(role)
    if exact is not None:
        return exact
    small = role.casefold()
    return next((sector for word, sector in sector_words("icews-word").items() if word in small), None)


def _plain(name: str) -> list[str]:
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _WORD.findall(bare.casefold().replace("'", ""))


def _key(name: str) -> tuple[str, ...]:
    """Words of a person's name in any order."""
    return tuple(sorted(_plain(name)))


def _short_key(name: str) -> tuple[str, ...]:
    """First and last word of a name, for names with a patronymic."""
    words = _plain(name)
    return tuple(sorted((words[0], words[-1]))) if len(words) > 2 else ()  # noqa: PLR2004 - first, middle, last


@cache
def _people() -> Mapping[tuple[str, ...], tuple[Reading, ...]]:
    """Holders of offices by the words of their names; names of one word are left out, as they mean many people."""
    found: dict[tuple[str, ...], list[Reading]] = {}
    for term in sorted(terms(), key=lambda t: first_day(t.since)):
        if len(key := _key(term.holder)) > 1:
            until = first_day(term.until).isoformat() if term.until else None
            found.setdefault(key, []).append(Reading(term.country, "GOV", first_day(term.since).isoformat(), until))
    return {key: _merged(held) for key, held in found.items()}


def _merged(held: list[Reading]) -> tuple[Reading, ...]:
    """Readings in order of date, of which none covers a day that an earlier one covers."""
    merged: list[Reading] = []
    for reading in held:
        last = merged[-1] if merged else None
        if last is not None and last.until is None:
            break
        since = reading.since
        if last is not None and since is not None and last.until is not None and since < last.until:
            since = last.until
        if reading.until is None or since is None or since < reading.until:
            merged.append(Reading(reading.country, reading.sector, since, reading.until))
    return tuple(merged)


@cache
def _bodies() -> Mapping[str, tuple[Reading, ...]]:
    """Organisations that the table of actors knows by name."""
    found: dict[str, tuple[Reading, ...]] = {}
    for row in rows("actors.csv"):
        for name in row["names"].split("/"):
            reading = Reading(row["country"] or None, row["sector"] or None, row["since"] or None, row["until"] or None)
            found.setdefault(name.strip().casefold(), (reading,))
    return found
