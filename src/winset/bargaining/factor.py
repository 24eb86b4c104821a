"""The one correlation model: latent acceptance with one factor for the whole case, the same rho everywhere.

Player i accepts when sqrt(rho) F + sqrt(1 - rho) e_i lies below the quantile of its probability; F and e_i are
independent standard normal. Given F the players are independent, so every probability of the case is a mean over
F, taken at 200 midpoints u = (j + 1/2)/200 of its distribution; no draws.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from winset.bargaining.arrays import Floats, checked
from winset.bargaining.normal import normal_cdf, normal_quantile

__all__ = ["NODES", "given_factor"]

NODES: Final = 200
"""Midpoints of the factor's distribution; the mean over them was within 1e-6 of the integral for rho from .5 to .999,
where 60 Gauss-Hermite nodes err by .01 to .04, and within 1e-4 below."""

_FACTOR: Final = normal_quantile((np.arange(NODES) + 0.5) / NODES)


def given_factor(accept: ArrayLike, rho: float) -> Floats:
    """Each probability, given each node of the common factor.

    Parameters
    ----------
    accept : any shape, marginal probabilities in [0, 1]
    rho : correlation of any two players' latent acceptance, 0 <= rho < 1

    Returns
    -------
    the shape of `accept` with one more axis at the end: the NODES nodes, equally likely; a single node for rho = 0
    """
    accept = checked("accept", accept, low=0.0, high=1.0)
    if rho == 0.0:
        return accept[..., None]
    z = normal_quantile(accept)[..., None]
    with np.errstate(invalid="ignore"):  # nothing is undefined: infinite z stays infinite
        return normal_cdf((z - np.sqrt(rho) * _FACTOR) / np.sqrt(1.0 - rho))
