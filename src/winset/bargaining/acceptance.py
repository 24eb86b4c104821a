"""Who accepts what: the change of a player's utility against the status quo, and how likely it is to be a gain."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from winset.bargaining.arrays import Floats, checked, refuse
from winset.bargaining.normal import normal_cdf

__all__ = ["acceptance", "acceptances", "gains"]

_TIE = 1e-12
"""A gain below this share of the sum of its terms' sizes is a tie: rounding, not preference."""


def acceptance(mean: ArrayLike, sd: ArrayLike, salience: ArrayLike, option: ArrayLike, status_quo: ArrayLike) -> Floats:
    """Probability that each player prefers one option to the status quo.

    Parameters
    ----------
    mean, sd : shape (n, k), Gaussian ideal levels of n players on k issues, ladder units; sd at least 0
    salience : shape (n, k), at least 0
    option, status_quo : shape (k,), levels

    Returns
    -------
    shape (n,), in [0, 1]; a tie is a rejection, so an option equal to the status quo, or salience 0, gives 0

    Raises
    ------
    BadNumbers
        wrong shapes, NaN, negative sd or salience.
    """
    mean = checked("mean", mean, ndim=2)
    option = checked("option", option, shape=(mean.shape[1],))
    status_quo = checked("status_quo", status_quo, shape=(mean.shape[1],))
    return acceptances(mean, sd, salience, option[None, :], status_quo)[:, 0]


def acceptances(
    mean: ArrayLike,
    sd: ArrayLike,
    salience: ArrayLike,
    options: ArrayLike,
    status_quo: ArrayLike,
    *,
    benefit: ArrayLike = 0.0,
    cost: ArrayLike = 0.0,
) -> Floats:
    """Probability that each player prefers each option to the status quo: all options in a few matrix products.

    Parameters
    ----------
    mean, sd, salience : shape (n, k), or (o, n, k) where they differ by option (a frame multiplies salience; the
        option's own negotiation is left out of its positions)
    options : shape (o, k), levels
    status_quo : shape (k,), or (o, k) where the reversion point differs by option
    benefit : b of the player's country, broadcast to (n, o), in units of utility
    cost : kappa of the player, broadcast to (n, o), in units of utility

    Returns
    -------
    shape (n, o), in [0, 1]

    Raises
    ------
    BadNumbers
        wrong shapes, NaN, negative sd or salience.
    """
    centre, spread, size = _moments(mean, sd, salience, options, status_quo)
    extra = np.broadcast_to(checked("benefit", benefit) - checked("cost", cost), centre.shape)
    centre = centre + extra
    sure = centre > _TIE * (size + np.abs(extra))
    moves = spread > 0.0
    z = np.divide(centre, spread, out=np.zeros_like(centre), where=moves)
    return np.where(moves, normal_cdf(z), sure.astype(np.float64))


def gains(
    mean: ArrayLike,
    salience: ArrayLike,
    options: ArrayLike,
    status_quo: ArrayLike,
    *,
    benefit: ArrayLike = 0.0,
    cost: ArrayLike = 0.0,
) -> Floats:
    """Expected change of utility of each player under each option; linear in the ideal, so exact at its mean.

    Parameters
    ----------
    mean, salience, options, status_quo, benefit, cost : as in `acceptances`

    Returns
    -------
    shape (n, o), in units of salience times squared ladder units

    Raises
    ------
    BadNumbers
        wrong shapes, NaN, negative salience.
    """
    centre, _, _ = _moments(mean, np.zeros(np.shape(mean)), salience, options, status_quo)
    return centre + np.broadcast_to(checked("benefit", benefit) - checked("cost", cost), centre.shape)


def _moments(
    mean: ArrayLike, sd: ArrayLike, salience: ArrayLike, options: ArrayLike, status_quo: ArrayLike
) -> tuple[Floats, Floats, Floats]:
    """Mean and standard deviation of the change of utility, and the sum of its terms' sizes; each (n, o)."""
    options = checked("options", options, ndim=2)
    o, k = options.shape
    mean = _players("mean", mean, o, k)
    sd = _players("sd", sd, o, k, low=0.0)
    salience = _players("salience", salience, o, k, low=0.0)
    status_quo = checked("status_quo", status_quo)
    if status_quo.shape not in {(k,), (o, k)}:
        raise refuse("status_quo", f"has shape {status_quo.shape}; expected {k} or {o} x {k}", "bad-shape")
    n = mean.shape[-2]
    if any(a.shape[-2] != n for a in (sd, salience)):
        raise refuse("salience", "mean, sd and salience must have one row a player", "bad-shape")
    step = options - status_quo
    middle = options + status_quo
    if mean.ndim == sd.ndim == salience.ndim == 2:  # noqa: PLR2004 - (n, k)
        centre = (2.0 * salience * mean) @ step.T - salience @ (step * middle).T
        size = (2.0 * salience * np.abs(mean)) @ np.abs(step).T + salience @ np.abs(step * middle).T
        return centre, np.sqrt((2.0 * salience * sd) ** 2 @ (step**2).T), size
    weight = np.broadcast_to(salience, (o, n, k)) * step[:, None, :]
    centre = (weight * (2.0 * mean - middle[:, None, :])).sum(axis=2)
    size = (np.abs(weight) * (2.0 * np.abs(mean) + np.abs(middle)[:, None, :])).sum(axis=2)
    return centre.T, np.sqrt(((2.0 * weight * sd) ** 2).sum(axis=2)).T, size.T


def _players(name: str, values: ArrayLike, o: int, k: int, low: float = -np.inf) -> Floats:
    array = checked(name, values, low=low)
    if array.ndim not in {2, 3} or array.shape[-1] != k or (array.ndim == 3 and array.shape[0] != o):  # noqa: PLR2004 - (o, n, k)
        raise refuse(name, f"has shape {array.shape}; expected players x {k} or {o} x players x {k}", "bad-shape")
    return array
