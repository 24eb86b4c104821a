"""The calendar: who met whom at what rank, and the elections between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from winset.desk import Desk
from winset.model import Meeting
from winset.report.charts.calendar import CalendarMark, calendar_chart
from winset.report.figure import Figure, Studio
from winset.report.tongue import counted, words
from winset.report.words import dated, day_of, joined

__all__ = ["Calendar", "calendar_section"]

LANES = ("leaders", "ministers", "senior-officials", "working-bodies")
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
            lane=words(f"moved.lane-{_rank(m)}"),
            group=_group(m, desk.case.countries),
            label=f"{dated(m.date)}, {m.place}: {m.level}, {joined(m.countries)}",
        )
        for m in meetings
    ]
    marks += [
        CalendarMark(date=day_of(h.date), lane=words("moved.elections"), group="", label=f"{dated(h.date)}: {h.text}")
        for h in desk.case.chronicle
        if h.issue == "domestic-politics" and _ELECTION.search(h.text)
    ]
    present = {mark.lane for mark in marks}
    every = (words("moved.elections"), *(words(f"moved.lane-{lane}") for lane in LANES))
    lanes = [lane for lane in every if lane in present]
    groups = sorted({m.group for m in marks if m.group}, key=lambda g: (g != words("moved.all-countries"), g))
    figure = studio.figure(
        "calendar",
        partial(
            calendar_chart,
            marks,
            lanes,
            groups,
            title=_title(desk),
            subtitle=[words("moved.calendar-subtitle")],
        ),
        caption=words("moved.calendar-caption", meetings=counted("moved.meeting", len(meetings))),
        data="meetings",
    )
    return Calendar(figures=(figure,))


def _rank(meeting: Meeting) -> str:
    level = meeting.level.lower()
    if level.startswith("leaders"):
        return "leaders"
    if _SENIOR.search(level):
        return "senior-officials"
    return "ministers" if "ministers" in level else "working-bodies"


def _group(meeting: Meeting, order: tuple[str, ...]) -> str:
    named = [c for c in order if c in meeting.countries]
    return words("moved.all-countries") if len(named) == len(order) else joined(named)


def _title(desk: Desk) -> str:
    together = [m for m in desk.case.meetings if set(desk.case.countries) <= set(m.countries)]
    if not together:
        return words("moved.none-together", meetings=counted("moved.meeting", len(desk.case.meetings)))
    summits = sorted((m for m in together if _rank(m) == "leaders"), key=lambda m: m.date)
    if not summits:
        return words("moved.no-summit", meetings=counted("moved.meeting", len(together)))
    last = summits[-1]
    since = sum(m.date > last.date for m in together)
    return words("moved.summit", date=dated(last.date[:7]), meetings=counted("moved.meeting", since))
