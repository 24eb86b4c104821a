"""Words for a full-text index: those between blanks, and pairs of letters of scripts that write none.

A run of Chinese, Japanese or Korean letters becomes its pairs and its last letter, 徴用工 as `徴用 用工 工`, so that
every piece of it, whatever its length, is a phrase of neighbouring words of the index.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

__all__ = ["Word", "is_paired", "spelled", "words"]

_LETTERS: Final = (
    "\u3005-\u3007\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30fe\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
    "\uf900-\ufaff\U00020000-\U000323af"
)
"""Kana, Chinese characters and Hangul."""
_RUN: Final = re.compile(f"([{_LETTERS}]+)|([^\\W_{_LETTERS}]+)")
_MARKS: Final = re.compile("[\u0300-\u036f\u1160-\u11ff\u3099\u309a\uff9e\uff9f]")
"""What is written as a letter of its own but belongs to the one before: accents, parts of Hangul, voicing of kana."""


class Word(NamedTuple):
    """A word of the index and its place."""

    text: str
    start: int
    """Code point of the text as it came."""
    end: int


def words(text: str) -> list[Word]:
    """The words of a text, in order; letters of every width and composition count as the same."""
    plain, starts, ends = _plain(text)
    out: list[Word] = []
    for match in _RUN.finditer(plain):
        start, end = match.span()
        if match[1] is None:
            out.append(Word(match[0], starts[start], ends[end - 1]))
            continue
        out.extend(Word(plain[at : at + 2], starts[at], ends[at + 1]) for at in range(start, end - 1))
        out.append(Word(plain[end - 1], starts[end - 1], ends[end - 1]))
    return out


def spelled(text: str) -> str:
    """The words with blanks between them, as the index takes them."""
    if not unicodedata.is_normalized("NFKC", text):
        return " ".join(word.text for word in words(text))
    return " ".join(map(_spelled_run, _RUN.finditer(text)))


def _spelled_run(match: re.Match[str]) -> str:
    run = match[1]
    if run is None:
        return match[2]
    return " ".join([*map("".join, pairwise(run)), run[-1]])


def is_paired(text: str) -> bool:
    """Whether a text is one run of letters that are indexed in pairs."""
    match = _RUN.fullmatch(text)
    return match is not None and match[1] is not None


def _plain(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """The text in its composed, compatible form, and where in the original each of its letters starts and ends."""
    if unicodedata.is_normalized("NFKC", text):
        return text, range(len(text)), range(1, len(text) + 1)
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and _MARKS.match(text[end]):
            end += 1
        whole = unicodedata.normalize("NFKC", text[at:end])
        letters.append(whole)
        starts.extend([at] * len(whole))
        ends.extend([end] * len(whole))
        at = end
    return "".join(letters), starts, ends
