"""Numbers that a sentence states: shares, sums of money, records; with what they say of whom."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from winset.reference.table import toml

__all__ = ["Figure", "figures_in"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number and its place."""

    rule: str
    """`f-share`, `f-money`, `f-count` or `f-record`."""
    polarity: int
    """1 or -1 where its words say that it is good or bad for ties, else 0."""
    start: int
    end: int
    """Code points of the sentence."""


@cache
def _table(lang: str) -> Mapping[str, Any]:
    return toml(f"lexicon_{lang}/figures.toml")


@cache
def _patterns(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(pattern)) for rule, pattern in _table(lang)["figures"].items())


def figures_in(text: str, lang: str) -> list[Figure]:
    """The numbers of a sentence, the first of each rule.

    Parameters
    ----------
    text : one sentence
    lang : `ja` or `ko`
    """
    good, bad = (any(word in text for word in _table(lang)[name]) for name in ("good", "bad"))
    found = [(rule, pattern.search(text)) for rule, pattern in _patterns(lang)]
    return [Figure(rule, int(good) - int(bad), *match.span()) for rule, match in found if match is not None]
