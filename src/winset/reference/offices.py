"""Who held which office when: heads of state and government of the world, ministers of some states.

`leader` is REIGN's effective leader, whatever the office. Terms are half-open; a month stands where no day is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from winset.errors import UnknownName
from winset.model import first_day
from winset.reference.countries import country as state
from winset.reference.table import covers, rows

__all__ = ["Term", "holder", "offices", "offices_of", "terms"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One person in one office over one period."""

    country: str
    """ISO3."""
    office: str
    """`president`, `prime minister`, `leader`, `foreign minister`, `defence minister`, ..."""
    holder: str
    """Name as English texts give it; only the family name for some of the leaders."""
    name_ja: str | None
    """Name as Japanese texts give it."""
    name_ko: str | None
    """Name as Korean texts give it."""
    since: str
    """First day or month."""
    until: str | None
    """First day or month no longer covered; None while it lasts."""
    note: str
    """`acting` and the like, or until when the holder is known to have been in office."""
    status: str
    """`verified`, `likely` or `unverified`."""
    source: str


@cache
def terms() -> tuple[Term, ...]:
    """All terms, by country, office and date."""
    return tuple(
        Term(
            country=row["country"],
            office=row["office"],
            holder=row["holder"],
            name_ja=row["name_ja"] or None,
            name_ko=row["name_ko"] or None,
            since=row["since"],
            until=row["until"] or None,
            note=row["note"],
            status=row["status"],
            source=row["source"],
        )
        for row in rows("offices.csv")
    )


@cache
def _by_office() -> Mapping[tuple[str, str], tuple[Term, ...]]:
    held: dict[tuple[str, str], list[Term]] = {}
    for term in terms():
        held.setdefault((term.country, term.office), []).append(term)
    return {key: tuple(found) for key, found in held.items()}


@cache
def _by_name() -> Mapping[str, tuple[Term, ...]]:
    held: dict[str, list[Term]] = {}
    for term in terms():
        for name in {term.holder.casefold(), term.name_ja, term.name_ko} - {None}:
            held.setdefault(str(name), []).append(term)
    return {name: tuple(found) for name, found in held.items()}


def offices(country: str) -> tuple[str, ...]:
    """The offices of a country that the table follows; raises UnknownName for an unknown country."""
    code = state(country).iso3
    return tuple(office for held, office in _by_office() if held == code)


def holder(country: str, office: str, on: date) -> Term | None:
    """Who held an office on a day, the acting holder while powers are suspended; None where it is not known.

    Raises
    ------
    UnknownName
        The country is unknown, or the table follows no such office there.
    """
    listed = _by_office().get((country, office))
    if listed is None:
        raise UnknownName(f"office of {state(country).name}", office, offices(country))
    in_office = [term for term in listed if covers(term.since, term.until, on)]
    return max(in_office, key=lambda term: first_day(term.since), default=None)


def offices_of(name: str, on: date | None = None) -> tuple[Term, ...]:
    """The offices that somebody of this name held on a day, or ever; English, Japanese or Korean name in full."""
    found = _by_name().get(name.strip().casefold(), ())
    return tuple(term for term in found if on is None or covers(term.since, term.until, on))
