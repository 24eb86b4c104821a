"""The expected utility model of Bueno de Mesquita, as Scholz, Calbert and Smith specify it: for comparison only.

Actors on a line challenge each other; each takes the best offer that it expects to be forced into or to strike. The
conventions below are those of the public reference programme, including the two that its author calls odd: the
denominator of the probability of success sums all votes over all pairs, and among compromises the one with the lowest
weighted position is taken. The model need not converge.

References
----------
Bueno de Mesquita 1994, in Bueno de Mesquita and Stokman, *European Community Decision Making*, chapter 4; Scholz,
Calbert and Smith 2011, *Unravelling Bueno de Mesquita's group decision model* (Journal of Theoretical Politics 23).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from winset.bargaining.arrays import Floats, checked, refuse

__all__ = ["condorcet_median", "expected_utility_rounds"]


def expected_utility_rounds(
    position: ArrayLike, capability: ArrayLike, salience: ArrayLike, *, rounds: int, stay: float = 1.0
) -> Floats:
    """Positions at the start and after each round.

    Parameters
    ----------
    position, capability, salience : shape (n,); capability at least 0, salience in [0, 1]
    rounds : how many
    stay : Q, weight of the status quo in a challenge, in [0, 1]

    Returns
    -------
    shape (rounds + 1, n)
    """
    x = checked("position", position, ndim=1)
    c = checked("capability", capability, shape=x.shape, low=0.0)
    s = checked("salience", salience, shape=x.shape, low=0.0, high=1.0)
    width = float(np.ptp(x))
    if width == 0.0:
        raise refuse("position", "all actors agree: there is nothing to forecast", "no-variation")
    path = [x]
    for _ in range(rounds):
        risk = _risk(path[-1], c, s, width, stay)
        path.append(_offers(path[-1], s, width, stay, risk=risk, success=_success(path[-1], c * s, width, risk)))
    return np.array(path)


def condorcet_median(position: ArrayLike, weight: ArrayLike) -> float:
    """Position that a vote weighted by distances prefers to all others, found by successive comparison from the lowest.

    Parameters
    ----------
    position, weight : shape (n,)
    """
    x = checked("position", position, ndim=1)
    weight = checked("weight", weight, shape=x.shape, low=0.0)
    places = np.unique(x)
    median = places[0]
    for place in places[1:]:
        if weight @ (np.abs(x - median) - np.abs(x - place)) > 0.0:
            median = place
    return float(median)


def _success(x: Floats, weight: Floats, width: float, risk: Floats) -> Floats:
    """Shape (n, n): probability that the row's position beats the column's."""
    distance = (np.abs(x[:, None] - x) / width) ** risk[:, None]  # of each actor from each position
    votes = weight[:, None, None] * (distance[:, None, :] - distance[:, :, None])  # actor, challenger, challenged
    total = np.abs(votes).sum()
    if total == 0.0:
        return np.zeros((len(x), len(x)))
    return np.where(x[:, None] == x, 0.0, np.maximum(votes, 0.0).sum(axis=0) / total)


def _challenge(x: Floats, s: Floats, width: float, stay: float, *, risk: float, success: Floats) -> Floats:
    """Shape (n, n): expected utility of the row's challenge to the column, seen with one actor's risk attitude."""
    gap = np.abs(x[:, None] - x) / width
    won, lost = 2.0 - 4.0 * (0.5 - 0.5 * gap) ** risk, 2.0 - 4.0 * (0.5 + 0.5 * gap) ** risk
    resisted = s * (success * won + (1.0 - success) * lost)
    return np.asarray(resisted + (1.0 - s) * won - stay * (2.0 - 4.0 * 0.5**risk))


def _risk(x: Floats, c: Floats, s: Floats, width: float, stay: float) -> Floats:
    """Risk exponents between 1/2 and 2 from how much danger each actor is in, relative to the others."""
    success = _success(x, c * s, width, np.ones_like(x))
    threat = _challenge(x, s, width, stay, risk=1.0, success=success)
    danger = threat.sum(axis=0) - np.diag(threat)
    spread = np.ptp(danger)
    acceptance = (2.0 * danger - danger.max() - danger.min()) / spread if spread else np.zeros_like(danger)
    return np.asarray((1.0 - acceptance / 3.0) / (1.0 + acceptance / 3.0))


def _offers(x: Floats, s: Floats, width: float, stay: float, *, risk: Floats, success: Floats) -> Floats:
    """New positions: the nearest confrontation lost, else a compromise, else the nearest capitulation, else no move."""
    new = x.copy()
    for i in range(len(x)):
        table = _challenge(x, s, width, stay, risk=float(risk[i]), success=success)
        mine, theirs = table[i], table[:, i]
        other = x != x[i]
        confronted = other & (theirs > mine) & (mine > 0.0)
        under = other & (theirs > 0.0) & (mine < 0.0)
        compromise, capitulate = under & (theirs > -mine), under & (theirs < -mine)
        reach = np.where(confronted if confronted.any() else capitulate, np.abs(x - x[i]), np.inf)
        if not confronted.any() and compromise.any():
            size = np.abs(mine) + np.abs(theirs)
            middle = (np.abs(mine) * x[i] + np.abs(theirs) * x) / np.where(size > 0.0, size, 1.0)
            j = int(np.argmin(np.where(compromise, middle, np.inf)))
            new[i] = x[i] + (x[j] - x[i]) * abs(mine[j] / theirs[j])
        elif np.isfinite(reach).any():
            new[i] = x[int(np.argmin(reach))]
    return new
