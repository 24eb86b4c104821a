"""SQL for the events that count, shared by the counts and by the rows behind them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from winset.store.duck import quoted
from winset.store.happenings import CODED, once, weighed
from winset.store.query import Query

__all__ = ["SCOPES", "in_scope", "listed", "rows_of"]

SCOPES: Final = ("bilateral", "multiparty", "private")
"""Acts between two governments; of three or more countries; by or against a private party. Never added up."""


def listed(values: Collection[str]) -> str:
    """An SQL list of strings."""
    return f"({', '.join(quoted(value) for value in sorted(values))})" if values else "(NULL)"


def rows_of(query: Query, data: str, countries: Collection[str] | None, *, named: bool = True) -> str:
    """SQL for the rows of one data set that are acts between two countries on a known date, with their weights.

    A happening lies within a pair of countries, so those of some countries can be found without looking at others.
    With `named`, rows have their happening and origin, which cost as much as counting them.
    """
    wanted = f"happening IS NOT NULL AND {_between(countries)}"
    if data == CODED:
        return weighed(f"FROM events_known WHERE {wanted}")
    if data in query.settled:
        return f"FROM {'acts_known' if named else 'acts_weighed'} WHERE data = {quoted(data)} AND {_between(countries)}"
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


def _between(countries: Collection[str] | None) -> str:
    """Condition for both sides to be among some countries."""
    if countries is None:
        return "true"
    return f"source_country IN {listed(countries)} AND target_country IN {listed(countries)}"
