"""A plain text as paragraphs: lines that were wrapped are one, lines that were not are their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from winset.model import Span

__all__ = ["Block", "blocks"]

_WRAP: Final = (40, 120)
"""Length of lines in wrapped text, all but the last of a paragraph."""
_SPREAD: Final = 32
"""Wrapped lines of one paragraph differ by no more than this."""
_SURE: Final = 3
"""Wrapped paragraphs of three lines or more that make a text a wrapped one."""
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
    wrapped = sum(len(group) >= 3 and _is_wrapped(group) for group in groups) >= _SURE  # noqa: PLR2004 - see _SURE
    found: list[Block] = []
    for group in groups:
        if len(group) > 1 and (_is_wrapped(group) if len(group) >= 3 or wrapped else False):  # noqa: PLR2004 - see _SURE
            found += [_block(text, part) for part in _items(text, group)]
        else:
            found += [_block(text, [line]) for line in group]
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


def _is_wrapped(group: list[Span]) -> bool:
    """Whether all lines but the last have about the length at which a text is wrapped."""
    lengths = [end - start for start, end in group]
    full = lengths[:-1]
    return (
        all(_WRAP[0] <= length <= _WRAP[1] for length in full)
        and max(full) - min(full) <= _SPREAD
        and lengths[-1] <= max(full) + _SPREAD
    )


def _items(text: str, group: list[Span]) -> list[list[Span]]:
    """The group cut before every line that begins a list item."""
    parts: list[list[Span]] = []
    for line in group:
        if not parts or _ITEM.match(text, line[0], line[1]):
            parts.append([])
        parts[-1].append(line)
    return parts


def _block(text: str, lines: list[Span]) -> Block:
    return Block(tuple(lines), " ".join(text[start:end] for start, end in lines))
