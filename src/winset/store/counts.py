"""Happenings, conflict and intensity by directed dyad, issue and period: the raw material of every series."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from winset.store.event_filters import in_scope, listed, rows_of
from winset.store.query import Query

__all__ = ["PERIODS", "Counts", "counts", "data_sets"]

PERIODS: Final = ("day", "month", "quarter", "year")


@dataclass(frozen=True, slots=True)
class Counts:
    """One entry per cell, ordered by source, target, issue and period; all arrays have the same shape (cells,)."""

    source: NDArray[np.str_]
    """ISO3 of the one who acts."""
    target: NDArray[np.str_]
    """ISO3 of the one acted on."""
    issue: NDArray[np.str_]
    """Issue id, "" where none was recognised."""
    period: NDArray[np.datetime64]
    """First day of the period."""
    happenings: NDArray[np.float64]
    """Sum of weights: a happening weighs 1 per directed dyad, split over its events."""
    conflicts: NDArray[np.float64]
    """Part of `happenings` that is conflict."""
    intensity_sum: NDArray[np.float64]
    """Weighted sum of Goldstein weights."""
    intensity_sumsq: NDArray[np.float64]
    """Weighted sum of their squares."""

    def columns(self) -> dict[str, NDArray[Any]]:
        """The arrays by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def data_sets(query: Query) -> list[dict[str, Any]]:
    """The event data that can be counted, each with rows, first and last day: coded texts and imported files."""
    return query.rows("""
        SELECT * FROM (
            SELECT 'coded' AS data, count(*) AS "rows", min(first_day) AS first, max(last_day) AS last FROM events
            UNION ALL SELECT data, count(*), min(first_day), max(last_day) FROM imported GROUP BY data
        ) WHERE "rows" > 0 ORDER BY data""")


def counts(
    query: Query,
    *,
    data: str,
    period: str = "month",
    scope: str = "bilateral",
    countries: Collection[str] | None = None,
    state_sectors: Collection[str],
    conflict_roots: Collection[str],
    conflict_types: Collection[str],
) -> Counts:
    """Aggregates of one data set.

    Parameters
    ----------
    data : `coded`, or the name of an imported data set; two data sets are never mixed
    period : one of PERIODS; acts whose date is less precise than that are left out
    scope : one of SCOPES
    countries : ISO3 of the countries on both sides; None for all
    state_sectors : sectors that act for the state; a bare country does too
    conflict_roots : CAMEO roots of two digits that count as conflict
    conflict_types : PLOVER types that count as conflict where there is no CAMEO code

    Sums are rounded to nine decimals, so that they do not depend on the order in which threads add up.
    Planned, hypothetical, negated and historical events are not acts of their date and are left out.
    """
    if period not in PERIODS:
        raise ValueError(f"{period!r} is no period; known: {', '.join(PERIODS)}")
    types, roots = listed(conflict_types), listed(conflict_roots)
    conflict = f"CASE WHEN cameo IS NULL THEN plover IN {types} ELSE left(cameo, 2) IN {roots} END"
    query.con.execute(f"""
        CREATE OR REPLACE TEMP TABLE cells AS
        SELECT source_country AS source, target_country AS target, coalesce(issue, '') AS issue,
            date_trunc('{period}', first_day) AS period,
            round(sum(weight), 9) AS happenings,
            round(coalesce(sum(weight) FILTER ({conflict}), 0), 9) AS conflicts,
            round(coalesce(sum(weight * goldstein), 0), 9) AS intensity_sum,
            round(coalesce(sum(weight * goldstein * goldstein), 0), 9) AS intensity_sumsq
        FROM ({rows_of(query, data, countries, named=False)})
        WHERE {in_scope(scope, state_sectors)}
            AND (first_day = last_day OR date_trunc('{period}', first_day) = date_trunc('{period}', last_day))
        GROUP BY 1, 2, 3, 4""")  # noqa: S608 - names from closed lists, values quoted
    return _ordered(query)


_WORDS: Final = (
    ("country", "SELECT source AS word FROM cells UNION SELECT target FROM cells"),
    ("issue", "SELECT DISTINCT issue AS word FROM cells"),
)
"""Tables of the words of the cells, and queries for them."""


def _ordered(query: Query) -> Counts:
    """The table `cells` in order; words travel as numbers, which is quicker than as objects."""
    words = {}
    for name, union in _WORDS:
        query.con.execute(f"""
            CREATE OR REPLACE TEMP TABLE {name}_words AS
            SELECT word, (row_number() OVER (ORDER BY word) - 1)::INTEGER AS number FROM ({union})""")  # noqa: S608 - our own names
        words[name] = query.arrays(f"SELECT word FROM {name}_words ORDER BY number")["word"].astype(np.str_)  # noqa: S608 - as above
    found = query.arrays("""
        SELECT a.number AS source, b.number AS target, i.number AS issue, period::DATE AS period,
            happenings, conflicts, intensity_sum, intensity_sumsq
        FROM cells JOIN country_words a ON a.word = source JOIN country_words b ON b.word = target
            JOIN issue_words i ON i.word = cells.issue
        ORDER BY 1, 2, 3, 4""")
    query.con.execute("DROP TABLE cells")
    return Counts(
        source=words["country"][found["source"].astype(np.intp)],
        target=words["country"][found["target"].astype(np.intp)],
        issue=words["issue"][found["issue"].astype(np.intp)],
        period=found["period"].astype("datetime64[D]"),
        happenings=found["happenings"].astype(np.float64),
        conflicts=found["conflicts"].astype(np.float64),
        intensity_sum=found["intensity_sum"].astype(np.float64),
        intensity_sumsq=found["intensity_sumsq"].astype(np.float64),
    )
