"""SQL for the events that count, shared by the counts and by the rows behind them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from winset.store.disk import digest
from winset.store.duck import quoted
from winset.store.happenings import CODED, once, weighed
from winset.store.query import Query

__all__ = ["SCOPES", "SPANS", "Counting", "between", "in_scope", "listed", "rows_of", "sums"]

SCOPES: Final = ("bilateral", "multiparty", "private")
"""Acts between two governments; of three or more countries; by or against a private party. Never added up."""


SPANS: Final = ("month", "quarter", "year")
"""Periods of the cells that an import makes, from fine to coarse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """What acts for the state and what is conflict."""

    state_sectors: Collection[str]
    """Sectors that act for the state; a bare country does too."""
    conflict_roots: Collection[str]
    """CAMEO roots of two digits that count as conflict."""
    conflict_types: Collection[str]
    """PLOVER types that count as conflict where there is no CAMEO code."""

    @property
    def digest(self) -> str:
        """The same for the same definitions."""
        sets = (self.state_sectors, self.conflict_roots, self.conflict_types)
        return digest(*(" ".join(sorted(values)) for values in sets))[:16]

    @property
    def conflict(self) -> str:
        """SQL condition for an act that is conflict."""
        types, roots = listed(self.conflict_types), listed(self.conflict_roots)
        return f"CASE WHEN cameo IS NULL THEN plover IN {types} ELSE left(cameo, 2) IN {roots} END"


def listed(values: Collection[str]) -> str:
    """An SQL list of strings."""
    return f"({', '.join(quoted(value) for value in sorted(values))})" if values else "(NULL)"


def rows_of(query: Query, data: str, countries: Collection[str] | None, *, named: bool = True) -> str:
    """SQL for the rows of one data set that are acts between two countries on a known date, with their weights.

    A happening lies within a pair of countries, so those of some countries can be found without looking at others.
    With `named`, rows have their happening and origin, which cost as much as counting them.
    """
    wanted = f"happening IS NOT NULL AND {between(countries)}"
    if data == CODED:
        return weighed(f"FROM events_known WHERE {wanted}")
    if data in query.settled:
        return f"FROM {'acts_known' if named else 'acts_weighed'} WHERE data = {quoted(data)} AND {between(countries)}"
    rows = f"FROM acts_known WHERE data = {quoted(data)} AND {wanted}"
    told = f'SELECT a.*, i.event_id FROM ({rows}) a JOIN imported_known i USING (origin, "row")'  # noqa: S608 - quoted
    return weighed(once(told))


def in_scope(scope: str, state_sectors: Collection[str]) -> str:
    """Condition for the acts of one scope; a bare country acts for the state."""
    sectors = listed(state_sectors)
    private = " OR ".join(f"coalesce({side}_sector NOT IN {sectors}, false)" for side in ("source", "target"))
    if scope not in SCOPES:
        raise ValueError(f"{scope!r} is no scope; known: {', '.join(SCOPES)}")
    if scope == "private":
        return f"({private})"
    return f"NOT ({private}) AND parties {'>' if scope == 'multiparty' else '<='} 2"


def sums(counting: Counting, weight: str) -> str:
    """SQL for the sums that every series needs; rounded, so that they do not depend on the order of adding up."""
    return f"""round(sum({weight}), 9) AS happenings,
        round(coalesce(sum({weight}) FILTER ({counting.conflict}), 0), 9) AS conflicts,
        round(coalesce(sum({weight} * goldstein), 0), 9) AS intensity_sum,
        round(coalesce(sum({weight} * goldstein * goldstein), 0), 9) AS intensity_sumsq"""


def between(countries: Collection[str] | None) -> str:
    """Condition for both sides to be among some countries."""
    if countries is None:
        return "true"
    return f"source_country IN {listed(countries)} AND target_country IN {listed(countries)}"
