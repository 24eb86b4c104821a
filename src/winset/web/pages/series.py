"""Series at addresses that stay, with a description of their columns beside (after CSV on the Web)."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any, Final

from winset.web.citing import citation
from winset.web.pages.opinion import trend_of, trend_table
from winset.web.pages.relations import measured_pair, series_rows
from winset.web.tables import csv_of
from winset.web.view import Download, Missing, View

__all__ = ["metadata", "poll_metadata", "poll_rows", "rows"]

_COLUMNS: Final = (
    ("month", "string", "Month, ISO 8601"),
    ("happenings", "number", "Acts, several reports of one act counted once"),
    ("conflict_share", "number", "Share of them that is conflict, 0 to 1, pooled over months"),
    ("low", "number", "Lower end of its 90% interval"),
    ("high", "number", "Upper end"),
    ("intensity", "number", "Mean Goldstein weight, -10 to +10"),
    ("intensity_low", "number", "Lower end of its 90% interval"),
    ("intensity_high", "number", "Upper end"),
    ("level", "number", "Conflict share as it could be known at the end of the month"),
    ("level_low", "number", "Lower end of its 90% interval"),
    ("level_high", "number", "Upper end"),
)
_POLL: Final = (
    ("end", "string", "Last day of fieldwork"),
    ("percent", "number", "Share of respondents, percent"),
    ("n", "number", "Respondents"),
    ("mode", "string", "Survey mode"),
    ("known_from", "string", "Release"),
    ("note", "string", "Remarks"),
    ("start", "string", "First day of fieldwork"),
    ("pollster", "string", "Who asked"),
    ("source", "string", "Page that prints the figure"),
    ("id", "string", "Id of the figure in the case"),
)


def _found(view: View) -> Sequence[dict[str, Any]]:
    source, _, target = view.path["pair"].partition("-")
    issue = view.path["issue"]
    known = series_rows(view, measured_pair(view))
    found = known.get((view.path["data"], source, target, "" if issue == "all" else issue))
    if found:
        return found
    raise Missing("there is no such series on this day")


def rows(view: View) -> Download:
    """The series as CSV."""
    found = _found(view)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(name for name, _, _ in _COLUMNS)
    writer.writerows([row.get(name, row.get("period")) for name, _, _ in _COLUMNS] for row in found)
    name = f"{view.path['data']}-{view.path['pair']}-{view.path['issue']}.csv"
    return Download(body=out.getvalue().encode(), kind="text/csv; charset=utf-8", name=name)


def metadata(view: View) -> dict[str, Any]:
    """What its columns mean."""
    _found(view)
    where = f"{view.path['pair']}, {view.path['issue']}, {view.path['data']}"
    return _described(view, f"Conflict share and intensity: {where}", _COLUMNS, f"{view.path['issue']}.csv")


def poll_rows(view: View) -> Download:
    """The readings of a question as CSV."""
    return csv_of(trend_table(view), view)


def poll_metadata(view: View) -> dict[str, Any]:
    """What their columns mean."""
    found = trend_of(view)
    return _described(view, f"{found.question} ({found.pollster})", _POLL, f"{view.path['trend']}.csv")


def _described(view: View, title: str, columns: Sequence[tuple[str, str, str]], url: str) -> dict[str, Any]:
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "url": url,
        "dc:title": title,
        "dc:bibliographicCitation": citation(view, title),
        "as_of": view.day.isoformat(),
        "snapshot": view.opened.need("snapshot"),
        "tableSchema": {
            "columns": [
                {"name": name, "titles": name, "datatype": kind, "dc:description": what} for name, kind, what in columns
            ]
        },
    }
