"""Win-sets on the ladder of one issue: a column a country, the rungs in words, the overlap of all shaded."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from winset.report.charts.frame import finished, rows_of
from winset.report.charts.later import alt
from winset.report.charts.theme import ACCENT, BAD, GOOD, GRID, INK, MUTED, PHONE
from winset.report.tongue import words

__all__ = ["Rung", "WinSetRow", "winset_chart"]

Interval = tuple[float, float]
STEP: Final = 36
"""Pixels from rung to rung: room for two lines of words; for a third there is more."""
LETTER: Final = 6.2
"""Mean width of a letter in pixels at the size of the rungs' words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A described level of the ladder."""

    at: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WinSetRow:
    """What one country could ratify on one ladder, at its players' mean positions."""

    country: str
    intervals: tuple[Interval, ...]
    """Open intervals of levels that its rule accepts over the status quo."""
    sure: float | None
    """Most ambitious level ratified with probability at least 0.8; None where there is none."""


def winset_chart(
    rows: Sequence[WinSetRow],
    overlap: Sequence[Interval],
    rungs: Sequence[Rung],
    *,
    status_quo: float,
    title: str,
    subtitle: str | list[str],
    width: int,
) -> dict[str, Any]:
    """Vega-Lite specification; ladders are ordinal, so rungs stand at equal distances and levels lie between them."""
    ladder = [rung.at for rung in rungs]
    column = 58 if width < PHONE else 84
    inner = column * len(rows)
    rung_words = _words(rungs, int((width - inner - 50) / LETTER))
    step = STEP + 8 * any(row["text"].count("\n") > 1 for row in rung_words)
    x = _columns([row.country for row in rows], column)
    y = alt.Y("y:Q", title=None, scale=alt.Scale(domain=[-0.6, len(rungs) - 0.4], nice=False), axis=None)
    layers = [
        rows_of({"y": i} for i in range(len(rungs))).mark_rule(color=GRID).encode(y=y),
        rows_of(_bands(overlap, ladder)).mark_rect(color=ACCENT, opacity=0.16).encode(y=y, y2=alt.Y2("y2")),
        rows_of(_bars(rows, ladder, status_quo))
        .mark_bar(width=18)
        .encode(
            x=x,
            y=y,
            y2=alt.Y2("y2"),
            color=alt.Color("way:N", legend=None, scale=alt.Scale(domain=["on", "back"], range=[GOOD, BAD])),
            description=alt.Description("label:N"),
        ),
        *_today(_place(status_quo, ladder), y),
        rows_of(_sure(rows, ladder))
        .mark_point(shape="diamond", filled=True, size=60, color=INK, opacity=1)
        .encode(x=x, y=y, description=alt.Description("label:N")),
        rows_of(rung_words)
        .mark_text(align="left", baseline="middle", lineBreak="\n", color=MUTED, fontSize=11, lineHeight=13)
        .encode(x=alt.value(inner + 12), y=y, text=alt.Text("text:N")),
    ]
    return finished(
        alt.layer(*layers), title=title, subtitle=subtitle, width=width, height=step * len(rungs), beside=width - inner
    )


def _columns(names: Sequence[str], width: int) -> alt.X:
    """A column of so many pixels for each country, its name on top, a word a line."""
    heads = alt.Axis(
        orient="top",
        domain=False,
        ticks=False,
        labelAngle=0,
        labelPadding=16 if any(" " in name for name in names) else 4,
        labelLimit=width,
        labelExpr="split(datum.label, ' ')",
        labelColor=INK,
    )
    return alt.X("country:N", title=None, sort=list(names), scale=alt.Scale(domain=list(names)), axis=heads)


def _today(level: float, y: alt.Y) -> tuple[alt.Chart, alt.Chart]:
    """The line of the status quo, and its word at the left."""
    return (
        rows_of([{"y": level}]).mark_rule(color=INK, strokeWidth=1.6).encode(y=y),
        rows_of([{"y": level}])
        .mark_text(text=words("winsets.today"), align="right", dx=-5, color=INK, fontWeight=600)
        .encode(x=alt.value(0), y=y),
    )


def _place(level: float, ladder: Sequence[float]) -> float:
    """Where a level lies between the rungs, counted from the lowest; beyond the ends at most half a rung."""
    place = float(np.interp(level, ladder, range(len(ladder))))
    return place - 0.5 if level < ladder[0] else place + 0.5 if level > ladder[-1] else place


def _bands(overlap: Sequence[Interval], ladder: Sequence[float]) -> Iterator[dict[str, float]]:
    return ({"y": _place(low, ladder), "y2": _place(high, ladder)} for low, high in overlap)


def _bars(rows: Sequence[WinSetRow], ladder: Sequence[float], status_quo: float) -> Iterator[dict[str, Any]]:
    for row in rows:
        for low, high in row.intervals:
            back = high <= status_quo + 1e-9
            yield {
                "country": row.country,
                "y": _place(low, ladder),
                "y2": _place(high, ladder),
                "way": "back" if back else "on",
                "label": words(
                    "winsets.rather-less" if back else "winsets.could-further",
                    country=row.country,
                    low=f"{low:.2f}",
                    high=f"{high:.2f}",
                ),
            }


def _sure(rows: Sequence[WinSetRow], ladder: Sequence[float]) -> list[dict[str, Any]]:
    return [
        {
            "country": row.country,
            "y": _place(row.sure, ladder),
            "label": words("winsets.up-to", country=row.country, level=f"{row.sure:.2f}"),
        }
        for row in rows
        if row.sure is not None
    ]


def _words(rungs: Sequence[Rung], letters: int) -> list[dict[str, Any]]:
    """The rungs' words in at most three lines."""
    found = []
    for i, rung in enumerate(rungs):
        lines = textwrap.wrap(rung.text, max(letters, 20))
        if len(lines) > 3:  # noqa: PLR2004 - what fits between two rungs
            lines = [*lines[:2], f"{lines[2].rstrip('.,;')} …"]
        found.append({"y": i, "text": "\n".join(lines)})
    return found
