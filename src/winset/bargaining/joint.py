"""All countries at once: the probability that every side ratifies, under one correlation for the whole case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from winset.bargaining.arrays import Floats, checked, refuse
from winset.bargaining.consent import Rule, chance, chance_given_factor
from winset.bargaining.factor import given_factor

__all__ = ["Joint", "changes_of_mind", "joint_ratification"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Joint:
    """Ratification in each country and in all of them."""

    joint: Floats
    """Shape (o,): probability that every country ratifies."""
    country: Floats
    """Shape (c, o): probability that each country ratifies."""
    low: Floats
    """Shape (o,): the least that the joint can be, whatever the dependence (Frechet)."""
    high: Floats
    """Shape (o,): the most that it can be."""
    rho: float
    """Correlation of latent acceptance that `joint` was computed with."""


def joint_ratification(rules: Sequence[Rule], accept: ArrayLike, rho: float = 0.0) -> Joint:
    """Probability that all countries ratify each option.

    Parameters
    ----------
    rules : one a country, over rows of `accept`
    accept : shape (players, o), marginal probability that each player of any country accepts each option
    rho : correlation of any two players' latent acceptance, at home or abroad, in [0, 1]

    Returns
    -------
    Joint

    Raises
    ------
    BadNumbers
        no country, probabilities or rho outside [0, 1].
    """
    accept = checked("accept", accept, ndim=2, low=0.0, high=1.0)
    checked("rho", rho, ndim=0, low=0.0, high=1.0)
    if not rules:
        raise refuse("rules", "there is no country whose consent is needed", "empty")
    if rho == 1.0:
        country = np.stack([chance(rule, accept, 1.0) for rule in rules])
        joint = country.min(axis=0)
    else:
        nodes = given_factor(accept, rho)
        given = np.stack([chance_given_factor(rule, nodes) for rule in rules])
        country = given.mean(axis=-1)
        joint = _all_given(rules, nodes, given).mean(axis=-1)
    return Joint(
        joint=joint,
        country=country,
        low=np.maximum(0.0, country.sum(axis=0) - (len(rules) - 1)),
        high=country.min(axis=0),
        rho=float(rho),
    )


def changes_of_mind(rules: Sequence[Rule], accept: ArrayLike, rho: float = 0.0) -> Floats:
    """What each player's sure acceptance would add to the joint probability; the largest is the binding player.

    Parameters
    ----------
    rules, accept, rho : as in `joint_ratification`

    Returns
    -------
    shape (players, o), at least 0; 0 for players in no rule
    """
    accept = checked("accept", accept, ndim=2, low=0.0, high=1.0)
    added = np.zeros(accept.shape)
    base = joint_ratification(rules, accept, rho).joint
    members = sorted({m for rule in rules for m in rule.members})
    if rho == 1.0:
        for player in members:
            changed = accept.copy()
            changed[player] = 1.0
            added[player] = joint_ratification(rules, changed, rho).joint - base
        return np.maximum(added, 0.0)
    nodes = given_factor(accept, rho)
    given = np.stack([chance_given_factor(rule, nodes) for rule in rules])
    for player in members:
        kept, nodes[player] = nodes[player].copy(), 1.0
        changed = given.copy()
        for c, rule in enumerate(rules):
            if player in rule.members:
                changed[c] = chance_given_factor(rule, nodes)
        added[player] = _all_given(rules, nodes, changed).mean(axis=-1) - base
        nodes[player] = kept
    return np.maximum(added, 0.0)


def _all_given(rules: Sequence[Rule], nodes: Floats, given: Floats) -> Floats:
    """Every country ratifies, given the factor: a product, unless two countries' rules share a player."""
    if sum(len(rule.members) for rule in rules) == len({m for rule in rules for m in rule.members}):
        return np.asarray(given.prod(axis=0))
    return chance_given_factor(Rule(bodies=tuple(b for rule in rules for b in rule.bodies)), nodes)
