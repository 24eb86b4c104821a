"""A plain text as paragraphs: lines that were wrapped are one, lines that were not are their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from winset.model import Span

__all__ = ["Block", "blocks"]

_WIDTH: Final = (40, 120)
"""Width at which texts are wrapped: what nine lines of ten do not exceed."""
_FULL: Final = 0.7
"""A line of this share of the width is full; a shorter one with a full stop ends a paragraph."""
_MOST: Final = 0.55
"""Least share of full lines in wrapped text."""
_CONTINUED: Final = 0.3
"""Least share of lines that go on in the middle of a sentence: headlines one below the other do not."""
_SURE: Final = 3
"""Fewest lines that tell by themselves that they were wrapped."""
_STOP: Final = re.compile(r"[.!?:;。！？…][\"'”’」』)\]]*$")
_ITEM: Final = re.compile(r"\s*(?:[-*•‣▪・●○◦■□▲△▶]|\(?\d{1,2}[.)])\s")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a line of its own."""

    lines: tuple[Span, ...]
    """Ranges of its lines, without blanks at either end; never empty."""
    text: str
    """Its words, with one blank where a line was wrapped."""

    @property
    def start(self) -> int:
        """First code point in the original."""
        return self.lines[0][0]

    @property
    def end(self) -> int:
        """One past its last code point in the original."""
        return self.lines[-1][1]


def blocks(text: str) -> list[Block]:
    """The paragraphs of a text, in order."""
    groups = _groups(text)
    widths = [_width(text, group) for group in groups]
    usual = max((width for width in widths if width), default=0)
    found: list[Block] = []
    for group, own in zip(groups, widths, strict=True):
        width = own or (usual if len(group) < _SURE and _fits(group, usual) else 0)
        parts = _paragraphs(text, group, width) if width else [[line] for line in group]
        found += [_block(text, part) for part in parts]
    return found


def _groups(text: str) -> list[list[Span]]:
    """Runs of lines without an empty one between them."""
    groups: list[list[Span]] = [[]]
    at = 0
    for line in text.split("\n"):
        start = at + len(line) - len(line.lstrip())
        end = at + len(line.rstrip())
        if start < end:
            groups[-1].append((start, end))
        elif groups[-1]:
            groups.append([])
        at += len(line) + 1
    return [group for group in groups if group]


def _width(text: str, group: list[Span]) -> int:
    """Width at which a run of lines was wrapped; 0 where its lines are their own."""
    if len(group) < _SURE:
        return 0
    lengths = sorted(end - start for start, end in group)
    width = lengths[int(0.9 * (len(lengths) - 1))]
    full = sum(length >= _FULL * width for length in lengths) / len(lengths)
    continued = sum(text[start].islower() for start, _ in group[1:]) / (len(group) - 1)
    fits = _WIDTH[0] <= width <= _WIDTH[1] and lengths[int(0.97 * (len(lengths) - 1))] <= 1.3 * width
    return width if fits and full >= _MOST and continued >= _CONTINUED else 0


def _fits(group: list[Span], width: int) -> bool:
    """Whether two lines may be a paragraph in a text of this width."""
    first, last = group[0][1] - group[0][0], group[-1][1] - group[-1][0]
    return _FULL * width <= first <= 1.3 * width and last <= 1.3 * width


def _paragraphs(text: str, group: list[Span], width: int) -> list[list[Span]]:
    """The lines of wrapped text by paragraph: cut before items of a list and after short lines with a full stop."""
    parts: list[list[Span]] = []
    ended = True
    for start, end in group:
        if ended or _ITEM.match(text, start, end):
            parts.append([])
        parts[-1].append((start, end))
        ended = end - start < _FULL * width and _STOP.search(text, start, end) is not None
    return parts


def _block(text: str, lines: list[Span]) -> Block:
    return Block(tuple(lines), " ".join(text[start:end] for start, end in lines))
