"""What a gatekeeper feels of the constraints in force: a signed load for each country and option."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np

from winset.bargaining.arrays import Floats
from winset.bargaining.attributes import TOUCHES, Touch
from winset.bargaining.game import Game
from winset.model import Case, Constraint, Option, in_force, last_day

__all__ = ["Loads", "called_up", "felt", "strength_now", "touched_issues"]

BURDENS: Final = frozenset({"bandwidth", "calendar", "legal", "material"})
"""Kinds of constraint that a gatekeeper feels whoever stands behind them."""
HALF_LIFE: Final = 5.0
"""Years in which a position fades by half, as its readings do."""
DAYS_A_YEAR: Final = 365.25


def strength_now(constraint: Constraint, day: date) -> float:
    """Strength on the day: a position fades with its half-life, any other kind holds until it ends."""
    if constraint.kind in BURDENS:
        return constraint.strength
    years = max((day - last_day(constraint.known_from)).days, 0) / DAYS_A_YEAR
    return float(constraint.strength * 0.5 ** (years / HALF_LIFE))


def felt(constraint: Constraint, game: Game) -> float:
    """How strongly the country's gatekeeper feels a constraint, 0 to 1.

    Bandwidth, calendar, law and material interest: its strength. A position of someone who acts through the gatekeeper:
    its strength on the day times that player's influence. A position of a consent-holder: 0, it is where that player
    stands; and of those who judge: 0, they are heard through the law.
    """
    if constraint.kind in BURDENS:
        return constraint.strength
    row = next((i for i, p in enumerate(game.players) if p.id == constraint.player), None)
    if row is None or row < game.seats:
        return 0.0
    return min(1.0, strength_now(constraint, game.day) * float(game.influence[row]))


class Loads:
    """What gatekeepers feel on some options, for any choice of constraints."""

    def __init__(self, game: Game, case: Case, options: Sequence[Option]) -> None:
        """Work out once which issues each option moves or opens, and which evidence is its own."""
        self._game = game
        self._options = {option.id: option for option in options}
        self._place = [option.id for option in options]
        own = _own_evidence(case)
        self._issues = {name: touched_issues(game, option) for name, option in self._options.items()}
        self._told = {name: own.get(o.cluster or o.id, frozenset()) for name, o in self._options.items()}

    def of(self, constraints: Sequence[Constraint]) -> Floats:
        """Per country and option: for each kind the constraint felt most, less the one that enables most.

        Only the strongest of a kind counts, so that two rows about one thing weigh no more than one. A constraint whose
        evidence belongs to the option's own negotiation or its cluster's is left out. Shape (c, options).
        """
        game = self._game
        live = [(c, felt(c, game)) for c in constraints if in_force(c.since, c.until, game.day)]
        loads: dict[str, list[float]] = {}
        for name, issues in self._issues.items():
            rows = [(c, w) for c, w in live if c.issue in issues and not self._told[name] & set(c.evidence)]
            loads[name] = [_sum([(c, w) for c, w in rows if c.country == home]) for home in game.countries]
        shape = len(self._place), len(game.countries)
        return np.array([loads[name] for name in self._place], dtype=np.float64).reshape(shape).T


def _own_evidence(case: Case) -> dict[str, frozenset[str]]:
    """Evidence of each cluster's own negotiation."""
    cluster_of = {option.id: option.cluster or option.id for option in case.options}
    found: dict[str, set[str]] = {}
    for reading in case.readings:
        if reading.option in cluster_of:
            found.setdefault(cluster_of[reading.option], set()).add(reading.evidence)
    return {cluster: frozenset(ids) for cluster, ids in found.items()}


def _sum(rows: Sequence[tuple[Constraint, float]]) -> float:
    strongest: dict[tuple[str, str], float] = {}
    for row, weight in rows:
        key = (row.kind, row.direction)
        strongest[key] = max(strongest.get(key, 0.0), weight)
    return sum(value if direction == "constrains" else -value for (_, direction), value in strongest.items())


def touched_issues(game: Game, option: Option) -> frozenset[str]:
    """Issues on which the option has a point, and those whose whole quarrel a touched subject opens."""
    points = {issue for issue, _ in option.points if issue in game.issues}
    opened = {called_up(game, TOUCHES[t]) for t in option.touches if t in TOUCHES and TOUCHES[t].opens}
    return frozenset(points | {issue for issue in opened if issue is not None})


def called_up(game: Game, touch: Touch) -> str | None:
    """The first of the issues that a touched subject calls up and the case has."""
    return next((issue for issue in touch.issues if issue in game.issues), None)
