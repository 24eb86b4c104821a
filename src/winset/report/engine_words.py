"""What the engine says in English, said in the language of the report.

The pure rooms word their results in English. Each such sentence has its template among the messages; here a sentence
is recognised by its template, and said again with the same things in its places.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from markupsafe import Markup

from winset.report.tongue import DATA, data, language, messages, say, words

__all__ = ["again", "plainly"]

_PLACE = re.compile(r"\\\{(\w+)\\\}")
_SENTENCES: Final = ("engine.", "meanings.", "register.same", "moved.record")
"""Messages that a whole sentence of the engine can be."""
_TERMS: Final = (
    "words.",
    "engine.bare-dialogue",
    "engine.half-step",
    "engine.item-of-choice",
    "engine.outside-government",
    "engine.own-steps",
    "engine.pact-cabinets",
    "engine.programme-in-force",
)
"""Frames, instruments and levels between which a way changes something."""
_PARTS: Final = MappingProxyType(
    {
        "country": (),
        "who": (),
        "pairs": (),
        "about": (),
        "issue": (),
        "date": (),
        "end": (),
        "made": (),
        "day": (),
        "index": (),
        "from": _TERMS,
        "to": _TERMS,
        "form": ("words.",),
        "frame": ("words.",),
        "scope": ("engine.bilateral", "engine.all"),
        "agency": ("engine.agency-",),
        "others": ("engine.other-agency", "engine.abroad"),
        "undone": ("engine.undone",),
        "mode": ("engine.mode",),
        "n": ("engine.n-not",),
    }
)
"""What can stand in a place, beside countries, issues and days; what stands in any other is words of the case."""
_REACH: Final = MappingProxyType({"note": ".*", "agency": ".+"})
"""How far some places reach: a note may be empty, and `Ministry of Health of Japan` is the ministry of Japan."""
_LOOSE: Final = ("engine.agency-", "engine.other-agency", "engine.half-step", "engine.undone")
"""Templates that stand in a place of others: on their own they would recognise words of the case too."""


def plainly(text: str) -> str:
    """An English sentence of the engine as plain text in the language of the report; what is none stays."""
    if language() == DATA:
        return text
    found = _found(text, _SENTENCES)
    return text if found is None else words(found[0], **{k: _part(k, v).striptags() for k, v in found[1].items()})


def again(text: str) -> Markup:
    """The same as markup: what is no sentence of the engine is marked as words of the case."""
    if language() == DATA or not text:
        return Markup.escape(text)
    found = _found(text, _SENTENCES)
    return data(text) if found is None else say(found[0], **{k: _part(k, v) for k, v in found[1].items()})


@cache
def _found(text: str, tables: tuple[str, ...]) -> tuple[str, Mapping[str, str]] | None:
    """The message that a text is, and what stands in its places."""
    for name, pattern in _templates():
        fits = name.startswith(_LOOSE) if tables is not _SENTENCES else not name.startswith(_LOOSE)
        if name.startswith(tables) and (fits or not pattern.groups) and (found := pattern.fullmatch(text)) is not None:
            return name, found.groupdict()
    return None


def _part(place: str, text: str) -> Markup:
    """What stands in a place, in the language of the report."""
    from winset.report.words import in_language, joined  # noqa: PLC0415 - that module uses this one

    if place not in _PARTS:
        return data(text)
    if (known := in_language(text)) is not None:
        return Markup.escape(known)
    if place == "others" and ", " in text:
        return Markup.escape(joined([_part(place, part) for part in text.split(", ")]))
    if (tables := _PARTS[place]) and (found := _found(text, tables)) is not None:
        return say(found[0], **{k: _part(k, v) for k, v in found[1].items()})
    return data(text)


@cache
def _templates() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(message, pattern) of each, those with the longest fixed text first."""
    found = []
    for name, texts in messages().items():
        fixed = re.sub(r"\{\w+\}", "", texts[DATA])
        if name.startswith((*_SENTENCES, "words.")) and re.search(r"\w", fixed):
            found.append((len(fixed), name, _pattern(texts[DATA])))
    found.sort(key=lambda row: (-row[0], row[1]))
    return tuple((name, pattern) for _, name, pattern in found)


def _pattern(template: str) -> re.Pattern[str]:
    seen: set[str] = set()
    return re.compile(_PLACE.sub(lambda hit: _group(hit[1], seen), re.escape(template)), re.DOTALL)


def _group(name: str, seen: set[str]) -> str:
    if name in seen:
        return f"(?P={name})"
    seen.add(name)
    return f"(?P<{name}>{_REACH.get(name, '.+?')})"
