"""The lines of a printed page in the order in which they are read: columns apart, furniture and footnotes apart."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from statistics import median
from typing import Final

__all__ = ["Laid", "Line", "laid_out", "lines_of", "type_size"]

_MARGIN: Final = 0.12
"""Share of the page's height at its top and bottom where furniture stands."""
_REPEATED: Final = 0.4
"""Share of the pages on which a line of a margin stands again, for it to be furniture."""
_FEW: Final = 3
"""Fewest pages on which it stands again."""
_GUTTER: Final = (0.25, 0.75)
"""Shares of the printed width between which a gutter is looked for."""
_CROSSING: Final = 0.35
"""Largest share of lines that cross a gutter: titles, tables, footnotes."""
_COLUMN_LINES: Final = 4
"""Fewest lines of a column."""
_SMALL: Final = 0.92
"""Type of this share of the body's is a footnote's."""
_NUMBER: Final = re.compile(
    r"[-–—\s|]*(?:page\s*|p\.\s*)?(\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of)\s*\d{1,4})?[-–—\s|]*", re.IGNORECASE
)
_NOTE: Final = re.compile(r"^(?:\d{1,3}\s?[.)]?|[*†‡§]|\[\d{1,3}\])\s*\S")
_RULE: Final = re.compile(r"^[\W_]{3,}$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print, or the part of it that stands in one column; coordinates in points from the lower left."""

    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    """Height of its type."""
    text: str
    column: int = 0
    """Counted over the page in reading order; lines across columns have one of their own."""

    @property
    def middle(self) -> float:
        """Height of its middle over the foot of the page."""
        return (self.y0 + self.y1) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """One page, taken apart."""

    number: int
    """Counted from 0."""
    label: str
    """Number printed on it, else that of the file, else counted from 1."""
    head: tuple[Line, ...]
    body: tuple[Line, ...]
    """In reading order."""
    notes: tuple[Line, ...]
    """Footnotes."""
    foot: tuple[Line, ...]


def lines_of(runs: Iterable[Line]) -> list[Line]:
    """Runs of letters put together to lines, from the top of the page down; wide gaps stay gaps between columns."""
    rows: list[list[Line]] = []
    for run in sorted(runs, key=lambda r: (-r.middle, r.x0)):
        for row in rows[-4:]:
            if abs(row[0].middle - run.middle) < 0.4 * max(row[0].size, run.size):
                row.append(run)
                break
        else:
            rows.append([run])
    return [line for row in rows for line in _joined(sorted(row, key=lambda r: r.x0))]


def _joined(row: Sequence[Line]) -> list[Line]:
    found: list[Line] = []
    for run in row:
        last = found[-1] if found else None
        gap = run.x0 - last.x1 if last is not None else 0.0
        if last is None or gap > 1.2 * max(last.size, run.size):
            found.append(run)
            continue
        joint = " " if gap > 0.15 * last.size and not last.text.endswith(" ") else ""
        size = last.size if len(last.text) >= len(run.text) else run.size
        y0, y1 = min(last.y0, run.y0), max(last.y1, run.y1)
        found[-1] = Line(last.x0, y0, max(last.x1, run.x1), y1, size, last.text + joint + run.text)
    return found


def type_size(pages: Iterable[Sequence[Line]]) -> float:
    """Height of the type in which most letters are set."""
    counts: Counter[float] = Counter()
    for page in pages:
        for line in page:
            counts[round(line.size * 2) / 2] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 0.0


def laid_out(pages: Sequence[tuple[float, str, Sequence[Line]]]) -> list[Laid]:
    """Every page taken apart.

    Parameters
    ----------
    pages
        Height of each page, the label that the file gives it, and its lines from the top down.
    """
    repeated = _repeated(pages)
    size = type_size(lines for _, _, lines in pages)
    parted = [_parted(height, lines, repeated) for height, _, lines in pages]
    printed = _printed([head + foot for head, _, foot in parted])
    found = []
    for number, ((head, body, foot), (_, label, _)) in enumerate(zip(parted, pages, strict=True)):
        ordered = _in_reading_order(body)
        text, notes = _without_notes(ordered, size)
        named = printed[number] or "".join(label.split()) or str(number + 1)
        found.append(
            Laid(number=number, label=named, head=tuple(head), body=tuple(text), notes=tuple(notes), foot=tuple(foot))
        )
    return found


# -- furniture --------------------------------------------------------------------------------------------------------


def _key(line: Line) -> str:
    """What is the same in a running line from page to page."""
    return _key_of(line.text)


def _key_of(text: str) -> str:
    return re.sub(r"\d+", "#", text).casefold().strip()


def _in_margin(line: Line, height: float) -> bool:
    return line.middle > (1 - _MARGIN) * height or line.middle < _MARGIN * height


def _repeated(pages: Sequence[tuple[float, str, Sequence[Line]]]) -> frozenset[str]:
    counts: Counter[str] = Counter()
    for height, _, lines in pages:
        counts.update({_key(line) for line in lines if _in_margin(line, height)})
    least = max(_FEW, _REPEATED * len(pages) / 2)  # running heads may differ on left and right pages
    if len(pages) < _FEW:  # two pages alone say it where the same words stand in the same place
        places = [{(line.text, round(line.y0 / 2)) for line in lines if _in_margin(line, h)} for h, _, lines in pages]
        same = frozenset.intersection(*map(frozenset, places)) if len(places) > 1 else frozenset()
        return frozenset(_key_of(text) for text, _ in same)
    return frozenset(key for key, count in counts.items() if count >= least)


def _parted(
    height: float, lines: Sequence[Line], repeated: frozenset[str]
) -> tuple[list[Line], list[Line], list[Line]]:
    """(head, body, foot): from both ends of the page inwards, as long as what stands there is furniture."""
    rest = list(lines)
    ends: list[list[Line]] = []
    for _ in range(2):
        taken: list[Line] = []
        while rest and _in_margin(rest[0], height) and (_key(rest[0]) in repeated or _NUMBER.fullmatch(rest[0].text)):
            taken.append(rest.pop(0))
        ends.append(taken)
        rest.reverse()
    return ends[0], rest, ends[1][::-1]


def _printed(furniture: Sequence[Sequence[Line]]) -> list[str | None]:
    """Numbers printed on the pages, where most of them count on from page to page."""
    told: list[int | None] = []
    for lines in furniture:
        numbers = [int(m[1]) for line in lines if (m := _NUMBER.fullmatch(line.text)) and m[1].isdigit()]
        numbers += [int(m[0]) for line in lines for m in re.finditer(r"(?<!\S)\d{1,4}$|^\d{1,4}(?!\S)", line.text)]
        told.append(numbers[0] if numbers else None)
    offsets = Counter(number - i for i, number in enumerate(told) if number is not None)
    if not offsets:
        return [None] * len(furniture)
    offset, agreed = offsets.most_common(1)[0]
    if agreed < max(2, 0.5 * sum(number is not None for number in told)):
        return [None] * len(furniture)
    return [str(i + offset) if i + offset > 0 else None for i in range(len(furniture))]


# -- columns ----------------------------------------------------------------------------------------------------------


def _in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Columns one after the other, between the lines that go across them."""
    found: list[Line] = []
    for column, band in enumerate(_bands(lines, depth=2)):
        found += [replace(line, column=column) for line in band]
    return found


def _bands(lines: Sequence[Line], *, depth: int) -> list[list[Line]]:
    gutter = _gutter(lines) if depth else None
    if gutter is None:
        return [list(lines)] if lines else []
    bands: list[list[Line]] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if line.x1 <= gutter:
            left.append(line)
        elif line.x0 >= gutter:
            right.append(line)
        else:
            bands += _bands(left, depth=depth - 1) + _bands(right, depth=depth - 1)
            left, right = [], []
            if bands and bands[-1] and _crosses(bands[-1][-1], gutter):
                bands[-1].append(line)
            else:
                bands.append([line])
    return bands + _bands(left, depth=depth - 1) + _bands(right, depth=depth - 1)


def _crosses(line: Line, at: float) -> bool:
    return line.x0 < at < line.x1


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where a page parts into two columns; None where it has one."""
    if len(lines) < 2 * _COLUMN_LINES:
        return None
    low, high = min(line.x0 for line in lines), max(line.x1 for line in lines)
    places = [low + (high - low) * (_GUTTER[0] + step * (_GUTTER[1] - _GUTTER[0]) / 100) for step in range(101)]
    crossings = _crossings(lines, places)
    least = min(crossings)
    if least > _CROSSING * len(lines):
        return None
    best = _middle_of_longest([i for i, count in enumerate(crossings) if count == least])
    left = [line for line in lines if line.x1 <= places[best]]
    right = [line for line in lines if line.x0 >= places[best]]
    if min(len(left), len(right)) < _COLUMN_LINES or not _side_by_side(left, right):
        return None
    # prose fills its column: short lines left or right are a list, a table, or ragged text
    filled = all(median(line.x1 - line.x0 for line in side) > 0.22 * (high - low) for side in (left, right))
    return places[best] if filled else None


def _crossings(lines: Sequence[Line], places: Sequence[float]) -> list[int]:
    """How many lines cross each place, in one pass over the lines."""
    changes = [0] * (len(places) + 1)
    for line in lines:
        first, last = bisect_right(places, line.x0), bisect_left(places, line.x1)
        if first < last:
            changes[first] += 1
            changes[last] -= 1
    return list(accumulate(changes[:-1]))


def _middle_of_longest(indexes: Sequence[int]) -> int:
    runs: list[list[int]] = []
    for index in indexes:
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    longest = max(runs, key=len)
    return longest[len(longest) // 2]


def _side_by_side(left: Sequence[Line], right: Sequence[Line]) -> bool:
    spans = [(min(line.y0 for line in side), max(line.y1 for line in side)) for side in (left, right)]
    overlap = min(spans[0][1], spans[1][1]) - max(spans[0][0], spans[1][0])
    return overlap > 0.5 * min(high - low for low, high in spans)


# -- footnotes --------------------------------------------------------------------------------------------------------


def _without_notes(lines: Sequence[Line], size: float) -> tuple[list[Line], list[Line]]:
    """(text, footnotes): smaller type at the foot of a column, from the first line with a number or mark on."""
    kept: list[Line] = []
    notes: list[Line] = []
    for column in dict.fromkeys(line.column for line in lines):
        mine = [line for line in lines if line.column == column]
        start = len(mine)
        while start and (mine[start - 1].size <= _SMALL * size or _RULE.match(mine[start - 1].text)):
            start -= 1
        first = next((i for i in range(start, len(mine)) if _NOTE.match(mine[i].text)), len(mine))
        if start and _RULE.match(mine[start].text if start < len(mine) else ""):
            first = min(first, start + 1)
        kept += mine[:first]
        notes += mine[first:]
    return kept, notes
