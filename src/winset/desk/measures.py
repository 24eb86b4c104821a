"""Series and shifts of a case's event data: the store counts, the relations room measures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from winset.model import Case
from winset.relations import (
    CONFLICT_PLOVER,
    CONFLICT_ROOTS,
    NO_EVENTS,
    STATE_SECTORS,
    Cells,
    RitualDay,
    Series,
    Shifts,
    cells,
    only,
    over_issues,
    series,
    shifts,
    undirected,
)
from winset.store import CaseFolder, Counts, Query, counts, data_sets

__all__ = ["Measured", "Relations", "measured"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """All data sets of a case, in order of name."""

    sets: tuple[Measured, ...]
    unit: str
    """`day`, `month`, `quarter` or `year`."""
    scope: str
    """Which acts are counted: `bilateral` ones between governments by default."""
    reason: str | None
    """Why there is nothing, or None."""


def measured(
    folder: CaseFolder,
    case: Case,
    day: date,
    *,
    unit: str = "month",
    scope: str = "bilateral",
) -> Relations:
    """Series and shifts of every data set, as known on the day."""
    with folder.query(day) as query:
        sets = tuple(_one(query, found, case, unit, scope) for found in data_sets(query))
    kept = tuple(s for s in sets if s.whole.cells.period.size)
    reason = None if kept else _nothing(sets, case, scope)
    return Relations(sets=kept, unit=unit, scope=scope, reason=reason)


def _one(query: Query, found: dict[str, Any], case: Case, unit: str, scope: str) -> Measured:
    table = counts(
        query,
        data=found["data"],
        period=unit,
        scope=scope,
        countries=case.countries,
        state_sectors=STATE_SECTORS,
        conflict_roots=CONFLICT_ROOTS,
        conflict_types=CONFLICT_PLOVER,
    )
    of = _cells(table, unit)
    whole = over_issues(of)
    pairs = undirected(whole)
    return Measured(
        data=found["data"],
        rows=int(found["rows"]),
        first=str(found["first"]),
        last=str(found["last"]),
        series=series(of, scope=scope),
        whole=series(whole, scope=scope),
        shifts=tuple(shifts(only(pairs, {key}), rituals=_rituals(case, key[:2])) for key in pairs.keys),
    )


def _rituals(case: Case, pair: tuple[str, ...]) -> list[RitualDay]:
    """The calendar of a pair of countries."""
    return [
        RitualDay(month=row.month, day=row.day, label=row.label, days=row.days, since=row.since)
        for row in case.rituals
        if set(pair) <= set(row.countries)
    ]


def _cells(table: Counts, unit: str) -> Cells:
    return cells(
        source=table.source,
        target=table.target,
        issue=table.issue,
        period=table.period,
        happenings=table.happenings,
        conflicts=table.conflicts,
        intensity_sum=table.intensity_sum,
        intensity_sumsq=table.intensity_sumsq,
        unit=unit,
    )


def _nothing(sets: tuple[Measured, ...], case: Case, scope: str) -> str:
    if not sets:
        return NO_EVENTS
    pairs = ", ".join("-".join(pair) for pair in combinations(case.countries, 2))
    rows = sum(s.rows for s in sets)
    return f"none of the {rows} events known on the day is a {scope} act between {pairs}"
