"""What is dated in the year ahead, and for the first options when to propose and when not."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any, Final

from markupsafe import Markup

from winset.desk.calendar_ahead import Ahead, Window, best_stretch, calendar_ahead, due, windows_by_option
from winset.report.words import dated, issue_name, joined
from winset.web.draw.strips import Strip, strips
from winset.web.pages.parts import Figure, link, titles
from winset.web.static import address_of
from winset.web.tables import Column, Table, table_view
from winset.web.view import Shown, View

__all__ = ["calendar", "table"]

DAYS: Final = 365
DRAWN: Final = 8


def calendar(view: View) -> Shown:
    """The picture of windows, when to propose what, and the list."""
    windows = view.opened.heavy("windows", lambda: dict(windows_by_option(view.desk, days=DAYS)))
    order = [o.id for o in view.opened.need("ranking").options]
    known = [name for name in order if windows.get(name)]
    return Shown(
        template="calendar.html.j2",
        title="The year ahead",
        values={
            "figure": _figure(view, windows, known[:DRAWN]) if known else None,
            "best": tuple(_best(view, name, windows[name]) for name in known),
            "due": tuple(d for d in view.opened.once("due", lambda: due(view.desk)) if d.due is not None),
            "joined": joined,
            "table": table_view(table(view), view),
            "group_style": address_of("group.css"),
        },
    )


def _figure(view: View, windows: dict[str, tuple[Window, ...]], names: list[str]) -> Figure:
    called = titles(view.desk)
    rows = [
        Strip(
            title=called[name],
            url=view.url(f"/options/{name}"),
            spans=[
                (w.start, w.end, w.effect == "opportunity", f"{_days(w.start, w.end)}: {w.what}") for w in windows[name]
            ],
        )
        for name in names
    ]
    until = view.day + timedelta(days=DAYS)
    draw = partial(strips, rows, view.day, until, title="Windows for the first options of the ranking")
    return Figure(
        draw=lambda width: draw(width=width), caption="By the same rules for all options, from the calendar below."
    )


def _best(view: View, name: str, found: tuple[Window, ...]) -> dict[str, Any]:
    best = best_stretch(found)
    what = {w.occasion: w for w in found}
    return {
        "option": link(view.url(f"/options/{name}"), titles(view.desk)[name]),
        "best": _days(best.start, best.end) if best else "",
        "helps": tuple(what[n] for n in best.opportunities) if best else (),
        "hurts": tuple(w for w in found if w.effect == "risk"),
    }


def _days(first: date, last: date) -> str:
    a, b = dated(first.isoformat()), dated(last.isoformat())
    return a if first == last else f"{a} to {b}"


def table(view: View) -> Table:
    """One row an entry, in order of time."""
    entries: tuple[Ahead, ...] = view.opened.once("ahead", lambda: calendar_ahead(view.desk, days=DAYS))
    rows = [
        {
            "start": e.start.isoformat(), "end": e.end.isoformat(), "kind": e.kind, "countries": list(e.countries),
            "what": e.what, "issues": list(e.issues), "touches": list(e.touches), "status": e.status,
            "source": e.source, "id": e.id,
        }
        for e in entries
    ]  # fmt: skip

    def source(row: Any) -> Markup | str:  # noqa: ANN401 - a row
        where = row["source"]
        return link(where, "source") if where.startswith("https://") else where

    columns = [
        Column(
            key="start",
            title="When",
            show=lambda r: _days(date.fromisoformat(r["start"]), date.fromisoformat(r["end"])),
        ),
        Column(key="what", title="What", main=True),
        Column(key="kind", title="Kind"),
        Column(key="countries", title="Whose", show=lambda r: joined(r["countries"]) if r["countries"] else "–"),
        Column(key="issues", title="About", show=lambda r: ", ".join(issue_name(i) for i in r["issues"]) or "all"),
        Column(key="source", title="Source", show=source),
        *(Column(key=k, title=k, hidden=True) for k in ("end", "touches", "status", "id")),
    ]
    return Table(name="calendar", title="Dated in the year ahead", columns=columns, rows=rows)
