"""The best package among all of them, proven: every package is valued, and the best that is ratified often enough wins.

Values are linear in indicators, so all 2**m packages cost one matrix product a block. They are then tried from the
best down: everything above the first that enough draws ratify is known to fail, which is the proof.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from winset.bargaining.arrays import Bools, Floats, Ints
from winset.bargaining.halves import halved, survivors
from winset.bargaining.objectives import worth
from winset.bargaining.packages import Items, Stakes
from winset.bargaining.screening import Screen, bits
from winset.bargaining.transfers import transfers

__all__ = ["MOST_ITEMS", "enumerated"]

MOST_ITEMS: Final = 20
"""Items up to which every package is looked at."""
_BLOCK: Final = 1 << 13
_FIRST: Final = 1 << 10
"""Packages tried in the first round; each later round takes four times as many."""
_EASY: Final = 1 << 12
"""Packages tried one by one before all that are left are counted together, where the items allow it."""
_SAME: Final = 1e-12
"""Relative difference of values below which two packages are equally good; then the smaller package wins."""


def enumerated(
    items: Items, stakes: Stakes, *, objective: str, need: int, scale: Floats, limit: float
) -> tuple[Ints, float] | None:
    """The best allowed package that at least `need` draws ratify, and its value; None where there is none.

    Parameters
    ----------
    items, stakes : at most MOST_ITEMS items
    objective : one of OBJECTIVES
    need : draws in which every country must ratify
    scale : shape (c,), above 0, what one unit of gain is in each country's utility
    limit : most that a country pays or receives in side payments, in units of scale; 0 for none

    Returns
    -------
    the items of the package, counted from 0, and its value
    """
    search = _Search(items, stakes, need, scale, limit)
    value = search.regrets() if objective == "minimax-regret" else search.values(objective)
    for ids in search.candidates(value):
        first = search.first_admitted(ids[search.plausible(ids)])
        if first is not None:
            best = search.smallest(first, value)
            return np.flatnonzero(bits(np.array([best]), search.m)[0]), float(value[best])
    return None


class _Search:
    """All packages of one problem."""

    def __init__(self, items: Items, stakes: Stakes, need: int, scale: Floats, limit: float) -> None:
        self.m, self._items, self._scale, self._limit = len(items.names), items, scale, limit
        self._stakes, self._need = stakes, need
        self._screen = Screen(items, stakes, need=need)
        self._each = stakes.utilities(items)[:, list(stakes.chiefs)]  # (f, c, d)
        cost = np.zeros(len(scale)) if stakes.cost is None else np.asarray(stakes.cost)[list(stakes.chiefs)]
        self._cost = cost
        total = 1 << self.m
        self._gain = np.empty((total, len(scale)))
        self._allowed = np.empty(total, dtype=np.bool_)
        mean = self._each.mean(axis=2)
        for block, chosen in self._blocks():
            self._allowed[block] = items.allowed(chosen)
            self._gain[block] = items.indicators(chosen) @ mean - cost

    def _blocks(self) -> Iterator[tuple[slice, Bools]]:
        total = 1 << self.m
        for start in range(0, total, _BLOCK):
            ids = np.arange(start, min(total, start + _BLOCK))
            yield slice(start, start + len(ids)), bits(ids, self.m)

    def values(self, objective: str) -> Floats:
        """Value of every package by its mean gains, after side payments; -inf where it is not allowed."""
        gain = self._gain
        scale = self._scale
        if self._limit:
            gain = gain + transfers(gain / scale, self._limit) * scale
        if objective == "kalai-smorodinsky":
            fair = self._allowed & (gain >= 0.0).all(axis=1)
            most = gain[fair].max(axis=0, initial=0.0)
            scale = np.where(most > 0.0, most, scale)
        return np.where(self._allowed, worth(objective, gain, scale), -np.inf)

    def regrets(self) -> Floats:
        """Minus the largest regret of every package over the draws, against the best package of each draw."""
        each = (self._each / self._scale[:, None]).astype(np.float64)
        cost = (self._cost / self._scale)[:, None]
        best = np.zeros(each.shape[2])
        for block, chosen in self._blocks():
            least = self._least(chosen, each, cost)
            best = np.maximum(best, least[self._allowed[block]].max(axis=0, initial=0.0))
        value = np.full(1 << self.m, -np.inf)
        for block, chosen in self._blocks():
            value[block] = (self._least(chosen, each, cost) - best).min(axis=1)
        return np.where(self._allowed, value, -np.inf)

    def _least(self, chosen: Bools, each: Floats, cost: Floats) -> Floats:
        shape = self._items.indicators(chosen)
        least = shape @ each[:, 0] - cost[0]
        for c in range(1, each.shape[1]):
            np.minimum(least, shape @ each[:, c] - cost[c], out=least)
        return np.asarray(least)

    def _received(self, ids: Ints) -> Floats | None:
        if not self._limit:
            return None
        return transfers(self._gain[ids] / self._scale, self._limit) * self._scale

    def candidates(self, value: Floats) -> Iterator[Ints]:
        """Package numbers from the best value down; after the first rounds only those that a full count leaves."""
        halves = None if self._limit else halved(self._items)
        tried = 0
        for ids in _from_the_best(value):
            if halves is not None and tried >= _EASY:
                worth = np.isfinite(value) & (value <= value[ids[0]])
                left = survivors(self._items, self._stakes, halves, worth, self._need)
                yield from _from_the_best(np.where(np.isin(np.arange(value.size), left), value, -np.inf))
                return
            tried += len(ids)
            yield ids

    def plausible(self, ids: Ints) -> Ints:
        """Places in `ids`, in order, of packages that may be ratified often enough."""
        return self._screen.plausible(bits(ids, self.m), self._received(ids))

    def first_admitted(self, ids: Ints) -> int | None:
        """The first package that enough draws ratify; exact. A few are looked at together, then more."""
        at, size = 0, 4
        while at < len(ids):
            some = ids[at : at + size]
            admitted = self._screen.admitted(bits(some, self.m), self._received(some))
            if admitted.any():
                return int(some[np.argmax(admitted)])
            at, size = at + size, min(4 * size, 256)
        return None

    def smallest(self, best: int, value: Floats) -> int:
        """Of all packages as good as the best, one with fewest items, then the first."""
        with np.errstate(invalid="ignore"):  # minus infinity is no package
            near = np.abs(value - value[best]) <= _SAME * max(1.0, abs(float(value[best])))
        equal = np.flatnonzero(near)
        size = bits(equal, self.m).sum(axis=1)
        found = self.first_admitted(equal[np.lexsort((equal, size))])
        return best if found is None else found


def _from_the_best(value: Floats) -> Iterator[Ints]:
    """Package numbers from the best value down, in rounds that grow; those of value -inf never come."""
    left = np.flatnonzero(np.isfinite(value))
    size = _FIRST
    while left.size:
        if left.size > size:
            order = np.argpartition(-value[left], size)
            now, left = left[order[:size]], left[order[size:]]
        else:
            now, left = left, left[:0]
        yield now[np.argsort(-value[now], kind="stable")]
        size *= 4
