"""From rows to the start of a chart."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, Final

from winset.report.charts.later import alt
from winset.report.charts.theme import config

__all__ = ["finished", "rows_of"]

TITLE: Final = 7.6
SUBTITLE: Final = 6.0
"""Mean width of a letter in pixels."""


def rows_of(rows: Iterable[Any]) -> alt.Chart:
    """A chart whose data are dataclasses or mappings, kept inline so that the file needs no other."""
    values = [dict(row) if isinstance(row, Mapping) else asdict(row) for row in rows]
    return alt.Chart(alt.Data(values=values))  # type: ignore[no-untyped-call]


def finished(
    chart: alt.TopLevelMixin,
    *,
    title: str,
    subtitle: str | list[str],
    width: int,
    height: int | alt.Step,
    beside: int = 44,
) -> dict[str, Any]:
    """The specification with title, size and our look.

    Parameters
    ----------
    width : pixels of the whole picture; title and subtitle are broken to it
    beside : pixels that axis and labels take beside the plot
    """
    lines = [subtitle] if isinstance(subtitle, str) else subtitle
    heading = alt.Title(
        textwrap.wrap(title, int(width / TITLE)),
        subtitle=[part for line in lines for part in textwrap.wrap(line, int(width / SUBTITLE))],
    )
    sized = chart.properties(width=width - beside, height=height, title=heading, config=config(width))
    spec: dict[str, Any] = sized.to_dict(validate=False)
    return spec
