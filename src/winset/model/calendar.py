"""Days of the year on which some countries quarrel, or meet, by habit."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Ritual"]


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
