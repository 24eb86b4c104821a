"""An act that the words of a sentence may report, before its actors are resolved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["ActorTest", "Find"]

ActorTest = Callable[[int], bool]
"""Tells whether the phrase headed by a token stands for an actor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """One act that the words may report; actors are not resolved yet."""

    head: int
    """Token that the marks are read from: the verb, or the noun."""
    trigger: tuple[int, ...]
    """Tokens that decided the type."""
    rule: str
    plover: str
    cameo: str
    mode: str | None
    direction: str
    sources: tuple[int, ...]
    """Heads of the phrases of the source, coordination spelled out."""
    targets: tuple[tuple[int, ...], ...]
    """Places of the target in order of preference, each with its heads."""
    weight: float
    """How much the rule asked of the sentence: more words, more weight."""
    nominal: bool = False
    swallowed: bool = False
    """Another act is about this one."""
    alone: bool = True
    """Whether it is an act without a target too."""
    future: bool = False
    """The rule itself says that the act is still to come."""
