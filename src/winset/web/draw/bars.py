"""Options as ranges of their index, and what moves one of them most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from winset.desk.showing import index_shown
from winset.web.draw.svg import Axis, heading, link, picture, text, wrapped

__all__ = ["Range", "Swing", "ranges", "swings"]

ROW = 24
WIDE = 860
PHONE = 500
"""Width below which words stand above their bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """One option."""

    title: str
    index: float
    low: float
    high: float
    tier: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """One input at either end of its range."""

    what: str
    low: float
    high: float


_KINDS = {"ripe": "accent", "within reach": "good", "contested": "neutral", "blocked": "bad"}


def ranges(rows: Sequence[Range], *, title: str, width: int = WIDE) -> Markup:
    """A row an option: bar from 5 to 95 %, stroke at the index."""
    parts, top = heading(title, width, below="Stroke: index, 0 to 1. Bar: its range over uncertain inputs.")
    stacked = width < PHONE
    beside, tall = (8.0, 2 * ROW - 4) if stacked else (width * 0.5, ROW)
    axis = Axis(0.0, 1.0, beside, width - 12)
    bottom = top + len(rows) * tall
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        parts.append(f'<line class="grid" x1="{axis(tick)}" x2="{axis(tick)}" y1="{top:.0f}" y2="{bottom:.0f}"/>')
        parts.append(text(axis(tick), bottom + 15, f"{tick:g}", kind="muted", anchor="middle"))
    for number, row in enumerate(rows):
        y = top + number * tall
        kind = _KINDS.get(row.tier, "neutral")
        words = wrapped(f"{number + 1}  {row.title}", int((width if stacked else beside) / 6.1), 1)[0]
        label = (
            f"{number + 1}. {row.title}: {row.tier}, index {index_shown(row.index)} ({row.low:.2f} to {row.high:.2f})"
        )
        below = y + 18 if stacked else y
        mark = (
            text(0, y + 16, words) + f'<rect class="{kind} soft" x="{axis(row.low)}" y="{below + 8:.0f}" height="9" '
            f'width="{max(axis(row.high) - axis(row.low), 1):.1f}"/>'
            f'<rect class="{kind}" x="{axis(row.index) - 1.5:.1f}" y="{below + 4:.0f}" height="17" width="3"/>'
        )
        parts.append(link(row.url, label, mark))
    return picture(width, bottom + 22, title, parts)


def swings(rows: Sequence[Swing], now: float, *, title: str, width: int = WIDE) -> Markup:
    """A row an input, longest first, split at the index as it is."""
    parts, top = heading(title, width, below="Index with one input at either end of its range, all else as it is.")
    stacked = width < PHONE
    beside, tall = (8.0, 2 * ROW - 4) if stacked else (width * 0.46, ROW)
    ends = [now, *(row.low for row in rows), *(row.high for row in rows)]
    axis = Axis(min(ends), max(ends), beside, width - 44)
    bottom = top + len(rows) * tall
    for number, row in enumerate(rows):
        y = top + number * tall
        low, high = sorted((row.low, row.high))
        words = wrapped(row.what, int((width if stacked else beside) / 6.1), 1)[0]
        parts.append(text(0, y + 16, words) if stacked else text(beside - 8, y + 16, words, anchor="end"))
        y += 18 if stacked else 0
        for kind, a, b in (("bad", low, min(high, now)), ("good", max(low, now), high)):
            if b > a:
                label = escape(f"{row.what}: {row.low:.2f} to {row.high:.2f}")
                parts.append(
                    f'<rect class="{kind}" x="{axis(a)}" y="{y + 6:.0f}" height="12" width="{axis(b) - axis(a):.1f}">'
                    f"<title>{label}</title></rect>"
                )
        parts.append(text(axis(high) + 5, y + 16, f"{high:.2f}", kind="muted"))
    parts.append(f'<line class="now" x1="{axis(now)}" x2="{axis(now)}" y1="{top:.0f}" y2="{bottom:.0f}"/>')
    parts.append(text(axis(now), bottom + 15, f"now {index_shown(now)}", kind="muted", anchor="middle"))
    return picture(width, bottom + 22, title, parts)
