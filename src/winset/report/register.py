"""The register of domestic constraints, country by country, with ways around the first of them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from winset.desk import Desk, Evidence, Precedent, Row, Strategy, top
from winset.reference import countries as reference
from winset.report.book import Book
from winset.report.consent import players
from winset.report.engine_words import again, plainly
from winset.report.tongue import data, say, words
from winset.report.words import country_name, dated, issue_name, kind_of, readable, the

__all__ = ["ConstraintView", "CountryRegister", "TopView", "WayView", "register_section"]

FIRST = 3
"""Constraints of each country that get ways around them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstraintView:
    """One row of the register."""

    id: str
    what: str
    kind: str
    issue: str
    player: str
    by: str
    strength: Markup
    spread: str
    cost: Markup
    """Mean loss of the index over all open options."""
    since: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WayView:
    """One way around a constraint."""

    title: str
    what: str
    why: str
    moves: Markup
    """The index before and after; of a sequence, of the whole and of its first step alone."""
    step: str
    agencies: str
    """Lead agency in each country."""
    precedent: str
    """What went this way before, or that nothing on record did."""
    precedent_url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopView:
    """One of the first constraints of a country."""

    id: str
    what: str
    kind: str
    issue: str
    by: str
    condition: bool
    """Whether a court or those wronged have stated it: it is to be met, not got around."""
    gap: str
    ways: tuple[WayView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryRegister:
    """What holds one government back, and what helps it."""

    id: str
    """For the anchor."""
    country: str
    first: tuple[TopView, ...]
    constrains: tuple[ConstraintView, ...]
    enables: tuple[ConstraintView, ...]


def register_section(desk: Desk, book: Book) -> tuple[CountryRegister, ...]:
    """One block a country, in the order of the case."""
    return tuple(
        CountryRegister(
            id=(reference.country(country).name if reference.is_country(country) else country)
            .lower()
            .replace(" ", "-"),
            country=country_name(country),
            first=tuple(_top(desk, book, row) for row in top(desk.register, country, FIRST)),
            constrains=tuple(_view(desk, book, row) for row in _rows(desk, country, "constrains")),
            enables=tuple(_view(desk, book, row) for row in _rows(desk, country, "enables")),
        )
        for country in desk.case.countries
    )


def _rows(desk: Desk, country: str, direction: str) -> list[Row]:
    mine = [r for r in desk.register if (r.constraint.country, r.constraint.direction) == (country, direction)]
    return sorted(mine, key=lambda r: r.rank)


def _view(desk: Desk, book: Book, found: Row) -> ConstraintView:
    row = found.constraint
    return ConstraintView(
        id=row.id,
        what=data(row.what),
        kind=kind_of(row.kind),
        issue=issue_name(row.issue),
        player=data(players(desk).get(row.player, "")),
        by=data(row.by),
        strength=book.number("constraint", "{:.2f}", id=row.id),
        spread=f"{row.low:.2f}–{row.high:.2f}",
        cost=book.number("constraint_cost", "{:.3f}", id=row.id),
        since=dated(row.since),
        evidence=tuple(desk.evidence[e] for e in row.evidence if e in desk.evidence),
    )


def _top(desk: Desk, book: Book, row: Row) -> TopView:
    constraint = row.constraint
    return TopView(
        id=constraint.id,
        what=data(constraint.what),
        kind=kind_of(constraint.kind),
        issue=issue_name(constraint.issue),
        by=data(constraint.by),
        condition=row.condition,
        gap=_gap(row),
        ways=tuple(_way(book, constraint.id, way) for way in desk.strategies(row)),
    )


def _gap(row: Row) -> str:
    if row.gap is None or abs(row.gap.difference) < 0.1:  # noqa: PLR2004 - a tenth of the ladder is a rung
        return ""
    ahead = "government" if row.gap.difference > 0 else "public"
    ends = sorted((row.gap.government, row.gap.public))
    name = issue_name(row.constraint.issue).lower()
    return words(f"register.gap-{ahead}", issue=name, high=f"{ends[1]:.2f}", low=f"{ends[0]:.2f}")


def _way(book: Book, constraint: str, way: Strategy) -> WayView:
    number = {"constraint": constraint, "kind": way.kind}
    leads = [say("register.agency-in", country=the(c), agency=data(n[0])) for c, n in way.agencies.items() if n]
    return WayView(
        title=plainly(way.title),
        what=again(way.what),
        why=again(way.why),
        moves=say(
            "register.moves-sequence" if way.kind == "sequence" else "register.moves",
            before=book.number("way", "{:.2f}", **number, field="joint_before"),
            after=book.number("way", "{:.2f}", **number, field="joint_after"),
        ),
        step=again(way.first_step),
        agencies=Markup("; ").join(leads),
        precedent=words("register.no-precedent") if way.precedent is None else _precedent(way.precedent),
        precedent_url=None if way.precedent is None else way.precedent.url,
    )


def _precedent(found: Precedent) -> Markup:
    return say(
        "register.precedent",
        title=data(found.title),
        date=dated(found.date),
        near=plainly(found.near),
        text=data(readable(found.text)),
    )
