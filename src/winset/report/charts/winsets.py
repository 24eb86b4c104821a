"""Win-sets on the ladder of one issue: a row a country, the overlap of all shaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from winset.report.charts.frame import finished, rows_of
from winset.report.charts.theme import ACCENT, GOOD, INK, MUTED

__all__ = ["WinSetRow", "winset_chart"]

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class WinSetRow:
    """What one country could ratify on one ladder, at its players' mean positions."""

    country: str
    intervals: tuple[Interval, ...]
    """Open intervals of levels that its rule accepts over the status quo."""
    sure: float | None
    """Most ambitious level ratified with probability at least 0.8; None where there is none."""


def winset_chart(
    rows: Sequence[WinSetRow],
    overlap: Sequence[Interval],
    *,
    status_quo: float,
    span: Interval,
    title: str,
    subtitle: str | list[str],
    width: int,
) -> dict[str, Any]:
    """Vega-Lite specification; intervals are cut to `span`, the described part of the ladder."""
    names = [row.country for row in rows]
    x = alt.X(
        "low:Q",
        title="level on the ladder",
        scale=alt.Scale(domain=list(span), nice=False),
        axis=alt.Axis(grid=False, tickCount=5),
    )
    quiet = alt.Axis(domain=False, ticks=False)
    y = alt.Y("country:N", title=None, sort=names, scale=alt.Scale(domain=names), axis=quiet)
    bars = [_bar(row.country, cut) for row in rows for cut in _cut(row.intervals, span)]
    sure = [
        {"country": row.country, "low": row.sure, "label": f"{row.country}: up to {row.sure:.2f} with probability 0.8"}
        for row in rows
        if row.sure is not None
    ]
    now = rows_of([{"low": status_quo}])
    layers: list[Any] = [
        rows_of({"low": low, "high": high} for low, high in _cut(overlap, span))
        .mark_rect(color=ACCENT, opacity=0.18)
        .encode(x=x, x2="high:Q"),
        rows_of(bars).mark_bar(color=GOOD, height=12).encode(x=x, x2="high:Q", y=y, description="label:N"),
        now.mark_rule(color=INK, strokeWidth=1.5).encode(x=x),
        now.mark_text(text="status quo", y=-6, color=MUTED, fontSize=10).encode(x=x),
        rows_of(sure)
        .mark_point(shape="diamond", filled=True, size=70, color=INK, opacity=1)
        .encode(x=x, y=y, description="label:N"),
    ]
    return finished(alt.layer(*layers), title=title, subtitle=subtitle, width=width, height=alt.Step(26))


def _cut(intervals: Sequence[Interval], span: Interval) -> list[Interval]:
    """The parts of the intervals that lie within the span."""
    cut = [(max(low, span[0]), min(high, span[1])) for low, high in intervals]
    return [(low, high) for low, high in cut if low < high]


def _bar(country: str, interval: Interval) -> dict[str, Any]:
    low, high = interval
    return {"country": country, "low": low, "high": high, "label": f"{country}: {low:.2f} to {high:.2f}"}
