"""Options that no other option beats on everything, and the layers below them."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from winset.bargaining.arrays import Bools, Floats, Ints, checked

__all__ = ["pareto_front", "pareto_layers"]

_BLOCK = 256


def pareto_front(values: ArrayLike) -> Bools:
    """Which rows no other row beats.

    Parameters
    ----------
    values : shape (o, criteria), larger is better on each

    Returns
    -------
    shape (o,); a row is beaten by one that is at least as good on everything and better on something, so equal rows
    stand or fall together
    """
    return _front(checked("values", values, ndim=2))


def pareto_layers(values: ArrayLike) -> Ints:
    """Layer of each row: 1 for the front, 2 for the front of what remains without it, and so on.

    Parameters
    ----------
    values : shape (o, criteria), larger is better on each

    Returns
    -------
    shape (o,), from 1
    """
    values = checked("values", values, ndim=2)
    layers = np.zeros(len(values), dtype=np.intp)
    left = np.arange(len(values))
    layer = 0
    while left.size:
        layer += 1
        front = _front(values[left])
        layers[left[front]] = layer
        left = left[~front]
    return layers


def _front(values: Floats) -> Bools:
    """The front by comparison of all pairs, a block of rows at a time."""
    front = np.ones(len(values), dtype=np.bool_)
    for start in range(0, len(values), _BLOCK):
        rows = slice(start, start + _BLOCK)
        at_least = np.ones((values[rows].shape[0], len(values)), dtype=np.bool_)
        better = np.zeros_like(at_least)
        for criterion in range(values.shape[1]):
            mine, theirs = values[rows, criterion, None], values[None, :, criterion]
            at_least &= theirs >= mine
            better |= theirs > mine
        front[rows] = ~(at_least & better).any(axis=1)
    return front
