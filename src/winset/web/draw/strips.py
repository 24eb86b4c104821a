"""Months ahead, a row an option: stretches that help it and stretches that hurt it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from winset.web.draw.svg import Axis, heading, link, picture, text, wrapped

__all__ = ["Strip", "strips"]

ROW = 30
PHONE = 500
"""Width below which words stand above their strip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One option."""

    title: str
    url: str
    spans: Sequence[tuple[date, date, bool, str]]
    """(first day, last day, whether it helps, what it is)."""


def strips(rows: Sequence[Strip], first: date, last: date, *, title: str, width: int) -> Markup:
    """The picture: what helps in the upper half of a row, what hurts in the lower."""
    parts, top = heading(
        title, width, below="Above the line: helps. Below it: hurts. Point at a bar to read what it is."
    )
    stacked = width < PHONE
    beside, tall = (6.0, ROW + 18) if stacked else (width * 0.4, ROW)
    axis = Axis(first.toordinal(), last.toordinal(), beside, width - 12)
    bottom = top + len(rows) * tall
    for month in _months(first, last, step=2 if not stacked else 3):
        x = axis(month.toordinal())
        parts.append(f'<line class="grid" x1="{x}" x2="{x}" y1="{top:.0f}" y2="{bottom:.0f}"/>')
        parts.append(text(x, bottom + 15, f"{month:%b %y}", kind="muted", anchor="middle"))
    for number, row in enumerate(rows):
        y = top + number * tall
        words = wrapped(f"{number + 1}  {row.title}", int((width if stacked else beside) / 6.3), 1)[0]
        parts.append(link(row.url, row.title, text(0, y + 18, words)))
        middle = y + (18 if stacked else 0) + ROW / 2
        parts.append(
            f'<line class="range" x1="{axis(first.toordinal())}" x2="{width - 12}" y1="{middle}" y2="{middle}"/>'
        )
        for start, end, helps, what in row.spans:
            a, b = axis(max(start, first).toordinal()), axis(min(end, last).toordinal())
            kind, at = ("accent", middle - 11) if helps else ("bad", middle + 2)
            parts.append(
                f'<rect class="{kind}" x="{a}" y="{at:.1f}" width="{max(b - a, 3):.1f}" height="9">'
                f"<title>{escape(what)}</title></rect>"
            )
    return picture(width, bottom + 22, title, parts)


def _months(first: date, last: date, *, step: int) -> list[date]:
    """First days of months between two days."""
    numbers = range(first.year * 12 + first.month, last.year * 12 + last.month, step)
    return [date(n // 12, n % 12 + 1, 1) for n in numbers if first <= date(n // 12, n % 12 + 1, 1) <= last]
