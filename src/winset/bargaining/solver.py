"""The best package among more than enumeration can look at: CP-SAT, an optional part, with the gap that it leaves.

The logarithm in the Nash product is a bundle of tangents from above, so the bound is valid at any time; a tangent is
added at each point found until point and bound meet or the time is up.
"""

from __future__ import annotations

from importlib import import_module
from math import exp, floor, log
from typing import Any, Final

import numpy as np

from winset.bargaining.arrays import Bools, Floats, Ints, refuse
from winset.bargaining.climbing import climbed
from winset.bargaining.objectives import worth
from winset.bargaining.packages import Items, Stakes
from winset.bargaining.screening import Screen
from winset.errors import MissingExtra, NoAgreement

__all__ = ["solved"]

_GRAIN: Final = 10**7
"""Whole numbers that the largest gain of a country, or the largest utility of a player, is divided into."""
_UNIT: Final = 10**6
"""Whole numbers in one unit of a logarithm."""
_TANGENTS: Final = 24
"""Tangents of the logarithm to begin with, over four powers of ten."""
_GAP: Final = 1e-6
"""Relative gap at which the search ends; the grains are finer than this."""


def solved(
    items: Items, stakes: Stakes, *, objective: str, need: int, scale: Floats, seconds: float
) -> tuple[Ints, float, float] | None:
    """The best allowed package that at least `need` draws ratify; None where there is none.

    Parameters
    ----------
    items, stakes, objective, need, scale : as in `enumeration.enumerated`, without side payments and minimax regret
    seconds : when to stop; the gap between value and bound is then what is left

    Returns
    -------
    items of the package, counted from 0, its value, and a bound that no allowed package exceeds (up to 1e-6 of it)

    Raises
    ------
    MissingExtra
        OR-Tools is not installed.
    NoAgreement
        nothing was found in time, which proves nothing.
    BadNumbers
        the objective is minimax regret.
    """
    if objective == "minimax-regret":
        raise refuse("objective", "minimax regret is decided by looking at every package: at most 20 items", "too-many")
    try:
        cp = import_module("ortools.sat.python.cp_model")
    except ModuleNotFoundError:
        raise MissingExtra("a package of more than 20 items", "solver") from None
    if objective == "kalai-smorodinsky":
        scale = _most(cp, items, stakes, scale, seconds / 4)
    loose = _Programme(cp, items, stakes, seconds / 4)
    relaxed = loose.maximise(objective, scale, None)
    if relaxed is None:
        return None
    start = _start(items, stakes, objective, need, scale=scale, relaxed=relaxed[0])
    if start is not None and relaxed[2] <= start[1] * (1.0 + _GAP):
        return _trimmed(items, start[0]), start[1], max(start[1], relaxed[2])
    strict = _Programme(cp, items, stakes, seconds * 3 / 4)
    strict.ratify(stakes.utilities(items), need)
    found = strict.maximise(objective, scale, None if start is None else start[0])
    if found is None and strict.exhausted:
        return None
    if found is None and start is None:
        raise NoAgreement(f"no package was found within {seconds:g} s, which does not prove that there is none")
    options = [(f[0], f[1]) for f in (start, found) if f is not None]
    chosen, value = max(options, key=lambda f: f[1])
    return _trimmed(items, chosen), value, max(value, min(relaxed[2], np.inf if found is None else found[2]))


def _trimmed(items: Items, chosen: Ints) -> Ints:
    """The package without items that change nothing in it."""
    here = np.zeros((1, len(items.names)), dtype=np.bool_)
    here[0, chosen] = True
    same = items.indicators(here)
    for j in chosen.tolist():
        fewer = here.copy()
        fewer[0, j] = False
        if items.allowed(fewer)[0] and np.array_equal(items.indicators(fewer), same):
            here = fewer
    return np.flatnonzero(here[0])


def _most(cp: Any, items: Items, stakes: Stakes, scale: Floats, seconds: float) -> Floats:  # noqa: ANN401 - no types
    """Each country's largest gain over allowed packages that leave nobody with a loss; `scale` where it is nothing."""
    most = scale.copy()
    for c in range(len(scale)):
        best = _Programme(cp, items, stakes, seconds / len(scale)).most(c)
        most[c] = best if best > 0.0 else scale[c]
    return most


def _start(
    items: Items, stakes: Stakes, objective: str, need: int, *, scale: Floats, relaxed: Ints
) -> tuple[Ints, float] | None:
    """The better of two climbs: from the best package without ratification, and from each item alone."""
    screen = Screen(items, stakes, need=need)
    mean, cost = _mean(items, stakes)

    def value(chosen: Bools) -> Floats:
        return worth(objective, items.indicators(chosen) @ mean - cost, scale)

    alone = np.eye(len(items.names), dtype=np.bool_)
    likely = int(np.argmax(np.where(items.allowed(alone), screen.ratified(alone).sum(axis=(0, 1)), -1)))
    climbs = [climbed(items, screen, need, value, at) for at in (relaxed, np.array([likely]))]
    return max((c for c in climbs if c is not None), key=lambda c: c[1], default=None)


def _mean(items: Items, stakes: Stakes) -> tuple[Floats, Floats]:
    """Shape (f, c) of mean gains of the chief negotiators by indicator, and (c,) their cost of any agreement."""
    mean = stakes.utilities(items)[:, list(stakes.chiefs)].mean(axis=2)
    cost = np.zeros(mean.shape[1]) if stakes.cost is None else np.asarray(stakes.cost)[list(stakes.chiefs)]
    return mean, np.asarray(cost, dtype=np.float64)


class _Programme:
    """Booleans for items and for "this issue stands at this level", whole numbers for gains."""

    def __init__(self, cp: Any, items: Items, stakes: Stakes, seconds: float) -> None:  # noqa: ANN401 - no types
        self._left = seconds
        self.exhausted = False
        """Whether the last search proved that there is nothing to find."""
        self._cp, self._items, self._stakes = cp, items, stakes
        self.model = cp.CpModel()
        self.solver = cp.CpSolver()
        self._take = [self.model.new_bool_var(name) for name in items.names]
        self._shape = [*self._levels(), *self._pairs()]
        self._allow()
        self._mean, self._cost = _mean(items, stakes)
        self.size = np.maximum(np.abs(self._mean).sum(axis=0) + np.abs(self._cost), 1e-300)

    def _levels(self) -> list[Any]:
        """One boolean for each level of each issue; true for the highest that a chosen item reaches, and only there."""
        levels = np.asarray(self._items.levels, dtype=np.float64)
        shape = [self.model.new_bool_var(f"{k} at {v:g}") for k, v in self._items.ladder]
        for (k, v), here in zip(self._items.ladder, shape, strict=True):
            makers = [self._take[j] for j in np.flatnonzero(levels[:, k] == v)]
            at_least = [s for (k2, v2), s in zip(self._items.ladder, shape, strict=True) if k2 == k and v2 >= v]
            self.model.add_bool_or([*makers, here.negated()])
            for maker in makers:
                self.model.add_bool_or([*at_least, maker.negated()])
        for k in {k for k, _ in self._items.ladder}:
            self.model.add_at_most_one(s for (k2, _), s in zip(self._items.ladder, shape, strict=True) if k2 == k)
        return shape

    def _pairs(self) -> list[Any]:
        pairs = []
        for synergy in self._items.synergies:
            both = self.model.new_bool_var(f"both {synergy.items}")
            first, second = (self._take[j] for j in synergy.items)
            self.model.add_bool_or([first.negated(), second.negated(), both])
            self.model.add_implication(both, first)
            self.model.add_implication(both, second)
            pairs.append(both)
        return pairs

    def _allow(self) -> None:
        self.model.add_bool_or(self._take)
        for item, needed in self._items.requires:
            self.model.add_implication(self._take[item], self._take[needed])
        for a, b in self._items.excludes:
            self.model.add_bool_or([self._take[a].negated(), self._take[b].negated()])
        costs = np.zeros((0, 0)) if self._items.costs is None else np.asarray(self._items.costs, dtype=np.float64)
        for row, budget in zip(costs, self._items.budgets, strict=True):
            unit = _GRAIN / max(budget, float(row.max()), 1e-300)
            whole = [round(float(v) * unit) for v in row]
            self.model.add(
                sum(w * t for w, t in zip(whole, self._take, strict=True)) <= round(budget * unit) + len(row)
            )

    def _gain(self, c: int, unit: float) -> Any:  # noqa: ANN401 - a solver's variable
        """Mean gain of a country, at least 0, times `unit`."""
        gain = self.model.new_int_var(0, _GRAIN, f"gain {c}")
        terms = self._cp.LinearExpr.weighted_sum(self._shape, [round(float(v) * unit) for v in self._mean[:, c]])
        self.model.add(gain == terms - round(float(self._cost[c]) * unit))
        return gain

    def ratify(self, value: Floats, need: int) -> None:
        """At least `need` draws in which every body of every country agrees; value is (f, n, d)."""
        draws = [self.model.new_bool_var(f"draw {d}") for d in range(value.shape[2])]
        self.model.add(sum(draws) >= need)
        cost = np.zeros(value.shape[1]) if self._stakes.cost is None else np.asarray(self._stakes.cost)
        unit = _GRAIN / np.maximum(np.abs(value).sum(axis=0).max(axis=1) + np.abs(cost), 1e-300)
        whole = np.floor(value * unit[:, None]).astype(np.int64)
        hurdle = np.ceil(cost * unit).astype(np.int64) + 1
        bodies = [body for rule in self._stakes.rules for body in rule.bodies]
        required = {m for body in bodies for m in body.required}
        for d, passed in enumerate(draws):
            accepts = {}
            for i in sorted({m for body in bodies for m in body.members}):
                accepts[i] = passed if i in required else self.model.new_bool_var(f"{i} in {d}")
                terms = self._cp.LinearExpr.weighted_sum(self._shape, whole[:, i, d].tolist())
                self.model.add(terms >= int(hurdle[i])).only_enforce_if(accepts[i])
            for body in bodies:
                total = sum(body.weights)
                votes = [round(w / max(total, 1e-300) * _GRAIN) for w in body.weights]
                enough = floor((body.quota / max(total, 1e-300)) * _GRAIN) - len(votes)
                if any(m not in required for m in body.members):
                    held = sum(v * accepts[m] for v, m in zip(votes, body.members, strict=True))
                    self.model.add(held >= enough).only_enforce_if(passed)

    def most(self, c: int) -> float:
        """The largest mean gain of one country over packages that leave nobody with a loss; 0 for none."""
        gains = [self._gain(i, _GRAIN / float(size)) for i, size in enumerate(self.size)]
        self.model.maximize(gains[c])
        chosen = self._run()
        return 0.0 if chosen is None else float(self._gains(chosen)[0, c])

    def maximise(self, objective: str, scale: Floats, start: Ints | None) -> tuple[Ints, float, float] | None:
        """Items, value and bound, from a package to begin with; None where nothing was found."""
        if start is not None:
            self._hint(start)
        if objective == "nash":
            return self._nash(scale)
        least = self.model.new_int_var(1, _GRAIN, "least share")
        unit = _GRAIN / float((self.size / scale).max())
        for c in range(len(scale)):
            self.model.add(least <= self._gain(c, unit / float(scale[c])))
        self.model.maximize(least)
        chosen = self._run()
        if chosen is None:
            return None
        value = float(worth(objective, self._gains(chosen), scale)[0])
        return chosen, value, self._tight(value, self.solver.best_objective_bound / unit)

    def _nash(self, scale: Floats) -> tuple[Ints, float, float] | None:
        gains = [self._gain(c, _GRAIN / float(size)) for c, size in enumerate(self.size)]
        logs = [self.model.new_int_var(0, int(_UNIT * log(_GRAIN)) + 1, f"log {c}") for c in range(len(gains))]
        for logarithm, gain in zip(logs, gains, strict=True):
            self.model.add(gain >= 1)
            for at in np.geomspace(_GRAIN / 10**4, _GRAIN, _TANGENTS):
                self._touch(logarithm, gain, round(float(at)))
        self.model.maximize(sum(logs))
        constant = float((self.size / scale / _GRAIN).prod())
        best: tuple[Ints, float] | None = None
        bound = np.inf
        while self._left > 0.0:
            chosen = self._run(grains=2.0)
            if chosen is None:
                break
            value = float(worth("nash", self._gains(chosen), scale)[0])
            bound = min(bound, exp(self.solver.best_objective_bound / _UNIT) * constant)
            if best is None or value > best[1]:
                best = (chosen, value)
            if bound <= best[1] * (1.0 + 10 * _GAP):
                break
            for logarithm, gain in zip(logs, gains, strict=True):
                self._touch(logarithm, gain, max(1, int(self.solver.value(gain))))
            self._hint(best[0])
        return None if best is None else (*best, self._tight(best[1], bound))

    def _touch(self, logarithm: Any, gain: Any, at: int) -> None:  # noqa: ANN401 - a solver's variables
        """The tangent of the logarithm at a gain, rounded up."""
        self.model.add(at * logarithm <= _UNIT * gain + int(_UNIT * at * (log(at) - 1.0)) + at)

    def _hint(self, chosen: Ints) -> None:
        self.model.clear_hints()
        for j, take in enumerate(self._take):
            self.model.add_hint(take, j in chosen)

    def _tight(self, value: float, bound: float) -> float:
        """The bound, or the value where the difference is no more than the grains explain."""
        return bound if bound > value + 10 * _GAP * abs(value) else value

    def _gains(self, chosen: Ints) -> Floats:
        """Shape (1, c): mean gains of a package."""
        rows = np.zeros((1, len(self._take)), dtype=np.bool_)
        rows[0, chosen] = True
        return np.asarray(self._items.indicators(rows) @ self._mean - self._cost)

    def _run(self, grains: float = 0.0) -> Ints | None:
        """The items of the best package found in the time left; None where none was.

        The search ends within `grains` whole numbers of the bound, or within 1e-6 of it where `grains` is 0.
        """
        self.solver.parameters.max_time_in_seconds = max(0.05, self._left)
        self.solver.parameters.random_seed = 1
        self.solver.parameters.relative_gap_limit = 0.0 if grains else _GAP
        self.solver.parameters.absolute_gap_limit = grains
        status = self.solver.solve(self.model)
        self._left -= self.solver.wall_time
        self.exhausted = status == self._cp.INFEASIBLE
        if status not in {self._cp.OPTIMAL, self._cp.FEASIBLE}:
            return None
        return np.flatnonzero([self.solver.value(take) for take in self._take])
