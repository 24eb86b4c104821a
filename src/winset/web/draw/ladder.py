"""Win-sets on the ladder of one issue: a column a country, the rungs in words, the overlap of all shaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from winset.web.draw.svg import Axis, dot, heading, picture, text, wrapped

__all__ = ["Column", "Stand", "ladder"]

STEP: Final = 46
"""Pixels from rung to rung."""
LEFT: Final = 46
"""Pixels before the first column."""
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where one consent-holder stands."""

    name: str
    ideal: float
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What one country could ratify."""

    country: str
    intervals: tuple[Interval, ...]
    stands: tuple[Stand, ...] = ()


def ladder(
    columns: Sequence[Column],
    overlap: Sequence[Interval],
    rungs: Sequence[tuple[float, str]],
    *,
    status_quo: float,
    title: str,
    below: str,
    width: int = 620,
) -> Markup:
    """A picture of win-sets on one ladder.

    Parameters
    ----------
    overlap : intervals that every country could ratify
    rungs : (level, words), the lowest first
    """
    parts, top = heading(title, width, below=below)
    top += 22
    each = 84 if width > 500 else 62  # noqa: PLR2004 - a phone
    inner = each * len(columns)
    frame = _Frame(levels=tuple(level for level, _ in rungs), top=top, right=LEFT + inner)
    for number, (_, words) in enumerate(rungs):
        parts += _rung(frame, number, wrapped(words, int((width - frame.right - 14) / 6.1), 3))
    for low, high in overlap:
        y, tall = frame.span(low, high)
        parts.append(f'<rect class="shade" x="{LEFT}" y="{y}" width="{inner}" height="{tall:.1f}"/>')
    for number, column in enumerate(columns):
        parts += _column(frame, column, LEFT + each * number + each / 2, status_quo)
    y = frame.y(status_quo)
    parts.append(frame.line(y, "now"))
    parts.append(text(LEFT - 6, y + 4, "today", anchor="end"))
    return picture(width, top + len(rungs) * STEP + 8, title, parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """Where levels stand: rungs at equal distances, for the ladder is an order; levels lie between them."""

    levels: tuple[float, ...]
    """Of the rungs, the lowest first."""
    top: float
    """Pixels above the highest rung's half step."""
    right: int
    """Pixels where the columns end."""

    def y(self, level: float) -> float:
        """Pixels from the top; a level beyond the ends stands at the end."""
        import numpy as np  # noqa: PLC0415 - loaded already by the desk

        return self.rung(float(np.interp(level, self.levels, range(len(self.levels)))))

    def rung(self, place: float) -> float:
        """Pixels from the top of a place counted in rungs from the lowest."""
        return Axis(-0.5, len(self.levels) - 0.5, self.top + len(self.levels) * STEP, self.top)(place)

    def span(self, low: float, high: float) -> tuple[float, float]:
        """Top and height of an interval of levels; it is seen even where it is narrow."""
        return self.y(high), max(self.y(low) - self.y(high), 2)

    def line(self, y: float, kind: str) -> str:
        """A line across all columns."""
        return f'<line class="{kind}" x1="{LEFT}" x2="{self.right}" y1="{y}" y2="{y}"/>'


def _rung(frame: _Frame, number: int, lines: Sequence[str]) -> Iterator[str]:
    """A line across, and at its right what the rung says."""
    y = frame.rung(number)
    yield frame.line(y, "grid")
    for i, line in enumerate(lines):
        yield text(frame.right + 12, y + 4 + 14 * (i - (len(lines) - 1) / 2), line, kind="muted")


def _column(frame: _Frame, column: Column, x: float, status_quo: float) -> Iterator[str]:
    """Name, win-set and consent-holders of one country around its middle."""
    for i, line in enumerate(wrapped(column.country, 10, 2)[::-1]):
        yield text(x, frame.top - 8 - 14 * i, line, anchor="middle")
    for low, high in column.intervals:
        back = high <= status_quo + 1e-9
        y, tall = frame.span(low, high)
        what = "would rather do less" if back else "could go further"
        label = escape(f"{column.country} {what}: {max(low, frame.levels[0]):.2f} to {min(high, frame.levels[-1]):.2f}")
        yield (
            f'<rect class="{"bad" if back else "good"} soft" x="{x - 10:.1f}" y="{y}" width="20" '
            f'height="{tall:.1f}"><title>{label}</title></rect>'
        )
    for stand in column.stands:
        yield dot(x, frame.y(stand.ideal), 4.5, "ink", f"{stand.name}: ideal {stand.ideal:.2f}", stand.url)
