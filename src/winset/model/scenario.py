"""What could happen: dated changes of where players stand, how much they care and what holds them back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["CHANGE_KINDS", "Change", "Scenario"]

CHANGE_KINDS: Final = ("mean", "sd", "salience", "influence", "status-quo", "cost")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that a scenario changes, for all players and issues that it names."""

    kind: str
    """One of CHANGE_KINDS."""
    by: float
    """Ladder units added to means and status quo or, for a cost, to a negotiator's bar; a factor on the others."""
    country: str = "*"
    """ISO3, or `*`."""
    sector: str = "*"
    """Sector, or `*`."""
    player: str = "*"
    """Player id, or `*`."""
    issue: str = "*"
    """Issue id, or `*`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """An election, a ruling, a missile test, a campaign, an ally's pressure: what it would change."""

    id: str
    title: str
    what: str
    """One sentence: what happens."""
    since: str
    """From when it could happen (partial date)."""
    until: str | None
    """First day on which it no longer acts; None while it lasts."""
    changes: tuple[Change, ...]
    known_from: str
    """When the scenario was written down."""
    source: str
    """Precedent or reasoning behind the sizes."""
    probability: float | None = None
    """Chance that it happens within a year, where somebody stated one."""
