"""Agreements that could be put on the table, and the forms they could take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["FORMATS", "FRAMES", "INSTRUMENTS", "FrameEffect", "Option", "Outcome", "Variant"]

INSTRUMENTS: Final = (
    "treaty", "cabinet-pact", "ministry-memo", "joint-statement", "dialogue", "programme", "law-or-budget",
    "non-governmental", "unilateral-step",
)  # fmt: skip
FRAMES: Final = ("containment", "dprk", "functional", "values", "history", "economic")
FORMATS: Final = ("unilateral", "bilateral", "trilateral", "trilateral-plus", "multilateral")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A point on one or more ladders that could be agreed."""

    id: str
    title: str
    description: str
    """What would be agreed, in a sentence or two."""
    issue: str
    """Issue id of the largest move."""
    points: tuple[tuple[str, float], ...]
    """(issue id, level) pairs."""
    ambition: float
    """0 to 1, mean of coders blind to outcomes."""
    ambition_spread: float
    """Half the range between the coders."""
    first_proposed: str
    """Partial date: options exist from here on."""
    known_from: str
    proposed_source: str
    """Page on which it was first proposed."""
    instruments: tuple[str, ...]
    """Instruments that it could take, likeliest first."""
    touches: tuple[str, ...]
    """Sensitive subjects that it touches, such as `territory`."""
    frames: tuple[str, ...]
    """Frames under which it could be presented, likeliest first."""
    formats: tuple[str, ...]
    """Formats in which it could be agreed: `bilateral` binds two of its parties, `trilateral` all countries of the case
    (however many they are), a wider one also countries outside it."""
    parties: tuple[str, ...]
    """ISO3 of those whose ratification the option itself needs (its core); a trilateral format adds the rest."""
    conditions: tuple[str, ...]
    """Consent outside government that it needs: `firms`, `plaintiffs-or-victims`, `third-country`, ..."""
    cluster: str
    """Idea that it belongs to: near-duplicates share one."""
    requires: tuple[str, ...] = ()
    """Ids of options without which a package may not hold it."""
    excludes: tuple[str, ...] = ()
    """Ids of options that no package holds beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """An option in one form: option x instrument x frame x format."""

    option: str
    instrument: str
    """Picks the consent rule."""
    frame: str
    """Multiplies salience."""
    format: str
    """Picks which countries must ratify."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameEffect:
    """How presenting an option under a frame multiplies the salience of an issue."""

    frame: str
    issue: str
    """Issue id, or `*`."""
    sector: str
    """Sector that it applies to, or `*`."""
    country: str
    """ISO3, or `*`."""
    multiplier: float
    """Above 0; 1 changes nothing."""
    known_from: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an option: never evidence, only for back-tests and the record."""

    option: str
    adopted: str
    """`yes`, `partly` or `no`."""
    adopted_date: str | None
    """Partial date."""
    what: str
    """What happened, in a sentence."""
    later_status: str
    """What became of it afterwards: `kept`, `lapsed`, `reversed`, `unknown`, ..."""
    window_closes: str
    """Partial date before which a `no` is still open."""
    known_from: str | None
    source: str
    status: str
    """`verified` or `likely`."""
