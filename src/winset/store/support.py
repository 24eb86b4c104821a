"""What stands behind a number: its rows, their sentences, the documents, and where those came from."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from winset.store.duck import quoted
from winset.store.event_filters import SCOPES, in_scope, rows_of
from winset.store.happenings import CODED
from winset.store.query import Query

__all__ = ["Evidence", "gathered_support", "sentences_behind", "support", "support_gathered"]


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
    conditions, arguments = _conditions(source, issue, first, last, limit)
    conditions.append(in_scope(scope, state_sectors))
    rows = f"SELECT * FROM ({rows_of(query, data, {source, target})}) WHERE {' AND '.join(conditions)}"  # noqa: S608 - closed lists and quoted values
    if data != CODED:
        return _evidence(query, _IMPORTED.format(rows=rows), arguments)
    wanted = f"SELECT document, sentence, date, rule FROM ({rows}) ORDER BY first_day, document, event LIMIT $limit"  # noqa: S608 - as above
    return _evidence(query, _SENTENCES.format(wanted=wanted), arguments)


def support_gathered(
    query: Query,
    *,
    data: str,
    source: str,
    target: str,
    scope: str = "bilateral",
    issue: str | None = None,
    first: date | None = None,
    last: date | None = None,
    limit: int = 1000,
) -> tuple[Evidence, ...]:
    """The same rows as `support`, from the table that `winset.store.gathering` laid out."""
    conditions, arguments = _conditions(source, issue, first, last, limit)
    conditions += ["data = $data", "target_country = $target", "scope = $scope"]
    arguments |= {"data": data, "target": target, "scope": scope}
    order = "date, document, sentence_number, rule" if data == CODED else "first_day, name, number"
    return _evidence(
        query,
        f"""SELECT {_COLUMNS} FROM (
            FROM library.found WHERE {" AND ".join(conditions)} ORDER BY first_day, name, number LIMIT $limit
        ) ORDER BY {order}""",  # noqa: S608 - our own names
        arguments,
    )


def gathered_support(query: Query, data: str, countries: Collection[str], state_sectors: Collection[str]) -> str:
    """SQL for all rows behind the series of a data set, with what `support_gathered` looks for."""
    scopes = " ".join(f"WHEN {in_scope(scope, state_sectors)} THEN {quoted(scope)}" for scope in SCOPES)
    rows = f"""SELECT *, CASE {scopes} END AS scope FROM ({rows_of(query, data, countries)})
        WHERE source_country <> target_country"""  # noqa: S608 - closed lists and quoted values
    keys = f"{quoted(data)} AS data, w.source_country, w.target_country, w.issue, w.first_day, w.last_day, w.scope"
    if data == CODED:
        return f"""SELECT {keys}, w.document AS name, w.event AS number, w.sentence AS sentence_number,
            w.document || ':' || w.sentence AS id, d.kind, coalesce(w.date, d.date) AS date, s.text AS sentence,
            d.id AS document, d.title, d.url, d.file, NULL::BIGINT AS line, w.rule, d.source_id AS source, d.licence,
            d.redistributable
        FROM ({rows}) w JOIN documents d ON d.id = w.document
        JOIN sentences s ON s.document = w.document AND s.sentence = w.sentence"""  # noqa: S608 - as above
    return f"""SELECT {keys}, i.name, i."row" AS number, NULL::INTEGER AS sentence_number,
        i.name || ':' || i."row" AS id, 'figure' AS kind, i.date, NULL::VARCHAR AS sentence, NULL::VARCHAR AS document,
        NULL::VARCHAR AS title, i.url, i.name AS file, i."row" AS line, NULL::VARCHAR AS rule, i.source_id AS source,
        i.licence, i.redistributable
    FROM ({rows}) w JOIN imported_known i USING (origin, "row")"""  # noqa: S608 - as above


_COLUMNS = ", ".join(field.name for field in fields(Evidence))


def _conditions(
    source: str, issue: str | None, first: date | None, last: date | None, limit: int
) -> tuple[list[str], dict[str, object]]:
    """Conditions on direction, issue and days, with their arguments."""
    conditions = ["source_country = $source"]
    arguments: dict[str, object] = {"source": source, "limit": limit}
    for name, value, condition in (
        ("issue", issue, "coalesce(issue, '') = $issue"),
        ("first", first, "first_day >= $first"),
        ("last", last, "last_day <= $last"),
    ):
        if value is not None:
            conditions.append(condition)
            arguments[name] = value
    return conditions, arguments


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
