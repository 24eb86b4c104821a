"""Where a player stands, and the dated readings that say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["READING_KINDS", "Influence", "Position", "Prior", "Pull", "Reading"]

READING_KINDS: Final = ("stance", "accept", "reject", "poll", "expert")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One dated item of evidence about where a player stands on an issue."""

    id: str
    player: str
    issue: str
    kind: str
    """One of READING_KINDS: a stance is anchored to a level; accept and reject read x against the midpoint."""
    level: float
    """Level of the stance, or of the offer accepted or rejected."""
    against: float | None
    """Status quo that an accepted or rejected offer was measured against; None for a stance."""
    date: str
    known_from: str
    option: str | None
    """Option whose negotiation it belongs to, so that it can be left out when that option is scored."""
    status: str
    """`verified` or `likely`."""
    evidence: str
    """Happening id, poll figure id or document sentence."""
    text: str
    """Our words for what was said or done."""
    sd: float | None = None
    """Standard deviation of an expert's level in units of the ladder; None for the usual one of its kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """How much one reading moved a position."""

    reading: str
    shift: float
    """Change of the mean when the reading is added, in units of the ladder."""
    weight: float
    """Weight after half-life and source, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A player's ideal level on an issue, with its uncertainty and where it came from."""

    player: str
    issue: str
    mean: float
    sd: float
    salience: float
    """At least 0."""
    salience_low: float
    salience_high: float
    prior_mean: float
    prior_sd: float
    pulls: tuple[Pull, ...]
    """Empty where nothing but the prior speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """Where a sector stands on an issue before any evidence; depends on sector and issue only."""

    country: str
    """ISO3, or `*`; a country only where a sector means something else there."""
    sector: str
    """Sector, or `*`."""
    issue: str
    """Issue id, or `*`."""
    mean: float
    """Level at which such a player would like things to stand."""
    sd: float
    """Above 0, in units of the ladder."""
    salience: float
    """How much such a player cares, at least 0; 1 is usual."""
    salience_low: float
    """Lowest value that is plausible."""
    salience_high: float
    """Highest value that is plausible."""
    source: str
    """The reasoning or literature behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Influence:
    """How much a player counts with its government's gatekeepers, before any evidence."""

    player: str
    """Player id."""
    weight: float
    """At least 0."""
    source: str
