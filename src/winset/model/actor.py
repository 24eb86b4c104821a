"""Anyone named in a text, and the domestic players whose decision matters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["SECTORS", "Actor", "Player", "Power", "actor_id"]

SECTORS: Final = (
    "GOV", "MIL", "LEG", "JUD", "COP", "OPP", "PTY", "BUS", "CVL", "NGO", "MED", "EDU", "REL", "LAB",
    "IGO", "REB", "CRM", "SPY", "PUB", "ELI",
)  # fmt: skip
"""Sector codes: PLOVER's list, with `PUB` for the public as polls measure it."""


def actor_id(country: str | None, sector: str | None) -> str | None:
    """`ISO3 SECTOR`, `ISO3`, `SECTOR` for a body without a country, or None when both are unknown."""
    return " ".join(part for part in (country, sector) if part) or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Someone named in a text, resolved as of the text's date."""

    country: str | None
    """ISO 3166-1 alpha-3, or None for a body without a country."""
    sector: str | None
    """One of SECTORS, or None for a bare country."""
    text: str
    """The words that name the actor."""
    name: str | None = None
    """Canonical name of the person or body, where the tables know it."""

    @property
    def id(self) -> str | None:
        """`ISO3 SECTOR`, `ISO3` or None."""
        return actor_id(self.country, self.sector)


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """A domestic actor that matters for a decision, over one period."""

    id: str
    """Stable id such as `fra-president`; the same over all its periods."""
    country: str
    """ISO3."""
    name: str
    """Name in this period."""
    sector: str
    """One of SECTORS."""
    role: str
    """What it does, in one sentence."""
    since: str
    """First day of the period (partial date)."""
    until: str | None
    """First day no longer covered; None while it lasts."""
    known_from: str
    """When the period was known."""
    source: str
    """Where the row comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """A formal right of one player over one kind of instrument."""

    player: str
    """Player id."""
    instrument: str
    """One of INSTRUMENTS."""
    right: str
    """`veto` (consent of this player itself) or `body` (one vote of weight `weight` in `body`)."""
    body: str
    """The decision rule that it belongs to, such as `fra-senate`; all bodies of a country and instrument must agree."""
    weight: float
    """Weight inside the body, at least 0; 1 for a veto."""
    quota: float
    """Share of the body's weight that must agree, above 0; 1 for a veto."""
    since: str
    """First day (partial date)."""
    until: str | None
    """First day no longer covered."""
    known_from: str
    """When the rule was known."""
    source: str
    """Constitution, statute or rule."""
