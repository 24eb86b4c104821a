"""Who connects the capitals, what a change of government took, and what one would take today."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from markupsafe import Markup

from winset.desk.network import LEVELS, Network, network
from winset.report.words import country_name, dated, the
from winset.web.draw.ties import Node
from winset.web.draw.ties import ties as drawing
from winset.web.pages.parts import Figure, link
from winset.web.static import address_of
from winset.web.tables import Column, Table, table_view
from winset.web.view import Missing, Shown, View

__all__ = ["changes", "changes_table", "table", "ties"]

KINDS: Final = {"people": "people", "offices": "offices", "institutions": "institutions"}
YEARS: Final = 8
DRAWN: Final = 24


def ties(view: View) -> Shown:
    """The picture, what it means today, and the table."""
    found = _found(view)
    return Shown(
        template="ties.html.j2",
        title="Who connects the capitals",
        values={
            "kind": _kind(view),
            "kinds": tuple(KINDS),
            "years": YEARS,
            "figure": _figure(view, found) if found.bridges else None,
            "risks": tuple(
                (the(r.country), the(r.partner), r, tuple(map(_person, r.people[:3]))) for r in found.at_risk
            ),
            "unnamed": found.unnamed,
            "seats": len(found.seats),
            "table": table_view(table(view), view),
            "group_style": address_of("group.css"),
        },
    )


def _kind(view: View) -> str:
    kind = view.asked("kind") or "people"
    if kind not in KINDS:
        raise Missing(f"ties are between {', '.join(KINDS)}")
    return kind


def _found(view: View) -> Network:
    kind = _kind(view)
    if kind == "people":
        found: Network = view.opened.need("network")
        return found
    return view.opened.heavy(("network", kind), lambda: network(view.desk, kind=kind, years=YEARS))


def _figure(view: View, found: Network) -> Figure:
    first = sorted(found.bridges, key=lambda b: (-b.betweenness, -b.meetings, b.node))[:DRAWN]
    shown = sorted(first, key=lambda b: (b.country, LEVELS.index(b.level), -b.meetings, b.node))
    most = max((b.betweenness for b in shown), default=0.0) or 1.0
    now = {name for row in found.at_risk for name in row.people}
    nodes = [
        Node(
            id=b.node, name=_name(b.node), column=country_name(b.country), weight=b.betweenness / most,
            now=b.node in now,
            label=f"{_name(b.node)}, {country_name(b.country)}: {b.meetings} meetings, {b.partners} partners",
            url=view.url("/who", q=_name(b.node)) if found.kind == "people" else "",
        )
        for b in shown
    ]  # fmt: skip
    title = f"The {len(nodes)} through whom most ways between the capitals run, of the last {YEARS} years"
    draw = partial(drawing, nodes, found.ties, title=title)
    return Figure(
        draw=lambda width: draw(width=width), caption="A tie is a meeting at which both sat; most meetings name few."
    )


def _name(node: str) -> str:
    return node.partition(" ")[2]


def _person(who: str) -> str:
    """A name without the country before it."""
    code, _, name = who.partition(" ")
    return name if len(code) == 3 and code.isupper() else who  # noqa: PLR2004 - ISO3


def table(view: View) -> Table:
    """One row a node, the strongest bridge first."""
    found = _found(view)
    rows = [
        {
            "name": _name(b.node), "country": b.country, "level": b.level, "meetings": b.meetings,
            "partners": b.partners, "betweenness": b.betweenness, "low": b.low, "high": b.high, "first": b.first,
            "last": b.last,
        }
        for b in found.bridges
    ]  # fmt: skip

    def name(row: Any) -> Markup | str:  # noqa: ANN401 - a row
        return link(view.url("/who", q=row["name"]), row["name"]) if found.kind == "people" else row["name"]

    columns = [
        Column(key="name", title=KINDS[found.kind].capitalize(), show=name, main=True),
        Column(key="country", title="Of", show=lambda r: country_name(r["country"])),
        Column(key="level", title="Highest table"),
        Column(key="meetings", title="Meetings", number=True),
        Column(key="partners", title="Partners", number=True),
        Column(
            key="betweenness", title="Ways that run through", number=True,
            show=lambda r: f"{r['betweenness']:.3f} ({r['low']:.3f} to {r['high']:.3f})",
        ),
        Column(key="last", title="Last met", show=lambda r: dated(r["last"])),
        *(Column(key=k, title=k, hidden=True) for k in ("low", "high", "first")),
    ]  # fmt: skip
    return Table(name=f"ties-{found.kind}", title="Bridges between the capitals", columns=columns, rows=rows)


def changes(view: View) -> Shown:
    """What each change of government took."""
    return Shown(
        template="plain_table.html.j2",
        title="What changes of government took",
        values={
            "lead": "Ties of the four years before, between two people of two countries; lost are those with "
            "somebody who held no office any more afterwards.",
            "table": table_view(changes_table(view), view),
        },
    )


def changes_table(view: View) -> Table:
    """One row a change of government and a partner, the latest first."""
    found: Network = view.opened.need("network")
    rows = [
        {
            "date": t.change.date, "country": t.change.country, "went": t.change.went, "came": t.change.who,
            "partner": t.partner, "ties": t.ties, "lost": t.lost, "share": t.share, "left": list(t.left),
        }
        for t in sorted(found.turnover, key=lambda t: t.change.date, reverse=True)
    ]  # fmt: skip
    columns = [
        Column(key="date", title="When", show=lambda r: dated(r["date"])),
        Column(key="country", title="Where", show=lambda r: country_name(r["country"])),
        Column(key="went", title="Went"),
        Column(key="came", title="Came"),
        Column(key="partner", title="Ties to", show=lambda r: country_name(r["partner"])),
        Column(key="ties", title="Ties", number=True),
        Column(key="lost", title="Lost", number=True),
        Column(key="share", title="Share", number=True, show=lambda r: f"{r['share']:.0%}"),
        Column(key="left", title="Carried by", main=True, show=lambda r: ", ".join(r["left"][:4]) or "–"),
    ]
    return Table(
        name="changes-of-government", title="Changes of government and the ties they took", columns=columns, rows=rows
    )
