"""A picture in two widths, with the file that holds its data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from winset.report.charts.svg import png, svg

__all__ = ["Figure", "Studio"]

WIDE: Final = 720
NARROW: Final = 330
"""Widths in pixels: a page, and a phone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One chart of the report."""

    id: str
    wide: Markup
    """SVG for a page."""
    narrow: Markup
    """SVG for a phone."""
    alt: str
    """What a reader hears who does not see it."""
    spec: dict[str, Any]
    """The chart at page width, for formats that want a bitmap."""
    caption: Markup
    """What it shows and where that comes from."""
    data: str
    """File below `data/` that holds the rows, without ending."""


@dataclass(frozen=True, slots=True)
class Studio:
    """Renders charts in both widths, once for each content."""

    cache: Path
    """Folder for rendered files."""

    def figure(
        self,
        name: str,
        chart: Callable[[int], dict[str, Any]],
        *,
        caption: Markup | str,
        data: str = "",
        alt: str = "",
        width: int = WIDE,
    ) -> Figure:
        """Render a chart for a page, at its `width`, and for a phone."""
        spec = chart(width)
        title = alt or heading_of(spec)
        wide, narrow = (
            Markup(svg(one, cache=self.cache, label=title))  # noqa: S704 - our own SVG
            for one in (spec, chart(NARROW))
        )
        return Figure(
            id=name, wide=wide, narrow=narrow, alt=title, spec=spec, caption=Markup.escape(caption), data=data or name
        )

    def bitmap(self, figure: Figure) -> bytes:
        """The same picture as PNG."""
        config = figure.spec["config"] | {"background": "white"}
        return png(figure.spec | {"config": config}, cache=self.cache)


def heading_of(spec: dict[str, Any]) -> str:
    """Title and subtitle of a chart, whose lines are lists, as one."""
    title = spec.get("title", {})
    subtitle = title.get("subtitle", [])
    return ". ".join(filter(None, (" ".join(title.get("text", [])), " ".join(subtitle)))).replace("..", ".")
