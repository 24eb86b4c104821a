"""A small exact linear programme: the mixture of points that lifts given players as far as possible.

Revised simplex with few rows (one a player and one for the mixture) and as many columns as there are points, so one
step costs one matrix product and nothing is lost to iterative tolerance.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from winset.bargaining.arrays import Floats, Ints

__all__ = ["furthest"]

_EPS: Final = 1e-12
"""Reduced costs and pivots below this are 0."""
_FEASIBLE: Final = 1e-10
"""What phase one may leave."""
_PATIENCE: Final = 50
"""Steps by the steepest column, before Bland's rule makes sure that the method ends."""


def furthest(points: Floats, floor: Floats, direction: Floats, *, equal: bool = False) -> tuple[float, Floats] | None:
    """Largest t at least 0 such that some mixture u of the points has u >= floor + t * direction.

    Parameters
    ----------
    points : shape (m, c), coordinates of order 1
    floor : shape (c,)
    direction : shape (c,), at least 0 and not all 0; players with direction 0 only have their floor
    equal : whether u must equal floor + t * direction instead

    Returns
    -------
    t and shape (m,) the weights of the mixture; None where no mixture reaches the floor
    """
    m, c = points.shape
    spare = 0 if equal else c
    table = np.zeros((c + 1, m + 1 + spare + c + 1))
    table[:c, :m] = points.T
    table[c, :m] = 1.0
    table[:c, m] = -direction
    table[:c, m + 1 : m + 1 + spare] = -np.eye(c)[:, :spare]
    right = np.append(floor, 1.0)
    real = table.shape[1] - c - 1
    table[:, real:] = np.diag(np.where(right < 0.0, -1.0, 1.0))
    basis = np.arange(real, table.shape[1])
    missing = np.zeros(table.shape[1])
    missing[real:] = -1.0
    found = _climb(table, right, missing, basis, table.shape[1])
    if found[real:].sum() > _FEASIBLE:
        return None
    _expel(table, basis, real)
    reach = np.zeros(table.shape[1])
    reach[m] = 1.0
    found = _climb(table, right, reach, basis, real)
    weights = np.maximum(found[:m], 0.0)
    return float(found[m]), weights / weights.sum()


def _climb(table: Floats, right: Floats, worth: Floats, basis: Ints, columns: int) -> Floats:
    """Simplex steps from a feasible basis (changed in place) over the first `columns`; the solution in full length."""
    step = 0
    while True:
        square = table[:, basis]
        value = np.maximum(np.linalg.solve(square, right), 0.0)
        price = np.linalg.solve(square.T, worth[basis])
        reduced = worth[:columns] - price @ table[:, :columns]
        reduced[basis[basis < columns]] = 0.0
        better = np.flatnonzero(reduced > _EPS)
        if not better.size:
            found = np.zeros(table.shape[1])
            found[basis] = value
            return found
        bland = step >= _PATIENCE
        enter = better[0] if bland else better[np.argmax(reduced[better])]
        change = np.linalg.solve(square, table[:, enter])
        falls = np.flatnonzero(change > _EPS)
        ratio = value[falls] / change[falls]
        tied = falls[ratio <= ratio.min() + _EPS]
        leave = tied[np.argmin(basis[tied])] if bland else tied[np.argmax(change[tied])]
        basis[leave] = enter
        step += 1


def _expel(table: Floats, basis: Ints, real: int) -> None:
    """Swap artificial columns that stayed in the basis at 0 for real ones, wherever their row is not redundant."""
    for row in np.flatnonzero(basis >= real):
        unit = np.zeros(len(basis))
        unit[row] = 1.0
        reach = np.abs(np.linalg.solve(table[:, basis].T, unit) @ table[:, :real])
        reach[basis[basis < real]] = 0.0
        if reach.max() > _FEASIBLE:
            basis[row] = int(np.argmax(reach))
