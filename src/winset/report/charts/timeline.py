"""Happenings and turning points as marks on one time axis: what was recorded, never how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from winset.report.charts.frame import finished, rows_of
from winset.report.charts.later import alt
from winset.report.charts.theme import BAD, GOOD, NEUTRAL
from winset.report.tongue import words

__all__ = ["TimelineMark", "timeline_chart"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineMark:
    """One happening or turning point."""

    date: str
    """Day, ISO 8601."""
    lane: str
    """The countries concerned."""
    kind: str
    """`happening`, `better` or `worse`."""
    link: str
    label: str


def timeline_chart(
    marks: Sequence[TimelineMark], *, title: str, subtitle: str | list[str], width: int
) -> dict[str, Any]:
    """Vega-Lite specification: thin ticks for happenings, triangles for turning points."""
    lanes = list(dict.fromkeys(m.lane for m in marks))
    x = alt.X("date:T", title=None, axis=alt.Axis(format="%Y", grid=True, tickCount=6))
    narrow = alt.Axis(grid=False, domain=False, ticks=False, labelExpr="split(datum.label, ' – ')", labelLimit=110)
    y = alt.Y("lane:N", title=None, sort=lanes, axis=narrow)
    ticks = rows_of(m for m in marks if m.kind == "happening").mark_tick(
        thickness=1, color=NEUTRAL, opacity=0.55, bandSize=18
    )
    turning = [asdict(m) | {"kind": words(f"words.{m.kind}")} for m in marks if m.kind != "happening"]
    turns = rows_of(turning).mark_point(filled=True, size=90, opacity=1)
    kinds = [words("words.better"), words("words.worse")]
    shapes = alt.Scale(domain=kinds, range=["triangle-up", "triangle-down"])
    colours = alt.Scale(domain=kinds, range=[GOOD, BAD])
    chart = alt.layer(
        ticks.encode(x=x, y=y, description=alt.Description("label:N")),
        turns.encode(
            x=x,
            y=y,
            shape=alt.Shape("kind:N", title=None, scale=shapes),
            color=alt.Color("kind:N", title=None, scale=colours),
            href=alt.Href("link:N"),
            description=alt.Description("label:N"),
        ),
    )
    return finished(chart, title=title, subtitle=subtitle, width=width, height=alt.Step(46), beside=120)
