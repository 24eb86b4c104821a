"""What countries speak of: one panel an issue, one line a country, the interval as a band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any, Final

from winset.report.charts.frame import SUBTITLE, TITLE, rows_of
from winset.report.charts.later import alt
from winset.report.charts.theme import INK, SERIES, config

__all__ = ["EmphasisPoint", "emphasis_chart"]

PANELS: Final = 2
"""Panels side by side."""
BESIDE: Final = 64
"""Pixels of axis and gap beside each panel."""
HEIGHT: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class EmphasisPoint:
    """One country's share of sentences on one issue in one period."""

    year: float
    """Middle of the period."""
    country: str
    issue: str
    """Its title."""
    share: float
    low: float
    high: float
    """0 to 1."""
    label: str
    """What a reader hears or sees on the mark."""


def emphasis_chart(
    points: Sequence[EmphasisPoint], *, title: str, subtitle: str | list[str], width: int
) -> dict[str, Any]:
    """Vega-Lite specification; every panel has its own scale, since issues differ by a factor of ten."""
    countries = list(dict.fromkeys(p.country for p in points))
    colours = alt.Scale(domain=countries, range=[SERIES[i % len(SERIES)] for i in range(len(countries))])
    base = rows_of(points).encode(
        x=alt.X("year:Q", title=None, axis=alt.Axis(format="d", grid=False, tickCount=5), scale=alt.Scale(zero=False)),
        color=alt.Color("country:N", title=None, scale=colours, legend=alt.Legend(symbolOpacity=1)),
    )
    y = alt.Y("share:Q", title=None, axis=alt.Axis(format="%", tickCount=4))
    layers = alt.layer(
        base.mark_area(opacity=0.13).encode(y=alt.Y("low:Q", title=None), y2=alt.Y2("high")),
        base.mark_line(strokeWidth=2).encode(y=y),
        base.mark_point(filled=True, size=30, opacity=1).encode(y=y, description=alt.Description("label:N")),
    )
    panel = max(160, (width - PANELS * BESIDE) // PANELS)
    shown = layers.properties(width=panel, height=HEIGHT).facet(
        facet=alt.Facet(
            "issue:N",
            title=None,
            sort=list(dict.fromkeys(p.issue for p in points)),
            header=alt.Header(labelAnchor="start", labelFontWeight=600, labelColor=INK),
        ),
        columns=PANELS,
    )
    lines = [subtitle] if isinstance(subtitle, str) else subtitle
    heading = alt.Title(
        wrap(title, int(width / TITLE)), subtitle=[part for line in lines for part in wrap(line, int(width / SUBTITLE))]
    )
    spec: dict[str, Any] = (
        shown.resolve_scale(y="independent").properties(title=heading, config=config(width)).to_dict(validate=False)
    )
    return spec
