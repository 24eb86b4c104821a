"""Relations between pairs of countries: series by issue with shifts, each point one click from its events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import ceil
from typing import Any

from markupsafe import Markup

from winset.desk.pair import Comparison, Entry, Pair, Shift
from winset.report.words import country_name, dated, issue_name, joined, the
from winset.web.draw.lines import Mark, Point, lines
from winset.web.draw.svg import day_number
from winset.web.pages.parts import Figure, latest, link
from winset.web.pages.wording import relation_title
from winset.web.tables import Column, Table, table_view
from winset.web.view import Missing, Shown, View

__all__ = ["dyad", "dyad_table", "measured_pair", "pair_of", "relations", "series_rows", "table"]

Rows = Mapping[tuple[str, str, str, str], Sequence[dict[str, Any]]]
TIES = frozenset({"alliance", "dispute", "claim", "rivalry"})
NO_SERIES = (
    "the case has no event data and no coded text on these two on this day, so no series is drawn; what people wrote "
    "down stands below"
)
FEW = 2
"""Points below which there is no series to draw."""


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


def measured_pair(view: View) -> Pair:
    """The pair of the address, measured once."""
    a, b = pair_of(view)
    return view.opened.heavy(("pair", a, b), lambda: view.desk.pair(a, b))


def series_rows(view: View, pair: Pair) -> Rows:
    """The rows of every series of a pair by data set, source, target and issue; an empty issue is all of them."""

    def make() -> Rows:
        found: dict[tuple[str, str, str, str], list[dict[str, Any]]] = {}
        for data, (whole, by_issue) in pair.directions.items():
            for row in whole.rows():
                found.setdefault((data, row["source"], row["target"], ""), []).append(row)
            for row in by_issue.rows():
                found.setdefault((data, row["source"], row["target"], row["issue"] or "none"), []).append(row)
        return found

    return view.opened.heavy(("pair rows", pair.a, pair.b), make)


def dyad(view: View) -> Shown:
    """One pair, both directions, by every source."""
    pair = measured_pair(view)
    a, b = pair.a, pair.b
    issue = view.asked("issue")
    case = view.desk.case
    known = series_rows(view, pair)
    figures = view.opened.once(("pair figures", a, b, issue, view.as_of), lambda: _drawn(view, pair, issue))
    beside = view.opened.once(
        ("pair beside", a, b), lambda: tuple((x, y, c, _side_by_side(x, y, c)) for x, y, c in pair.compared())
    )
    turns = [t for t in case.history if {a, b} <= set(t.dyad)]
    return Shown(
        template="dyad.html.j2",
        title=f"{country_name(a)} and {country_name(b)}",
        values={
            "pair": f"{a}-{b}",
            "a": the(a),
            "b": the(b),
            "reason": "" if pair.sources else NO_SERIES,
            "figures": figures,
            "issues": _issues(known),
            "issue": issue,
            "issue_title": issue_name(issue) if issue else "all issues together",
            "compared": beside,
            "table": table_view(dyad_table(view), view) if pair.sources else None,
            "turns": sorted(turns, key=lambda t: t.date, reverse=True)[:8],
            "recent": latest([h for h in case.chronicle if set(h.countries) == {a, b}], 8),
            "ties": view.opened.once(("pair ties", a, b), lambda: _ties(pair)),
            "meetings": latest([m for m in case.meetings if {a, b} <= set(m.countries)], 5),
        },
    )


def _ties(pair: Pair) -> list[Entry]:
    """What binds and divides the two by the data sets of the case, the last first."""
    return [entry for entry in reversed(pair.calendar) if entry.kind in TIES][:12]


def _drawn(view: View, pair: Pair, issue: str) -> list[tuple[str, Figure]]:
    """The pictures of a pair, whatever part of its table is shown below them."""
    a, b = pair.a, pair.b
    known = series_rows(view, pair)
    moved = view.opened.heavy(("pair shifts", a, b), lambda: pair.shifts)
    return [
        (one.data, figure)
        for one in pair.sources
        for source, target in ((a, b), (b, a))
        for figure in _figures(view, one.data, known.get((one.data, source, target, issue), ()), issue,
                               () if issue or one.data not in moved else moved[one.data][0].shifts)
    ]  # fmt: skip


def _side_by_side(one: str, other: str, found: Comparison) -> Figure | None:
    """The gap between two data sets in every common period."""
    if len(found.periods) < FEW:
        return None
    points = [
        Point(
            at=day_number(p.label),
            value=p.conflict_share[0],
            level=p.conflict_share[1],
            label=f"{dated(p.label)}: {one} {p.conflict_share[0]:.2f}, {other} {p.conflict_share[1]:.2f}",
        )
        for p in found.periods
    ]
    top = max(0.4, ceil(10 * max(max(p.conflict_share) for p in found.periods)) / 10)

    def draw(width: int) -> Any:  # noqa: ANN401 - a picture
        return lines(
            points, (), title=f"Conflict share by {one} and by {other}", top_value=top, unit="share", width=width,
            below=f"Dots: {one}. Line: {other}. Common months only.",
        )  # fmt: skip

    return Figure(draw=draw, caption="Where dots keep away from the line, the two sources tell of different acts.")


def _issues(known: Rows) -> list[tuple[str, str]]:
    names = {issue for *_, issue in known if issue}
    return sorted((name, issue_name(name) if name != "none" else "no issue recognised") for name in names)


def _figures(
    view: View, data: str, series: Sequence[dict[str, Any]], issue: str, shifts: Sequence[Shift]
) -> list[Figure]:
    rows = [row for row in series if row["happenings"]]
    if len(rows) < FEW:
        return []
    source, target = rows[0]["source"], rows[0]["target"]
    points = [_point(view, data, row, issue) for row in rows]
    marks = [
        Mark(at=day_number(str(shift.date)), kind=shift.direction, label=f"{shift.direction}, {dated(str(shift.date))}")
        for shift in shifts
    ]
    top = max(0.4, ceil(10 * max(max(p.value, p.level or 0.0) for p in points)) / 10)
    address = f"/series/{data}/{source}-{target}/{issue or 'all'}"
    title = relation_title(source, target, rows)

    def draw(width: int) -> Any:  # noqa: ANN401 - a picture
        return lines(
            points, marks, title=title, top_value=top, unit="share", width=width,
            below="Dots: share of conflict in a month, with its 90% interval. Line: level as it could be known then.",
        )  # fmt: skip

    return [
        Figure(
            draw=draw,
            caption=f"{data}, {sum(r['happenings'] for r in rows):,.0f} happenings. Each dot opens its events.",
            links=(("CSV", view.url(f"{address}.csv")), ("Columns", view.url(f"{address}.metadata.json"))),
        )
    ]


def _point(view: View, data: str, row: dict[str, Any], issue: str) -> Point:
    when = str(row.get("month", row.get("period")))
    share, low, high = row["conflict_share"], row["low"], row["high"]
    return Point(
        at=day_number(when),
        value=share,
        low=low,
        high=high,
        level=row["level"],
        label=f"{dated(when)}: conflict share {share:.2f} ({low:.2f} to {high:.2f}), {row['happenings']:.0f} acts",
        url=view.url("/events", data=data, source=row["source"], target=row["target"], month=when, issue=issue),
    )


def _table_rows(pair: Pair, known: Rows, issue: str) -> list[dict[str, Any]]:
    rows = [
        {
            "data": one.data,
            "month": str(row.get("month", row.get("period"))),
            **{name: row[name] for name in ("source", "target", "happenings", "conflict_share", "low", "high")},
            "intensity": row["intensity"],
            "level": row["level"],
        }
        for one in pair.sources
        for source, target in ((pair.a, pair.b), (pair.b, pair.a))
        for row in known.get((one.data, source, target, issue), ())
        if row["happenings"]
    ]
    return sorted(rows, key=lambda r: (r["month"], r["data"], r["source"]), reverse=True)


def _where(row: Mapping[str, Any]) -> tuple[str, ...]:
    return row["data"], row["source"], row["target"], row["month"]


def _link(view: View, row: Mapping[str, Any], issue: str) -> Markup:
    """A month, as a link to its events."""
    told = {name: row[name] for name in ("data", "source", "target", "month")}
    return link(view.url("/events", **told, issue=issue), dated(row["month"]))


def dyad_table(view: View) -> Table:
    """One row a data set, direction and month, newest first."""
    pair = measured_pair(view)
    issue = view.asked("issue")
    known = series_rows(view, pair)
    rows = view.opened.once(("pair table", pair.a, pair.b, issue), lambda: _table_rows(pair, known, issue))
    links = view.opened.once(
        ("pair links", pair.a, pair.b, issue, view.as_of),
        lambda: {_where(row): _link(view, row, issue) for row in rows},
    )

    def month(row: Any) -> Any:  # noqa: ANN401 - a row
        return links[_where(row)]

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
    return Table(
        name=f"series-{pair.a}-{pair.b}", title="Months, with counts and 90% intervals", columns=columns, rows=rows
    )
