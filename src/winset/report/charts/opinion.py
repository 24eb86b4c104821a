"""Opinion over time: one line a question, never drawn across a break of survey mode."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from winset.report.charts.frame import finished, rows_of
from winset.report.charts.later import alt
from winset.report.charts.theme import BREAK, INK, MUTED, SERIES
from winset.report.tongue import words

__all__ = ["ModeBreak", "OpinionPoint", "opinion_chart"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionPoint:
    """One published figure."""

    date: str
    """Day, ISO 8601: the middle of the fieldwork."""
    percent: float
    """0 to 100."""
    series: str
    """Who was asked about whom."""
    segment: int
    """Counts the stretches between breaks of mode; no line joins two."""
    link: str
    """Anchor of the number, such as `#n12`."""
    label: str
    """What a reader hears or sees on the mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeBreak:
    """From here on the survey was made in another way."""

    date: str
    label: str


def opinion_chart(
    points: Sequence[OpinionPoint],
    breaks: Sequence[ModeBreak],
    *,
    title: str,
    subtitle: str | list[str],
    width: int,
    named: Sequence[OpinionPoint] = (),
) -> dict[str, Any]:
    """Vega-Lite specification; `named` points carry their percentage as text.

    The last of them carries it above its mark, or below it where the line comes down to it.
    """
    series = list(dict.fromkeys(p.series for p in points))
    scale = alt.Scale(domain=series, range=list(SERIES[: max(1, len(series))]))
    base = rows_of(points).encode(
        x=alt.X("date:T", title=None, axis=alt.Axis(format="%Y", grid=False, tickCount=6)),
        y=alt.Y("percent:Q", title=words("moved.percent-axis"), scale=alt.Scale(domain=[0, 100])),
        color=alt.Color("series:N", title=None, scale=scale) if len(series) > 1 else alt.value(SERIES[0]),
    )
    layers: list[Any] = [
        base.mark_line(strokeWidth=2).encode(detail=alt.Detail("segment:N")),
        base.mark_point(filled=True, size=44, opacity=1).encode(
            href=alt.Href("link:N"), description=alt.Description("label:N")
        ),
    ]
    before = points[-2].percent if len(points) > 1 else 0.0
    for point in named:
        falls = point is named[-1] and before > point.percent
        shown = rows_of([asdict(point) | {"shown": f"{point.percent:g}%"}])
        text = (
            shown.mark_text(fontWeight=600, color=INK, dy=15 if falls else -11, align="right")
            if point is named[-1]
            else shown.mark_text(fontWeight=600, color=INK, dy=15, align="center")
        )
        layers.append(text.encode(x=alt.X("date:T"), y=alt.Y("percent:Q"), text=alt.Text("shown:N")))
    if breaks:
        at = rows_of(breaks).encode(x=alt.X("date:T"))
        layers.append(at.mark_rule(color=BREAK, strokeDash=[4, 3]))
        layers.append(
            at.mark_text(align="right", dx=-4, y=8, color=MUTED, fontSize=10).encode(text=alt.Text("label:N"))
        )
    return finished(alt.layer(*layers), title=title, subtitle=subtitle, width=width, height=240)
