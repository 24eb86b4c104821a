"""From rows to the start of a chart."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, Final

from winset.report.charts.later import alt
from winset.report.charts.theme import config

__all__ = ["SUBTITLE", "TITLE", "finished", "rows_of"]

TITLE: Final = 7.6
SUBTITLE: Final = 6.0
"""Mean width of a letter in pixels."""
_WIDE: Final = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uff00-\uffef]")
_PIECES: Final = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*|\s+")
_CLOSING: Final = frozenset("、。」)】:;")
"""What does not begin a line."""


def rows_of(rows: Iterable[Any]) -> alt.Chart:
    """A chart whose data are dataclasses or mappings, kept inline so that the file needs no other."""
    values = [dict(row) if isinstance(row, Mapping) else asdict(row) for row in rows]
    return alt.Chart(alt.Data(values=values))  # type: ignore[no-untyped-call]


def _lines(text: str, letters: int) -> list[str]:
    """The text broken to a width in Latin letters; Japanese and Korean ones are twice as wide, and break anywhere."""
    if not any(_WIDE.match(letter) for letter in text):
        return textwrap.wrap(text, letters)
    lines, used = [""], 0
    for piece in _PIECES.findall(text):
        width = sum(2 if _WIDE.match(letter) else 1 for letter in piece)
        if used + width > letters and lines[-1] and piece not in _CLOSING:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
            used = 0
        lines[-1] += piece if lines[-1] else piece.lstrip()
        used += width
    return lines


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
        _lines(title, int(width / TITLE)),
        subtitle=[part for line in lines for part in _lines(line, int(width / SUBTITLE))],
    )
    sized = chart.properties(width=width - beside, height=height, title=heading, config=config(width))
    spec: dict[str, Any] = sized.to_dict(validate=False)
    return spec
