"""Meetings by the rank of those who met, with elections and changes of government above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from winset.report.charts.frame import finished, rows_of
from winset.report.charts.later import alt
from winset.report.charts.theme import ACCENT, GRID, INK, NEUTRAL, PHONE, SERIES

__all__ = ["CalendarMark", "calendar_chart"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarMark:
    """One meeting, or one election."""

    date: str
    """Day, ISO 8601."""
    lane: str
    """Who met, or `Elections`."""
    group: str
    """Countries that took part; empty for an election."""
    label: str


def calendar_chart(
    marks: Sequence[CalendarMark],
    lanes: Sequence[str],
    groups: Sequence[str],
    *,
    title: str,
    subtitle: str | list[str],
    width: int,
) -> dict[str, Any]:
    """Vega-Lite specification; `groups` lists the one with all countries first."""
    x = alt.X("date:T", title=None, axis=alt.Axis(format="%Y", grid=False, tickCount=6))
    label = "split(datum.label, ' and ')" if width < PHONE else "datum.label"
    axis = alt.Axis(domain=False, ticks=False, grid=True, gridColor=GRID, labelColor=INK, labelExpr=label)
    y = alt.Y("lane:N", title=None, sort=list(lanes), scale=alt.Scale(domain=list(lanes)), axis=axis)
    colours = [ACCENT, SERIES[0], SERIES[1], SERIES[3]]
    shade = alt.Scale(domain=list(groups), range=colours[: len(groups)])
    votes = rows_of(m for m in marks if not m.group)
    meetings = rows_of(m for m in marks if m.group)
    chart = alt.layer(
        votes.mark_tick(thickness=2, bandSize=16, color=NEUTRAL).encode(
            x=x, y=y, description=alt.Description("label:N")
        ),
        meetings.mark_point(filled=True, size=42, opacity=0.75).encode(
            x=x, y=y, color=alt.Color("group:N", title=None, scale=shade), description=alt.Description("label:N")
        ),
    )
    return finished(chart, title=title, subtitle=subtitle, width=width, height=alt.Step(34), beside=104)
