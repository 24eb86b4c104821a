"""Happenings, conflict and intensity by directed dyad, issue and period: the raw material of every series."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from winset.store.duck import quoted
from winset.store.event_filters import SCOPES, SPANS, Counting, between, in_scope, listed, rows_of, sums
from winset.store.query import Query

__all__ = ["PERIODS", "Counts", "counts", "data_sets", "totals"]

_SUMS: Final = ("happenings", "conflicts", "intensity_sum", "intensity_sumsq")
PERIODS: Final = ("day", "month", "quarter", "year")


@dataclass(frozen=True, slots=True)
class Counts:
    """One entry per cell, ordered by source, target, issue and period; all arrays have the same shape (cells,)."""

    countries: tuple[str, ...]
    """ISO3 of all countries, in order."""
    issues: tuple[str, ...]
    """Issue ids, in order; "" for what has none."""
    source_number: NDArray[np.int64]
    """Place in `countries` of the one who acts."""
    target_number: NDArray[np.int64]
    """Place in `countries` of the one acted on."""
    issue_number: NDArray[np.int64]
    """Place in `issues`."""
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

    @property
    def source(self) -> NDArray[np.str_]:
        """ISO3 of the one who acts."""
        return np.array(self.countries, dtype=np.str_)[self.source_number]

    @property
    def target(self) -> NDArray[np.str_]:
        """ISO3 of the one acted on."""
        return np.array(self.countries, dtype=np.str_)[self.target_number]

    @property
    def issue(self) -> NDArray[np.str_]:
        """Issue id, "" where none was recognised."""
        return np.array(self.issues, dtype=np.str_)[self.issue_number]

    def columns(self) -> dict[str, NDArray[Any]]:
        """The arrays by name, with words for numbers."""
        return {name: getattr(self, name) for name in ("source", "target", "issue", "period", *_SUMS)}


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
    rows = _rows(query, data, period, scope, countries, counting)
    return _numbered(query, rows, countries)


def totals(
    query: Query, *, data: str, period: str = "month", scope: str = "bilateral", counting: Counting
) -> tuple[NDArray[np.datetime64], NDArray[np.float64]]:
    """First day of each period and all happenings of a data set in it, over all pairs; arguments as for `counts`."""
    if _has_cells(query, data, period, counting):
        rows, weight = _of_cells(data, period, scope, None), "happenings"
    else:
        rows, weight = _dated(query, data, period, scope, None, counting), "weight"
    found = query.arrays(f"""
        SELECT period::DATE AS period, round(sum({weight}), 6) AS happenings FROM ({rows}) GROUP BY 1 ORDER BY 1""")  # noqa: S608 - our own names
    return found["period"].astype("datetime64[D]"), found["happenings"].astype(np.float64)


def _rows(
    query: Query, data: str, period: str, scope: str, countries: Collection[str] | None, counting: Counting
) -> str:
    """Table or query in brackets with the cells of a data set."""
    if _has_cells(query, data, period, counting):
        return f"({_of_cells(data, period, scope, countries)})"
    rows = _of_acts(query, data, period, scope, countries, counting)
    query.con.execute(f"CREATE OR REPLACE TEMP TABLE counted AS {rows}")
    return "counted"


def _has_cells(query: Query, data: str, period: str, counting: Counting) -> bool:
    """Whether the import added up what is asked."""
    return query.cubes.get(data) == counting.digest and period in SPANS


def _of_cells(data: str, period: str, scope: str, countries: Collection[str] | None) -> str:
    """Query for the cells that imports made, some of one key where files or shorter periods meet."""
    fine = SPANS[: SPANS.index(period) + 1]
    start = "period" if period == "month" else f"date_trunc('{period}', period)"
    return f"""
        SELECT source_country AS source, target_country AS target, issue, {start} AS period, {", ".join(_SUMS)}
        FROM cells_parts
        WHERE data = {quoted(data)} AND scope = {quoted(scope)} AND span IN {listed(fine)} AND {between(countries)}"""  # noqa: S608 - names from closed lists, values quoted


def _of_acts(
    query: Query, data: str, period: str, scope: str, countries: Collection[str] | None, counting: Counting
) -> str:
    """Query that adds up acts one by one."""
    return f"""
        SELECT source_country AS source, target_country AS target, coalesce(issue, '') AS issue, period,
            {sums(counting, "weight")}
        FROM ({_dated(query, data, period, scope, countries, counting)}) GROUP BY 1, 2, 3, 4"""  # noqa: S608 - our own names


def _dated(
    query: Query, data: str, period: str, scope: str, countries: Collection[str] | None, counting: Counting
) -> str:
    """Query for acts with the period in which all days lie that their date may mean."""
    return f"""
        SELECT *, date_trunc('{period}', first_day) AS period
        FROM ({rows_of(query, data, countries, named=False)})
        WHERE {in_scope(scope, counting.state_sectors)}
            AND (first_day = last_day OR date_trunc('{period}', first_day) = date_trunc('{period}', last_day))"""  # noqa: S608 - names from closed lists, values quoted


def _numbered(query: Query, rows: str, countries: Collection[str] | None) -> Counts:
    """The cells of a table or query, each once."""
    country, issue, found = _few(query, rows, countries) if countries is not None else _many(query, rows)
    source, target, topic = (found[name].astype(np.int64) for name in ("source", "target", "issue"))
    period = found["period"].astype("datetime64[D]")
    series = (source * (len(country) + 1) + target) * (len(issue) + 1) + topic
    first, order = _runs(series, period)
    sums_: dict[str, NDArray[np.float64]] = {name: found[name].astype(np.float64)[order] for name in _SUMS}
    if first.size < period.size:
        sums_ = {name: np.add.reduceat(values, first).round(9) for name, values in sums_.items()}
    at = np.arange(period.size)[order][first]
    return Counts(
        countries=country,
        issues=issue,
        source_number=source[at],
        target_number=target[at],
        issue_number=topic[at],
        period=period[at],
        **sums_,
    )


Numbered = tuple[tuple[str, ...], tuple[str, ...], dict[str, NDArray[Any]]]
"""Countries and issues in order, and the columns with numbers for words."""


def _few(query: Query, rows: str, countries: Collection[str]) -> Numbered:
    """The rows of some countries, in one query."""
    found = query.arrays(f"SELECT source, target, issue, period::DATE AS period, {', '.join(_SUMS)} FROM {rows}")  # noqa: S608 - our own names
    country = tuple(sorted(set(countries)))
    place = {name: number for number, name in enumerate(country)}
    issue = tuple(sorted(set(found["issue"].tolist())))
    topic = {name: number for number, name in enumerate(issue)}
    for name, numbers in (("source", place), ("target", place), ("issue", topic)):
        found[name] = np.array([numbers[word] for word in found[name].tolist()], dtype=np.int64)
    return country, issue, found


def _many(query: Query, rows: str) -> Numbered:
    """The rows of all countries; words travel as their numbers, which is quicker than as objects."""
    country = _words(
        query,
        "country_word",
        f"SELECT DISTINCT source FROM {rows} UNION SELECT DISTINCT target FROM {rows}",  # noqa: S608 - our own names
    )
    issue = _words(query, "issue_word", f"SELECT DISTINCT issue FROM {rows}")  # noqa: S608 - as above
    found = query.arrays(f"""
        SELECT enum_code(source::country_word) AS source, enum_code(target::country_word) AS target,
            enum_code(issue::issue_word) AS issue, period::DATE AS period, {", ".join(_SUMS)} FROM {rows}""")  # noqa: S608 - as above
    return country, issue, found


def _words(query: Query, name: str, known: str) -> tuple[str, ...]:
    """The words of a query in order; they become a type of that name."""
    words = tuple(sorted({word for (word,) in query.con.execute(known).fetchall()}))
    query.con.execute(f"CREATE OR REPLACE TYPE {name} AS ENUM ({', '.join(map(quoted, words or ('',)))})")
    return words


def _runs(
    series: NDArray[np.int64], period: NDArray[np.datetime64]
) -> tuple[NDArray[np.int64], NDArray[np.int64] | slice]:
    """Where a new cell begins among the rows in order, and that order; rows that are in order stay as they are."""
    order: NDArray[np.int64] | slice = slice(None)
    down = (series[1:] < series[:-1]) | ((series[1:] == series[:-1]) & (period[1:] < period[:-1]))
    if down.any():
        order = np.lexsort((period, series))
        series, period = series[order], period[order]
    new = np.ones(series.size, dtype=np.bool_)
    new[1:] = (series[1:] != series[:-1]) | (period[1:] != period[:-1])
    return np.flatnonzero(new), order
