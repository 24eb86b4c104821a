"""Packages of options: what can be bundled, what is at stake for whom, and the point that a bundle stands for.

A package's point is, issue by issue, the highest level among its items, and the status quo where no item touches the
issue. Utility is additive over issues, so it is linear in indicators "this issue stands at this level": every search
works on those.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from winset.bargaining.arrays import Bools, Floats, Ints, checked, refuse
from winset.bargaining.consent import Rule

__all__ = ["Items", "Stakes", "Synergy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Synergy:
    """What two items bring together beyond what each brings alone."""

    items: tuple[int, int]
    """Two items, counted from 0."""
    benefit: tuple[float, ...]
    """Utility to every player of each country when both are in the package."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Items:
    """What can be put into a package, and what may stand beside what."""

    names: tuple[str, ...]
    """m ids, for errors and answers."""
    levels: Floats
    """Shape (m, k), level of each item on each issue; NaN where it does not touch the issue."""
    status_quo: Floats
    """Shape (k,)."""
    requires: tuple[tuple[int, int], ...] = ()
    """(item, what it needs beside it)."""
    excludes: tuple[tuple[int, int], ...] = ()
    """Pairs that cannot stand together."""
    costs: Floats | None = None
    """Shape (b, m), at least 0: what each item takes from each budget."""
    budgets: tuple[float, ...] = ()
    """b totals that may be spent."""
    synergies: tuple[Synergy, ...] = ()
    """Pairs that are worth more, or less, together."""

    def __post_init__(self) -> None:
        m = len(self.names)
        if not m:
            raise refuse("items", "there is no option to bundle", "empty")
        levels = np.asarray(self.levels, dtype=np.float64)
        if levels.ndim != 2 or len(levels) != m:  # noqa: PLR2004 - (m, k)
            raise refuse("levels", f"has shape {levels.shape}; expected {m} x issues", "bad-shape")
        checked("status_quo", self.status_quo, shape=(levels.shape[1],))
        for name, row in zip(self.names, levels, strict=True):
            if np.isnan(row).all() or np.isinf(row).any():
                raise refuse(name, "touches no issue, or has an infinite level", "bad-level")
        for pair in (*self.requires, *self.excludes, *(s.items for s in self.synergies)):
            if not all(0 <= j < m for j in pair) or pair[0] == pair[1]:
                raise refuse("items", f"the pair {pair} does not name two of the {m} items", "bad-item")
        costs = np.zeros((0, m)) if self.costs is None else checked("costs", self.costs, shape=(None, m), low=0.0)
        if len(costs) != len(self.budgets):
            raise refuse("budgets", f"{len(self.budgets)} budgets for {len(costs)} rows of costs", "bad-shape")
        for b, budget in enumerate(self.budgets):
            checked(f"budgets[{b}]", budget, ndim=0, low=0.0)
        self._refuse_contradictions()

    def _refuse_contradictions(self) -> None:
        """An item that needs what it, or something else that it needs, excludes can never be chosen."""
        for item, name in enumerate(self.names):
            needed = self._closure(item)
            for a, b in self.excludes:
                if a in needed and b in needed:
                    what = f"needs both {self.names[a]} and {self.names[b]}, which exclude each other"
                    raise refuse(name, what, "contradiction")
        if self.budgets and not any(self._affordable(self._closure(j)) for j in range(len(self.names))):
            cheapest = " or ".join(f"{b:g}" for b in self.budgets)
            raise refuse("budgets", f"no item fits into {cheapest} together with what it requires", "infeasible-budget")

    def _closure(self, item: int) -> set[int]:
        needed, new = {item}, {item}
        while new:
            new = {b for a, b in self.requires if a in new} - needed
            needed |= new
        return needed

    def _affordable(self, items: set[int]) -> bool:
        assert self.costs is not None  # noqa: S101 - budgets demand costs
        spent = np.asarray(self.costs)[:, sorted(items)].sum(axis=1)
        return bool((spent <= np.asarray(self.budgets) * (1 + 1e-12)).all())

    @cached_property
    def ladder(self) -> tuple[tuple[int, float], ...]:
        """(issue, level) of every indicator: the levels that some item reaches, from lowest to highest by issue."""
        levels = np.asarray(self.levels, dtype=np.float64)
        return tuple(
            (k, float(v)) for k in range(levels.shape[1]) for v in np.unique(levels[:, k][~np.isnan(levels[:, k])])
        )

    @cached_property
    def _steps(self) -> tuple[tuple[tuple[int, ...], ...], ...]:
        """Per issue and level, the items that reach exactly that level."""
        levels = np.asarray(self.levels, dtype=np.float64)
        found: list[list[tuple[int, ...]]] = [[] for _ in range(levels.shape[1])]
        for k, v in self.ladder:
            found[k].append(tuple(np.flatnonzero(levels[:, k] == v).tolist()))
        return tuple(tuple(f) for f in found)

    def indicators(self, chosen: Bools) -> Floats:
        """Shape (p, m) of chosen items -> (p, levels + synergies) of zeros and ones."""
        columns: list[Bools] = []
        for steps in self._steps:
            above = np.zeros(len(chosen), dtype=np.bool_)
            found: list[Bools] = []
            for items in reversed(steps):
                here = chosen[:, items[0]] if len(items) == 1 else chosen[:, list(items)].any(axis=1)
                found.append(here & ~above)
                above = above | here
            columns += reversed(found)
        columns += [chosen[:, s.items[0]] & chosen[:, s.items[1]] for s in self.synergies]
        return np.column_stack(columns).astype(np.float64)

    def allowed(self, chosen: Bools) -> Bools:
        """Shape (p, m) -> (p,): at least one item, everything required, nothing excluded, within every budget."""
        good: Bools = np.asarray(chosen.any(axis=1), dtype=np.bool_)
        for item, needed in self.requires:
            good &= ~chosen[:, item] | chosen[:, needed]
        for a, b in self.excludes:
            good &= ~(chosen[:, a] & chosen[:, b])
        if self.budgets and self.costs is not None:
            spent = chosen.astype(np.float64) @ np.asarray(self.costs, dtype=np.float64).T
            good &= (spent <= np.asarray(self.budgets) * (1 + 1e-12)).all(axis=1)
        return good

    def point(self, chosen: Sequence[int]) -> Floats:
        """Shape (k,): where a package puts each issue."""
        rows = np.asarray(self.levels, dtype=np.float64)[list(chosen)]
        best = np.where(np.isnan(rows), -np.inf, rows).max(axis=0, initial=-np.inf)
        return np.where(np.isneginf(best), self.status_quo, best)


@dataclass(frozen=True, kw_only=True, eq=False)
class Stakes:
    """Who wants what, in each draw of what is not known for certain; and whose consent each country needs."""

    ideal: Floats
    """Shape (d, n, k), ideal levels."""
    salience: Floats
    """Shape (d, n, k), at least 0."""
    country: Ints
    """Shape (n,), country of each player, from 0 to c - 1."""
    rules: tuple[Rule, ...]
    """Consent rule of each country, over rows of players."""
    chiefs: tuple[int, ...]
    """Row of each country's chief negotiator, whose change of utility is the country's gain."""
    cost: Floats | None = None
    """Shape (n,), kappa of each player: utility that any agreement costs it; None for 0."""

    def __post_init__(self) -> None:
        ideal = checked("ideal", self.ideal, ndim=3)
        checked("salience", self.salience, shape=ideal.shape, low=0.0)
        n = ideal.shape[1]
        if len(self.rules) != len(self.chiefs) or not self.rules:
            raise refuse("rules", f"{len(self.rules)} rules for {len(self.chiefs)} chief negotiators", "bad-shape")
        if np.shape(self.country) != (n,) or not set(np.asarray(self.country).tolist()) <= set(range(len(self.rules))):
            raise refuse(
                "country", f"must give each of the {n} players one of {len(self.rules)} countries", "bad-shape"
            )
        if max([*self.chiefs, *(m for rule in self.rules for m in rule.members)]) >= n:
            raise refuse("rules", f"name a row beyond the {n} players", "bad-member")
        if self.cost is not None:
            checked("cost", self.cost, shape=(n,))

    def utilities(self, items: Items) -> Floats:
        """Shape (levels + synergies, n, d): what each indicator adds to each player in each draw; not to be written to.

        Kept for the items that were asked about last.
        """
        if self._last and self._last[0][0] is items:
            return self._last[0][1]
        found = self._utilities(items)
        found.setflags(write=False)
        self._last[:] = [(items, found)]
        return found

    @cached_property
    def _last(self) -> list[tuple[Items, Floats]]:
        return []

    def _utilities(self, items: Items) -> Floats:
        ideal = np.moveaxis(np.asarray(self.ideal, dtype=np.float64), 0, -1)  # (n, k, d)
        salience = np.moveaxis(np.asarray(self.salience, dtype=np.float64), 0, -1)
        rows = []
        for k, level in items.ladder:
            q = items.status_quo[k]
            rows.append(salience[:, k] * (level - q) * (2.0 * ideal[:, k] - q - level))
        for synergy in items.synergies:
            benefit = checked("synergy", synergy.benefit, shape=(len(self.rules),))
            rows.append(np.broadcast_to(benefit[self.country, None], (ideal.shape[0], ideal.shape[2])))
        return np.stack(rows)
