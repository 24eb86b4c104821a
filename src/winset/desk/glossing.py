"""Names in Japanese and Korean text with English beside, and names in English as those texts write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from winset.coder.particles.names import Hit, names
from winset.reference.countries import countries
from winset.reference.names import contested_names
from winset.reference.offices import Term, terms

__all__ = ["Gloss", "glosses", "other_forms"]

_LANGS: Final = ("ja", "ko")
_SHORTEST: Final = 3
"""Letters of a name that is looked for by itself."""
_BRACKETS: Final = re.compile(r"\s*[()]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gloss:
    """A name as a sentence writes it, and in English."""

    text: str
    english: str
    start: int
    """First code point."""
    end: int


def glosses(text: str, lang: str, on: date | None = None) -> tuple[Gloss, ...]:
    """The people, bodies and countries that a sentence names, each once; none in a language that has no tables.

    Parameters
    ----------
    on : day of the text: a family name with a title is that of the one in office
    """
    if lang not in _LANGS:
        return ()
    found: dict[str, Gloss] = {}
    for hit in names(lang).hits(text):
        english = _english(hit, on)
        if english:
            said = text[hit.start : hit.end]
            found.setdefault(said, Gloss(text=said, english=english, start=hit.start, end=hit.end))
    return tuple(found.values())


def _english(hit: Hit, on: date | None) -> str:
    reading = hit.on(on)
    if reading.kind not in ("country", "place", "group", "person", "org"):
        return ""
    states = countries()
    return reading.english or ", ".join(states[iso].name for iso in reading.countries if reading.kind != "org")


@cache
def _natives() -> Mapping[str, tuple[str, ...]]:
    """English name or family name, without case, to what Japanese and Korean texts write."""
    out: dict[str, list[str]] = {}

    def add(english: str, natives: Iterable[str]) -> None:
        out.setdefault(english.casefold(), []).extend(natives)

    for term in terms():
        add(term.holder, [name for name in (term.name_ja, term.name_ko) if name])
        if term.name_ko and " " in term.name_ko:  # elsewhere a family name alone is many people's
            for name in term.holder.split():
                add(name, _families(term))
    for lang in _LANGS:
        for name, native in names(lang).by_english().items():
            for part in (name, *_BRACKETS.split(name)):
                add(part, native)
    return {name: tuple(dict.fromkeys(found)) for name, found in out.items() if found and len(name) >= _SHORTEST}


def _families(term: Term) -> list[str]:
    """A person of two names by the full name, and by either where it is long enough to be nobody else's."""
    ja, ko = term.name_ja or "", term.name_ko or ""
    full = [name for name in (ja, ko) if name]
    return full + [
        part for name in (ja.split("・"), ko.split()) for part in name if len(part) >= _SHORTEST and part not in full
    ]


@cache
def _contested() -> Mapping[str, tuple[str, ...]]:
    return {form.casefold(): name.forms for name in contested_names().values() for form in name.forms}


def other_forms(name: str) -> Sequence[str]:
    """What else a name is written as: an English name in Japanese and Korean, a contested name in all its forms."""
    key = name.casefold()
    found = (*_natives().get(key, ()), *_contested().get(key, ()))
    return tuple(form for form in dict.fromkeys(found) if form.casefold() != key)
