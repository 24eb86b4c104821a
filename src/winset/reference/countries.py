"""States and territories of the world, their codes and their names in three languages.

Sources: `SOURCES.md` in this folder. Former states have `since` and `until`; the numbers of Correlates of War and of
Gleditsch and Ward are dated, as are the codes that changed hands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from winset.errors import UnknownName
from winset.reference.table import covers, parts, rows

__all__ = [
    "SCHEMES",
    "Country",
    "CountryCode",
    "by_code",
    "codes",
    "countries",
    "country",
    "is_country",
    "meant",
    "named",
]

SCHEMES: Final = ("iso3", "iso2", "cow", "cowc", "gw", "fips", "cameo")
"""Code schemes: ISO 3166-1, Correlates of War by number and by letters, Gleditsch-Ward, FIPS 10-4, CAMEO."""

_LISTS: Final = (
    "aliases", "adjectives", "people", "capital", "aliases_ja", "abbr_ja", "capital_ja", "aliases_ko", "abbr_ko",
    "capital_ko",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state or territory, present or former; names are those that texts use."""

    iso3: str
    """ISO 3166-1 alpha-3; of 3166-3 for former states; XKX and RVN are not ISO."""
    iso2: str | None
    fips: str | None
    """FIPS 10-4, as used for places by GDELT."""
    cameo: str | None
    """Code of the CAMEO manual where it has one."""
    parent: str | None
    """ISO3 of the state that a territory belongs to."""
    since: str | None
    """First day, given for former states only."""
    until: str | None
    """First day on which a former state no longer existed; None while it exists."""
    name: str
    """Short English name."""
    aliases: tuple[str, ...]
    """Other English names, official and older ones."""
    adjectives: tuple[str, ...]
    """`Japanese`, `South Korean`; some are shared by two states."""
    people: tuple[str, ...]
    """Nouns for its people, singular and plural."""
    capital: tuple[str, ...]
    """Capital and its other English spellings; the first is the usual one."""
    name_ja: str
    aliases_ja: tuple[str, ...]
    abbr_ja: tuple[str, ...]
    """One-character abbreviations in compounds such as 日米韓."""
    capital_ja: tuple[str, ...]
    name_ko: str
    aliases_ko: tuple[str, ...]
    abbr_ko: tuple[str, ...]
    """One-character abbreviations in compounds such as 한미일."""
    capital_ko: tuple[str, ...]

    def names(self, lang: str) -> tuple[str, ...]:
        """Every name in `en`, `ja` or `ko`, the usual one first; none in another language."""
        if lang == "en":
            return (self.name, *self.aliases)
        if lang == "ja":
            return (self.name_ja, *self.aliases_ja)
        return (self.name_ko, *self.aliases_ko) if lang == "ko" else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryCode:
    """A code of a state in one scheme, over one period."""

    iso3: str
    scheme: str
    """One of SCHEMES."""
    code: str
    since: str | None
    until: str | None
    """First day no longer covered; None while it lasts."""


@cache
def countries() -> Mapping[str, Country]:
    """All states and territories by ISO3, former ones too."""
    listed = {}
    for row in rows("countries.csv"):
        lists = {key: parts(row[key]) for key in _LISTS}
        listed[row["iso3"]] = Country(
            iso3=row["iso3"],
            iso2=row["iso2"] or None,
            fips=row["fips"] or None,
            cameo=row["cameo"] or None,
            parent=row["parent"] or None,
            since=row["since"] or None,
            until=row["until"] or None,
            name=row["name"],
            name_ja=row["name_ja"],
            name_ko=row["name_ko"],
            **lists,
        )
    return listed


@cache
def codes() -> tuple[CountryCode, ...]:
    """Every code of every state; those in force without an end come last within their scheme."""
    plain = [
        CountryCode(iso3=state.iso3, scheme=scheme, code=code, since=state.since, until=state.until)
        for state in countries().values()
        for scheme in ("iso3", "iso2", "fips", "cameo")
        if (code := getattr(state, scheme)) is not None
    ]
    dated = [
        CountryCode(
            iso3=row["iso3"],
            scheme=row["scheme"],
            code=row["code"],
            since=row["since"] or None,
            until=row["until"] or None,
        )
        for row in rows("country_codes.csv")
    ]
    return tuple(plain + dated)


@cache
def _by_code() -> Mapping[tuple[str, str], tuple[CountryCode, ...]]:
    index: defaultdict[tuple[str, str], list[CountryCode]] = defaultdict(list)
    for code in codes():
        index[code.scheme, code.code].append(code)
    return {key: tuple(sorted(held, key=lambda c: (c.until or "9999", c.since or ""))) for key, held in index.items()}


@cache
def _by_name(lang: str) -> Mapping[str, tuple[Country, ...]]:
    index: defaultdict[str, list[Country]] = defaultdict(list)
    for state in countries().values():
        for name in dict.fromkeys(n.casefold() for n in state.names(lang)):
            index[name].append(state)
    return {name: tuple(held) for name, held in index.items()}


def is_country(iso3: str) -> bool:
    """Whether the text is the ISO3 code of a state or territory in the table."""
    return iso3 in countries()


def country(iso3: str) -> Country:
    """The state or territory with this ISO3 code; raises UnknownName with the nearest codes and names."""
    found = countries().get(iso3)
    if found is None:
        raise UnknownName("country", iso3, countries())
    return found


def by_code(code: str | int, scheme: str, on: date | None = None) -> Country:
    """The state that a code names on a day.

    Parameters
    ----------
    code
        Numbers of `cow` and `gw` may come with or without leading zeros.
    scheme
        One of SCHEMES.
    on
        Day of the data; None means the state that holds the code now, else the last one that held it.

    Raises
    ------
    UnknownName
        The scheme or the code is unknown, or nobody held the code on that day.
    """
    if scheme not in SCHEMES:
        raise UnknownName("code scheme", scheme, SCHEMES)
    text = str(code).strip()
    text = text.lstrip("0") if scheme in {"cow", "gw"} else text.upper()
    held = _by_code().get((scheme, text), ())
    if on is not None:
        held = tuple(c for c in held if covers(c.since, c.until, on))
    if not held:
        known = [c.code for c in codes() if c.scheme == scheme and covers(c.since, c.until, on)]
        raise UnknownName(f"country with {scheme} code", str(code), known)
    return countries()[held[-1].iso3]


def named(text: str, lang: str = "en", on: date | None = None) -> tuple[Country, ...]:
    """The states that go by a name, in any case of letters; several where the name is shared (`Korea`).

    With `on`, only states that existed on that day.
    """
    found = _by_name(lang).get(text.strip().casefold(), ())
    return tuple(c for c in found if on is None or covers(c.since, c.until, on))


def meant(text: str) -> str:
    """ISO3 of the country that a person names by its code or its English name.

    Raises
    ------
    UnknownName
        There is no such country, or several share the name.
    """
    if is_country(code := text.strip().upper()):
        return code
    found = named(text)
    if len(found) != 1:
        raise UnknownName("country", text, [name for one in countries().values() for name in (one.iso3, one.name)])
    return found[0].iso3
