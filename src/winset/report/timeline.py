"""What happened: turning points as marks above the chronicle, which is never counted as a measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from winset.desk import Desk
from winset.model import Case, TurningPoint
from winset.report.book import Book
from winset.report.charts.timeline import TimelineMark, timeline_chart
from winset.report.figure import Figure, Studio
from winset.report.tongue import counted, data, say, words
from winset.report.words import country_name, dated, day_of, joined, mark

__all__ = ["Timeline", "Turn", "timeline_section"]

RECENT = 8
"""Happenings in the list below the picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One known turning point."""

    date: str
    dyad: str
    direction: str
    milestone: bool
    """A first or a last of its kind, which need not move the level of relations."""
    what: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The section's content."""

    figures: tuple[Figure, ...]
    turns: tuple[Turn, ...]
    counted: str
    """How many of them are shifts of level and how many milestones, by direction."""
    recent: tuple[tuple[str, str, str, str, str], ...]
    """(date, text, status, page, id) of the latest happenings."""


def timeline_section(desk: Desk, book: Book, studio: Studio) -> Timeline:
    """The picture, the list of turning points and the latest happenings."""
    marks = _marks(desk.case)
    figure = studio.figure(
        "timeline",
        partial(
            timeline_chart,
            marks,
            title=_title(desk),
            subtitle=[words("moved.timeline-subtitle")],
        ),
        caption=say("moved.timeline-caption", count=book.number("happenings", "{}")),
        data="chronicle",
    )
    latest = sorted(desk.case.chronicle, key=lambda h: h.date)[-RECENT:]
    return Timeline(
        figures=(figure,) if marks else (),
        turns=tuple(_turn(t) for t in desk.case.history),
        counted=_counted(desk),
        recent=tuple(
            (dated(h.date), data(h.text), mark(h.status), desk.evidence[h.id].url or "", h.id) for h in reversed(latest)
        ),
    )


def _marks(case: Case) -> list[TimelineMark]:
    """Happenings between the case's countries and its turning points, lane by lane, all together first."""
    happenings = [
        TimelineMark(
            date=day_of(h.date),
            lane=_lane(h.countries, case.countries),
            kind="happening",
            link="",
            label=f"{dated(h.date)}: {h.text}",
        )
        for h in case.chronicle
        if len(set(h.countries) & set(case.countries)) > 1
    ]
    turns = [
        TimelineMark(
            date=day_of(t.date),
            lane=_lane(t.dyad, case.countries),
            kind=t.direction,
            link="#turns",
            label=f"{dated(t.date)}: {t.what}",
        )
        for t in case.history
    ]
    together = words("moved.together")
    return sorted([*happenings, *turns], key=lambda m: (m.lane != together, m.lane, m.date))


def _turn(point: TurningPoint) -> Turn:
    return Turn(
        date=dated(point.date),
        dyad=joined(point.dyad),
        direction=point.direction,
        milestone=point.kind == "milestone",
        what=data(point.what),
        source=point.source,
    )


def _lane(countries: tuple[str, ...], order: tuple[str, ...]) -> str:
    named = [c for c in order if c in countries]
    if len(named) == len(order) > 2:  # noqa: PLR2004 - two of two are a pair
        return words("moved.together")
    return " – ".join(country_name(c) for c in named)


def _title(desk: Desk) -> str:
    shifts = [t for t in desk.case.history if t.kind == "level-shift"]
    if not shifts:
        return words("moved.chronicle")
    worse, better = _ways(shifts)
    since = min(t.date for t in shifts)[:4]
    milestones = len(desk.case.history) - len(shifts)
    beside = words("moved.beside", milestones=counted("moved.milestone", milestones)) if milestones else ""
    return words("moved.shifted", since=since, worse=counted("moved.time", worse), better=better, beside=beside)


def _counted(desk: Desk) -> str:
    """`16 shifts of level (10 worse, 6 better) and 5 milestones (0 worse, 5 better)`."""
    shifts = [t for t in desk.case.history if t.kind == "level-shift"]
    others = [t for t in desk.case.history if t.kind != "level-shift"]
    return joined(
        [
            words("moved.counted", what=counted(kind, len(turns)), worse=worse, better=better)
            for turns, kind in ((shifts, "moved.shift"), (others, "moved.milestone"))
            for worse, better in [_ways(turns)]
            if turns
        ]
    )


def _ways(turns: Sequence[TurningPoint]) -> tuple[int, int]:
    """How many are for the worse and how many for the better."""
    return sum(t.direction == "worse" for t in turns), sum(t.direction == "better" for t in turns)
