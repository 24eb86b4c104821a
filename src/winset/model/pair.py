"""Two attempts at one idea that ended differently: a question for the back-test, never evidence."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Pair"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The same idea put forward twice."""

    id: str
    title: str
    earlier: str
    """Option id of the first attempt."""
    later: str
    """Option id of the second."""
    what: str
    """What the two have in common and what had changed, in one sentence."""
    source: str
    """Why these two are a pair."""
