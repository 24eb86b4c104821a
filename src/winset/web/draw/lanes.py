"""Marks on one time axis, in lanes: what was recorded, never how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from winset.web.draw.svg import Axis, heading, link, picture, text, wrapped, years

__all__ = ["LaneMark", "lanes"]

ROW = 44
PHONE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneMark:
    """One thing on a day."""

    at: float
    lane: str
    kind: str
    """`tick`, `better`, `worse` or `dot`."""
    label: str
    url: str = ""


def lanes(marks: Sequence[LaneMark], order: Sequence[str], *, title: str, below: str = "", width: int = 900) -> Markup:
    """Thin ticks, triangles that point up or down, dots."""
    parts, top = heading(title, width, below=below)
    top += 6
    bottom = top + ROW * len(order)
    first, last = min(m.at for m in marks), max(m.at for m in marks)
    beside = 150 if width > PHONE else 84
    x = Axis(first - 100, last + 100, beside, width - 10)
    parts += years(x, first - 100, last + 100, top, bottom)
    for number, name in enumerate(order):
        for i, line in enumerate(wrapped(name, int(beside / 6.4), 3)):
            parts.append(text(0, top + number * ROW + 16 + 13 * i, line))
    for mark in sorted(marks, key=lambda m: m.kind != "tick"):
        y = top + order.index(mark.lane) * ROW + ROW / 2
        drawn = _shape(mark.kind, x(mark.at), y)
        if mark.url:
            parts.append(link(mark.url, mark.label, drawn))
        else:
            parts.append(f"<g>{f'<title>{escape(mark.label)}</title>' if mark.kind != 'tick' else ''}{drawn}</g>")
    return picture(width, bottom + 22, title, parts)


def _shape(kind: str, x: float, y: float) -> str:
    if kind == "tick":
        return f'<line class="range" x1="{x}" x2="{x}" y1="{y - 8:.0f}" y2="{y + 8:.0f}"/>'
    if kind in {"better", "worse"}:
        turn = 1 if kind == "better" else -1
        points = f"{x},{y - 7 * turn:.0f} {x + 6:.1f},{y + 5 * turn:.0f} {x - 6:.1f},{y + 5 * turn:.0f}"
        return f'<polygon class="dot {"good" if kind == "better" else "bad"}" points="{points}"/>'
    return f'<circle class="dot accent soft" cx="{x}" cy="{y:.0f}" r="4.5"/>'
