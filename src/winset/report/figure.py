"""A picture in two widths, with the file that holds its data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from winset.report.charts.svg import svg

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
        self, name: str, chart: Callable[[int], dict[str, Any]], *, caption: Markup | str, data: str = ""
    ) -> Figure:
        """Render `chart(width)` at both widths."""
        wide, narrow = (Markup(svg(chart(width), cache=self.cache)) for width in (WIDE, NARROW))  # noqa: S704 - our own SVG
        return Figure(id=name, wide=wide, narrow=narrow, caption=Markup.escape(caption), data=data or name)
