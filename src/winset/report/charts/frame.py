"""From rows to the start of a chart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

import altair as alt

from winset.report.charts.theme import config

__all__ = ["finished", "rows_of"]


def rows_of(rows: Iterable[Any]) -> alt.Chart:
    """A chart whose data are dataclasses or mappings, kept inline so that the file needs no other."""
    values = [dict(row) if isinstance(row, Mapping) else asdict(row) for row in rows]
    return alt.Chart(alt.Data(values=values))  # type: ignore[no-untyped-call]


def finished(
    chart: alt.TopLevelMixin, *, title: str, subtitle: str | list[str], width: int, height: int | alt.Step
) -> dict[str, Any]:
    """The specification with title, size and our look."""
    sized = chart.properties(
        width=width, height=height, title=alt.Title(title, subtitle=subtitle), config=config(width)
    )
    spec: dict[str, Any] = sized.to_dict(validate=False)
    return spec
