"""Days that come round by habit, and dated occasions ahead: elections, anniversaries, rulings, summits, deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["OCCASION_KINDS", "Occasion", "Ritual"]

OCCASION_KINDS: Final = ("election", "local election", "anniversary", "ruling", "summit", "expiry", "notice", "budget",
                         "asset sale", "decision", "public event")  # fmt: skip
"""Notice: last day to give notice under an agreement; budget: a step of a budget or of the law that carries it; asset
sale: what a court has seized may be sold; decision: a strategy is adopted, or a rule or tariff takes effect; public
event: games and the like. Where no day is set, the date is the year or month in which it may come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ritual:
    """One entry of the ritual calendar."""

    month: int
    """1 to 12."""
    day: int
    """1 to 31: the first day."""
    days: int = 1
    """Length, at least 1."""
    label: str
    """What happens; entries of one label share one effect."""
    since: int | None
    """First year; None for always."""
    countries: tuple[str, ...]
    """ISO3 of those concerned."""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One dated occasion: known beforehand, and a chance or a risk for what governments want to agree."""

    id: str
    date: str
    """Partial date on which it is due."""
    kind: str
    """One of OCCASION_KINDS."""
    countries: tuple[str, ...]
    """ISO3 of those whose election, budget or deadline it is, or who take part."""
    what: str
    """A few words."""
    issues: tuple[str, ...] = ()
    """Ids of the issues that it is about; empty for all."""
    touches: tuple[str, ...] = ()
    """Sensitive subjects that it stirs, as options name them."""
    known_from: str
    """When its date was known: fixed by law, announced, or agreed."""
    status: str
    """`verified` (a page or law gives the date), `by rule` (the date follows from a term of office or a yearly habit)
    or `likely`."""
    source: str
