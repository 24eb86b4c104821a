"""The acts between two countries one by one: the happenings behind a shift, and the rows that people can label."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from winset.store.event_filters import Counting, in_scope, rows_of
from winset.store.happenings import CODED
from winset.store.query import Query

__all__ = ["CodedRows", "PairActs", "coded_rows", "pair_acts", "rows_by_id"]


@dataclass(frozen=True, slots=True)
class PairActs:
    """The happenings between two countries in either direction, in order of day; arrays of one length."""

    ids: tuple[str, ...]
    day: NDArray[np.datetime64]
    """First day of each."""
    conflict: NDArray[np.bool_]
    intensity: NDArray[np.float64]
    """Mean Goldstein weight of its rows, -10 to +10; 0 where none has one."""
    reports: NDArray[np.float64]
    """Number of rows."""
    act: tuple[str, ...]
    """CAMEO root or PLOVER type."""
    example: tuple[str, ...]
    """Id of its first row: `document:sentence`, or `name:line` of an imported file."""


@dataclass(frozen=True, slots=True)
class CodedRows:
    """The machine-coded rows of a series, in order of id; of one length."""

    ids: tuple[str, ...]
    """`document:event`, or `name:line` of an imported file."""
    strata: tuple[str, ...]
    """Pair of countries, and `conflict` or `other`."""
    coding: tuple[str, ...]
    """Who did what to whom and when, as coded: what a person judges."""


def pair_acts(
    query: Query,
    *,
    data: str,
    pair: tuple[str, str],
    counting: Counting,
    scope: str = "bilateral",
) -> PairActs:
    """The happenings between two countries; arguments as for `counts`."""
    row = "document || ':' || sentence" if data == CODED else "name || ':' || \"row\""
    found = query.arrays(f"""
        SELECT happening AS id, min(first_day) AS day, bool_or({counting.conflict}) AS conflict,
            coalesce(avg(goldstein), 0) AS intensity, count(*)::DOUBLE AS reports,
            min(coalesce(left(cameo, 2), plover)) AS act, min({row}) AS example
        FROM ({rows_of(query, data, pair)}) WHERE {in_scope(scope, counting.state_sectors)}
        GROUP BY happening ORDER BY day, id""")  # noqa: S608 - closed lists and quoted values
    return PairActs(
        ids=tuple(found["id"].tolist()),
        day=found["day"].astype("datetime64[D]"),
        conflict=found["conflict"].astype(np.bool_),
        intensity=found["intensity"].astype(np.float64),
        reports=found["reports"].astype(np.float64),
        act=tuple(found["act"].tolist()),
        example=tuple(found["example"].tolist()),
    )


def coded_rows(
    query: Query,
    *,
    data: str,
    countries: Collection[str],
    counting: Counting,
    scope: str = "bilateral",
) -> CodedRows:
    """The rows of a series; arguments as for `counts`."""
    row = "document || ':' || event" if data == CODED else "name || ':' || \"row\""
    found = query.rows(f"""
        SELECT {row} AS id, least(source_country, target_country) || '-' || greatest(source_country, target_country) ||
                CASE WHEN {counting.conflict} THEN ' conflict' ELSE ' other' END AS stratum,
            concat_ws(' ', source_country, source_sector, '→', target_country, target_sector, coalesce(cameo, plover),
                first_day) AS coding
        FROM ({rows_of(query, data, countries)}) WHERE {in_scope(scope, counting.state_sectors)} ORDER BY id""")  # noqa: S608 - as above
    return CodedRows(*(tuple(row[name] for row in found) for name in ("id", "stratum", "coding")))


def rows_by_id(query: Query, data: str, ids: Iterable[str]) -> dict[str, tuple[str | None, str | None]]:
    """Sentence and address of rows."""
    if data == CODED:
        sql = """
            SELECT e.document || ':' || e.event AS id, s.text AS sentence, d.url
            FROM events e JOIN documents d ON d.id = e.document
            JOIN sentences s ON s.document = e.document AND s.sentence = e.sentence
            WHERE e.document || ':' || e.event IN (SELECT unnest($ids))"""
    else:
        sql = """
            SELECT name || ':' || "row" AS id,
                concat_ws(' | ', source_text, coalesce(cameo, plover), target_text, date, publisher) AS sentence, url
            FROM imported_known WHERE name || ':' || "row" IN (SELECT unnest($ids))"""
    found: list[dict[str, Any]] = query.rows(sql, {"ids": list(ids)})
    return {row["id"]: (row["sentence"], row["url"]) for row in found}
