"""A meeting of officials of two or more countries."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Meeting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting, from the public record."""

    id: str
    date: str
    """Partial date."""
    known_from: str
    place: str
    format: str
    """Who meets: `trilateral`, `JPN-KOR`, ..."""
    countries: tuple[str, ...]
    """ISO3 of those who take part."""
    level: str
    """leaders, foreign ministers, ..."""
    participants: str
    topics: str
    outcome: str
    """Document or result, empty where none is known."""
    status: str
    """`verified`, `verified, day not found` or `likely`."""
    source: str
