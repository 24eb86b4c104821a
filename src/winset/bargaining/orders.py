"""Orders of options: ranks from scores, and how far two orders agree."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from winset.bargaining.arrays import Ints, checked

__all__ = ["kendall_tau", "ranks"]


def ranks(scores: ArrayLike) -> Ints:
    """Rank of each option in each draw, 1 for the best; equal scores share the better rank.

    Parameters
    ----------
    scores : shape (d, o), larger is better
    """
    scores = checked("scores", scores, ndim=2)
    return np.asarray(1 + (scores[:, None, :] > scores[:, :, None]).sum(axis=2), dtype=np.intp)


def kendall_tau(base: ArrayLike, other: ArrayLike) -> float:
    """Kendall's tau-b between two vectors of scores, each of shape (o,); NaN where one of them is constant."""
    base = checked("base", base, ndim=1)
    other = checked("other", other, shape=base.shape)
    a = np.sign(base[:, None] - base[None, :])
    b = np.sign(other[:, None] - other[None, :])
    norm = np.sqrt((a**2).sum() * (b**2).sum())
    return float((a * b).sum() / norm) if norm else float("nan")
