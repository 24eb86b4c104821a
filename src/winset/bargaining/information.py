"""Which player to ask about which issue next: the expected value of partial perfect information.

If one ideal level were known before choosing, the choice could follow it. The value of asking is what the best option
would then be worth on average, less what the best option is worth today. Given one player's acceptance everything else
is as before, and the joint probability is linear in it: one ideal is a one-dimensional integral, taken at midpoints.

References
----------
Raiffa and Schlaifer 1961, *Applied Statistical Decision Theory*; Brennan et al. 2007 (Medical Decision Making 27).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from winset.bargaining.acceptance import acceptances
from winset.bargaining.arrays import Floats, checked
from winset.bargaining.consent import Rule, chance_given_factor
from winset.bargaining.factor import given_factor
from winset.bargaining.normal import normal_quantile

__all__ = ["information_value"]

_NODES: Final = 64
"""Midpoints of the distribution of the ideal that is asked about."""


def information_value(
    rules: Sequence[Rule],
    mean: ArrayLike,
    sd: ArrayLike,
    salience: ArrayLike,
    options: ArrayLike,
    status_quo: ArrayLike,
    *,
    value: ArrayLike,
    rho: float = 0.0,
    cost: ArrayLike = 0.0,
) -> Floats:
    """Expected gain from knowing one ideal level before the option is chosen.

    Parameters
    ----------
    rules : consent rule of each country, over rows of players
    mean, sd, salience : shape (n, k)
    options : shape (o, k)
    status_quo : shape (k,)
    value : shape (o,), what each option is worth if every country ratifies it; doing nothing is worth 0
    rho : correlation of latent acceptance, in [0, 1)
    cost : kappa, broadcast to (n, o)

    Returns
    -------
    shape (n, k), at least 0, in units of `value`; 0 for players in no rule

    Raises
    ------
    BadNumbers
        nonsense in the arguments.
    """
    mean, sd = checked("mean", mean, ndim=2), checked("sd", sd, ndim=2, low=0.0)
    salience = checked("salience", salience, shape=mean.shape, low=0.0)
    options, status_quo = checked("options", options, ndim=2), checked("status_quo", status_quo, ndim=1)
    value = checked("value", value, shape=(len(options),))
    checked("rho", rho, ndim=0, low=0.0, high=1.0 - 1e-12)
    cost = np.broadcast_to(checked("cost", cost), (len(mean), len(options)))
    everyone = Rule(bodies=tuple(body for rule in rules for body in rule.bodies))
    nodes = given_factor(acceptances(mean, sd, salience, options, status_quo, cost=cost), rho)
    quantiles = normal_quantile((np.arange(_NODES) + 0.5) / _NODES)
    worth = np.zeros(mean.shape)
    for i in everyone.members:
        without, lift = _by_player(everyone, nodes, i)
        for k in np.flatnonzero(sd[i] > 0.0).tolist():
            known_mean, known_sd = np.repeat(mean[i : i + 1], _NODES, axis=0), np.repeat(sd[i : i + 1], _NODES, axis=0)
            known_mean[:, k] += sd[i, k] * quantiles
            known_sd[:, k] = 0.0
            mine = acceptances(
                known_mean, known_sd, np.repeat(salience[i : i + 1], _NODES, axis=0), options, status_quo, cost=cost[i]
            )
            joint = (without + lift * given_factor(mine, rho)).mean(axis=-1)  # (nodes, o)
            gain = np.concatenate([joint * value, np.zeros((_NODES, 1))], axis=1)
            worth[i, k] = gain.max(axis=1).mean() - gain.mean(axis=0).max()
    return np.maximum(worth, 0.0)


def _by_player(rule: Rule, nodes: Floats, player: int) -> tuple[Floats, Floats]:
    """Shape (o, factor nodes): the joint probability if one player rejects, and what its acceptance adds."""
    kept = nodes[player].copy()
    nodes[player] = 0.0
    without = chance_given_factor(rule, nodes)
    nodes[player] = 1.0
    lift = chance_given_factor(rule, nodes) - without
    nodes[player] = kept
    return without, lift
