"""Who outside government has to do with an option: by words, by the record, or as an owner of the issue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np

from winset.bargaining.arrays import Floats
from winset.bargaining.game import Game, owns
from winset.model import Case, Option

__all__ = ["PRIVATE", "fitting"]

PRIVATE: Final = frozenset({"BUS", "CVL", "EDU", "LAB", "NGO", "REL"})
"""Sectors that can carry out a non-governmental option."""
STEM: Final = 6
"""Letters that two words must share from their start; shorter words are left out."""
SHARED: Final = 2
"""A word says something while at most so many private players of a country use it."""
_WORD: Final = re.compile(rf"[^\W\d_]{{{STEM},}}")


def fitting(game: Game, case: Case, options: Sequence[Option]) -> Floats:
    """How much each private player has to do with each option, shape (options, n); 0 for nothing.

    One for an owner of the option's main issue, one for whom the record shows speaking on it, and for each telling word
    of its name and role that the option's title and description or its issue's title share, one divided by the number
    of private players at home who use it. Nobody carries out what the register says that it holds back.
    """
    spoke = {(r.player, r.issue) for r in case.readings}
    against = {(c.player, c.issue) for c in case.constraints if c.direction == "constrains"}
    issues = {issue.id: issue for issue in case.issues}
    telling = _telling(game)
    found: dict[str, list[float]] = {}
    for option in {o.id: o for o in options}.values():
        issue = issues.get(option.issue)
        words = _stems(" ".join([option.title, option.description, issue.title if issue else ""]))
        found[option.id] = [
            sum(telling[p.id].get(word, 0.0) for word in words)
            + ((p.id, option.issue) in spoke)
            + (issue is not None and owns(p, issue))
            if p.sector in PRIVATE and (p.id, option.issue) not in against
            else 0.0
            for p in game.players
        ]
    return np.array([found[o.id] for o in options], dtype=np.float64).reshape(len(options), len(game.players))


def _telling(game: Game) -> dict[str, dict[str, float]]:
    """By player, the words of its name and role, each with one divided by the number of private players who use it."""
    used = {p.id: _stems(f"{p.name} {p.role}") for p in game.players if p.sector in PRIVATE}
    told: dict[str, dict[str, float]] = {p.id: {} for p in game.players}
    for country in game.countries:
        mine = [p.id for p in game.players if p.country == country and p.id in used]
        count = Counter(word for name in mine for word in used[name])
        told |= {name: {w: 1.0 / count[w] for w in used[name] if count[w] <= SHARED} for name in mine}
    return told


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM].casefold() for word in _WORD.findall(text))
