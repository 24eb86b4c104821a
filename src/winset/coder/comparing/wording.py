"""The words that a comparison looks for, from tables that people review: watched phrases, scales of force, qualifiers.

A scale orders what can be said of one thing from weak to strong: "condemn" is more than "express concern", "will" more
than "intend to". Where a longer entry and a shorter one meet in one place, the longer one counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from winset.model import Span
from winset.reference.table import parts, rows

__all__ = ["Phrase", "Qualifier", "Step", "Word", "acts_of", "phrases", "phrases_in", "qualifiers_in", "steps_in"]

_UNSPACED: Final = frozenset({"ja", "ko", "zh"})
_OPENING: Final = 160
"""Letters of a clause within which its verb is looked for."""
_BLANKS: Final = re.compile(r"\s+")
_APOSTROPHE: Final = re.compile("['’]")
_ANY_APOSTROPHE: Final = "['’]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase that is watched."""

    id: str
    issue: str
    """Issue id."""
    kind: str
    """`party` (a country or body that may be named or not) or `phrase`."""
    title: str
    """First English form, for readers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A watched phrase where a text has it."""

    phrase: str
    """Id of the phrase."""
    text: str
    span: Span
    """Code points of the text that was searched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A word of a scale where a text has it."""

    scale: str
    rank: int
    """Higher is stronger; only ranks of one scale compare."""
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualifier:
    """A word that makes its clause stronger or weaker."""

    direction: int
    """+1 stronger, -1 weaker."""
    meaning: str
    """Why, in words."""
    text: str
    span: Span


def phrases() -> Mapping[str, Phrase]:
    """All watched phrases by id."""
    return {
        row["id"]: Phrase(
            id=row["id"],
            issue=row["issue"],
            kind=row["kind"],
            title=parts(row["en"])[0].replace("*", "").replace("?", ""),
        )
        for row in rows("comparing/phrases.csv")
    }


def phrases_in(text: str, lang: str) -> tuple[Word, ...]:
    """Watched phrases of a text, in order."""
    found = [
        Word(phrase=phrase, text=match[0], span=match.span())
        for phrase, pattern in _phrase_patterns(lang)
        for match in pattern.finditer(text)
    ]
    return tuple(sorted(found, key=lambda word: (word.span, word.phrase)))


def steps_in(text: str, lang: str) -> tuple[Step, ...]:
    """Words of scales in a text, in order; of two that overlap on one scale the longer one."""
    found = [
        Step(scale=scale, rank=rank, text=match[0], span=match.span())
        for scale, rank, pattern in _scale_patterns(lang)
        for match in pattern.finditer(text)
    ]
    found.sort(key=lambda step: (step.scale, -(step.span[1] - step.span[0])))
    kept: list[Step] = []
    for step in found:
        if not any(k.scale == step.scale and _overlap(k.span, step.span) for k in kept):
            kept.append(step)
    return tuple(sorted(kept, key=lambda step: (step.span, step.scale)))


def qualifiers_in(text: str, lang: str) -> tuple[Qualifier, ...]:
    """Words that strengthen or weaken, in order; of two that overlap the longer one."""
    found = [
        Qualifier(direction=direction, meaning=meaning, text=match[0], span=match.span())
        for direction, meaning, pattern in _qualifier_patterns(lang)
        for match in pattern.finditer(text)
    ]
    found.sort(key=lambda qualifier: qualifier.span[0] - qualifier.span[1])
    kept: list[Qualifier] = []
    for qualifier in found:
        if not any(_overlap(held.span, qualifier.span) for held in kept):
            kept.append(qualifier)
    return tuple(sorted(kept, key=lambda qualifier: qualifier.span))


def acts_of(text: str, lang: str) -> frozenset[str]:
    """What a clause does: blames, calls, welcomes, resolves and so on; in English its first verb decides."""
    found = [
        (match.start(), act)
        for act, pattern in _act_patterns(lang)
        if (match := pattern.search(text[:_OPENING] if lang not in _UNSPACED else text))
    ]
    if lang in _UNSPACED:
        return frozenset(act for _, act in found)
    return frozenset({min(found)[1]}) if found else frozenset()


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


@cache
def _phrase_patterns(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    column = lang if lang in {"ja", "ko"} else "en"
    return tuple(
        (row["id"], _pattern(words, lang)) for row in rows("comparing/phrases.csv") if (words := parts(row[column]))
    )


@cache
def _scale_patterns(lang: str) -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    return tuple(
        (row["scale"], int(row["rank"]), _pattern(parts(row["words"]), lang))
        for row in rows("comparing/scales.csv")
        if row["lang"] == lang
    )


@cache
def _act_patterns(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = rows("comparing/acts.csv")
    return tuple((row["act"], _pattern(parts(row["words"]), lang)) for row in table if row["lang"] == lang)


@cache
def _qualifier_patterns(lang: str) -> tuple[tuple[int, str, re.Pattern[str]], ...]:
    return tuple(
        (1 if row["direction"] == "stronger" else -1, row["meaning"], _pattern(parts(row["words"]), lang))
        for row in rows("comparing/qualifiers.csv")
        if row["lang"] == lang
    )


def _pattern(words: Iterable[str], lang: str) -> re.Pattern[str]:
    """Any of some words: `*` is the rest of a word, `?` one letter that may be another; blanks may be line ends."""
    ordered = sorted((word.strip() for word in words), key=len, reverse=True)
    forms = "|".join(_form(word, lang) for word in ordered)
    if lang in _UNSPACED:
        return re.compile(forms)
    return re.compile(rf"(?<![\w-])(?:{forms})(?![\w])", re.IGNORECASE)


def _form(word: str, lang: str) -> str:
    form = _BLANKS.sub(r"\\s+", re.escape(word).replace(r"\ ", " "))
    if lang in _UNSPACED:
        return form.replace(r"\*", "")
    return _APOSTROPHE.sub(_ANY_APOSTROPHE, form).replace(r"\*", r"[\w’']*").replace(r"\?", r"\w")
