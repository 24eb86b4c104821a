"""Bargaining solutions on the convex hull of what is feasible: Nash, Kalai-Smorodinsky, egalitarian.

References
----------
Nash 1950, *The Bargaining Problem* (Econometrica 18); Kalai and Smorodinsky 1975, *Other Solutions to Nash's Bargaining
Problem* (Econometrica 43); Kalai 1977 and Imai 1983 (Econometrica 45 and 51) for the egalitarian and leximin solutions.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from winset.bargaining.arrays import Floats, Ints, checked
from winset.bargaining.programme import furthest
from winset.errors import NoAgreement

__all__ = ["egalitarian", "kalai_smorodinsky", "nash"]

_NOTHING: Final = 1e-12
"""A gain below this share of the largest gain is none."""
_CLOSE: Final = 1e-8
"""Length of a Newton step after which no other is needed."""
_FLAT: Final = 1e-14
"""Relative rise below which the product of gains is at its largest."""


def nash(vertices: ArrayLike, disagreement: ArrayLike) -> Floats:
    """Point of the hull with the largest product of gains over disagreement.

    Parameters
    ----------
    vertices : shape (m, c), utilities of c countries at m feasible points, which may be mixed
    disagreement : shape (c,), utilities without an agreement

    Returns
    -------
    shape (c,), a point of the hull, accurate to about 1e-11 of each country's largest gain

    Raises
    ------
    NoAgreement
        no feasible point is better than disagreement for everyone.
    BadNumbers
        wrong shapes or NaN.
    """
    vertices, disagreement, gains = _gains(vertices, disagreement)
    best = _best(gains)
    weights = _nash_weights(gains / best)
    return np.asarray(disagreement + weights @ gains)


def kalai_smorodinsky(vertices: ArrayLike, disagreement: ArrayLike) -> Floats:
    """Point of the hull in which everyone gets the same, largest share of the most that it could gain.

    The most that a country could gain is taken over points that leave nobody below disagreement. With three or more
    countries the line to that ideal point may leave the hull before the equal share is largest; then those who can get
    more without lowering the others do (Imai's lexicographic extension).

    Parameters
    ----------
    vertices, disagreement : as in `nash`

    Returns
    -------
    shape (c,), a point of the hull

    Raises
    ------
    NoAgreement, BadNumbers
        as in `nash`.
    """
    vertices, disagreement, gains = _gains(vertices, disagreement)
    best = _best(gains)
    shares = gains / best
    ones = np.ones(shares.shape[1])
    most = furthest(shares, 0.0 * ones, ones)
    on_line = furthest(shares, 0.0 * ones, ones, equal=True)
    if most is not None and on_line is not None and on_line[0] >= most[0] - _NOTHING:
        return np.asarray(disagreement + most[0] * best)
    return np.asarray(disagreement + _leximin(shares) @ gains)


def egalitarian(vertices: ArrayLike, disagreement: ArrayLike) -> Floats:
    """Point of the hull with the largest least gain; among those the largest second least gain, and so on (leximin).

    Utilities must be comparable between countries: scale them first.

    Parameters
    ----------
    vertices, disagreement : as in `nash`

    Returns
    -------
    shape (c,), a point of the hull

    Raises
    ------
    NoAgreement, BadNumbers
        as in `nash`.
    """
    _, disagreement, gains = _gains(vertices, disagreement)
    return np.asarray(disagreement + _leximin(gains / np.abs(gains).max()) @ gains)


def _gains(vertices: ArrayLike, disagreement: ArrayLike) -> tuple[Floats, Floats, Floats]:
    """Checked input and gains over disagreement; NoAgreement where no mixture gives everyone a gain."""
    vertices = checked("vertices", vertices, ndim=2)
    disagreement = checked("disagreement", disagreement, shape=(vertices.shape[1],))
    gains = vertices - disagreement
    size = np.maximum(gains.max(axis=0), 0.0)
    if (size > 0.0).all():
        shares = gains / size
        found = furthest(shares / np.abs(shares).max(), np.zeros(size.size), np.ones(size.size))
        if found is not None and found[0] > _NOTHING:
            return vertices, disagreement, gains
    raise NoAgreement("no feasible point is better than disagreement for everyone")


def _best(gains: Floats) -> Floats:
    """The largest gain of each country over mixtures that leave nobody with a loss."""
    scale = gains.max(axis=0)
    shares = gains / scale
    size = np.abs(shares).max()
    none = np.zeros(gains.shape[1])
    reached = [furthest(shares / size, none, unit) for unit in np.eye(gains.shape[1])]
    return np.asarray(np.array([0.0 if r is None else r[0] for r in reached]) * size * scale)


def _nash_weights(shares: Floats) -> Floats:
    """Weights of the mixture with the largest product of gains.

    Simplicial decomposition: the best mixture of a few vertices by Newton steps; then the vertex that rises most
    against the gradient joins, until none does. The few are affinely independent, so each solve is exact.
    """
    c = shares.shape[1]
    start = furthest(shares / np.abs(shares).max(), np.zeros(c), np.ones(c))
    weights = np.zeros(len(shares)) if start is None else start[1]
    support = np.flatnonzero(weights > 0.0)
    while True:
        support, few = _best_mixture(shares, support, weights[support])
        weights = np.zeros(len(shares))
        weights[support] = few
        pull = shares @ (1.0 / (few @ shares[support]))
        rises = int(np.argmax(pull))
        if pull[rises] <= c * (1.0 + _FLAT) or rises in support:
            return weights
        support = np.append(support, rises)


def _best_mixture(shares: Floats, support: Ints, few: Floats) -> tuple[Ints, Floats]:
    """Newton steps on the sum of logarithms within a simplex; a vertex whose weight reaches 0 is left."""
    while len(support) > 1:
        corners = shares[support]
        gain = few @ corners
        lean = corners / gain
        moves = lean[1:] - lean[0]  # directions that keep the sum of the weights
        tangent = np.linalg.lstsq(moves @ moves.T, moves.sum(axis=1), rcond=None)[0]
        step = np.concatenate([[-tangent.sum()], tangent])
        length = float(np.linalg.norm(moves.T @ tangent))
        damped = 1.0 if length < 0.25 else 1.0 / (1.0 + length)  # noqa: PLR2004 - where Newton converges quadratically
        falls = step < 0.0
        reach = np.where(falls, few / np.where(falls, -step, 1.0), np.inf)
        first = int(np.argmin(reach))
        few = np.maximum(few + min(damped, float(reach[first])) * step, 0.0)
        if reach[first] <= damped:
            support, few = np.delete(support, first), np.delete(few, first)
        few = few / few.sum()
        if length < _CLOSE:
            break  # the step just taken was quadratic: what is left is rounding
    return support, few


def _leximin(gains: Floats) -> Floats:
    """Weights of the mixture that lifts the least, then the second least ... as far as possible."""
    c = gains.shape[1]
    floor = np.zeros(c)
    free = np.ones(c, dtype=np.bool_)
    weights = np.zeros(len(gains))
    while free.any():
        found = furthest(gains, np.where(free, 0.0, floor), free.astype(np.float64))
        if found is None:
            break
        level, weights = found
        floor[free] = level
        stuck = [i for i in np.flatnonzero(free).tolist() if _more(gains, floor, i) <= 1e-11]  # noqa: PLR2004 - no more
        free[stuck or np.flatnonzero(free).tolist()] = False
        floor = floor - 1e-14
    return weights


def _more(gains: Floats, floor: Floats, player: int) -> float:
    """How much one player can gain above the floor while everyone keeps theirs."""
    unit = np.zeros(floor.size)
    unit[player] = 1.0
    found = furthest(gains, floor, unit)
    return 0.0 if found is None else found[0]
