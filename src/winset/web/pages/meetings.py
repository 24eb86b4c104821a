"""Who met whom at what rank, and the elections between."""

from __future__ import annotations

from functools import partial

from winset.desk.calendar_ahead import calendar_ahead, due
from winset.report.words import MARKS, dated, joined
from winset.web.draw.lanes import LaneMark, lanes
from winset.web.draw.svg import day_number
from winset.web.pages.parts import Figure, link
from winset.web.pages.wording import ELECTION, ELECTIONS, LANES, meetings_title, rank_of
from winset.web.tables import Column, Table, table_view
from winset.web.view import Shown, View

__all__ = ["meetings", "table"]


def meetings(view: View) -> Shown:
    """The picture and the table."""
    case = view.desk.case
    marks = [
        LaneMark(
            at=day_number(m.date), lane=rank_of(m), kind="dot",
            label=f"{dated(m.date)}, {m.place}: {m.level}, {joined(m.countries)}", url=view.url("/evidence", id=m.id),
        )
        for m in case.meetings
    ]  # fmt: skip
    marks += [
        LaneMark(at=day_number(h.date), lane=ELECTIONS, kind="tick", label=h.text)
        for h in case.chronicle
        if h.issue == "domestic-politics" and ELECTION.search(h.text)
    ]
    present = {m.lane for m in marks}
    figure = None
    if case.meetings:
        picture = partial(
            lanes,
            marks,
            [lane for lane in (ELECTIONS, *LANES) if lane in present],
            title=meetings_title(view.desk),
            below="Dots: meetings, by the highest rank that met. Ticks: elections and changes of government.",
        )
        figure = Figure(
            draw=lambda width: picture(width=width), caption="A meeting that no source names is missing here."
        )
    return Shown(
        template="meetings.html.j2",
        title="Meetings",
        values={
            "figure": figure,
            "table": table_view(table(view), view),
            "rituals": sorted(case.rituals, key=lambda r: (r.month, r.day)),
            "ahead": view.opened.once("ahead", lambda: calendar_ahead(view.desk)),
            "due": tuple(d for d in view.opened.once("due", lambda: due(view.desk)) if d.median_days is not None)[:12],
            "joined": joined,
        },
    )


def table(view: View) -> Table:
    """One row a meeting, newest first."""
    names = ("level", "place", "participants", "topics", "outcome", "status", "source", "format", "id", "date")
    rows = [
        {name: getattr(m, name) for name in names} | {"rank": rank_of(m), "countries": list(m.countries)}
        for m in sorted(view.desk.case.meetings, key=lambda m: (m.date, m.id), reverse=True)
    ]
    columns = [
        Column(key="date", title="Date", show=lambda r: link(view.url("/evidence", id=r["id"]), dated(r["date"]))),
        Column(key="level", title="Who met"),
        Column(key="place", title="Place"),
        Column(key="countries", title="Countries", show=lambda r: joined(r["countries"])),
        Column(key="topics", title="On what", main=True),
        Column(key="outcome", title="Result"),
        Column(key="status", title="State", show=lambda r: MARKS.get(r["status"], r["status"])),
        *(Column(key=name, title=name, hidden=True) for name in ("rank", "participants", "format", "source", "id")),
    ]
    return Table(name="meetings", title="Meetings on record", columns=columns, rows=rows)
