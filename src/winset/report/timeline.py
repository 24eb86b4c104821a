"""What happened: turning points as marks above the chronicle, which is never counted as a measure."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from winset.desk import Desk
from winset.report.book import Book
from winset.report.charts.timeline import TimelineMark, timeline_chart
from winset.report.figure import Figure, Studio
from winset.report.words import MARKS, country_name, dated, day_of, joined, plural

__all__ = ["Timeline", "Turn", "timeline_section"]

RECENT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One known turning point."""

    date: str
    dyad: str
    direction: str
    what: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The section's content."""

    figures: tuple[Figure, ...]
    turns: tuple[Turn, ...]
    recent: tuple[tuple[str, str, str, str, str], ...]
    """(date, text, status, page, id) of the latest happenings."""


def timeline_section(desk: Desk, book: Book, studio: Studio) -> Timeline:
    """The picture, the list of turning points and the latest happenings."""
    case = desk.case
    marks = [
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
    marks += [
        TimelineMark(
            date=day_of(t.date),
            lane=_lane(t.dyad, case.countries),
            kind=t.direction,
            link="#turns",
            label=f"{dated(t.date)}: {t.what}",
        )
        for t in case.history
    ]
    marks.sort(key=lambda m: (m.lane != "All together", m.lane, m.date))
    count = book.number("happenings", "{}")
    figure = studio.figure(
        "timeline",
        lambda width: timeline_chart(
            marks,
            title=_title(desk),
            subtitle=[
                "Triangles: known turning points. Ticks: happenings in the chronicle, as far as its compilers looked."
            ],
            width=width,
        ),
        caption=Markup(
            "{} happenings. A chronicle made by hand shows what its compiler looked for; "
            "how dense the ticks are says nothing."
        ).format(count),
        data="chronicle",
    )
    recent = sorted(case.chronicle, key=lambda h: h.date)[-RECENT:]
    return Timeline(
        figures=(figure,) if marks else (),
        turns=tuple(
            Turn(date=dated(t.date), dyad=joined(t.dyad), direction=t.direction, what=t.what, source=t.source)
            for t in case.history
        ),
        recent=tuple(
            (dated(h.date), h.text, MARKS.get(h.status, h.status), desk.evidence[h.id].url or "", h.id)
            for h in reversed(recent)
        ),
    )


def _lane(countries: tuple[str, ...], order: tuple[str, ...]) -> str:
    named = [c for c in order if c in countries]
    if len(named) == len(order) > 2:  # noqa: PLR2004 - two of two are a pair
        return "All together"
    return " – ".join(country_name(c) for c in named)


def _title(desk: Desk) -> str:
    turns = [t for t in desk.case.history if t.kind == "level-shift"]
    if not turns:
        return "What the chronicle records"
    worse = sum(t.direction == "worse" for t in turns)
    since = turns[0].date[:4]
    return (
        f"Since {since} relations turned {plural(worse, 'time')} for the worse and {len(turns) - worse} for the better"
    )
