"""When a relation moved to another level: change points of the conflict share, with what is known of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from winset.relations.arrays import Floats, Ints
from winset.relations.cells import Cells, Key, filled, period_label
from winset.relations.chance import dispersion, null_penalty
from winset.relations.drivers import Acts, drivers
from winset.relations.habits import habit_cost, habit_effects
from winset.relations.precision import newcombe
from winset.relations.rituals import RitualDay, ritual_strata
from winset.relations.segments import Cost, best_cuts

__all__ = ["Shift", "Shifts", "shifts"]

_ROUNDS: Final = 8
_LEAST_HAPPENINGS: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One change of level."""

    date: str
    """First period of the new level, as precise as the series: `2012-08`."""
    first: str
    last: str
    """The change lies in these periods with the probability of the interval, given that there is one."""
    direction: str
    """`better` (less conflict) or `worse`."""
    before: float
    """Conflict share of the segment before, 0 to 1."""
    after: float
    size: float
    """after - before."""
    low: float
    high: float
    """Interval of the size (Newcombe, with counts divided by the dispersion)."""
    drivers: tuple[str, ...]
    """Ids of the happenings that drove it, strongest first; empty where none were passed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shifts:
    """All shifts of one series and how they were found."""

    key: Key
    """(source, target, issue)."""
    unit: str
    first: str
    last: str
    """Periods covered."""
    happenings: float
    shifts: tuple[Shift, ...]
    habits: tuple[tuple[str, float], ...]
    """(label, odds ratio of conflict on its days against ordinary days of the same level)."""
    dispersion: float
    """Variance of neighbouring shares against the binomial's, at least 1."""
    penalty: float
    """Least gain in log-likelihood (after dispersion) that makes a cut."""
    alarm: float
    """Probability of any shift in a series of this size that has none."""
    reason: str | None
    """Why no shift could be looked for, or None."""
    method: str = "optimal partitioning of binomial counts, ritual days with their own odds, penalty by simulation"


def shifts(
    of: Cells,
    *,
    rituals: Iterable[RitualDay] = (),
    acts: Acts | None = None,
    min_length: int = 3,
    alarm: float = 0.1,
    interval: float = 0.9,
    seed: int = 0,
    limit: int = 5,
) -> Shifts:
    """Shifts of one series.

    Parameters
    ----------
    of : cells of a single series; periods without happenings between the first and the last are filled in
    rituals : calendar of days with their own odds of conflict
    acts : the happenings of the series, for the drivers
    min_length : least number of periods at one level
    alarm : probability of any false shift in a series without one, in (0, 1)
    interval : probability of the intervals
    seed : of the simulation that sets the penalty
    limit : largest number of drivers a shift
    """
    if len(of.keys) != 1:
        raise ValueError(f"shifts are sought in one series at a time, not in {len(of.keys)}")
    grid = filled(of, of.period[0], of.period[-1])
    n, k, period = grid.happenings, grid.conflicts, grid.period
    spread = dispersion(n, k)
    result = Shifts(
        key=of.keys[0],
        unit=of.unit,
        first=period_label(period[0], of.unit),
        last=period_label(period[-1], of.unit),
        happenings=float(n.sum()),
        shifts=(),
        habits=(),
        dispersion=spread,
        penalty=float("inf"),
        alarm=alarm,
        reason=None,
    )
    if period.size < 2 * min_length or n.sum() < _LEAST_HAPPENINGS:
        few = f"{n.sum():.0f} happenings in {period.size} periods are too few to look for a shift"
        return replace(result, reason=few)
    penalty = null_penalty(n, k, spread=spread, min_length=min_length, alarm=alarm, seed=seed)
    stratum, labels = ritual_strata(period, of.unit, rituals)
    cuts, effects = _fit(grid, stratum, len(labels) + 1, price=penalty * spread, min_length=min_length)
    cost = habit_cost(n, k, stratum, effects)
    edges = (0, *cuts, period.size)
    found = []
    for begin, cut, end in zip(edges, edges[1:], edges[2:], strict=False):
        window = _date_interval(cost, (begin, cut, end), min_length, spread=spread, interval=interval)
        shift = _shift(grid, (begin, cut, end), window, spread=spread, interval=interval)
        found.append(shift if acts is None else replace(shift, drivers=drivers(acts, shift, limit=limit)))
    odds = tuple((label, float(np.exp(e))) for label, e in zip(labels, effects[1:], strict=True))
    return replace(result, shifts=tuple(found), habits=odds, penalty=penalty)


def _fit(grid: Cells, stratum: Ints, strata: int, *, price: float, min_length: int) -> tuple[tuple[int, ...], Floats]:
    """Cuts and habits in turn, each the best given the other, until the cuts stay."""
    n, k = grid.happenings, grid.conflicts
    effects = habit_effects(n, k, stratum, (), strata)
    cuts: tuple[int, ...] = ()
    for _ in range(_ROUNDS):
        new = best_cuts(habit_cost(n, k, stratum, effects), n.size, penalty=price, min_length=min_length)
        effects = habit_effects(n, k, stratum, new, strata)
        if new == cuts:
            break
        cuts = new
    return cuts, effects


def _date_interval(
    cost: Cost, edges: tuple[int, int, int], min_length: int, *, spread: float, interval: float
) -> tuple[int, int]:
    """Periods in which the cut lies, from the profile likelihood between its neighbours, flat prior."""
    begin, cut, end = edges
    where = np.arange(min(begin + min_length, cut), max(end - min_length, cut) + 1)
    left = np.array([cost(np.array([begin]), int(at))[0] for at in where])
    total = (left + cost(where, end)) / spread
    weight = np.exp(total.min() - total)
    order = np.argsort(-weight, kind="stable")
    enough = int(np.searchsorted(np.cumsum(weight[order]) / weight.sum(), interval)) + 1
    inside = where[order[:enough]]
    return min(int(inside.min()), cut), max(int(inside.max()), cut)


def _shift(
    grid: Cells, edges: tuple[int, int, int], window: tuple[int, int], *, spread: float, interval: float
) -> Shift:
    """The shift at a cut, given its neighbours and the interval of its date."""
    begin, cut, end = edges
    k = np.add.reduceat(grid.conflicts[:end], [begin, cut])
    n = np.add.reduceat(grid.happenings[:end], [begin, cut])
    before, after = (k / np.maximum(n, 1e-12)).tolist()
    gap = newcombe(*zip((k / spread).tolist(), (n / spread).tolist(), strict=True), interval=interval)
    date, first, last = (period_label(grid.period[i], grid.unit) for i in (cut, *window))
    return Shift(
        date=date,
        first=first,
        last=last,
        direction="worse" if after > before else "better",
        before=before,
        after=after,
        size=after - before,
        low=gap.low,
        high=gap.high,
        drivers=(),
    )
