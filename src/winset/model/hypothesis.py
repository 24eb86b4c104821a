"""Readings of one event that compete, and how each piece of evidence fits each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["FITS", "WEIGHTS", "Hypothesis", "Weighing"]

FITS: Final = ("very inconsistent", "inconsistent", "neutral", "consistent", "very consistent")
"""How evidence fits a hypothesis, from worst to best (Heuer, Psychology of Intelligence Analysis, 1999, chapter 8)."""
WEIGHTS: Final = ("weak", "medium", "strong")
"""How much an item can bear: whether its source knows, and whether it could be staged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """One answer to a question that has several."""

    id: str
    question: str
    """Id of the question; all its hypotheses share it."""
    asks: str
    """The question, in words that favour no answer."""
    explains: tuple[str, ...]
    """Ids of happenings or polls that are to be explained."""
    text: str
    """The answer, as its holders would put it."""
    holder: str
    """Who holds it, as the record shows."""
    dissent: str
    """What those who do not share the leading reading would have a reader know; empty where nobody said so."""
    known_from: str
    source: tuple[str, ...] = ()
    """Where its holders say so: ids of rows of the record, or addresses; empty where no page is at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """How one piece of evidence fits one hypothesis."""

    hypothesis: str
    """Id of the hypothesis."""
    evidence: str
    """Id of a happening, poll figure or meeting, or a sentence of a document."""
    fit: str
    """One of FITS."""
    weight: str
    """One of WEIGHTS."""
    reason: str
    """Why, in one sentence."""
    known_from: str
