"""Whom a name or an office means, among those who held an office.

Names are taken in English, Japanese and Korean, in part or in full; offices as `France foreign minister`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from datetime import date
from functools import cache
from typing import Final

from winset.model import first_day, last_day
from winset.reference.countries import countries
from winset.reference.names import LANGUAGES
from winset.reference.offices import Term, terms
from winset.reference.table import covers, parts, rows

__all__ = ["in_term", "meant", "name_words"]

LEADER: Final = "leader"
"""Who leads a country, by whatever office."""
_HIGHEST: Final = frozenset({"president", "prime minister"})
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def meant(asked: str, day: date, ours: Collection[str]) -> list[Term]:
    """A term, known on the day, of each who may be meant; none where nobody is.

    Parameters
    ----------
    asked : a name, or a country and an office
    ours : ISO3 of countries whose people are meant where they share a name with others
    """
    return _by_office(asked, day) or _by_name(asked, day, ours)


def name_words(text: str) -> frozenset[str]:
    """Words of a name in small letters, without accents."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return frozenset(word.casefold() for word in _WORD.findall(plain))


def in_term(term: Term, day: str) -> bool:
    """Whether a term may have covered a partial date."""
    return first_day(term.since) <= last_day(day) and (term.until is None or first_day(day) <= last_day(term.until))


def _by_office(asked: str, day: date) -> list[Term]:
    """The holder of an office on the day, or the last one known by then."""
    land, rest = _country_in(asked)
    office = next((office for office, form in _office_forms() if form.search(rest)), None)
    if land is None or office is None:
        return []
    known = [t for t in terms() if t.country == land and first_day(t.since) <= day]
    held = [t for t in known if t.office == office]
    now = [t for t in held if covers(t.since, t.until, day)]
    if not now and office in _HIGHEST:  # of most countries the table has only who leads them, whatever the office
        now = [t for t in known if t.office == LEADER and covers(t.since, t.until, day)]
    return now or held[-1:]


def _country_in(asked: str) -> tuple[str | None, str]:
    """The country that words name, and the words without it."""
    best: tuple[int, str, str] | None = None
    for code, land in countries().items():
        names = [name for lang in LANGUAGES for name in land.names(lang)] + [*land.adjectives, code]
        for name in names:
            at = asked.casefold().find(name.casefold())
            if at >= 0 and _stands_alone(asked, at, name) and (best is None or len(name) > best[0]):
                best = (len(name), code, asked[:at] + asked[at + len(name) :])
    return (best[1], best[2]) if best else (None, asked)


def _stands_alone(text: str, at: int, name: str) -> bool:
    if not name.isascii():
        return True
    around = text[at - 1 : at] + text[at + len(name) : at + len(name) + 1]
    return not any(letter.isalnum() and letter.isascii() for letter in around)


@cache
def _office_forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The longer names first, so that a vice president is no president."""
    found = []
    for row in rows("office_names.csv"):
        for lang in LANGUAGES:
            found += [(row["office"], word) for word in parts(row[lang])]
    found.sort(key=lambda pair: -len(pair[1]))
    return tuple(
        (office, re.compile(rf"\b{re.escape(w)}\b" if w.isascii() else re.escape(w), re.IGNORECASE))
        for office, w in found
    )


def _by_name(asked: str, day: date, ours: Collection[str]) -> list[Term]:
    """The last term, known on the day, of each person whose name has all the words asked for."""
    words = name_words(asked)
    newest: dict[tuple[str, str], Term] = {}
    for term in terms():
        if first_day(term.since) <= day and _is_named(term, asked, words):
            key = term.country, term.holder
            if key not in newest or _lasting(term, day) > _lasting(newest[key], day):
                newest[key] = term
    own = [t for t in newest.values() if t.country in ours]
    return own or list(newest.values())


def _lasting(term: Term, day: date) -> tuple[date, date]:
    """How late a term ends, as far as it was known on the day: of several, the office that somebody is known for."""
    over = term.until is not None and first_day(term.until) <= day
    return (first_day(term.until) if over and term.until else day), first_day(term.since)


def _is_named(term: Term, asked: str, words: frozenset[str]) -> bool:
    if words and words <= name_words(term.holder):
        return True
    bare = re.sub(r"\s", "", asked)
    return any(name and bare in re.sub(r"\s", "", name) for name in (term.name_ja, term.name_ko)) and not bare.isascii()
