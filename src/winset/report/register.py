"""The register of domestic constraints, country by country."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from winset.desk import Desk, Evidence
from winset.report.book import Book
from winset.report.words import country_name

__all__ = ["ConstraintView", "CountryRegister", "register_section"]


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
    since: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryRegister:
    """What holds one government back, and what helps it."""

    country: str
    constrains: tuple[ConstraintView, ...]
    enables: tuple[ConstraintView, ...]


def register_section(desk: Desk, book: Book) -> tuple[CountryRegister, ...]:
    """One block a country, in the order of the case."""
    found = []
    for country in desk.case.countries:
        rows = [(c.direction, _view(desk, book, c.id)) for c in desk.constraints if c.country == country]
        found.append(
            CountryRegister(
                country=country_name(country),
                constrains=tuple(view for direction, view in rows if direction == "constrains"),
                enables=tuple(view for direction, view in rows if direction == "enables"),
            )
        )
    return tuple(found)


def _view(desk: Desk, book: Book, name: str) -> ConstraintView:
    row = next(c for c in desk.constraints if c.id == name)
    names = {p.id: p.name for p in desk.game.players}
    return ConstraintView(
        id=row.id,
        what=row.what,
        kind=row.kind,
        issue=row.issue,
        player=names.get(row.player, row.player),
        by=row.by,
        strength=book.number("constraint", "{:.1f}", id=row.id),
        spread=f"{row.low:.1f}–{row.high:.1f}",
        since=row.since,
        evidence=tuple(desk.evidence[e] for e in row.evidence if e in desk.evidence),
    )
