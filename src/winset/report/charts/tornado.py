"""What moves one option's index most: each input at either end of its range, all else as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from winset.report.charts.frame import finished, rows_of
from winset.report.charts.later import alt
from winset.report.charts.theme import BAD, GOOD, INK, PHONE
from winset.report.tongue import words

__all__ = ["TornadoBar", "tornado_chart"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TornadoBar:
    """One input."""

    what: str
    low: float
    """Index with the input at the low end of its range."""
    high: float
    """Index at the high end."""


def tornado_chart(
    bars: Sequence[TornadoBar], now: float, *, title: str, subtitle: str | list[str], width: int
) -> dict[str, Any]:
    """Vega-Lite specification: a row an input, longest first, split at the index as it is."""
    rows = [
        {
            "what": bar.what,
            "low": min(bar.low, bar.high),
            "high": max(bar.low, bar.high),
            "now": now,
            "label": words("moved.to", first=f"{bar.what}: {bar.low:.2f}", last=f"{bar.high:.2f}"),
        }
        for bar in bars
    ]
    labels = 150 if width < PHONE else 290
    y = alt.Y(
        "what:N",
        title=None,
        sort=[bar.what for bar in bars],
        axis=alt.Axis(domain=False, ticks=False, labelLimit=labels),
    )
    x = alt.X("low:Q", title=words("agenda.index"), scale=alt.Scale(zero=False), axis=alt.Axis(tickCount=5))
    base = rows_of(rows)
    chart = alt.layer(
        base.mark_bar(height=11, color=BAD).encode(x=x, x2="now:Q", y=y, description="label:N"),
        base.mark_bar(height=11, color=GOOD).encode(x=alt.X("now:Q"), x2="high:Q", y=y, description="label:N"),
        rows_of([{"now": now}]).mark_rule(color=INK).encode(x=alt.X("now:Q")),
    )
    return finished(chart, title=title, subtitle=subtitle, width=max(width - labels, 140), height=alt.Step(20))
