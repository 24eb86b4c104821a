"""Numbers that count something: shares, sums of money, heads, and lows and highs over a span of years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from winset.reference.table import toml

__all__ = ["Figure", "figure_rows", "figures"]

_DIGIT = re.compile(r"\d")
_BLANKS = str.maketrans("\n\r\t\u00a0", "    ")
_NEAR = 60
"""Code points before a number in which a word such as "fell" tells its direction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number, without what it counts."""

    rule: str
    """Id of its pattern in `reference/claims/figures.toml`."""
    start: int
    """First code point of the number."""
    end: int
    """One past its last."""
    polarity: int
    """-1 low or falling, 1 high or rising, 0 where neither is said."""


@cache
def _table() -> Mapping[str, Any]:
    return toml("claims/figures.toml")


def figure_rows() -> list[dict[str, Any]]:
    """The rows of the table, in the order in which they are tried."""
    return list(_table()["figure"])


@cache
def _patterns() -> tuple[tuple[str, int, tuple[str, ...], re.Pattern[str]], ...]:
    out = []
    for row in figure_rows():
        pattern = row["pattern"]
        for name, piece in _table()["pieces"].items():
            pattern = pattern.replace(f"{{{name}}}", piece)
        needed = tuple(filled for words in row["only_with"] for filled in _filled(words))
        out.append((row["id"], row["polarity"], needed, re.compile(pattern, re.IGNORECASE)))
    return tuple(out)


def _filled(words: str) -> list[str]:
    """Words with each alternative of a piece in its place: "{word} in" as "one in", "two in" and so on."""
    name = next((name for name in _table()["pieces"] if f"{{{name}}}" in words), None)
    if name is None:
        return [words]
    return [words.replace(f"{{{name}}}", one) for one in _table()["pieces"][name][3:-1].split("|")]


@cache
def _direction_words() -> tuple[tuple[int, re.Pattern[str]], ...]:
    words = _table()["direction"]
    return (-1, re.compile(words["down"], re.IGNORECASE)), (1, re.compile(words["up"], re.IGNORECASE))


def figures(text: str) -> Iterator[Figure]:
    """The figures of a sentence, pattern by pattern and from left to right, without overlaps."""
    taken: list[tuple[int, int]] = []
    lower = "#" * (_DIGIT.search(text) is not None) + text.lower().translate(_BLANKS)
    for rule, sign, words, pattern in _patterns():
        if not any(word in lower for word in words):
            continue
        for m in pattern.finditer(text):
            if any(a < m.end() and m.start() < b for a, b in taken):
                continue
            taken.append(m.span())
            yield Figure(rule=rule, start=m.start(), end=m.end(), polarity=sign or _direction(text[: m.start()]))


def _direction(before: str) -> int:
    return next((sign for sign, words in _direction_words() if words.search(before[-_NEAR:])), 0)
