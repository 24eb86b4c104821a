"""Where the middle half of a group stands, country by country, and where oneself stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from winset.web.draw.svg import Axis, picture, text

__all__ = ["Box", "boxes"]

ROW = 20
WIDE = 420
BESIDE = 118
"""Pixels left of the scale, for names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """The answers of one group."""

    name: str
    n: int
    low: float
    """First quartile."""
    middle: float
    high: float
    """Third quartile."""


def boxes(
    rows: Sequence[Box], least: float, most: float, *, title: str, own: tuple[float, float, float] | None = None
) -> Markup:
    """A bar a group from its first to its third quartile, a stroke at its median; one's own range as a line below.

    Parameters
    ----------
    least, most : ends of the scale
    title : for those who cannot see it
    own : 5, 50 and 95 % of the reader's own last answer
    """
    axis = Axis(least, most, BESIDE, WIDE - 14)
    bottom = (len(rows) + (own is not None)) * ROW + 4
    parts = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        at = least + share * (most - least)
        parts.append(f'<line class="grid" x1="{axis(at)}" x2="{axis(at)}" y1="2" y2="{bottom}"/>')
        if share in {0.0, 0.5, 1.0}:
            parts.append(text(axis(at), bottom + 14, f"{at:g}", kind="muted", anchor="middle"))
    for number, row in enumerate(rows):
        y = number * ROW + 4
        kind = "good" if number else "neutral"
        label = escape(f"{row.name}, {row.n} answers: middle half {row.low:g} to {row.high:g}, median {row.middle:g}")
        parts.append(
            f"<g><title>{label}</title>{text(0, y + 12, f'{row.name} ({row.n})')}"
            f'<rect class="{kind} soft" x="{axis(row.low)}" y="{y + 2}" height="11" '
            f'width="{max(axis(row.high) - axis(row.low), 2):.1f}"/>'
            f'<rect class="{kind}" x="{axis(row.middle) - 1.5:.1f}" y="{y}" height="15" width="3"/></g>'
        )
    if own is not None:
        y = len(rows) * ROW + 4
        low, middle, high = own
        label = escape(f"your last answer: {low:g} to {high:g}, middle {middle:g}")
        parts.append(
            f"<g><title>{label}</title>{text(0, y + 12, 'you, last round')}"
            f'<line class="rule" x1="{axis(low)}" x2="{axis(high)}" y1="{y + 8}" y2="{y + 8}"/>'
            f'<circle class="ink" cx="{axis(middle)}" cy="{y + 8}" r="4"/></g>'
        )
    return picture(WIDE, bottom + 20, title, parts)
