"""What stands behind a number: its rows, their sentences, the documents, and where those came from."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from winset.store.event_filters import in_scope, rows_of
from winset.store.happenings import CODED
from winset.store.query import Query

__all__ = ["Evidence", "sentences_behind", "support"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One row behind a number, followed back as far as it goes."""

    id: str
    """`document:sentence`, or `name:line` of an imported file."""
    kind: str
    """`quoted`, `summarised` or `figure`: a row of a data set that shows no text."""
    date: str | None
    """Date of the act, or of the document, as precise as known."""
    sentence: str | None
    """The words, where there are any."""
    document: str | None
    """Document id."""
    title: str | None
    """Of the document."""
    url: str | None
    """Page of origin."""
    file: str
    """File below `sources/`, with the member of an archive."""
    line: int | None
    """Line of a data file."""
    rule: str | None
    """Rule of the coder, for a coded event."""
    source: str
    """Id of the source, as in `winset.toml`."""
    licence: str
    redistributable: bool
    """Whether the sentence may leave in an export."""


def support(
    query: Query,
    *,
    data: str,
    source: str,
    target: str,
    state_sectors: Collection[str],
    scope: str = "bilateral",
    issue: str | None = None,
    first: date | None = None,
    last: date | None = None,
    limit: int = 1000,
) -> tuple[Evidence, ...]:
    """The rows behind one cell of `counts`, or behind several: one direction of a dyad, in order of date.

    Parameters
    ----------
    data, scope, state_sectors : as for `counts`
    source, target : ISO3
    issue : issue id, "" for events without one, None for all
    first, last : days between which the whole date must lie
    limit : most rows
    """
    conditions = [in_scope(scope, state_sectors), "source_country = $source"]
    arguments: dict[str, object] = {"source": source, "limit": limit}
    for name, value, condition in (
        ("issue", issue, "coalesce(issue, '') = $issue"),
        ("first", first, "first_day >= $first"),
        ("last", last, "last_day <= $last"),
    ):
        if value is not None:
            conditions.append(condition)
            arguments[name] = value
    rows = f"SELECT * FROM ({rows_of(query, data, {source, target})}) WHERE {' AND '.join(conditions)}"  # noqa: S608 - closed lists and quoted values
    if data != CODED:
        return _evidence(query, _IMPORTED.format(rows=rows), arguments)
    wanted = f"SELECT document, sentence, date, rule FROM ({rows}) ORDER BY first_day, document, event LIMIT $limit"  # noqa: S608 - as above
    return _evidence(query, _SENTENCES.format(wanted=wanted), arguments)


def sentences_behind(query: Query, ids: Iterable[str]) -> dict[str, Evidence]:
    """Evidence by id for sentences named as `document:sentence`; what is not known on the day is not there."""
    wanted = """
        SELECT split_part(id, ':', 1) AS document, TRY_CAST(split_part(id, ':', 2) AS INTEGER) AS sentence,
            NULL::VARCHAR AS date, NULL AS rule
        FROM (SELECT unnest($ids) AS id)"""
    found = _evidence(query, _SENTENCES.format(wanted=wanted), {"ids": list(ids)})
    return {evidence.id: evidence for evidence in found}


_SENTENCES = """
    SELECT w.document || ':' || w.sentence AS id, d.kind, coalesce(w.date, d.date) AS date,
        s.text AS sentence, d.id AS document, d.title, d.url, d.file, NULL AS line, w.rule,
        d.source_id AS source, d.licence, d.redistributable
    FROM ({wanted}) w JOIN documents d ON d.id = w.document
    JOIN sentences s ON s.document = w.document AND s.sentence = w.sentence
    ORDER BY coalesce(w.date, d.date), w.document, w.sentence, w.rule"""

_IMPORTED = """
    WITH wanted AS (SELECT origin, "row" FROM ({rows}) ORDER BY first_day, name, "row" LIMIT $limit)
    SELECT name || ':' || "row" AS id, 'figure' AS kind, date, NULL AS sentence, NULL AS document, NULL AS title, url,
        name AS file, "row" AS line, NULL AS rule, source_id AS source, licence, redistributable
    FROM imported_known JOIN wanted USING (origin, "row") ORDER BY first_day, name, "row"
"""


def _evidence(query: Query, sql: str, arguments: dict[str, object]) -> tuple[Evidence, ...]:
    rows: list[dict[str, Any]] = query.rows(sql, arguments)
    return tuple(Evidence(**row) for row in rows)
