"""A published figure of a public opinion survey."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PollFigure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PollFigure:
    """Share of respondents in one country who gave one answer about another."""

    id: str
    respondents: str
    """ISO3 of the country asked."""
    about: str
    """ISO3 of the country or pair asked about."""
    question: str
    """Answer or question in our words."""
    start: str
    """First day of fieldwork (partial date)."""
    end: str
    """Last day of fieldwork (partial date)."""
    known_from: str
    """Release; where unknown, end of fieldwork plus 90 days."""
    n: int | None
    """Respondents."""
    mode: str | None
    """Survey mode, such as `face-to-face interview` or `mail`."""
    percent: float
    """0 to 100; a derived change may be negative."""
    pollster: str
    """Who asked."""
    source: str
    note: str
    derived: bool
    """A change that a page states rather than a figure."""
