"""Happenings, conflict and intensity by directed dyad, issue and period: the raw material of every series."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from winset.store.duck import quoted
from winset.store.event_filters import SCOPES, SPANS, Counting, between, in_scope, listed, rows_of, sums
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
    counting: Counting,
) -> Counts:
    """Aggregates of one data set.

    Parameters
    ----------
    data : `coded`, or the name of an imported data set; two data sets are never mixed
    period : one of PERIODS; acts whose date is less precise than that are left out
    scope : one of SCOPES
    countries : ISO3 of the countries on both sides; None for all
    counting : what acts for the state and what is conflict

    Months and longer periods of a data set that is known in whole are read from the cells that the import made.
    Sums are rounded to nine decimals, so that they do not depend on the order in which threads add up.
    Planned, hypothetical, negated and historical events are not acts of their date and are left out.
    """
    if period not in PERIODS:
        raise ValueError(f"{period!r} is no period; known: {', '.join(PERIODS)}")
    if scope not in SCOPES:
        raise ValueError(f"{scope!r} is no scope; known: {', '.join(SCOPES)}")
    made = query.cubes.get(data) == counting.digest and period in SPANS
    rows = _of_cells if made else _of_acts
    query.con.execute(f"CREATE OR REPLACE TEMP TABLE cells AS {rows(query, data, period, scope, countries, counting)}")
    return _ordered(query)


def _of_cells(
    query: Query, data: str, period: str, scope: str, countries: Collection[str] | None, counting: Counting
) -> str:
    """Query for the cells that the import made, added up over files and months where there are several."""
    del query, counting
    fine = SPANS[: SPANS.index(period) + 1]
    sums_ = ", ".join(f"round(sum({name}), 9) AS {name}" for name in _SUMS)
    return f"""
        SELECT source_country AS source, target_country AS target, issue, date_trunc('{period}', period) AS period,
            {sums_}
        FROM cells_parts
        WHERE data = {quoted(data)} AND scope = {quoted(scope)} AND span IN {listed(fine)} AND {between(countries)}
        GROUP BY 1, 2, 3, 4"""  # noqa: S608 - names from closed lists, values quoted


def _of_acts(
    query: Query, data: str, period: str, scope: str, countries: Collection[str] | None, counting: Counting
) -> str:
    """Query that adds up acts one by one."""
    return f"""
        SELECT source_country AS source, target_country AS target, coalesce(issue, '') AS issue,
            date_trunc('{period}', first_day) AS period, {sums(counting, "weight")}
        FROM ({rows_of(query, data, countries, named=False)})
        WHERE {in_scope(scope, counting.state_sectors)}
            AND (first_day = last_day OR date_trunc('{period}', first_day) = date_trunc('{period}', last_day))
        GROUP BY 1, 2, 3, 4"""  # noqa: S608 - names from closed lists, values quoted


_SUMS: Final = ("happenings", "conflicts", "intensity_sum", "intensity_sumsq")
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
