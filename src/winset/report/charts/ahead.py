"""The year ahead: dated occasions in lanes by kind, and for the first options when to propose and when not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from winset.report.charts.frame import finished, rows_of
from winset.report.charts.later import alt
from winset.report.charts.theme import BAD, GOOD, GRID, INK, NEUTRAL

__all__ = ["AheadMark", "WindowBar", "ahead_chart", "windows_chart"]

PHONE: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class AheadMark:
    """One entry of the calendar."""

    start: str
    """First day, ISO 8601."""
    end: str
    lane: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowBar:
    """One stretch of days that helps or hurts an option."""

    option: str
    """Title."""
    start: str
    end: str
    helps: bool
    label: str


def ahead_chart(
    marks: Sequence[AheadMark], lanes: Sequence[str], *, title: str, subtitle: str | list[str], width: int
) -> dict[str, Any]:
    """Vega-Lite specification: a lane a kind of occasion; a bar where only the month is known."""
    y = alt.Y("lane:N", title=None, sort=list(lanes), scale=alt.Scale(domain=list(lanes)), axis=_axis(width))
    base = rows_of(marks)
    x = alt.X("start:T", title=None, axis=_months(width))
    chart = alt.layer(
        base.mark_bar(height=5, color=NEUTRAL, opacity=0.6).encode(x=x, x2="end:T", y=y),
        base.mark_point(filled=True, size=46, color=GOOD).encode(x=x, y=y, description="label:N"),
    )
    return finished(chart, title=title, subtitle=subtitle, width=width, height=alt.Step(26), beside=_beside(width))


def windows_chart(
    bars: Sequence[WindowBar], options: Sequence[str], *, title: str, subtitle: str | list[str], width: int
) -> dict[str, Any]:
    """Vega-Lite specification: above the line of an option the days that help, below it those that hurt."""
    y = alt.Y("option:N", title=None, sort=list(options), axis=_axis(width))
    x = alt.X("start:T", title=None, axis=_months(width))
    helps, hurts = rows_of(b for b in bars if b.helps), rows_of(b for b in bars if not b.helps)
    layers = [
        helps.mark_bar(height=7, yOffset=-5, color=GOOD, opacity=0.55).encode(
            x=x, x2="end:T", y=y, description="label:N"
        ),
        hurts.mark_bar(height=7, yOffset=5, color=BAD, opacity=0.75).encode(
            x=x, x2="end:T", y=y, description="label:N"
        ),
    ]
    present = [any(b.helps for b in bars), any(not b.helps for b in bars)]
    chart = alt.layer(*(layer for layer, some in zip(layers, present, strict=True) if some))
    return finished(
        chart, title=title, subtitle=subtitle, width=width, height=alt.Step(32), beside=_beside(width) + 100
    )


def _axis(width: int) -> alt.Axis:
    limit = 110 if width < PHONE else 230
    return alt.Axis(
        domain=False, ticks=False, grid=True, gridColor=GRID, labelColor=INK, labelLimit=limit, labelPadding=8
    )


def _months(width: int) -> alt.Axis:
    return alt.Axis(format="%b %Y" if width >= PHONE else "%m/%y", grid=False, tickCount=6 if width >= PHONE else 3)


def _beside(width: int) -> int:
    return 120 if width >= PHONE else 96
