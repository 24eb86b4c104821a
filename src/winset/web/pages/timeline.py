"""What happened: turning points above the chronicle, which is never counted as a measure."""

from __future__ import annotations

from functools import partial
from typing import Any

from markupsafe import Markup

from winset.report.words import MARKS, dated, issue_name, joined
from winset.web.draw.lanes import LaneMark, lanes
from winset.web.draw.svg import day_number
from winset.web.pages.parts import Figure, link
from winset.web.pages.wording import ALL, lane
from winset.web.tables import Column, Table, table_view
from winset.web.view import Shown, View

__all__ = ["table", "timeline"]


def timeline(view: View) -> Shown:
    """The picture, the turning points and every happening."""
    case = view.desk.case
    marks = [
        LaneMark(at=day_number(h.date), lane=lane(h.countries, case.countries), kind="tick", label=h.text)
        for h in case.chronicle
        if len(set(h.countries) & set(case.countries)) > 1
    ]
    marks += [
        LaneMark(
            at=day_number(t.date), lane=lane(t.dyad, case.countries), kind=t.direction,
            label=f"{dated(t.date)}: {t.what}", url=f"#turn-{number}",
        )
        for number, t in enumerate(case.history)
    ]  # fmt: skip
    order = sorted({m.lane for m in marks}, key=lambda name: (name != ALL, name))
    figure = None
    if marks:
        picture = partial(lanes,
            marks, order, title="Turning points, and what the chronicle records between the countries",
            below="Triangles: turns for the better or the worse. Ticks: happenings, as far as the compilers looked.",
        )  # fmt: skip
        figure = Figure(
            draw=lambda width: picture(width=width), caption="How dense the ticks are says nothing about relations."
        )
    return Shown(
        template="timeline.html.j2",
        title="Timeline",
        values={"figure": figure, "turns": case.history, "table": table_view(table(view), view), "joined": joined},
    )


def table(view: View) -> Table:
    """One row a happening, newest first."""
    issue, country = view.asked("issue"), view.asked("country")
    rows = [
        {
            "date": h.date,
            "text": h.text,
            "countries": list(h.countries),
            "issue": h.issue,
            "status": h.status,
            "kind": h.kind,
            "sources": list(h.sources),
            "id": h.id,
        }
        for h in sorted(view.desk.case.chronicle, key=lambda h: (h.date, h.id), reverse=True)
        if issue in {"", h.issue} and (not country or country in h.countries)
    ]

    def text(row: Any) -> Markup:  # noqa: ANN401 - a row
        return link(view.url("/evidence", id=row["id"]), row["text"])

    columns = [
        Column(key="date", title="Date", show=lambda r: dated(r["date"])),
        Column(key="text", title="What happened", show=text, main=True),
        Column(key="countries", title="Countries", show=lambda r: joined(r["countries"])),
        Column(key="issue", title="Issue", show=lambda r: issue_name(r["issue"])),
        Column(key="status", title="State", show=lambda r: MARKS.get(r["status"], r["status"])),
        *(Column(key=name, title=name, hidden=True) for name in ("kind", "sources", "id")),
    ]  # fmt: skip
    return Table(name="happenings", title="Happenings of the chronicle", columns=columns, rows=rows)
