"""Numbers over time: shares with intervals, levels that look back only, and breaks that no line crosses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from winset.web.draw.svg import Axis, dot, heading, picture, text, years

__all__ = ["Mark", "Point", "lines"]

TALL: Final = 210
"""Pixels from the top of the axis to its lower end."""
LEFT: Final = 40
"""Pixels before the axis of time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One reading."""

    at: float
    """Day, see `day_number`."""
    value: float
    label: str
    url: str = ""
    low: float | None = None
    high: float | None = None
    level: float | None = None
    """What was known of the level by then."""
    segment: int = 0
    """No line joins two segments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A moment: a shift, or a break of method."""

    at: float
    kind: str
    """`better`, `worse` or `break`."""
    label: str


def lines(
    points: Sequence[Point],
    marks: Sequence[Mark],
    *,
    title: str,
    below: str = "",
    top_value: float,
    unit: str = "",
    joined: bool = False,
    width: int = 760,
) -> Markup:
    """A picture of a series.

    Parameters
    ----------
    top_value : upper end of the axis, whose lower end is 0
    joined : whether a line joins the points of a segment
    """
    parts, top = heading(title, width, below=below)
    top += 8
    first, last = min(p.at for p in points), max(p.at for p in points)
    gap = (last - first) * 0.02 or 200
    x = Axis(first - gap, last + gap, LEFT, width - 10)
    y = Axis(0.0, top_value, top + TALL, top)
    for i in range(5):
        value = top_value * i / 4
        shown = f"{value:.0%}" if unit == "share" else f"{value:.0f}{unit}"
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{width - 10}" y1="{y(value)}" y2="{y(value)}"/>')
        parts.append(text(LEFT - 6, y(value) + 4, shown, kind="muted", anchor="end"))
    parts += years(x, first - gap, last + gap, top, top + TALL)
    parts += [
        f'<line class="range" x1="{x(p.at)}" x2="{x(p.at)}" y1="{y(p.low)}" y2="{y(p.high)}"/>'
        for p in points
        if p.low is not None and p.high is not None
    ]
    parts += _moments(marks, x, top, width)
    parts += _paths(points, x, y, joined=joined)
    parts += [
        dot(x(p.at), y(p.value), 3.6 if joined else 2.6, "good" if joined else "neutral", p.label, p.url)
        for p in points
    ]
    return picture(width, top + TALL + 24, title, parts)


def _moments(marks: Sequence[Mark], x: Axis, top: float, width: int) -> Iterator[str]:
    """A line from top to bottom with its words beside it, at three heights in turn so that neighbours can be read."""
    for number, mark in enumerate(marks):
        at = x(mark.at)
        yield f'<line class="shift {mark.kind}" x1="{at}" x2="{at}" y1="{top:.0f}" y2="{top + TALL:.0f}"/>'
        right = at > width * 0.72
        yield text(
            at + (-5 if right else 5), top + 10 + 13 * (number % 3), mark.label, kind="muted",
            anchor="end" if right else "start",
        )  # fmt: skip


def _paths(points: Sequence[Point], x: Axis, y: Axis, *, joined: bool) -> Iterator[str]:
    """The level through all points that have one, and where asked the points of each segment."""
    levels = [(x(p.at), y(p.level)) for p in points if p.level is not None]
    if levels:
        yield _path(levels, "line")
    if joined:
        for segment in sorted({p.segment for p in points}):
            yield _path([(x(p.at), y(p.value)) for p in points if p.segment == segment], "line good")


def _path(points: Sequence[tuple[float, float]], kind: str) -> str:
    return f'<path class="{escape(kind)}" d="M{" L".join(f"{a} {b}" for a, b in points)}"/>'
