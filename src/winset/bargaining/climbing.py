"""A good package by steps: add, drop or swap one item while that is better; a start for the search that proves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from winset.bargaining.arrays import Bools, Floats, Ints
from winset.bargaining.packages import Items
from winset.bargaining.screening import Screen

__all__ = ["climbed"]

_STEPS: Final = 400
"""Steps after which the climb ends in any case."""
_SWAPS: Final = 256
"""Swaps looked at when no single change helps: those with the best value."""


def climbed(
    items: Items, screen: Screen, need: int, value: Callable[[Bools], Floats], start: Ints
) -> tuple[Ints, float] | None:
    """The package that no allowed single change or promising swap improves.

    Parameters
    ----------
    items, screen : the problem; `need` draws must ratify
    value : (p, m) -> (p,), -inf where the objective is not defined
    start : items of the first package

    Returns
    -------
    its items and value; None where the climb did not reach a package that enough draws ratify
    """
    here = np.zeros(len(items.names), dtype=np.bool_)
    here[start] = True
    score = _score(screen, need, value, here[None])[0]
    for _ in range(_STEPS):
        flips = here ^ np.eye(len(here), dtype=np.bool_)
        best = _better(items, screen, need, value, chosen=flips, score=score)
        if best is None:
            swaps = _swaps(here)
            swaps = swaps[items.allowed(swaps)]
            worth = value(swaps)
            some = swaps[np.argsort(-worth, kind="stable")[:_SWAPS]]
            best = _better(items, screen, need, value, chosen=some, score=score)
        if best is None:
            break
        here, score = best
    return None if score[0] < 0.0 else (np.flatnonzero(here), float(score[2]))


def _better(
    items: Items, screen: Screen, need: int, value: Callable[[Bools], Floats], *, chosen: Bools, score: Floats
) -> tuple[Bools, Floats] | None:
    chosen = chosen[items.allowed(chosen)]
    if not len(chosen):
        return None
    scores = _score(screen, need, value, chosen)
    top = int(np.lexsort(scores.T[::-1])[-1])
    return (chosen[top], scores[top]) if tuple(scores[top]) > tuple(score) else None


def _score(screen: Screen, need: int, value: Callable[[Bools], Floats], chosen: Bools) -> Floats:
    """Shape (p, 3), compared from the left: missing draws, then (while some miss) consents of countries, then value."""
    ratified = screen.ratified(chosen)
    short = np.minimum(ratified.all(axis=0).sum(axis=0) - need, 0)
    consents = np.where(short < 0, ratified.sum(axis=(0, 1)), 0)
    return np.column_stack([short, consents, value(chosen)]).astype(np.float64)


def _swaps(here: Bools) -> Bools:
    inside, outside = np.flatnonzero(here), np.flatnonzero(~here)
    drop, add = (a.reshape(-1) for a in np.meshgrid(inside, outside, indexing="ij"))
    swaps = np.repeat(here[None], len(drop), axis=0)
    row = np.arange(len(drop))
    swaps[row, drop] = False
    swaps[row, add] = True
    return swaps
