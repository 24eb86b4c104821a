"""Hard searches: draws that ratify, counted for all packages at once, where the items fall into two halves.

Where no issue and no synergy spans the halves, what a package is worth to a player is what its part in one half is,
plus what its part in the other is. So for each player and draw the parts of the second half are ranked once, and a part
of the first half accepts exactly those above one rank: the test of 2**20 packages compares small whole numbers.
Nothing is lost: utilities within 1e-9 of a tie count as acceptance here, and what remains is looked at exactly.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from winset.bargaining.arrays import Bools, Floats, Ints
from winset.bargaining.consent import TOLERANCE, Body
from winset.bargaining.packages import Items, Stakes

__all__ = ["halved", "survivors"]

_ROWS: Final = 128
"""Parts of the first half compared at a time, so that the working arrays stay in cache."""
_LOOK: Final = 20
"""Draws between two looks at what is still alive."""
_FEW: Final = 1 << 15
"""Packages alive that are left to the exact search."""
_MARGIN: Final = 1e-9
_BYTE: Final = 256
Ranks = NDArray[np.int16]


def halved(items: Items) -> tuple[Ints, Ints] | None:
    """Two groups of items, as equal as can be, without an issue or a synergy in common; None where there are none.

    The second group has at most 11 items, so that its parts can be ranked in small whole numbers, and at least 5.
    """
    m = len(items.names)
    label = np.arange(m)
    levels = ~np.isnan(np.asarray(items.levels, dtype=np.float64))
    ties = [np.flatnonzero(column) for column in levels.T] + [np.array(s.items) for s in items.synergies]
    for together in ties:
        if together.size:
            label[np.isin(label, label[together])] = label[together].min()
    groups = [np.flatnonzero(label == g) for g in np.unique(label)]
    reach: dict[int, list[int]] = {0: []}
    for g, group in enumerate(groups):
        for size, chosen in sorted(reach.items(), reverse=True):
            reach.setdefault(size + len(group), [*chosen, g])
    sizes = [size for size in reach if 5 <= size <= 11]  # noqa: PLR2004 - see above
    if not sizes:
        return None
    second = set(reach[min(sizes, key=lambda size: abs(size - m // 2))])
    first = [item for g, group in enumerate(groups) if g not in second for item in group.tolist()]
    return np.array(sorted(first), dtype=np.intp), np.array(
        sorted(item for g in second for item in groups[g].tolist()), dtype=np.intp
    )


def survivors(items: Items, stakes: Stakes, halves: tuple[Ints, Ints], worth: Bools, need: int) -> Ints:
    """Numbers of the packages that may be ratified in `need` draws, among those that are worth looking at.

    Parameters
    ----------
    halves : as `halved` gives them
    worth : shape (2**m,), packages worth looking at
    """
    value = stakes.utilities(items)  # (f, n, d)
    cost = np.zeros(value.shape[1]) if stakes.cost is None else np.asarray(stakes.cost, dtype=np.float64)
    slack = _MARGIN * (np.abs(value).sum(axis=0).max(axis=1) + np.abs(cost))
    parts = [_parts(len(items.names), half) for half in halves]
    shapes = [items.indicators(chosen) for chosen, _ in parts]
    number = parts[0][1][:, None] + parts[1][1][None, :]
    alive = worth[number]
    draws = value.shape[2]
    failures = np.zeros(number.shape, dtype=np.uint8 if draws < _BYTE else np.uint32)
    for d in range(draws):
        each = np.ascontiguousarray(value[:, :, d])
        first = each.T @ shapes[0].T  # (n, parts)
        second = (cost - slack)[:, None] - each.T @ shapes[1].T
        order = np.argsort(second, axis=1)
        rank = np.empty(order.shape, dtype=np.int16)
        np.put_along_axis(rank, order, np.arange(order.shape[1], dtype=np.int16)[None], axis=1)
        above = _above(first, np.take_along_axis(second, order, axis=1))
        for at in range(0, first.shape[1], _ROWS):
            rows = slice(at, at + _ROWS)
            if alive[rows].any():
                failures[rows] += ~_ratified(stakes, above[:, rows], rank)
        if d % _LOOK == _LOOK - 1:
            alive &= failures <= draws - need
            if np.count_nonzero(alive) <= _FEW:
                break
    return np.asarray(number[alive & (failures <= draws - need)], dtype=np.intp)


def _parts(m: int, half: Ints) -> tuple[Bools, Ints]:
    """All subsets of a half, as chosen items (parts, m) and as numbers of packages."""
    inside = np.asarray((np.arange(1 << len(half))[:, None] >> np.arange(len(half))) & 1, dtype=np.bool_)
    chosen = np.zeros((len(inside), m), dtype=np.bool_)
    chosen[:, half] = inside
    return chosen, np.asarray(chosen @ (1 << np.arange(m)), dtype=np.intp)


def _above(first: Floats, ordered: Floats) -> Ranks:
    """Shape (n, parts): how many parts of the second half each part of the first half accepts with."""
    return np.stack([np.searchsorted(o, f, side="left") for o, f in zip(ordered, first, strict=True)]).astype(np.int16)


def _ratified(stakes: Stakes, above: Ranks, rank: Ranks) -> Bools:
    """Shape (parts, parts): whether every body of every country agrees in one draw."""
    ok = np.ones((above.shape[1], rank.shape[1]), dtype=np.bool_)
    accepts = np.empty_like(ok)
    for rule in stakes.rules:
        for body in rule.bodies:
            _vote(body, above, rank, ok, accepts)
    return ok


def _vote(body: Body, above: Ranks, rank: Ranks, ok: Bools, accepts: Bools) -> None:
    """Strike out of `ok` what a body rejects."""
    total = sum(body.weights)
    whole = all(w == int(w) for w in body.weights) and total < _BYTE
    kind = np.uint8 if whole else np.float64
    votes, mine = np.zeros(ok.shape, dtype=kind), np.empty(ok.shape, dtype=kind)
    counted = len(body.members) > 1 or not body.veto
    for i, (member, weight) in enumerate(zip(body.members, body.weights, strict=True)):
        np.greater(above[member][:, None], rank[member], out=accepts)
        if body.veto and body.veto[i]:
            ok &= accepts
        if counted:
            votes += np.multiply(accepts.view(np.uint8), kind(weight), out=mine)
    if counted:
        ok &= votes >= kind(max(0.0, np.ceil(body.quota - TOLERANCE * total) if whole else body.quota - 2e-9 * total))
