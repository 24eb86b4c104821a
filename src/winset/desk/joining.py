"""Constraints that texts state, as rows of the register: claimed by whoever states them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from winset.constraints import Stated, claimed
from winset.desk.claims import CaseClaim
from winset.model import Case, Claim, Constraint, actor_id

__all__ = ["claimed_rows", "constraint_of", "with_actor"]

PUBLIC: Final = "PUB"
PEOPLE: Final = frozenset({"citizen", "people", "public", "public opinion", "voter"})
"""Words for those whom polls ask; the coder counts them as civilians."""
ON_OPINION: Final = "opinion"
SECTORS: Final = {"bandwidth": "GOV", "legal": "JUD", "calendar": "LEG", "material": "BUS", "position": "GOV"}
"""Whom a constraint of each kind comes from, where its words name nobody."""
GOVERNMENT: Final = "GOV"
_WORD: Final = re.compile(r"[\w’'-]+")


def claimed_rows(claims: Iterable[CaseClaim], case: Case, day: date) -> tuple[Constraint, ...]:
    """The constraints that texts state as rows: of what a holder says of one player and issue, the strongest words."""
    strongest: dict[tuple[object, ...], Constraint] = {}
    for claim in claims:
        row = constraint_of(claim, case, day)
        if row is None:
            continue
        key = (row.by, row.country, row.player, row.issue, row.kind, row.direction)
        if key not in strongest or row.strength > strongest[key].strength:
            strongest[key] = row
    return tuple(strongest.values())


def constraint_of(claim: CaseClaim, case: Case, day: date) -> Constraint | None:
    """The row that a claim would be; None where it is no constraint, or the case does not know whom it is about."""
    if claim.kind != "constraint" or claim.known_from is None:
        return None
    told = with_actor(claim, case)
    stated = Stated(claim=told, document=claim.document, known_from=claim.known_from, sentence=claim.sentence)
    rows = claimed([stated], case, day)
    if not rows and told.actor and told.country:
        told = replace(told, actor=actor_id(told.country, GOVERNMENT))
        rows = claimed([replace(stated, claim=told)], case, day)
    return rows[0] if rows else None


def with_actor(claim: CaseClaim, case: Case) -> Claim:
    """The claim with whom it is about: as the coder found, else as its words say, else as its kind suggests."""
    actor = claim.actor
    if claim.country is not None and (actor is None or actor == claim.country):
        held = {player.sector for player in case.players if player.country == claim.country}
        named = [sector for sector in _named(claim.text) if sector in held and sector != GOVERNMENT]
        usual = PUBLIC if claim.issue == ON_OPINION else SECTORS[claim.constraint_kind or "position"]
        actor = actor_id(claim.country, named[0] if named else usual)
    by = claim.by or claim.title or None
    return Claim(
        kind=claim.kind, by=by, country=claim.country, actor=actor, issue=claim.issue, polarity=claim.polarity,
        strength=claim.strength, text=" ".join(claim.text.split()), span=claim.span,
        constraint_kind=claim.constraint_kind, direction=claim.direction,
    )  # fmt: skip


def _named(text: str) -> Sequence[str]:
    """Sectors of the kinds of actors that a text names, in order."""
    from winset.coder.agents import agents  # noqa: PLC0415 - its tables are needed only where a text states something

    words = [word.lower() for word in _WORD.findall(text)]
    found = (agents().ending_at(words, at) for at in range(len(words)))
    named = [hit[0] for hit in found if hit is not None]
    return [PUBLIC if agent.words in PEOPLE else agent.sector for agent in named]
