"""Relations between pairs of countries: series by issue with shifts, each point one click from its events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import ceil
from typing import Any

from winset.desk import Measured
from winset.report.words import country_name, dated, issue_name, joined, the
from winset.web.draw.lines import Mark, Point, lines
from winset.web.draw.svg import day_number
from winset.web.pages.parts import Figure, latest, link
from winset.web.pages.wording import relation_title
from winset.web.tables import Column, Table, table_view
from winset.web.view import Missing, Shown, View

__all__ = ["dyad", "dyad_table", "pair_of", "relations", "series_rows", "table"]


def relations(view: View) -> Shown:
    """All pairs."""
    found = view.opened.need("relations")
    return Shown(
        template="relations.html.j2",
        title="Relations",
        values={
            "reason": found.reason,
            "pairs": tuple(
                (view.url(f"/relations/{a}-{b}"), f"{country_name(a)} and {country_name(b)}")
                for a, b in combinations(view.desk.case.countries, 2)
            ),
            "table": table_view(table(view), view),
            "sets": found.sets,
        },
    )


def table(view: View) -> Table:
    """One row a shift that the program found."""
    rows = [
        {
            "pair": f"{moved.key[0]}-{moved.key[1]}",
            "data": one.data,
            "date": shift.date,
            "first": shift.first,
            "last": shift.last,
            "direction": shift.direction,
            "before": shift.before,
            "after": shift.after,
            "drivers": [one.drivers[d].what for d in shift.drivers if d in one.drivers],
        }
        for one in view.opened.need("relations").sets
        for moved in one.shifts
        for shift in moved.shifts
    ]

    def pair(row: Any) -> Any:  # noqa: ANN401 - a row
        return link(view.url(f"/relations/{row['pair']}"), joined(row["pair"].split("-")))

    columns = [
        Column(key="pair", title="Pair", show=pair, main=True),
        Column(key="date", title="When", show=lambda r: dated(str(r["date"]))),
        Column(key="direction", title="For the"),
        Column(key="before", title="Conflict before", number=True),
        Column(key="after", title="Conflict after", number=True),
        Column(key="drivers", title="What drove it", show=lambda r: "; ".join(r["drivers"][:3])),
        Column(key="data", title="Data"),
        Column(key="first", title="From", hidden=True),
        Column(key="last", title="To", hidden=True),
    ]
    return Table(name="shifts", title="Shifts of level that the program found", columns=columns, rows=rows)


def pair_of(view: View) -> tuple[str, str]:
    """The pair of the address, in the order of the case."""
    a, _, b = view.path["pair"].partition("-")
    known = view.desk.case.countries
    if a not in known or b not in known or a == b:
        raise Missing(f"{view.path['pair'][:20]!r} is no pair of countries of this case")
    return (a, b) if known.index(a) < known.index(b) else (b, a)


def series_rows(view: View, one: Measured, source: str, target: str, issue: str) -> Sequence[dict[str, Any]]:
    """The rows of one directed series; an empty issue is all of them together."""

    def make() -> dict[tuple[str, str, str], list[dict[str, Any]]]:
        found: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
        for row in one.whole.rows():
            found.setdefault((row["source"], row["target"], ""), []).append(row)
        for row in one.series.rows():
            found.setdefault((row["source"], row["target"], row["issue"] or "none"), []).append(row)
        return found

    return view.opened.heavy(("series", one.data), make).get((source, target, issue), [])


def dyad(view: View) -> Shown:
    """One pair, both directions, by every source."""
    a, b = pair_of(view)
    found = view.opened.need("relations")
    issue = view.asked("issue")
    case = view.desk.case
    figures = [
        (one.data, figure)
        for one in found.sets
        for source, target in ((a, b), (b, a))
        for figure in _figures(view, one, source, target, issue)
    ]
    turns = [t for t in case.history if {a, b} <= set(t.dyad)]
    return Shown(
        template="dyad.html.j2",
        title=f"{country_name(a)} and {country_name(b)}",
        values={
            "pair": f"{a}-{b}",
            "a": the(a),
            "b": the(b),
            "reason": found.reason,
            "figures": figures,
            "issues": _issues(view, a, b),
            "issue": issue,
            "issue_title": issue_name(issue) if issue else "all issues together",
            "compared": tuple(found.compared(a, b)),
            "sets": found.sets,
            "table": table_view(dyad_table(view), view) if found.sets else None,
            "turns": sorted(turns, key=lambda t: t.date, reverse=True)[:8],
            "recent": latest([h for h in case.chronicle if set(h.countries) == {a, b}], 8),
            "meetings": latest([m for m in case.meetings if {a, b} <= set(m.countries)], 5),
        },
    )


def _issues(view: View, a: str, b: str) -> list[tuple[str, str]]:
    names = {
        row["issue"] or "none"
        for one in view.opened.need("relations").sets
        for source, target in ((a, b), (b, a))
        for row in _with_issue(view, one, source, target)
    }
    return sorted((name, issue_name(name) if name != "none" else "no issue recognised") for name in names)


def _with_issue(view: View, one: Measured, source: str, target: str) -> Iterator[dict[str, Any]]:
    series_rows(view, one, source, target, "")
    held = view.opened.ready(("series", one.data)) or {}
    for (s, t, issue), rows in held.items():
        if (s, t) == (source, target) and issue:
            yield rows[0]


def _figures(view: View, one: Measured, source: str, target: str, issue: str) -> list[Figure]:
    rows = [row for row in series_rows(view, one, source, target, issue) if row["happenings"]]
    if len(rows) < 2:  # noqa: PLR2004 - one point is no series
        return []
    points = [_point(view, one, row, issue) for row in rows]
    marks = [
        Mark(at=day_number(str(shift.date)), kind=shift.direction, label=f"{shift.direction}, {dated(str(shift.date))}")
        for moved in one.shifts
        if set(moved.key[:2]) == {source, target} and not issue
        for shift in moved.shifts
    ]
    top = max(0.4, ceil(10 * max(max(p.value, p.level or 0.0) for p in points)) / 10)
    address = f"/series/{one.data}/{source}-{target}/{issue or 'all'}"
    title = relation_title(source, target, rows)

    def draw(width: int) -> Any:  # noqa: ANN401 - a picture
        return lines(
            points, marks, title=title, top_value=top, unit="share", width=width,
            below="Dots: share of conflict in a month, with its 90% interval. Line: level as it could be known then.",
        )  # fmt: skip

    return [
        Figure(
            draw=draw,
            caption=f"{one.data}, {sum(r['happenings'] for r in rows):,.0f} happenings. Each dot opens its events.",
            links=(("CSV", view.url(f"{address}.csv")), ("Columns", view.url(f"{address}.metadata.json"))),
        )
    ]


def _point(view: View, one: Measured, row: dict[str, Any], issue: str) -> Point:
    when = str(row.get("month", row.get("period")))
    share, low, high = row["conflict_share"], row["low"], row["high"]
    return Point(
        at=day_number(when),
        value=share,
        low=low,
        high=high,
        level=row["level"],
        label=f"{dated(when)}: conflict share {share:.2f} ({low:.2f} to {high:.2f}), {row['happenings']:.0f} acts",
        url=view.url("/events", data=one.data, source=row["source"], target=row["target"], month=when, issue=issue),
    )


def dyad_table(view: View) -> Table:
    """One row a data set, direction and month, newest first."""
    a, b = pair_of(view)
    issue = view.asked("issue")
    rows = [
        {
            "data": one.data,
            "month": str(row.get("month", row.get("period"))),
            **{name: row[name] for name in ("source", "target", "happenings", "conflict_share", "low", "high")},
            "intensity": row["intensity"],
            "level": row["level"],
        }
        for one in view.opened.need("relations").sets
        for source, target in ((a, b), (b, a))
        for row in series_rows(view, one, source, target, issue)
        if row["happenings"]
    ]
    rows.sort(key=lambda r: (r["month"], r["data"], r["source"]), reverse=True)

    def month(row: Any) -> Any:  # noqa: ANN401 - a row
        told = {name: row[name] for name in ("data", "source", "target", "month")}
        return link(view.url("/events", **told, issue=issue), dated(row["month"]))

    columns = [
        Column(key="month", title="Month", show=month),
        Column(key="source", title="Acts", show=lambda r: country_name(r["source"])),
        Column(key="target", title="Towards", show=lambda r: country_name(r["target"])),
        Column(key="happenings", title="Happenings", number=True, show=lambda r: f"{r['happenings']:.0f}"),
        Column(key="conflict_share", title="Conflict", number=True),
        Column(key="low", title="Low", number=True),
        Column(key="high", title="High", number=True),
        Column(key="intensity", title="Intensity", number=True),
        Column(key="level", title="Level", number=True),
        Column(key="data", title="Data"),
    ]
    return Table(name=f"series-{a}-{b}", title="Months, with counts and 90% intervals", columns=columns, rows=rows)
