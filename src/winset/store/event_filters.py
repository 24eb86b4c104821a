"""SQL for the events that count, shared by the counts and by the rows behind them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from winset.store.duck import quoted

__all__ = ["CODED", "SCOPES", "between", "in_scope", "listed", "rows_of"]

CODED: Final = "coded"
"""Name of the events that were coded from texts; imported data sets have names of their own."""
SCOPES: Final = ("bilateral", "multiparty", "private")
"""Acts between two governments; of three or more countries; by or against a private party. Never added up."""


def listed(values: Collection[str]) -> str:
    """An SQL list of strings."""
    return f"({', '.join(quoted(value) for value in sorted(values))})" if values else "(NULL)"


def rows_of(data: str) -> str:
    """Query for the rows of one data set that are acts between two countries on a known date."""
    rows = "events" if data == CODED else f"imported WHERE data = {quoted(data)}"
    return f"SELECT * FROM (FROM {rows}) WHERE happening IS NOT NULL AND first_day IS NOT NULL"  # noqa: S608 - quoted


def in_scope(scope: str, state_sectors: Collection[str]) -> str:
    """Condition for the acts of one scope; a bare country acts for the state."""
    sectors = listed(state_sectors)
    private = " OR ".join(f"coalesce({side}_sector NOT IN {sectors}, false)" for side in ("source", "target"))
    if scope not in SCOPES:
        raise ValueError(f"{scope!r} is no scope; known: {', '.join(SCOPES)}")
    if scope == "private":
        return f"({private})"
    return f"NOT ({private}) AND parties {'>' if scope == 'multiparty' else '<='} 2"


def between(countries: Collection[str] | None) -> str:
    """Condition for both sides to be among some countries."""
    if countries is None:
        return "true"
    return f"source_country IN {listed(countries)} AND target_country IN {listed(countries)}"
