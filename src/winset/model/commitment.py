"""What governments promised one another, and how well they kept it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["COMMITMENT_STATUS", "SCORES", "Commitment", "Judgement"]

COMMITMENT_STATUS: Final = ("new", "reaffirmed")
SCORES: Final = (-1, 0, 1)
"""Not kept, partly kept or in progress, kept: the scale of the G7 Research Group's compliance manual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """One promise, to which a text or a person's entry testifies."""

    id: str
    date: str
    """When it was made (partial date)."""
    known_from: str
    by: tuple[str, ...]
    """ISO3 of those who promised."""
    to: tuple[str, ...]
    """ISO3 of those to whom; the same countries where they promised one another."""
    issue: str
    """Issue id."""
    what: str
    """One sentence in our words."""
    ambition: float
    """0 to 1, as for options."""
    due: str | None
    """Partial date by which it was to be done; None where none was named."""
    guideline: str
    """What would count as kept, as partly kept and as not kept, written before anyone judges."""
    status: str
    """One of COMMITMENT_STATUS."""
    meeting: str | None
    """Id of the meeting at which it was made."""
    option: str | None
    """Id of the option that it carries out."""
    evidence: tuple[str, ...]
    """Ids of happenings, meetings or sentences that state it."""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One coder's word on one commitment, from what was known on a day."""

    commitment: str
    """Id of the commitment."""
    coder: str
    """Who judged; a pseudonym will do."""
    known_from: str
    """Day up to which the record was read (partial date)."""
    score: int
    """One of SCORES."""
    evidence: tuple[str, ...]
    """Ids of happenings or meetings, or addresses, that show it."""
    reason: str
    """Why, in a sentence."""
