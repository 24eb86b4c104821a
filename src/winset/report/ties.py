"""Who connects the capitals: the picture of ties, what changes of government took, and meetings that are due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from markupsafe import Markup

from winset.desk import Desk
from winset.desk.calendar_ahead import due
from winset.desk.network import LEVELS, Bridge, Network
from winset.report.book import Book
from winset.report.charts.network import NetworkNode, NetworkTie, network_chart
from winset.report.figure import Figure, Studio
from winset.report.tongue import counted, data, say, words
from winset.report.words import country_name, dated, joined, the

__all__ = ["BridgeView", "DueView", "Ties", "ties_section"]

DRAWN: Final = 24
"""People on the picture."""
LISTED: Final = 10
SHORT: Final = 12
"""Letters of a name that stand on the picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BridgeView:
    """One row of the table of bridges."""

    name: str
    country: str
    level: str
    meetings: int
    partners: int
    between: Markup
    """With its range."""
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DueView:
    """One series of meetings."""

    series: Markup
    who: str
    last: str
    every: str
    due: str
    state: str
    """For a style: `on time`, `due`, `overdue` or `broken off`."""
    word: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """The section's content."""

    figures: tuple[Figure, ...]
    lead: tuple[Markup, ...]
    bridges: tuple[BridgeView, ...]
    due: tuple[DueView, ...]


def ties_section(desk: Desk, book: Book, studio: Studio) -> Ties | None:
    """The section; None where no meeting on record has two people who could be named."""
    found = desk.network
    if not found.bridges:
        return None
    return Ties(
        figures=(_picture(desk, found, studio),),
        lead=(*_took(desk, found, book), *_today(found, book), say("ties.how")),
        bridges=tuple(_bridge(b, book) for b in found.bridges[:LISTED]),
        due=tuple(_due(desk, book)),
    )


def _picture(desk: Desk, found: Network, studio: Studio) -> Figure:
    most = sorted(found.bridges, key=lambda b: (-b.betweenness, -b.meetings, b.node))[:DRAWN]
    shown = sorted(most, key=lambda b: (LEVELS.index(b.level), -b.meetings, b.node))
    ids = {b.node for b in shown}
    lately = {b.node for b in shown if b.node in _in_office(found)}
    nodes = [
        NetworkNode(
            id=b.node,
            name=_short(_name(b)),
            country=country_name(b.country),
            level=_level(b.level),
            size=b.betweenness,
            now=b.node in lately,
            label=words(
                "ties.node",
                name=f"{_name(b)}, {country_name(b.country)}",
                meetings=counted("moved.meeting", b.meetings),
                partners=b.partners,
            ),
        )
        for b in shown
    ]
    ties = [
        NetworkTie(
            a=a, b=b, meetings=n,
            label=words("ties.tie", a=a.partition(" ")[2], b=b.partition(" ")[2], meetings=counted("moved.meeting", n)),
        )
        for a, b, n in found.ties
        if a in ids and b in ids
    ]  # fmt: skip
    span = min(b.first for b in shown), max(b.last for b in shown)
    return studio.figure(
        "ties",
        partial(
            network_chart,
            nodes,
            ties,
            [country_name(c) for c in desk.case.countries],
            [_level(level) for level in LEVELS],
            title=words("ties.picture", first=span[0][:4], last=span[1][:4]),
            subtitle=[words("ties.picture-sub")],
        ),
        caption=words("ties.picture-caption", count=len(shown)),
        data="bridges",
    )


def _in_office(found: Network) -> frozenset[str]:
    return frozenset(name for row in found.at_risk for name in row.people)


def _took(desk: Desk, found: Network, book: Book) -> Iterator[Markup]:
    """What the last change of government in each country took, with the partner that it cost most first."""
    for country in desk.case.countries:
        mine = [t for t in found.turnover if t.change.country == country]
        if not mine:
            continue
        last = max(t.change.date for t in mine)
        rows = sorted((t for t in mine if t.change.date == last), key=lambda t: -t.share)
        at = {"country": country, "date": last}
        yield say(
            "ties.took",
            went=rows[0].change.went,
            came=rows[0].change.who,
            date=dated(last),
            share=book.number("ties_lost", "{:.0%}", **at, partner=rows[0].partner),
            country=the(country),
            partner=the(rows[0].partner),
        ) + Markup("").join(
            Markup(" ")
            + say(
                "ties.took-next",
                partner=the(other.partner),
                share=book.number("ties_lost", "{:.0%}", **at, partner=other.partner),
            )
            for other in rows[1:]
        )


def _today(found: Network, book: Book) -> Iterator[Markup]:
    if found.at_risk:
        row = found.at_risk[0]
        at = {"country": row.country, "partner": row.partner}
        share = book.number("ties_at_risk", "{:.0%}", **at)
        yield say("ties.today", country=the(row.country), partner=the(row.partner), share=share)


def _bridge(row: Bridge, book: Book) -> BridgeView:
    value, low, high = (
        book.number("bridge", "{:.3f}", node=row.node, field=field) for field in ("betweenness", "low", "high")
    )
    return BridgeView(
        name=_name(row),
        country=country_name(row.country),
        level=_level(row.level),
        meetings=row.meetings,
        partners=row.partners,
        between=Markup("{} ({}–{})").format(value, low, high),
        last=dated(row.last),
    )


def _due(desk: Desk, book: Book) -> Iterator[DueView]:
    for row in due(desk):
        if row.due is None or row.state == "on time":
            continue
        at = {"series": row.series, "countries": " ".join(row.countries)}
        days = book.number("meeting_due", "{:,}", **at)
        word = words(f"ties.state-{row.state.replace(' ', '-')}")
        late = row.state == "overdue"
        yield DueView(
            series=data(row.series),
            who=joined(row.countries),
            last=dated(row.last),
            every=f"{row.median_days:.0f} ({row.low_days:.0f}–{row.high_days:.0f})",
            due=dated(row.due.isoformat()),
            state=row.state,
            word=say("ties.overdue", days=days) if late else Markup.escape(word),
        )


def _level(level: str) -> str:
    return words(f"ties.level-{level.replace(' ', '-').replace('.', '-')}")


def _name(row: Bridge) -> str:
    return row.node.partition(" ")[2]


def _short(name: str) -> str:
    """A name for the picture: the last word, or all of one whose family name comes first."""
    parts: Sequence[str] = name.split()
    return name if "-" in name or len(name) <= SHORT else parts[-1]
