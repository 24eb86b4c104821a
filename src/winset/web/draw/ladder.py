"""Win-sets on the ladder of one issue: a column a country, the rungs in words, the overlap of all shaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from winset.web.draw.svg import Axis, dot, heading, picture, text, wrapped

__all__ = ["Column", "Stand", "ladder"]

STEP = 46
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
    """Rungs stand at equal distances, for the ladder is an order; levels lie between them."""
    parts, top = heading(title, width, below=below)
    top += 22
    each = 84 if width > 500 else 62  # noqa: PLR2004 - a phone
    left, inner = 46, each * len(columns)
    at = [level for level, _ in rungs]
    axis = Axis(-0.5, len(rungs) - 0.5, top + len(rungs) * STEP, top)

    def place(level: float) -> float:
        import numpy as np  # noqa: PLC0415 - loaded already by the desk

        return float(np.interp(level, at, range(len(at))))

    for number, (_, words) in enumerate(rungs):
        y = axis(number)
        parts.append(f'<line class="grid" x1="{left}" x2="{left + inner}" y1="{y}" y2="{y}"/>')
        lines = wrapped(words, int((width - left - inner - 14) / 6.1), 3)
        for i, line in enumerate(lines):
            parts.append(text(left + inner + 12, y + 4 + 14 * (i - (len(lines) - 1) / 2), line, kind="muted"))
    for low, high in overlap:
        y, tall = axis(place(high)), axis(place(low)) - axis(place(high))
        parts.append(f'<rect class="shade" x="{left}" y="{y}" width="{inner}" height="{max(tall, 2):.1f}"/>')
    for number, column in enumerate(columns):
        x = left + each * number + each / 2
        for i, line in enumerate(wrapped(column.country, 10, 2)[::-1]):
            parts.append(text(x, top - 8 - 14 * i, line, anchor="middle"))
        for low, high in column.intervals:
            back = high <= status_quo + 1e-9
            y, tall = axis(place(high)), axis(place(low)) - axis(place(high))
            what = "would rather do less" if back else "could go further"
            label = escape(f"{column.country} {what}: {max(low, at[0]):.2f} to {min(high, at[-1]):.2f}")
            parts.append(
                f'<rect class="{"bad" if back else "good"} soft" x="{x - 10:.1f}" y="{y}" width="20" '
                f'height="{max(tall, 2):.1f}"><title>{label}</title></rect>'
            )
        parts += [
            dot(x, axis(place(s.ideal)), 4.5, "ink", f"{s.name}: ideal {s.ideal:.2f}", s.url) for s in column.stands
        ]
    y = axis(place(status_quo))
    parts.append(f'<line class="now" x1="{left}" x2="{left + inner}" y1="{y}" y2="{y}"/>')
    parts.append(text(left - 6, y + 4, "today", anchor="end"))
    return picture(width, top + len(rungs) * STEP + 8, title, parts)
