"""Which packages enough draws ratify: a quick look that never loses one, then an exact one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from winset.bargaining.arrays import Bools, Floats, Ints
from winset.bargaining.consent import Rule
from winset.bargaining.packages import Items, Stakes

__all__ = ["Screen", "bits"]

Singles = NDArray[np.float32]

_TIE: Final = 1e-12
"""A gain below this share of the sum of its terms' sizes is a tie, and a tie is a rejection."""
_SINGLE: Final = 6e-8
"""Rounding of single precision, for each term of a sum: the quick look lets through whatever this may have hidden."""
_CELLS: Final = 3_000_000
"""Utilities held at a time."""


def bits(ids: Ints, m: int) -> Bools:
    """Shape (p,) of package numbers -> (p, m): item j is in when bit j is set."""
    return np.asarray((ids[:, None] >> np.arange(m)) & 1, dtype=np.bool_)


class Screen:
    """Counts, for any packages, the draws in which every country ratifies."""

    def __init__(self, items: Items, stakes: Stakes, *, need: int) -> None:
        """Prepare utilities once; `need` is the number of draws that must ratify."""
        self._items, self._rules, self._need = items, stakes.rules, need
        value = stakes.utilities(items)  # (f, n, d)
        self._cost = np.zeros(value.shape[1]) if stakes.cost is None else np.asarray(stakes.cost, dtype=np.float64)
        self._value = value
        self._country = np.asarray(stakes.country)

    @cached_property
    def _single(self) -> Singles:
        """The utilities in single precision, for the quick look."""
        return self._value.astype(np.float32)

    @property
    def draws(self) -> int:
        """Number of draws."""
        return int(self._value.shape[2])

    def ratified(self, chosen: Bools, received: Floats | None = None) -> Bools:
        """Shape (p, m) and payments (p, c) -> (c, d, p): which country ratifies which package in which draw; exact."""
        shape = self._items.indicators(chosen).T
        asked, table, sizes = self._asked
        form = (len(asked), self.draws, len(chosen))
        value = (table @ shape).reshape(form)
        size = (sizes @ shape).reshape(form) + np.abs(self._cost[asked])[:, None, None]
        value -= self._cost[asked][:, None, None]
        if received is not None:
            value += received.T[self._country[asked]][:, None, :]
        accepts = np.zeros((self._value.shape[1], *form[1:]), dtype=np.bool_)
        accepts[asked] = value > _TIE * size
        return np.stack([rule.ratified(accepts) for rule in self._rules])

    @cached_property
    def _asked(self) -> tuple[Ints, Floats, Floats]:
        """Players whose consent counts, their utilities as rows (player, draw) of indicators, and their sizes."""
        asked = np.array(sorted({m for rule in self._rules for m in rule.members}), dtype=np.intp)
        table = np.ascontiguousarray(np.moveaxis(self._value[:, asked], 0, -1).reshape(-1, len(self._value)))
        return asked, table, np.abs(table)

    def admitted(self, chosen: Bools, received: Floats | None = None) -> Bools:
        """Shape (p,): whether enough draws ratify in every country; exact."""
        return np.asarray(self.ratified(chosen, received).all(axis=0).sum(axis=0) >= self._need)

    def plausible(self, chosen: Bools, received: Floats | None = None) -> Ints:
        """Rows of packages that may be admitted: those with veto holders in the way are gone first, then the rest."""
        rows = np.arange(len(chosen))
        vetoes = tuple(sorted({m for rule in self._rules for body in rule.bodies for m in body.required}))
        stages: list[tuple[tuple[int, ...], tuple[Rule, ...]]] = [(vetoes, ())] if vetoes else []
        stages.append((tuple(range(self._value.shape[1])), self._rules))
        for players, rules in stages:
            shape = self._items.indicators(chosen[rows]).astype(np.float32)
            paid = None if received is None else received[rows].astype(np.float32)
            rows = rows[self._passes(shape, paid, players, rules)]
        return rows

    def _passes(self, shape: Singles, paid: Singles | None, players: tuple[int, ...], rules: tuple[Rule, ...]) -> Bools:
        """Packages that fail in no more draws than they may, looked at a slice of draws at a time."""
        alive = np.arange(len(shape))
        failures = np.zeros(len(shape), dtype=np.int64)
        table = self._single[:, list(players)]
        cost = self._cost[list(players)]
        slack = (
            _SINGLE
            * (len(table) + 4)
            * (np.abs(table).sum(axis=0).max(axis=-1) + np.abs(cost) + (0.0 if paid is None else paid.max()))
        )
        bound = (cost - slack).astype(np.float32)
        may_fail = self.draws - self._need
        for draws in _slices(self.draws):
            part = np.ascontiguousarray(table[:, :, draws]).reshape(len(table), -1).T
            step = max(1, _CELLS // len(part))
            for at in range(0, len(alive), step):
                some = alive[at : at + step]
                value = (part @ shape[some].T).reshape(len(players), -1, len(some))
                if paid is not None:
                    value += paid[some].T[self._country[list(players)]][:, None, :]
                accepts = value > bound[:, None, None]
                ok = accepts.all(axis=0) if not rules else _all_ratify(rules, accepts)
                failures[some] += ok.shape[0] - ok.sum(axis=0)
            alive = alive[failures[alive] <= may_fail]
        good = np.zeros(len(shape), dtype=np.bool_)
        good[alive] = True
        return good


def _all_ratify(rules: tuple[Rule, ...], accepts: Bools) -> Bools:
    result = rules[0].ratified(accepts)
    for rule in rules[1:]:
        result = result & rule.ratified(accepts)
    return result


def _slices(draws: int) -> Iterator[slice]:
    """A fifth of the draws, then two fifths, then the rest: most packages that fail are seen to fail early."""
    ends = sorted({0, max(1, draws // 5), max(1, 3 * draws // 5), draws})
    return (slice(a, b) for a, b in pairwise(ends))
