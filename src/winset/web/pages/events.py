"""The events behind a point of a series, each with its sentence or its line."""

from __future__ import annotations

from datetime import date
from typing import Any

from winset.errors import CaseError
from winset.model import first_day, is_partial_date, last_day
from winset.report.words import country_name, dated, issue_name
from winset.web.pages.parts import link
from winset.web.shelves import library_of
from winset.web.tables import Column, Table, table_view
from winset.web.view import Missing, Shown, View

__all__ = ["events", "table"]

MOST = 500


def events(view: View) -> Shown:
    """The rows of the address."""
    found = table(view)
    issue = view.asked("issue")
    when = view.asked("month")
    source, target = country_name(view.asked("source")), country_name(view.asked("target"))
    return Shown(
        template="events.html.j2",
        title=f"{source} towards {target}{', ' + dated(when) if when else ''}",
        values={
            "table": table_view(found, view),
            "issue": issue_name(issue) if issue else "",
            "data": view.asked("data"),
            "most": MOST if len(found.rows) == MOST else 0,
        },
    )


def table(view: View) -> Table:
    """One row an event of one direction."""
    source, target = view.asked("source"), view.asked("target")
    known = (*view.desk.case.countries, *view.desk.case.third_parties)
    if source not in known or target not in known or not view.asked("data"):
        raise Missing("name data set, source and target, as the points of a series do")
    first, last = _days(view.asked("month"))
    issue = view.asked("issue")
    rows = library_of(view).behind(
        view.asked("data"), source, target, first=first, last=last, limit=MOST,
        issue=None if not issue else "" if issue == "none" else issue,
    )  # fmt: skip

    def words(row: Any) -> Any:  # noqa: ANN401 - a row
        if row["words"] is None:
            return f"line {row['line']} of {row['file']}"
        return link(view.url(f"/documents/{row['document']}", at=row["id"]), row["words"])

    columns = [
        Column(key="date", title="Date", show=lambda r: dated(r["date"]) if r["date"] else "–"),
        Column(key="sentence", title="What was reported", show=words, main=True),
        Column(key="title", title="Document", show=lambda r: r["title"] or "–"),
        Column(key="rule", title="Rule", show=lambda r: r["rule"] or "–"),
        Column(key="source", title="Source"),
        *(Column(key=k, title=k, hidden=True) for k in ("id", "document", "url", "file", "line", "licence")),
    ]
    names = [c.key for c in columns]
    return Table(
        name="events",
        title="Events behind this number",
        columns=columns,
        rows=[
            {name: getattr(row, name) for name in names}
            | {"words": row.sentence, "sentence": row.sentence if row.redistributable else None}
            for row in rows
        ],
    )


def _days(month: str) -> tuple[date | None, date | None]:
    if not month:
        return None, None
    if not is_partial_date(month):
        raise CaseError(f"{month[:20]!r} is no date; write it like 2021-02-01, 2021-02 or 2021")
    return first_day(month), last_day(month)
