"""A picture in two widths, with the file that holds its data."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import orjson
from markupsafe import Markup

from winset.desk import write_file
from winset.report.charts.svg import png, svg
from winset.report.tongue import language

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
        chart: partial[dict[str, Any]],
        *,
        caption: Markup | str,
        data: str = "",
        alt: str = "",
        width: int = WIDE,
    ) -> Figure:
        """Render a chart, a function with all that it draws bound to it, for a page and for a phone."""
        spec, small = self._spec(chart, width), self._spec(chart, NARROW)
        title = alt or heading_of(spec)
        wide, narrow = (
            Markup(svg(one, cache=self.cache, write=write_file, label=title))  # noqa: S704 - our own SVG
            for one in (spec, small)
        )
        return Figure(
            id=name, wide=wide, narrow=narrow, alt=title, spec=spec, caption=Markup.escape(caption), data=data or name
        )

    def _spec(self, chart: partial[dict[str, Any]], width: int) -> dict[str, Any]:
        """The specification at a width; the same content, drawn by the same code, is specified once."""
        content = orjson.dumps([chart.func.__name__, chart.args, chart.keywords, width, language(), _drawn_by()])
        file = self.cache / f"{hashlib.sha256(content).hexdigest()[:24]}.json"
        if file.is_file():
            return dict(orjson.loads(file.read_bytes()))
        spec = chart(width=width)
        self.cache.mkdir(parents=True, exist_ok=True)
        write_file(file, orjson.dumps(spec))
        return spec

    def bitmap(self, figure: Figure) -> bytes:
        """The same picture as PNG."""
        config = figure.spec["config"] | {"background": "white"}
        return png(figure.spec | {"config": config}, cache=self.cache, write=write_file)


@cache
def _drawn_by() -> str:
    """Digest of the code of the charts."""
    hashed = hashlib.sha256(version("altair").encode())
    for file in sorted(files("winset.report").joinpath("charts").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".py"):
            hashed.update(file.read_bytes())
    return hashed.hexdigest()


def heading_of(spec: dict[str, Any]) -> str:
    """Title and subtitle of a chart, whose lines are lists, as one."""
    title = spec.get("title", {})
    subtitle = title.get("subtitle", [])
    return ". ".join(filter(None, (" ".join(title.get("text", [])), " ".join(subtitle)))).replace("..", ".")
