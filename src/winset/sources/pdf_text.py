"""Lines of print as paragraphs: unwrapped, hyphens at line ends undone, going on over columns and pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final

from winset.model import Span
from winset.sources.pdf_layout import Laid, Line

__all__ = ["Printed", "printed"]

_PITCH: Final = 1.35
"""A gap between lines of so many times the usual one starts a paragraph."""
_INDENT: Final = 0.9
"""An indent of so many heights of the type does too."""
_HEADING: Final = 1.08
"""Ratio of sizes of type at which a paragraph ends."""
_SHORT: Final = 0.85
"""A line of less than this share of its column may be a paragraph's last."""
_STOP: Final = re.compile(r"[.!?:;。！？…][\"'”’」』)\]\d]*$")
_BROKEN: Final = re.compile(r"([^\W\d_]{2,})-$")
_OPENING: Final = re.compile(r"^([^\W\d_]+)")
_WIDE: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_ITEM: Final = re.compile(r"^\s*(?:[-*•‣▪・●○◦■□\u2013]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")


@dataclass(kw_only=True)
class Printed:
    """The text of a print, and where its paragraphs stand."""

    text: str
    """Page after page: what stands over the text, the text, footnotes, what stands under it; a paragraph a line."""
    paragraphs: list[list[Span]]
    """Of each paragraph of the body, the ranges of the text that make it."""
    sizes: list[float]
    """Height of the type of each paragraph."""
    notes: list[Span]
    """Footnotes."""
    pages: list[tuple[int, str]]
    """(first code point, label) of each page."""


@dataclass
class _Writer:
    parts: list[str] = field(default_factory=list)
    at: int = 0

    def line(self, text: str) -> Span:
        span = (self.at, self.at + len(text))
        self.parts.append(text + "\n")
        self.at += len(text) + 1
        return span


def printed(pages: Sequence[Laid]) -> Printed:
    """The text of laid-out pages."""
    words = _words(pages)
    out = _Writer()
    found = Printed(text="", paragraphs=[], sizes=[], notes=[], pages=[])
    before: list[Line] = []
    for page in pages:
        found.pages.append((out.at, page.label))
        for line in page.head:
            out.line(line.text)
        for group in _groups(page.body):
            span = out.line(_unwrapped(group, words))
            if before and _goes_on(before, group):
                found.paragraphs[-1].append(span)
            else:
                found.paragraphs.append([span])
                found.sizes.append(median(line.size for line in group))
            before = group
        found.notes += [out.line(_unwrapped(group, words)) for group in _groups(page.notes)]
        for line in page.foot:
            out.line(line.text)
    found.text = "".join(out.parts)
    return found


def _words(pages: Iterable[Laid]) -> Counter[str]:
    """Words and hyphenated words that stand inside lines, to tell how a broken word is written."""
    counts: Counter[str] = Counter()
    for page in pages:
        for line in (*page.body, *page.notes):
            counts.update(word.casefold() for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text))
    return counts


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Paragraphs within the columns of a page."""
    groups: list[list[Line]] = []
    for column in dict.fromkeys(line.column for line in lines):
        mine = [line for line in lines if line.column == column]
        pitch = _pitch(mine)
        left, right = min(line.x0 for line in mine), max(line.x1 for line in mine)
        groups.append([mine[0]])
        for above, line in pairwise(mine):
            if _starts(above, line, pitch, left, right):
                groups.append([line])
            else:
                groups[-1].append(line)
    return groups


def _pitch(lines: Sequence[Line]) -> float:
    """Usual distance from one line to the next."""
    gaps = [a.middle - b.middle for a, b in pairwise(lines) if a.middle - b.middle > 0]
    return median(gaps) if gaps else 0.0


def _starts(above: Line, line: Line, pitch: float, left: float, right: float) -> bool:
    """Whether a line starts a paragraph."""
    size = max(min(above.size, line.size), 1e-3)
    if max(above.size, line.size) > _HEADING * size:
        return True
    if above.middle - line.middle > max(_PITCH * pitch, 1.6 * size) or above.middle < line.middle:
        return True
    if _ITEM.match(line.text):
        return True
    if _ITEM.match(above.text) and line.x0 > above.x0:
        return False
    indented = line.x0 - left > _INDENT * size and abs(above.x0 - left) < _INDENT * size
    short = above.x1 < left + _SHORT * (right - left) and _STOP.search(above.text) is not None
    return (indented and _STOP.search(above.text) is not None) or short


def _goes_on(before: Sequence[Line], group: Sequence[Line]) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    last, first = before[-1], group[0]
    same = abs(last.size - first.size) < (_HEADING - 1) * last.size
    moved = first.middle > last.middle or first.column != last.column
    opening = first.text.lstrip()[:1]
    open_end = _STOP.search(last.text) is None and (opening.islower() or len(before) > 1 or last.text.endswith("-"))
    return same and moved and open_end and not _ITEM.match(first.text) and (opening.islower() or len(group) > 1)


def _unwrapped(group: Sequence[Line], words: Counter[str]) -> str:
    """The lines of a paragraph in one line."""
    text = group[0].text
    for line in group[1:]:
        text = _with(text, line.text, words)
    return text


def _with(text: str, line: str, words: Counter[str]) -> str:
    broken, opening = _BROKEN.search(text), _OPENING.match(line)
    if broken is not None and opening is not None:
        whole, hyphened = broken[1] + opening[1], f"{broken[1]}-{opening[1]}"
        known, kept = words[whole.casefold()], words[hyphened.casefold()]
        return text + line if kept > known or not line[0].islower() else text[:-1] + line
    if _WIDE.match(text[-1:]) and _WIDE.match(line[:1]):
        return text + line
    return f"{text} {line}"
