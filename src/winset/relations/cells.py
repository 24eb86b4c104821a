"""Counts per directed dyad, issue and period: what the store hands to every series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from winset.relations.arrays import Bools, Days, Floats, Ints, Strings

__all__ = [
    "UNITS", "Cells", "Key", "cells", "coarser", "filled", "numbered_cells", "only", "over_issues", "period_label",
    "period_start", "undirected",
]  # fmt: skip

UNITS: Final = ("day", "month", "quarter", "year")
"""Lengths of a period, from fine to coarse."""

Key = tuple[str, str, str | None]
_SUMS: Final = ("happenings", "conflicts", "intensity_sum", "intensity_sumsq")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """Sums over happenings, one cell per series and period; cells of one series are contiguous and in order of time."""

    keys: tuple[Key, ...]
    """(source, target, issue) of each series; issue None means all issues together."""
    starts: Ints
    """Shape (series + 1,): cells of series i are `starts[i]:starts[i + 1]`."""
    period: Days
    """First day of the period, shape (cells,)."""
    happenings: Floats
    """Sum of weights, shape (cells,), at least 0; a happening weighs 1 per pair of countries, split over its events."""
    conflicts: Floats
    """Part of `happenings` that is conflict, 0 to happenings."""
    intensity_sum: Floats
    """Weighted sum of Goldstein weights."""
    intensity_sumsq: Floats
    """Weighted sum of squared Goldstein weights."""
    unit: str
    """One of UNITS."""

    @property
    def series(self) -> Ints:
        """Index of the series of each cell, shape (cells,)."""
        return np.repeat(np.arange(len(self.keys)), np.diff(self.starts))


def period_start(days: ArrayLike, unit: str) -> Days:
    """First day of the period that each day falls in."""
    day = np.asarray(days, dtype="datetime64[D]")
    if unit == "day":
        return day
    month = day.astype("datetime64[M]")
    if unit == "quarter":
        number = month.astype(np.int64)
        month = (number - number % 3).astype("datetime64[M]")
    elif unit == "year":
        month = day.astype("datetime64[Y]").astype("datetime64[M]")
    elif unit != "month":
        raise ValueError(f"{unit!r} is no period; known: {', '.join(UNITS)}")
    return month.astype("datetime64[D]")


def period_label(day: np.datetime64, unit: str) -> str:
    """`2012-08-10`, `2012-08`, `2012-Q3` or `2012`."""
    text = str(day.astype("datetime64[D]"))
    if unit == "quarter":
        return f"{text[:4]}-Q{(int(text[5:7]) + 2) // 3}"
    return text[: {"day": 10, "month": 7, "year": 4}[unit]]


def cells(
    *,
    source: ArrayLike,
    target: ArrayLike,
    issue: ArrayLike | None,
    period: ArrayLike,
    happenings: ArrayLike,
    conflicts: ArrayLike,
    intensity_sum: ArrayLike,
    intensity_sumsq: ArrayLike,
    unit: str = "month",
) -> Cells:
    """Cells from columns of equal length m, in any order; rows of the same cell are added up.

    Parameters
    ----------
    source, target : ISO3, shape (m,)
    issue : issue ids, shape (m,), "" for events without one; None for all issues together
    period : dates, shape (m,); moved to the first day of their period
    happenings, conflicts, intensity_sum, intensity_sumsq : shape (m,), see `Cells`
    unit : one of UNITS

    Rows that come ordered by source, target, issue and period are not sorted again.
    """
    names = [np.asarray(v, dtype=np.str_) for v in (source, target)]
    names.append(np.asarray(issue, dtype=np.str_) if issue is not None else np.full(names[0].shape, "*"))
    day = period_start(period, unit)
    sums = [np.asarray(v, dtype=np.float64) for v in (happenings, conflicts, intensity_sum, intensity_sumsq)]
    order = _order(names, day)
    if order is not None:
        names, day, sums = [v[order] for v in names], day[order], [v[order] for v in sums]
    new_series = _changes(names)
    new_cell = new_series | _changes([day])
    at = np.flatnonzero(new_cell)
    totals = dict(zip(_SUMS, (np.add.reduceat(v, at) if v.size else v for v in sums), strict=True))
    first = np.flatnonzero(new_series)
    keys = tuple(
        (str(s), str(t), None if i == "*" else str(i)) for s, t, i in zip(*(v[first] for v in names), strict=True)
    )
    starts = np.append(np.flatnonzero(new_series[at]), at.size).astype(np.int64)
    return Cells(keys=keys, starts=starts, period=day[at], unit=unit, **totals)


def numbered_cells(
    words: tuple[Sequence[str], Sequence[str]],
    numbers: tuple[Ints, Ints, Ints],
    *,
    period: Days,
    happenings: Floats,
    conflicts: Floats,
    intensity_sum: Floats,
    intensity_sumsq: Floats,
    unit: str = "month",
) -> Cells:
    """Cells from columns of equal length m that are in order and have every cell once: the quick way in.

    Parameters
    ----------
    words : countries and issues
    numbers : source and target among the countries, and issue among the issues, each of shape (m,)
    period : first day of the period of each, shape (m,)
    happenings, conflicts, intensity_sum, intensity_sumsq : shape (m,), see `Cells`
    unit : one of UNITS
    """
    new = np.ones(period.size, dtype=np.bool_)
    new[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in numbers])
    first = np.flatnonzero(new)
    names = [
        list(map(known.__getitem__, column[first].tolist()))
        for known, column in zip((words[0], words[0], words[1]), numbers, strict=True)
    ]
    return Cells(
        keys=tuple(zip(*names, strict=True)),
        starts=np.append(first, period.size).astype(np.int64),
        period=period,
        happenings=happenings,
        conflicts=conflicts,
        intensity_sum=intensity_sum,
        intensity_sumsq=intensity_sumsq,
        unit=unit,
    )


def _order(names: list[Strings], day: Days) -> Ints | None:
    """The order by names and day, or None where the rows already have it."""
    if day.size == 0:
        return None
    tied = np.ones(day.size - 1, dtype=np.bool_)
    columns: tuple[NDArray[Any], ...] = (*names, day)
    for column in columns:
        if (column[:-1][tied] > column[1:][tied]).any():
            return np.lexsort((day, *reversed(names)))
        tied &= column[:-1] == column[1:]
    return None


def _changes(columns: list[Strings] | list[Days]) -> Bools:
    """Where a row differs from the one before it in any column; the first row always does."""
    out = np.zeros(columns[0].size, dtype=np.bool_)
    out[:1] = True
    for column in columns:
        out[1:] |= column[1:] != column[:-1]
    return out


def _rebuilt(of: Cells, keys: tuple[Key, ...], unit: str) -> Cells:
    """The same cells under other keys or a coarser unit, added up."""
    names = [np.array(["*" if part is None else part for part in column], dtype=np.str_) for column in _columns(keys)]
    source, target, issue = (column[of.series] for column in names)
    return cells(
        source=source,
        target=target,
        issue=issue,
        period=of.period,
        unit=unit,
        **{name: getattr(of, name) for name in _SUMS},
    )


def _columns(keys: tuple[Key, ...]) -> tuple[tuple[str | None, ...], ...]:
    return tuple(zip(*keys, strict=True)) if keys else ((), (), ())


def coarser(of: Cells, unit: str) -> Cells:
    """The same counts over longer periods."""
    if UNITS.index(unit) < UNITS.index(of.unit):
        raise ValueError(f"counts by {of.unit} cannot be split into periods of a {unit}")
    return _rebuilt(of, of.keys, unit)


def undirected(of: Cells) -> Cells:
    """Both directions of a pair added up; the earlier code in the alphabet is called the source."""
    return _rebuilt(of, tuple((min(s, t), max(s, t), issue) for s, t, issue in of.keys), of.unit)


def over_issues(of: Cells) -> Cells:
    """All issues of a dyad added up, as issue None."""
    return _rebuilt(of, tuple((s, t, None) for s, t, _ in of.keys), of.unit)


def only(of: Cells, wanted: set[Key] | frozenset[Key]) -> Cells:
    """The series with these keys, in the order of `of`."""
    keep = np.array([key in wanted for key in of.keys], dtype=np.bool_)
    mask = keep[of.series] if keep.size else np.zeros(0, dtype=np.bool_)
    lengths = np.diff(of.starts)[keep]
    return Cells(
        keys=tuple(key for key, kept in zip(of.keys, keep, strict=True) if kept),
        starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        period=of.period[mask],
        unit=of.unit,
        **{name: getattr(of, name)[mask] for name in _SUMS},
    )


def filled(of: Cells, first: np.datetime64, last: np.datetime64) -> Cells:
    """Every period from first to last in every series, with zeros where nothing happened.

    For a chart of a few series: over all pairs of the world the empty periods outnumber the others.
    """
    step = {"day": "D", "month": "M", "quarter": "M", "year": "Y"}[of.unit]
    begin, end = period_start([first, last], of.unit).astype(f"datetime64[{step}]").astype(np.int64)
    number = np.arange(begin, end + 1, 3 if of.unit == "quarter" else 1)
    grid = number.astype(f"datetime64[{step}]").astype("datetime64[D]")
    names = [
        np.array(["*" if part is None else part for part in column], dtype=np.str_) for column in _columns(of.keys)
    ]
    nothing = np.zeros(grid.size * len(of.keys))
    source, target, issue = (np.concatenate([column[of.series], np.repeat(column, grid.size)]) for column in names)
    return cells(
        source=source,
        target=target,
        issue=issue,
        period=np.concatenate([of.period, np.tile(grid, len(of.keys))]),
        unit=of.unit,
        **{name: np.concatenate([getattr(of, name), nothing]) for name in _SUMS},
    )
