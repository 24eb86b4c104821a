"""Which options stand in which package, and which of them the others carry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from winset.report.charts.frame import finished, rows_of
from winset.report.charts.later import alt
from winset.report.charts.theme import ACCENT, GOOD, GRID, INK, PHONE
from winset.report.tongue import words

__all__ = ["PackageMark", "package_chart"]

LETTERS = 56


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageMark:
    """One option in one package."""

    option: str
    package: str
    state: str
    """Whether it would pass alone or is carried, in words."""
    label: str


def package_chart(
    marks: Sequence[PackageMark],
    options: Sequence[str],
    packages: Sequence[str],
    *,
    title: str,
    subtitle: str | list[str],
    width: int,
) -> dict[str, Any]:
    """Vega-Lite specification: a row an option, a column a package, empty where it is left out."""
    beside = 210 if width < PHONE else 420
    rows = alt.Y(
        "option:N",
        title=None,
        sort=list(options),
        scale=alt.Scale(domain=list(options)),
        axis=alt.Axis(domain=False, ticks=False, labelLimit=beside - 10, labelColor=INK, grid=True, gridColor=GRID),
    )
    columns = alt.X(
        "package:N",
        title=None,
        sort=list(packages),
        scale=alt.Scale(domain=list(packages)),
        axis=alt.Axis(
            orient="top",
            domain=False,
            ticks=False,
            labelAngle=0,
            labelColor=INK,
            labelExpr="split(datum.label, ' ')" if width < PHONE else "datum.label",
            labelPadding=16 if width < PHONE else 4,
        ),
    )
    states = [words("package.own"), words("package.carried")]
    colour = alt.Color("state:N", title=None, scale=alt.Scale(domain=states, range=[ACCENT, GOOD]), sort=states)
    shape = alt.Shape("state:N", title=None, scale=alt.Scale(domain=states, range=["circle", "diamond"]))
    chart = (
        rows_of(marks)
        .mark_point(filled=True, size=110, opacity=1)
        .encode(x=columns, y=rows, color=colour, shape=shape, description=alt.Description("label:N"))
    )
    return finished(chart, title=title, subtitle=subtitle, width=width, height=alt.Step(24), beside=beside)
