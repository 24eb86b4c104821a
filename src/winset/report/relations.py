"""Relations measured from event data, where the case has any."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from winset.desk import Desk, Measured
from winset.desk.extremes import extreme_years
from winset.report.charts.series import SeriesPoint, ShiftMark, series_chart
from winset.report.engine_words import plainly
from winset.report.figure import Figure, Studio
from winset.report.tongue import counted, words
from winset.report.words import country_name, dated, joined, the

__all__ = ["RelationsView", "ShiftView", "relations_section"]

LEAST = 24
"""Happenings from which a pair gets a picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftView:
    """One shift in words."""

    data: str
    pair: str
    date: str
    between: str
    direction: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationsView:
    """The section's content."""

    figures: tuple[Figure, ...]
    shifts: tuple[ShiftView, ...]
    sets: tuple[tuple[str, int, str, str], ...]
    """(data set, events, first, last)."""
    reason: str | None


def relations_section(desk: Desk, studio: Studio) -> RelationsView:
    """Pictures of each pair in each data set, and the shifts found."""
    found = desk.relations
    return RelationsView(
        figures=tuple(figure for one in found.sets for figure in _figures(one, studio)),
        shifts=tuple(shift for one in found.sets for shift in _shifts(one)),
        sets=tuple((one.data, one.rows, one.first, one.last) for one in found.sets),
        reason=None if found.reason is None else plainly(found.reason),
    )


def _figures(one: Measured, studio: Studio) -> list[Figure]:
    found = []
    for pair, rows in groupby(one.whole.rows(), key=lambda row: (row["source"], row["target"])):
        periods = [row for row in rows if row["happenings"]]
        if sum(row["happenings"] for row in periods) >= LEAST:
            found.append(_figure(one, pair, periods, studio))
    return found


def _figure(one: Measured, pair: tuple[str, str], rows: list[dict[str, Any]], studio: Studio) -> Figure:
    points = [_point(row) for row in rows]
    marks = [
        ShiftMark(
            date=f"{shift.date}-01"[:10],
            direction=shift.direction,
            label=f"{words(f'words.{shift.direction}')}, {dated(shift.date)}",
        )
        for series in one.shifts
        if set(series.key[:2]) == set(pair)
        for shift in series.shifts
    ]
    title = _title(pair, rows)

    subtitle = [words("moved.series-subtitle", data=one.data)]
    chart = partial(series_chart, points, marks, title=title, subtitle=subtitle)

    total = sum(row["happenings"] for row in rows)
    happenings = counted("moved.happening", round(total))
    sampled = one.precision
    caption = (
        words("moved.series-caption", happenings=happenings)
        if sampled is None
        else words(
            "moved.series-caption-sampled",
            happenings=happenings,
            count=sampled.labelled,
            share=f"{sampled.share.value:.0%}",
        )
    )
    return studio.figure(f"series-{one.data}-{pair[0]}-{pair[1]}", chart, caption=caption, data="series")


def _title(pair: tuple[str, str], rows: list[dict[str, Any]]) -> str:
    who = words("moved.towards", who=country_name(pair[0]), whom=the(pair[1]))
    years = extreme_years(rows)
    if years is None:
        return words("moved.series-title", who=who)
    most, least = years
    found = {"most": most.year, "high": f"{most.share:.0%}", "least": least.year, "low": f"{least.share:.0%}"}
    return words("moved.series-most", who=who, **found)


def _point(row: dict[str, Any]) -> SeriesPoint:
    when = row.get("month", row.get("period"))
    share, low, high = row["conflict_share"], row["low"], row["high"]
    return SeriesPoint(
        date=f"{when}-01"[:10],
        share=share,
        low=low,
        high=high,
        happenings=row["happenings"],
        level=row["level"],
        label=words(
            "moved.month-label",
            date=dated(str(when)),
            share=f"{share:.2f}",
            low=f"{low:.2f}",
            high=f"{high:.2f}",
            count=f"{row['happenings']:.0f}",
        ),
    )


def _shifts(one: Measured) -> list[ShiftView]:
    return [
        ShiftView(
            data=one.data,
            pair=joined(series.key[:2]),
            date=shift.date,
            between=words("moved.to", first=shift.first, last=shift.last),
            direction=words(f"words.{shift.direction}"),
            before=f"{shift.before:.2f}",
            after=f"{shift.after:.2f}",
        )
        for series in one.shifts
        for shift in series.shifts
    ]
