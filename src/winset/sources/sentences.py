"""Sentences of a text, in English, Japanese and Korean, each with its place.

A full stop ends a sentence unless it belongs to an abbreviation of `abbreviations.csv`, an initial, a number or an
address; marks of exclamation and question end one, with the quotes and brackets that close after them. An empty line
always ends one. In Japanese what stands inside brackets and quotes is not cut; in Korean a line end after a verb's
ending is a full stop too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from winset.model import Span
from winset.reference.table import rows

__all__ = ["sentences"]

_CLOSE: Final = "\"'”’»›)]}」』）】〉》］"
_PARAGRAPH: Final = re.compile(r"\n[ \t\u00a0\u3000]*\n\s*|\n(?=\s*(?:[-*•‣▪●]|\(?\d{1,2}[.)])\s)")
_LATIN_END: Final = re.compile(
    rf"(?:[!?]+|\.(?!\d)(?:[ \u00a0]?\.)*|…+|[。！？])[!?.…]*[{re.escape(_CLOSE)}]*(?=\s|$|[“‘\"'(\[])"
)
_WORD_BEFORE: Final = re.compile(r"(?:^|[\s(\[{“‘\"'/—–-])((?:[^\W\d_]+[.'’-])*[^\W\d_]*)$")
_INITIAL: Final = re.compile(r"^[A-Z]$")
_LETTERED: Final = re.compile(
    r"\b(?:Annex|Appendix|Article|Category|Chapter|Class|Exhibit|Figure|Group|Part|Plan|Schedule|Section|Table) [A-Z]$"
)
"""A letter that is a name of a part, not somebody's initial."""
_DOTTED: Final = re.compile(r"^(?:[^\W\d_]\.)+[^\W\d_]$")
_STARTS: Final = re.compile(r"\s*[\"'“‘«(\[{—–-]*\s*(?P<first>\S)")
_ITEM: Final = re.compile(r"(?:^|[\n:;]\s*)\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})$")
"""The number of a list's item, such as `2.` or `a.`."""
_MONEY: Final = re.compile(r"[$€£¥₩]\d+$")
_OPENERS: Final = frozenset({
    "A", "After", "Also", "An", "And", "As", "At", "Before", "Both", "But", "Earlier", "For", "He", "Her", "His", "How",
    "However", "I", "If", "In", "It", "Its", "Later", "Many", "Meanwhile", "No", "Not", "Now", "On", "Our", "She",
    "Since", "So", "Some", "That", "The", "Their", "There", "These", "They", "This", "Those", "To", "We", "What",
    "When", "While", "Who", "Why", "With", "Yet", "You",
})  # fmt: skip
"""Words that begin a sentence even after `U.S.` and the like."""
_JAPANESE_END: Final = re.compile(r"[。．！？!?…]+[」』）)】〉》”’\"]*")
_OPENING: Final = "「『（(【〈《“"
_CLOSING: Final = "」』）)】〉》”"
_JAPANESE_MARK: Final = re.compile(rf"{_JAPANESE_END.pattern}|[{_OPENING}{_CLOSING}]|\n")
_QUOTED: Final = re.compile('“[^”]{1,2000}”|"[^"\\n]{1,2000}"|‘[^’]{1,2000}’|「[^」]{1,2000}」')
_KOREAN_LINE: Final = re.compile(r"(?<=[다요까죠음함됨임])[ \t]*\n")
_LONGEST: Final = 5_000
"""A sentence of more characters is a table or a list; it is cut at a blank."""


def sentences(text: str, lang: str) -> list[Span]:
    """Ranges of the sentences of a text, in order, without blanks at either end.

    Parameters
    ----------
    text
        Any text; empty lines part paragraphs.
    lang
        ISO 639-1; languages without rules of their own are cut as English is.

    Returns
    -------
    Half-open ranges of code points; together they hold every character that is not a blank.
    """
    split = {"ja": _japanese, "zh": _japanese, "ko": _korean}.get(lang, _latin)
    found: list[Span] = []
    at = 0
    for gap in [*_PARAGRAPH.finditer(text), None]:
        end = gap.start() if gap else len(text)
        found += [span for piece in split(text, at, end) for span in _trimmed(text, *piece)]
        at = gap.end() if gap else end
    return found


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The range without blanks at its ends, in parts where it is too long; nothing where only blanks are in it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        cut = max(text.rfind(" ", start + 1, start + _LONGEST), text.rfind("\n", start + 1, start + _LONGEST))
        cut = cut if cut > start else start + _LONGEST
        yield from _trimmed(text, start, cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _latin(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for mark in _LATIN_END.finditer(text, start, end):
        if _ends(text, at, mark, end):
            yield at, mark.end()
            at = mark.end()
    yield at, end


@cache
def _abbreviations() -> dict[str, str]:
    return {row["abbreviation"]: row["kind"] for row in rows("abbreviations.csv")}


def _ends(text: str, at: int, mark: re.Match[str], end: int) -> bool:
    """Whether a mark ends the sentence that started at `at`."""
    after = _STARTS.match(text, mark.end(), end)
    if after is None:
        return True
    first = after["first"]
    if first.islower():
        # "Yahoo! said", 'He asked "Why?" and left', "etc. and": the sentence goes on.
        return False
    if not mark[0].startswith(".") or mark[0].startswith(".."):
        return True
    return _stop_ends(text, at, mark, after.start("first"), end)


def _stop_ends(text: str, at: int, mark: re.Match[str], first: int, end: int) -> bool:
    """Whether a single full stop before a capital, a digit or a mark ends the sentence."""
    head = text[max(at, mark.start() - 40) : mark.start()]
    if _ITEM.search(text[at : mark.start()].lstrip() if mark.start() - at <= len(head) else head[1:]):
        return False
    if text[first].isdigit() and _MONEY.search(head):
        return False
    found = _WORD_BEFORE.search(head)
    word = found[1] if found else ""
    if not word or _LETTERED.search(head):
        return True
    kind = _kind(word)
    if kind is None or (kind == "number" and not text[first].isdigit()):
        return True
    if mark[0] != "." or kind == "either":
        return _next_word(text, first, end) in _OPENERS
    return False


def _kind(word: str) -> str | None:
    """How a word before a full stop abbreviates: as in the table, as an initial, as letters with stops; None if not.

    Of a compound the last part tells, where it has stops of its own: `ROK-U.S.` is as `U.S.`.
    """
    known = _abbreviations()
    kind = known.get(word) or (known.get(word.capitalize()) if word.isupper() and len(word) > 1 else None)
    if kind is not None:
        return kind
    if _INITIAL.match(word):
        return "either" if word == "I" else "title"
    last = word.rpartition("-")[2]
    return known.get(last, "either") if _DOTTED.match(last) else None


def _next_word(text: str, first: int, end: int) -> str:
    found = re.compile(r"[^\W\d_]+").match(text, first, end)
    return found[0] if found else ""


def _japanese(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut at full stops outside brackets, and at line ends: Japanese text is not wrapped inside a sentence."""
    at = start
    depth = 0
    for mark in _JAPANESE_MARK.finditer(text, start, end):
        sign = mark[0]
        if sign in _OPENING:
            depth += 1
        elif sign in _CLOSING:
            depth = max(0, depth - 1)
        elif sign == "\n":
            depth = 0
            yield at, mark.start()
            at = mark.end()
        else:
            depth = max(0, depth - sum(sign.count(c) for c in _CLOSING))
            if depth == 0 and not text.startswith("と", mark.end()):
                yield at, mark.end()
                at = mark.end()
    yield at, end


def _korean(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut as English is, not inside quotes, which a particle ties to their verb; a line ends after a verb's ending."""
    quoted = [found.span() for found in _QUOTED.finditer(text, start, end)]
    at = start
    for line in [*_KOREAN_LINE.finditer(text, start, end), None]:
        stop = line.start() if line else end
        for piece in _latin(text, at, stop):
            inside = any(a < piece[1] < b for a, b in quoted)
            if not inside:
                yield at, piece[1]
                at = piece[1]
        yield at, stop
        at = line.end() if line else end
