"""Constraints that texts state: rows marked by who claims them, beside those that people wrote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from winset.model import Case, Claim, Constraint, Player, in_force

__all__ = ["Stated", "claimed"]

SPREAD = 0.15
"""How far the strength of a claim, read from its words, may be off either way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A claim and where it stands."""

    claim: Claim
    document: str
    """Document id."""
    known_from: str
    """Publication (partial date)."""
    sentence: int | None = None
    """Number of the sentence in which the claim starts."""

    @property
    def evidence(self) -> str:
        """Id of the sentence; of the words themselves where no sentence is known."""
        span = self.claim.span
        return f"{self.document}:{f'{span[0]}-{span[1]}' if self.sentence is None else self.sentence}"


def claimed(statements: Iterable[Stated], case: Case, day: date) -> tuple[Constraint, ...]:
    """Rows of the register for the claims of kind `constraint` whose country and actor the case knows.

    They hold from their publication on and name who claims it; a text without a named author claims it itself. Where
    a claim says no kind, it is a position (what a text says holds somebody back). What the case does not know is left
    out: it stays a claim of its document.
    """
    rows = []
    for stated in statements:
        claim = stated.claim
        if claim.kind != "constraint" or claim.country not in case.countries or claim.issue is None:
            continue
        player = _source(claim, case.players, day)
        if player is None:
            continue
        rows.append(
            Constraint(
                id=f"{stated.document}:{claim.span[0]}-{claim.span[1]}",
                country=player.country,
                player=player.id,
                kind=claim.constraint_kind or "position",
                direction=claim.direction or ("enables" if claim.polarity > 0 else "constrains"),
                issue=claim.issue,
                by=claim.by or f"document {stated.document}",
                strength=claim.strength,
                low=max(0.0, claim.strength - SPREAD),
                high=min(1.0, claim.strength + SPREAD),
                what=claim.text,
                since=stated.known_from,
                until=None,
                known_from=stated.known_from,
                evidence=(stated.evidence,),
            )
        )
    return tuple(rows)


def _source(claim: Claim, players: Sequence[Player], day: date) -> Player | None:
    """The player that the claim is about: by id, by name, else the first active one of its country and sector."""
    active = [p for p in players if p.country == claim.country and in_force(p.since, p.until, day)]
    actor = (claim.actor or "").strip()
    named = [p for p in active if actor and actor.casefold() in {p.id.casefold(), p.name.casefold()}]
    sector = actor.split()[-1] if actor else ""
    return next(iter(named or [p for p in active if p.sector == sector]), None)
