"""Who did what to whom, and the acts behind several reports of it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Event", "Happening", "Span"]

Span = tuple[int, int]
"""Half-open range of code points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One act of one actor towards another, as one sentence reports it (PLOVER, CAMEO)."""

    source: str | None
    """`ISO3 SECTOR`, `ISO3` or None."""
    source_country: str | None
    source_sector: str | None
    source_text: str | None
    """The words that name the source."""
    target: str | None
    """`ISO3 SECTOR`, `ISO3` or None."""
    target_country: str | None
    target_sector: str | None
    target_text: str | None
    plover: str
    """One of the 16 PLOVER types."""
    mode: str | None
    """PLOVER mode, such as `meet` or `visit`."""
    context: tuple[str, ...]
    """PLOVER contexts, such as `military`."""
    cameo: str | None
    """CAMEO code with its leading zeros."""
    goldstein: float | None
    """Goldstein weight of the CAMEO code, -10 to +10."""
    issue: str | None
    """Issue id of the package's list."""
    date: str | None
    """Date of the act, a partial date."""
    date_precision: str | None
    """`day`, `month` or `year`."""
    negated: bool
    future: bool
    hypothetical: bool
    historical: bool
    speaker: str | None
    """Who reports the act, where it is reported speech."""
    trigger: str
    """The words that decided the type."""
    rule: str
    """Id of the rule that made the event."""
    spans: dict[str, Span | None]
    """`source`, `target`, `trigger`: code points of the text."""
    confidence: float
    """Probability that type and countries are right, in [0, 1]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One act or meeting in the world, whatever the number of reports of it."""

    id: str
    date: str
    """Partial date of the act."""
    known_from: str
    """Earliest publication among its members."""
    text: str
    """Our summary, or the clearest member's sentence."""
    kind: str
    """Evidence kind: `quoted`, `summarised` or `figure`."""
    countries: tuple[str, ...]
    """ISO3 of those who take part."""
    issue: str
    """Issue id."""
    status: str
    """`verified`, `likely`, or `coded` for machine coding."""
    sources: tuple[str, ...]
    """Pages or documents that report it; never empty."""
