"""Decision diagrams of weighted majority rules: compiled once, then evaluated for any number of probabilities at once.

Players are taken in a fixed order; a state is what each body still needs. States from which the same coalitions of
the remaining players win are one state: what is needed is rounded to the middle of the gap between two neighbouring
sums of the remaining weights. So equal or integer weights give the usual dynamic programme, and arbitrary weights of
20 players at most about 2**10 states a level (Hosaka et al. 1997, *On the size of ordered binary decision diagrams
representing threshold functions*, Theoretical Computer Science 180).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from winset.bargaining.arrays import Floats, Ints, refuse

__all__ = ["Diagram", "diagram"]

_GRAIN: Final = 1e-12
"""Sums closer than this share of the body's total are one sum."""
_LISTED: Final = 12
"""Players whose subset sums are listed outright."""
_LIMIT: Final = 200_000
"""States a level, beyond which the rule is refused."""
_BLOCK: Final = 4_096
"""Columns evaluated at a time, so that a level stays in cache."""


@dataclass(frozen=True, slots=True, eq=False)
class Diagram:
    """A monotone rule over some players; state 0 is failure and state 1 is success at every level."""

    order: tuple[int, ...]
    """Row of `accept` that each level reads."""
    start: int
    """State in which the first level is entered."""
    no: tuple[Ints, ...]
    """Per level, the state of the next level that each state leads to when the player rejects; two states less."""
    yes: tuple[Ints, ...]
    """The same when the player accepts."""

    def chance(self, accept: Floats) -> Floats:
        """Probability of success for independent players; accept is (players, columns), the result (columns,)."""
        out = np.empty(accept.shape[1])
        for at in range(0, out.size, _BLOCK):
            block = slice(at, at + _BLOCK)
            value = np.zeros((2, out[block].size))
            value[1] = 1.0
            for player, no, yes in zip(reversed(self.order), reversed(self.no), reversed(self.yes), strict=True):
                below = value[no]
                lift = (value[yes] - below) * accept[player, block]
                value = np.concatenate([value[:2], below + lift])
            out[block] = value[self.start]
        return out


def diagram(weights: Floats, needs: Floats, players: tuple[int, ...]) -> Diagram:
    """The rule "every body gets what it needs" as a diagram.

    Parameters
    ----------
    weights : shape (b, n), weight of each player in each body, 0 where it has no vote there
    needs : shape (b,), weight that each body needs, already lowered by the tolerance
    players : n rows of `accept`, in the order of the columns of `weights`

    Raises
    ------
    BadNumbers
        the weights are so many and so uneven that no exact diagram of reasonable size exists.
    """
    grain = _GRAIN * np.maximum(weights.sum(axis=1), 1e-300)
    order = np.argsort(-(weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-300)).max(axis=0), kind="stable")
    weights = weights[:, order]
    no: list[Ints] = []
    yes: list[Ints] = []
    states, (start,) = _states(needs[None, :], weights, grain)
    for level in range(weights.shape[1]):
        rest = weights[:, level + 1 :]
        both = np.concatenate([states, states - weights[:, level]])
        below, where = _states(both, rest, grain)
        no.append(where[: len(states)])
        yes.append(where[len(states) :])
        states = below
    return Diagram(order=tuple(players[i] for i in order), start=int(start), no=tuple(no), yes=tuple(yes))


def _states(needs: Floats, rest: Floats, grain: Floats) -> tuple[Floats, Ints]:
    """Distinct undecided states (m, b), and where each row of `needs` went (0 failed, 1 passed, 2 + its row)."""
    needs = np.where(needs <= 0.0, 0.0, needs)
    for body, weight in enumerate(rest):
        needs[:, body] = _snapped(needs[:, body], weight[weight > 0.0], grain[body])
    failed = np.isposinf(needs).any(axis=1)
    passed = np.asarray(~failed & (needs <= 0.0).all(axis=1), dtype=np.bool_)
    open_ = ~failed & ~passed
    distinct, inverse = np.unique(needs[open_], axis=0, return_inverse=True)
    if len(distinct) > _LIMIT:
        raise refuse(
            "weight",
            f"{rest.shape[1] + 1} or more players with uneven weights need more than {_LIMIT} states; "
            "round the weights to few distinct whole numbers",
            "too-many-states",
        )
    where = np.where(passed, 1, 0).astype(np.intp)
    where[open_] = inverse.reshape(-1) + 2
    return distinct, where


def _snapped(need: Floats, weight: Floats, grain: float) -> Floats:
    """What is needed, rounded within the gap of sums that it lies in; 0 met, infinity out of reach."""
    if weight.size > _LISTED:
        rounded = np.where(need <= 0.0, 0.0, np.maximum(np.rint(need / grain) * grain, grain))
        return np.where(rounded > weight.sum() + grain, np.inf, rounded)
    sums = np.zeros(1)
    for w in weight:
        sums = np.concatenate([sums, sums + w])
    sums = np.unique(np.rint(sums / grain)) * grain
    at = np.searchsorted(sums, need)
    gap = np.concatenate([[0.0], (sums[1:] + sums[:-1]) / 2, [np.inf]])
    return np.asarray(gap[at])
