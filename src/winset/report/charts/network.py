"""Who sat at one table with whom: people in bands by rank, a column for each country, ties between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from winset.report.charts.frame import finished, rows_of
from winset.report.charts.later import alt
from winset.report.charts.theme import GRID, INK, MUTED, PHONE, SERIES

__all__ = ["NetworkNode", "NetworkTie", "network_chart"]

Place = tuple[float, float]
"""Column, counted from 0, and pixels from the top."""
ROW: Final = 26
"""Pixels between two people of one country."""
BAND: Final = 30
"""Pixels between two bands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkNode:
    """One person."""

    id: str
    name: str
    """As it stands on the chart."""
    country: str
    level: str
    """Band: the rank at which the person sat."""
    size: float
    """How much of the ties runs through the person, 0 to 1."""
    now: bool
    """Whether still at the table of late."""
    label: str
    """What a reader hears."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkTie:
    """Meetings of two people."""

    a: str
    b: str
    """Ids of nodes."""
    meetings: int
    label: str


def network_chart(
    nodes: Sequence[NetworkNode],
    ties: Sequence[NetworkTie],
    countries: Sequence[str],
    levels: Sequence[str],
    *,
    title: str,
    subtitle: str | list[str],
    width: int,
) -> dict[str, Any]:
    """Vega-Lite specification; the same nodes always stand at the same places.

    Parameters
    ----------
    nodes : in the order in which they stand in a band
    countries : names in the order of the columns
    levels : bands from the top
    """
    place, bands, height = _places(nodes, countries, levels)
    wide = width >= PHONE
    beside = 96 if wide else 20
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.5, len(countries) - 0.5]))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False, zero=False))
    people = rows_of(_dots(nodes, place))
    heads = rows_of({"x": i, "y": 6.0, "name": name} for i, name in enumerate(countries))
    layers = (
        (bands, rows_of({"y": top} for _, top in bands).mark_rule(color=GRID).encode(y=y)),
        (ties, _tied(rows_of(_lines(ties, place)), x, y)),
        (nodes, _seated(people, countries, x, y)),
        (nodes, people.mark_text(dy=-10, fontSize=10 if wide else 8, color=INK).encode(x=x, y=y, text="name:N")),
        (countries, heads.mark_text(fontWeight=600, fontSize=12, color=INK).encode(x=x, y=y, text="name:N")),
        (
            bands,
            rows_of({"y": top + 4, "name": name} for name, top in bands)
            .mark_text(align="left", baseline="top", fontSize=11, color=MUTED)
            .encode(x=alt.value(-beside + 4 if wide else 0), y=y, text="name:N"),
        ),
    )
    chart = alt.layer(*(layer for rows, layer in layers if rows))
    return finished(chart, title=title, subtitle=subtitle, width=width, height=height, beside=beside)


def _lines(ties: Sequence[NetworkTie], place: Mapping[str, Place]) -> list[dict[str, Any]]:
    return [
        {"x": place[t.a][0], "y": place[t.a][1], "x2": place[t.b][0], "y2": place[t.b][1], "n": t.meetings,
         "label": t.label}
        for t in ties
    ]  # fmt: skip


def _dots(nodes: Sequence[NetworkNode], place: Mapping[str, Place]) -> list[dict[str, Any]]:
    return [
        {"x": place[n.id][0], "y": place[n.id][1], "name": n.name, "country": n.country, "size": n.size,
         "now": "yes" if n.now else "no", "label": n.label}
        for n in nodes
    ]  # fmt: skip


def _tied(lines: alt.Chart, x: alt.X, y: alt.Y) -> alt.Chart:
    """Ties as lines, the thicker the more meetings."""
    drawn: alt.Chart = lines.mark_rule(opacity=0.45, color=MUTED).encode(
        x=x,
        x2="x2:Q",
        y=y,
        y2="y2:Q",
        description="label:N",
        strokeWidth=alt.StrokeWidth("n:Q", scale=alt.Scale(domain=[1, 8], range=[0.8, 5]), legend=None),
    )
    return drawn


def _seated(people: alt.Chart, countries: Sequence[str], x: alt.X, y: alt.Y) -> alt.Chart:
    """People as marks: colour says the country, size how many ties run through them, shape whether they still sit."""
    shade = alt.Scale(domain=list(countries), range=list(SERIES[: len(countries)]))
    drawn: alt.Chart = people.mark_point(filled=True, opacity=1).encode(
        x=x,
        y=y,
        description="label:N",
        color=alt.Color("country:N", scale=shade, legend=None),
        size=alt.Size("size:Q", scale=alt.Scale(domain=[0, 0.1], range=[40, 260]), legend=None),
        shape=alt.Shape("now:N", scale=alt.Scale(domain=["yes", "no"], range=["circle", "diamond"]), legend=None),
    )
    return drawn


def _places(
    nodes: Sequence[NetworkNode], countries: Sequence[str], levels: Sequence[str]
) -> tuple[Mapping[str, Place], list[tuple[str, int]], int]:
    """Place of each node, the top of each band, and the height of the whole.

    The first of a band stand nearest to the middle of their column; the others fan out so that ties do not hide names.
    """
    place: dict[str, Place] = {}
    bands: list[tuple[str, int]] = []
    top = 20
    for level in levels:
        columns = [[n for n in nodes if n.level == level and n.country == name] for name in countries]
        rows = max((len(column) for column in columns), default=0)
        if not rows:
            continue
        bands.append((level, top))
        for number, column in enumerate(columns):
            for row, node in enumerate(column):
                shift = (0.0, 0.22, -0.22)[row % 3]
                place[node.id] = (number + shift, top + BAND + row * ROW)
        top += BAND + rows * ROW
    return place, bands, top
