"""Series and shifts of a case's event data: the store counts, the relations room measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from winset.desk.frames import Frame
from winset.desk.sampling import COUNTING, Label, labels, precision_of
from winset.model import Case
from winset.reference.cameo import cameo_codes
from winset.relations import (
    NO_EVENTS,
    Acts,
    Attention,
    Cells,
    Comparison,
    Precision,
    RitualDay,
    Series,
    Shifts,
    VolumeBreak,
    attention,
    cells,
    compared,
    numbered_cells,
    only,
    over_issues,
    series,
    shifts,
    undirected,
    volume_breaks,
)
from winset.store import CaseFolder, Counts, PairActs, Query, counts, data_sets, pair_acts, totals

__all__ = ["Cells", "Driver", "Measured", "Relations", "breaks_of", "measured", "moved", "numbered", "volume"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """A happening that drove a shift."""

    id: str
    day: str
    what: str
    """Kind of act, in words."""
    intensity: float
    """Mean Goldstein weight, -10 to +10."""
    reports: int
    evidence: str
    """Id of its first row: `document:sentence`, or `name:line` of an imported file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one data set says; two data sets are never mixed."""

    data: str
    """`coded` for the case's own texts, or the name of an imported data set."""
    rows: int
    """Events of the whole data set known on the day."""
    first: str
    last: str
    """Days covered."""
    series: Series
    """Directed dyad x issue x period."""
    whole: Series
    """Directed dyad x period, all issues together."""
    shifts: tuple[Shifts, ...]
    """One a pair of countries, direction and issues left aside."""
    drivers: Mapping[str, Driver]
    """The happenings behind the shifts, by id."""
    precision: Precision | None
    """Share of right rows by the labels that people gave; None without labels."""
    attention: Attention
    """Of each cell of `series`: its share of everything that the data set reports in the period, over all pairs."""
    whole_attention: Attention
    """The same of each cell of `whole`."""
    breaks: tuple[VolumeBreak, ...]
    """From when on the data set reports at another rate, whatever happens in the world."""

    def pair(self, a: str, b: str) -> Cells:
        """Counts of a pair of countries, direction and issues left aside; without cells where there are none."""
        pairs = undirected(self.whole.cells)
        return only(pairs, {key for key in pairs.keys if set(key[:2]) == {a, b}})


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations(Frame):
    """All data sets of a case, in order of name."""

    sets: tuple[Measured, ...]
    unit: str
    """`day`, `month`, `quarter` or `year`."""
    scope: str
    """Which acts are counted: `bilateral` ones between governments by default."""
    reason: str | None
    """Why there is nothing, or None."""

    def columns(self) -> dict[str, NDArray[Any]]:
        """Every series as columns of one length; missing numbers are NaN."""
        rows = [{"data": one.data, **row} for one in self.sets for row in one.series.rows()]
        names = tuple(rows[0]) if rows else ("data", "source", "target", "issue", "month", "happenings")
        found = {}
        for name in names:
            values = [row[name] for row in rows]
            words = any(isinstance(value, str) for value in values)
            filled = [value or "" for value in values] if words else values
            found[name] = np.array(filled, dtype=np.str_ if words else np.float64)
        return found

    def compared(self, a: str, b: str) -> tuple[tuple[str, str, Comparison], ...]:
        """Every two data sets that know a pair of countries, side by side."""
        known = [(one.data, cells) for one in self.sets if (cells := one.pair(a, b)).period.size]
        return tuple((x, y, compared(one, other)) for (x, one), (y, other) in combinations(known, 2))


def measured(
    folder: CaseFolder,
    case: Case,
    day: date,
    *,
    unit: str = "month",
    scope: str = "bilateral",
) -> Relations:
    """Series and shifts of every data set, as known on the day."""
    with folder.reading() as db:
        told = labels(db)
    with folder.query(day) as query:
        sets = tuple(_one(query, found, case, unit, scope, told) for found in data_sets(query))
    kept = tuple(s for s in sets if s.whole.cells.period.size)
    reason = None if kept else _nothing(sets, case, scope)
    return Relations(sets=kept, unit=unit, scope=scope, reason=reason)


def _one(
    query: Query, found: dict[str, Any], case: Case, unit: str, scope: str, told: Mapping[str, Mapping[str, Label]]
) -> Measured:
    data = found["data"]
    table = counts(query, data=data, period=unit, scope=scope, countries=case.countries, counting=COUNTING)
    of = numbered(table, unit)
    whole = over_issues(of)
    pairs = undirected(whole)
    known = told.get(data, {})
    shifted: list[Shifts] = []
    drivers: dict[str, Driver] = {}
    everything = volume(query, data, unit, scope)
    for key in pairs.keys:
        shown, behind = moved(query, only(pairs, {key}), case, data, scope)
        shifted.append(shown)
        drivers |= behind
    return Measured(
        data=data,
        rows=int(found["rows"]),
        first=str(found["first"]),
        last=str(found["last"]),
        series=series(of, scope=scope),
        whole=series(whole, scope=scope),
        shifts=tuple(shifted),
        drivers=drivers,
        precision=precision_of(query, data, known, countries=case.countries, scope=scope) if known else None,
        attention=attention(of, everything),
        whole_attention=attention(whole, everything),
        breaks=breaks_of(query, data, unit, scope, everything),
    )


def moved(query: Query, of: Cells, case: Case, data: str, scope: str) -> tuple[Shifts, dict[str, Driver]]:
    """The shifts of a pair with the happenings that drove them; those are looked up only where there is a shift."""
    pair = of.keys[0][:2]
    rituals = _rituals(case, pair)
    found = shifts(of, rituals=rituals)
    if not found.shifts:
        return found, {}
    acts = pair_acts(query, data=data, pair=pair, scope=scope, counting=COUNTING)
    found = shifts(of, rituals=rituals, acts=_acts(acts))
    wanted = {name for shift in found.shifts for name in shift.drivers}
    return found, {name: _driver(acts, i) for i, name in enumerate(acts.ids) if name in wanted}


def _acts(of: PairActs) -> Acts:
    return Acts(ids=of.ids, day=of.day, conflict=of.conflict, intensity=of.intensity, reports=of.reports)


def _driver(acts: PairActs, i: int) -> Driver:
    code = cameo_codes().get(acts.act[i])
    return Driver(
        id=acts.ids[i],
        day=str(acts.day[i]),
        what=code.name if code else acts.act[i],
        intensity=float(acts.intensity[i]),
        reports=int(acts.reports[i]),
        evidence=acts.example[i],
    )


def _rituals(case: Case, pair: tuple[str, ...]) -> list[RitualDay]:
    """The calendar of a pair of countries."""
    return [
        RitualDay(month=row.month, day=row.day, label=row.label, days=row.days, since=row.since)
        for row in case.rituals
        if set(pair) <= set(row.countries)
    ]


def numbered(table: Counts, unit: str) -> Cells:
    """What the store counted, for the relations room."""
    return numbered_cells(
        (table.countries, table.issues),
        (table.source_number, table.target_number, table.issue_number),
        period=table.period,
        happenings=table.happenings,
        conflicts=table.conflicts,
        intensity_sum=table.intensity_sum,
        intensity_sumsq=table.intensity_sumsq,
        unit=unit,
    )


def volume(query: Query, data: str, unit: str, scope: str) -> Cells:
    """All happenings of a data set by period, as one series."""
    period, happenings = totals(query, data=data, period=unit, scope=scope, counting=COUNTING)
    nothing = np.zeros(period.size)
    return cells(
        source=["*"] * period.size,
        target=["*"] * period.size,
        issue=None,
        period=period,
        happenings=happenings,
        conflicts=nothing,
        intensity_sum=nothing,
        intensity_sumsq=nothing,
        unit=unit,
    )


def breaks_of(query: Query, data: str, unit: str, scope: str, everything: Cells) -> tuple[VolumeBreak, ...]:
    """Breaks in the volume of a data set; by month, however coarse or fine the series are, as a year hides them."""
    return volume_breaks(everything if unit == "month" else volume(query, data, "month", scope))


def _nothing(sets: tuple[Measured, ...], case: Case, scope: str) -> str:
    if not sets:
        return NO_EVENTS
    pairs = ", ".join("-".join(pair) for pair in combinations(case.countries, 2))
    rows = sum(s.rows for s in sets)
    return f"none of the {rows} events known on the day is a {scope} act between {pairs}"
