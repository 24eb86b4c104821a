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
    """Town."""
    format: str
    """Who meets: `trilateral` for all countries of the case, else codes as in `DEU-FRA`."""
    countries: tuple[str, ...]
    """ISO3 of those who take part."""
    level: str
    """`leaders`, `foreign ministers`, ...: meetings of one format and level are a series with a rhythm."""
    participants: str
    """Who sat there, where a page says so, with semicolons between them; a country in brackets says for whom."""
    topics: str
    """Of what they spoke."""
    outcome: str
    """Document or result, empty where none is known."""
    status: str
    """`verified`, `verified, day not found` or `likely`."""
    source: str
