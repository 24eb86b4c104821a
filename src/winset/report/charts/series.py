"""A relation over time: monthly conflict share with its interval, the level that looks back only, and shifts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from winset.report.charts.frame import finished, rows_of
from winset.report.charts.later import alt
from winset.report.charts.theme import BAD, GOOD, INK, MUTED, NEUTRAL
from winset.report.tongue import words

__all__ = ["SeriesPoint", "ShiftMark", "series_chart"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPoint:
    """One period."""

    date: str
    """First day of the period."""
    share: float
    """Conflict share, 0 to 1."""
    low: float
    high: float
    happenings: float
    level: float
    """Filtered level, 0 to 1."""
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftMark:
    """A change of level."""

    date: str
    direction: str
    """`better` or `worse`."""
    label: str
    """What stands beside the mark."""


def series_chart(
    points: Sequence[SeriesPoint],
    shifts: Sequence[ShiftMark],
    *,
    title: str,
    subtitle: str | list[str],
    width: int,
) -> dict[str, Any]:
    """Vega-Lite specification."""
    x = alt.X("date:T", title=None, axis=alt.Axis(format="%Y", grid=False, tickCount=6))
    top = max(0.4, ceil(10 * max(max(p.high, p.level) for p in points)) / 10)
    y = alt.Y(
        "share:Q",
        title=words("moved.conflict-share"),
        scale=alt.Scale(domain=[0, top]),
        axis=alt.Axis(format="%", tickCount=5),
    )
    base = rows_of(points)
    texts = [
        rows_of(shifts[half::2])
        .mark_text(align="left", dx=4, y=6 + 12 * half, color=MUTED, fontSize=10)
        .encode(x=alt.X("date:T"), text=alt.Text("label:N"))
        for half in (0, 1)
    ]
    colour = alt.Color("direction:N", legend=None, scale=alt.Scale(domain=["better", "worse"], range=[GOOD, BAD]))
    chart = alt.layer(
        base.mark_rule(color=NEUTRAL, opacity=0.35).encode(x=x, y=alt.Y("low:Q"), y2=alt.Y2("high")),
        base.mark_point(size=14, filled=True, color=NEUTRAL, opacity=0.9).encode(
            x=x, y=y, description=alt.Description("label:N")
        ),
        base.mark_line(color=INK, strokeWidth=1.8).encode(x=x, y=alt.Y("level:Q")),
        rows_of(shifts).mark_rule(strokeDash=[4, 3], strokeWidth=1.5).encode(x=alt.X("date:T"), color=colour),
        *texts,
    )
    return finished(chart, title=title, subtitle=subtitle, width=width, height=200)
