"""What a text states about constraints, proposals, promises and stances, with who states it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["CLAIM_KINDS", "CONSTRAINT_KINDS", "Claim", "Constraint"]

CLAIM_KINDS: Final = ("constraint", "recommendation", "commitment", "stance", "figure")
CONSTRAINT_KINDS: Final = ("position", "bandwidth", "calendar", "legal", "material")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement of a text, in its exact words."""

    kind: str
    """One of CLAIM_KINDS."""
    by: str | None
    """Who states it (`claimed by X`)."""
    country: str | None
    """ISO3 of the country that it is about."""
    actor: str | None
    """The actor that it is about."""
    issue: str | None
    polarity: int
    """-1, 0 or 1."""
    strength: float
    """0 (faint) to 1 (as strong as words go)."""
    text: str
    span: tuple[int, int]
    """Code points of the text."""
    due: str | None = None
    """Partial date by which a commitment is due."""
    status: str | None = None
    """`open` for a new commitment, `reaffirmed` for one that existed."""
    to: tuple[str, ...] = ()
    """ISO3 of those to whom a commitment is made, where they are named."""
    constraint_kind: str | None = None
    """One of CONSTRAINT_KINDS, for constraints."""
    direction: str | None = None
    """`constrains` or `enables`, for constraints."""
    rule: str | None = None
    """Id of the rule that found it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """A row of the register: what holds one government back, or helps it, at home."""

    id: str
    country: str
    """ISO3."""
    player: str
    """Player id that is the source of the constraint."""
    kind: str
    """One of CONSTRAINT_KINDS."""
    direction: str
    """`constrains` or `enables`."""
    issue: str
    """Issue id."""
    by: str
    """Holder of the claim."""
    strength: float
    """0 to 1."""
    low: float
    high: float
    """Range of the strength."""
    what: str
    """One sentence."""
    since: str
    """From when it held (partial date)."""
    until: str | None
    """First day that it no longer held."""
    known_from: str
    evidence: tuple[str, ...]
    """Ids of happenings, poll figures or sentences; never empty."""
    until_known_from: str | None = None
    """When its end was known."""
