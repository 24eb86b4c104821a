"""How likely each position is to prevail when everyone votes on every pair: the first step of the spatial model.

For comparison only. A position's chance is that of beating every other, given that one does; how strongly actors avoid
risk follows from how likely their own position is to win. The bargaining rounds that KTAB runs after this are left out.

References
----------
Wise, Lester and Efird 2015, *An introduction to the KAPSARC Toolkit for Behavioral Analysis (KTAB) using
one-dimensional spatial models*; Bueno de Mesquita 1994 for risk attitudes.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from winset.bargaining.arrays import Floats, checked, refuse

__all__ = ["position_chances"]

_LEAST: Final = 1e-10
"""Strength of a coalition that nobody joins, so that a contest of nobody is even."""


def position_chances(position: ArrayLike, salience: ArrayLike, influence: ArrayLike) -> Floats:
    """Probability that each actor's position prevails; actors with one position share its probability's value.

    Parameters
    ----------
    position : shape (n, k), each issue on a scale of length 1
    salience : shape (n, k), at least 0, not all 0 for any actor
    influence : shape (n,), at least 0

    Returns
    -------
    shape (n,); sums to 1 over distinct positions

    Raises
    ------
    BadNumbers
        nonsense in the arguments.
    """
    position = checked("position", position, ndim=2)
    salience = checked("salience", salience, shape=position.shape, low=0.0)
    influence = checked("influence", influence, shape=position.shape[:1], low=0.0)
    size = (salience**2).sum(axis=1)
    if not size.all():
        raise refuse("salience", "an actor cares about nothing", "bad-value")
    gap = ((position[:, None] - position) * salience[:, None]) ** 2
    distance = np.sqrt(gap.sum(axis=2) / size[:, None])  # of each actor from each position, by its own salience
    _, first, place = np.unique(position, axis=0, return_index=True, return_inverse=True)
    neutral = _chances(1.0 - distance, influence)
    spread = neutral.max() - neutral.min()
    risk = (3.0 * neutral - neutral.max() - 2.0 * neutral.min()) / (2.0 * spread) if spread else np.zeros(len(neutral))
    utility = (1.0 - distance) * (1.0 + distance * risk[:, None])
    return _chances(utility[:, first], influence)[place.reshape(-1)]


def _chances(utility: Floats, influence: Floats) -> Floats:
    """Utility of each actor for each position (n, p) -> (p,): chance to beat all others, given that one does."""
    difference = utility[:, :, None] - utility[:, None, :]
    strength = (influence[:, None, None] * np.maximum(difference, 0.0)).sum(axis=0) + _LEAST
    beats_all = (strength / (strength + strength.T)).prod(axis=1)
    return np.asarray(beats_all / beats_all.sum())
