"""The calendar: who met whom at what rank, and the elections between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from winset.desk import Desk
from winset.model import Meeting
from winset.report.charts.calendar import CalendarMark, calendar_chart
from winset.report.figure import Figure, Studio
from winset.report.words import dated, day_of, joined, plural

__all__ = ["Calendar", "calendar_section"]

ELECTIONS = "Elections"
LANES = ("Leaders", "Ministers", "Senior officials", "Working bodies")
_SENIOR = re.compile(r"\b(vice|deputy|assistant|senior|advis[eo]rs?|chiefs|envoys)\b")
_ELECTION = re.compile(r"\b(elect(ed|ion|ions)|voters|took office|as prime minister|removed .* from office)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The section's content."""

    figures: tuple[Figure, ...]


def calendar_section(desk: Desk, studio: Studio) -> Calendar:
    """The picture, where the case has meetings."""
    meetings = desk.case.meetings
    if not meetings:
        return Calendar(figures=())
    marks = [
        CalendarMark(
            date=day_of(m.date),
            lane=_rank(m),
            group=_group(m, desk.case.countries),
            label=f"{dated(m.date)}, {m.place}: {m.level}, {joined(m.countries)}",
        )
        for m in meetings
    ]
    marks += [
        CalendarMark(date=day_of(h.date), lane=ELECTIONS, group="", label=f"{dated(h.date)}: {h.text}")
        for h in desk.case.chronicle
        if h.issue == "domestic-politics" and _ELECTION.search(h.text)
    ]
    present = {mark.lane for mark in marks}
    lanes = [lane for lane in (ELECTIONS, *LANES) if lane in present]
    groups = sorted({m.group for m in marks if m.group}, key=lambda g: (g != "all together", g))
    figure = studio.figure(
        "calendar",
        partial(
            calendar_chart,
            marks,
            lanes,
            groups,
            title=_title(desk),
            subtitle=["Dots: meetings, by the highest rank that met. Ticks: elections and changes of government."],
        ),
        caption=f"{plural(len(meetings), 'meeting')} on record; a meeting that no source names is missing here.",
        data="meetings",
    )
    return Calendar(figures=(figure,))


def _rank(meeting: Meeting) -> str:
    level = meeting.level.lower()
    if level.startswith("leaders"):
        return "Leaders"
    if _SENIOR.search(level):
        return "Senior officials"
    return "Ministers" if "ministers" in level else "Working bodies"


def _group(meeting: Meeting, order: tuple[str, ...]) -> str:
    named = [c for c in order if c in meeting.countries]
    return "all together" if len(named) == len(order) else joined(named)


def _title(desk: Desk) -> str:
    together = [m for m in desk.case.meetings if set(desk.case.countries) <= set(m.countries)]
    summits = sorted((m for m in together if _rank(m) == "Leaders"), key=lambda m: m.date)
    if not summits:
        return f"{plural(len(together), 'meeting')} of all countries on record, none of leaders"
    last = summits[-1]
    since = sum(m.date > last.date for m in together)
    return f"All leaders last met in {dated(last.date[:7])}; {plural(since, 'meeting')} of all at lower rank since"
