"""Names of states, people and bodies, found in a text in one pass and resolved by date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from winset.coder.words import words
from winset.model.dates import first_day
from winset.reference.countries import countries
from winset.reference.offices import terms
from winset.reference.table import rows

__all__ = ["Hit", "Name", "Names", "names", "names_with", "resolve"]


PLAIN_WORDS: Final = words("plain names")
"""Names that are also common words or family names: matched only as written, never in capitals throughout."""

_LOOSE: Final = words("loose names")
"""Capitals that mostly mean something else; not names of states in running text."""


@dataclass(frozen=True, slots=True)
class Name:
    """One reading of a name over one period."""

    text: str
    country: str | None
    sector: str | None
    since: date | None
    until: date | None
    """First day no longer covered."""
    kind: str
    """`country`, `demonym`, `people`, `capital`, `place`, `region`, `org`, `person`, `short` (a family name that
    stands alone) or `family` (one that needs a title, or its bearer named in full before)."""
    full: str
    """Canonical name."""
    extra: str = ""
    """Code of the user's own dictionary, where one is in use."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a text."""

    start: int
    end: int
    readings: tuple[Name, ...]


def _day(text: str) -> date | None:
    return first_day(text) if text else None


def _states() -> Iterator[Name]:
    """States by their names; of a name that several have, the one that is meant when nothing else is said."""
    shared = {row["name"]: row["country"] for row in rows("actors_shared.csv")}
    for state in countries().values():
        since, until = _day(state.since or ""), _day(state.until or "")
        groups = (("country", state.names("en")), ("demonym", state.adjectives), ("people", state.people))
        for kind, texts in (*groups, ("capital", state.capital)):
            for text in texts:
                if text not in _LOOSE and shared.get(text, state.iso3) == state.iso3:
                    yield Name(text, state.iso3, None, since, until, kind, state.name)


def _organisations() -> Iterator[Name]:
    for row in rows("actors.csv"):
        texts = row["names"].split("/")
        for text in texts:
            yield Name(
                text,
                row["country"] or None,
                row["sector"] or None,
                _day(row["since"]),
                _day(row["until"]),
                row["kind"],
                texts[0] if row["kind"] == "org" else text,
            )


@cache
def _orders() -> dict[str, str]:
    """Where English texts put the family name first, or in either place."""
    return {row["country"]: row["order"] for row in rows("actors_order.csv")}


def _person(full: str, country: str | None, sector: str, since: date | None, until: date | None) -> Iterator[Name]:
    """The forms of one person's name: in full, in its own order, and the family name behind a title."""
    yield Name(full, country, sector, since, until, "person", full)
    *given, last = full.split()
    order = _orders().get(country or "", "")
    if order == "both" and len(given) == 1:
        yield Name(f"{last} {given[0]}", country, sector, since, until, "person", full)
    if given:
        family = given[0] if order == "family first" else last
        if family.istitle() and family.isalpha():
            yield Name(family, country, sector, since, until, "family", full)


def _people() -> Iterator[Name]:
    known = set()
    for row in rows("actors_people.csv"):
        since, until = _day(row["since"]), _day(row["until"])
        known.add(row["name"])
        yield from _person(row["name"], row["country"] or None, row["sector"], since, until)
        if row["short"]:
            yield Name(row["short"], row["country"] or None, row["sector"], since, until, "short", row["name"])
    for term in terms():
        if " " in term.holder and term.holder not in known:
            until = None if term.note.startswith("last known") else _day(term.until or "")
            yield from _person(term.holder, term.country, "GOV", _day(term.since), until)


def resolve(readings: Sequence[Name], on: date | None) -> Name | None:
    """The reading of a name that held on a day; a past holder of office becomes ELI; None when it meant nobody yet.

    Parameters
    ----------
    readings : of one name, in the order of the tables
    on : day of the text; None takes the first reading
    """
    if not readings:
        return None
    if on is None:
        return readings[0]
    held = [r for r in readings if (r.since is None or r.since <= on) and (r.until is None or on < r.until)]
    if held:
        return held[0]
    past = [r for r in readings if r.until is not None and r.until <= on]
    if past:
        last = max(past, key=lambda r: r.until or date.min)
        person = last.kind in ("person", "short", "family")
        return Name(
            last.text, last.country, "ELI" if person else last.sector, None, None, last.kind, last.full, last.extra
        )
    soon = [r for r in readings if r.since is not None and r.since <= on + timedelta(days=120)]
    return soon[0] if soon else None


def _variants(text: str) -> tuple[str, ...]:
    out = [text]
    if "'" in text:
        out.append(text.replace("'", "’"))
    if len(text) > 3 and text not in PLAIN_WORDS and any(c.islower() for c in text):  # noqa: PLR2004 - "US", "EU"
        out.append(text.upper())
    return tuple(out)


_BLANKS: Final = str.maketrans("\n\r\t\u00a0", "    ")


class Names:
    """An index over names: every occurrence in a text, longest first."""

    def __init__(self, listed: Iterable[Name], *, fold: bool = False) -> None:
        """Build the automaton.

        Parameters
        ----------
        listed : readings; those of one text are kept in this order
        fold : ignore case, as the PETRARCH dictionaries do
        """
        by_text: defaultdict[str, list[Name]] = defaultdict(list)
        for name in listed:
            for text in (name.text.upper(),) if fold else _variants(name.text):
                by_text[text].append(name)
        self._fold = fold
        self._patterns = sorted(by_text)
        self._readings = [tuple(dict.fromkeys(by_text[p])) for p in self._patterns]
        self._automaton = AhoCorasick(
            self._patterns, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def __len__(self) -> int:
        return len(self._patterns)

    def __reduce__(self) -> tuple[object, ...]:
        listed = list(dict.fromkeys(n for readings in self._readings for n in readings))
        return (_rebuild, (listed, self._fold))

    def hits(self, text: str) -> list[Hit]:
        """Names in the text that start and end at word boundaries, left to right, without overlaps."""
        line = text.translate(_BLANKS)  # a name may be broken between two lines
        searched = line.upper() if self._fold else line
        if len(searched) != len(text):
            searched = line
        size = len(text)
        found = [
            (start, -end, index)
            for index, start, end in self._automaton.find_matches_as_indexes(searched, overlapping=True)
            if _edge(searched, start - 1, start) and _edge(searched, end - 1, end, size)
        ]
        out: list[Hit] = []
        at = 0
        for start, minus_end, index in sorted(found):
            if start >= at:
                at = -minus_end
                out.append(Hit(start, at, self._readings[index]))
        return out

    def _lookup(self) -> Mapping[str, int]:
        if not hasattr(self, "_by_pattern"):
            self._by_pattern = {p: i for i, p in enumerate(self._patterns)}
        return self._by_pattern

    def named(self, text: str) -> tuple[Name, ...]:
        """Readings of exactly this name."""
        found = self._lookup().get(text.upper() if self._fold else text)
        return self._readings[found] if found is not None else ()


def _rebuild(listed: list[Name], fold: bool) -> Names:
    return Names(listed, fold=fold)


def _edge(text: str, left: int, right: int, size: int | None = None) -> bool:
    if left < 0 or right >= (len(text) if size is None else size):
        return True
    return not (text[left].isalnum() and text[right].isalnum())


def _shipped() -> Iterator[Name]:
    yield from _organisations()
    yield from _states()
    yield from sorted(_people(), key=lambda name: name.kind == "family")


@cache
def names() -> Names:
    """The names that ship: states, organisations, people in office."""
    return Names(_shipped())


def names_with(own: Iterable[Name]) -> Names:
    """The names of a user's own table, which come first, and those that ship."""
    return Names((*own, *_shipped()))
