"""Questions to a case: an in-memory DuckDB over its parts, as of a day."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import duckdb
from numpy.typing import NDArray

from winset.errors import CaseError
from winset.store.columns import PARTS, Column, names
from winset.store.duck import MEMORY, THREADS, connect, quoted
from winset.store.happenings import CODED, KEY, once, weighed
from winset.store.layout import Layout
from winset.store.licences import source_of, source_rules
from winset.store.parts import Part, part_file, parts

__all__ = ["Query", "open_query"]


@dataclass(frozen=True, slots=True)
class Query:
    """Views `documents`, `sentences`, `events`, `claims` and `imported` of what was known on a day.

    `documents` shows each text once, however many files hold it, with its source, licence and `redistributable`;
    `events` and `imported` have a `happening` and a `weight`, found on what was known on the day only.
    """

    con: duckdb.DuckDBPyConnection
    """For SQL of one's own."""
    as_of: date | None
    """Rows known later, or from an unknown day, are not there; None means everything."""
    settled: frozenset[str]
    """Imported data sets whose happenings, found at import, need not be found again."""
    spans: Mapping[str, tuple[str, str]]
    """Imported data sets with acts between countries, with the first and the last day of these on file."""
    cubes: Mapping[str, str]
    """Those of them whose acts were added up at import, with the digest of the definitions used."""

    def rows(self, sql: str, arguments: Mapping[str, object] | None = None) -> list[dict[str, Any]]:
        """The rows of an SQL query, with arguments such as `$day`, as mappings."""
        result = self.con.execute(sql, dict(arguments or {}))
        names = [column[0] for column in result.description]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

    def arrays(self, sql: str, arguments: Mapping[str, object] | None = None) -> dict[str, NDArray[Any]]:
        """The columns of an SQL query as arrays; a column with NULL is a masked array."""
        found: Any = self.con.execute(sql, dict(arguments or {})).fetchnumpy()
        return dict(found)


@contextmanager
def open_query(
    layout: Layout, db: sqlite3.Connection, *, as_of: date | None = None, memory: str = MEMORY, threads: int = THREADS
) -> Iterator[Query]:
    """Open the views for the block.

    Raises
    ------
    CaseError
        Derived files are missing or damaged.
    """
    live = parts(db)
    _refuse_gaps(live, layout)
    with connect(Path(tempfile.gettempdir()) / f"winset-{os.getpid()}", memory=memory, threads=threads) as con:
        _table_of_origins(con, layout, db, live)
        for kind, columns in PARTS.items():
            files = sorted({str(part_file(layout.parts, part)) for part in live if part.kind == kind})
            _view(con, layout, f"CREATE VIEW {kind}_parts AS {_over(files, columns)}")
        _views(con, as_of)
        acts = {str(part_file(layout.parts, part)): part for part in live if part.kind == "acts" and part.rows}
        data, spans, settled = _settled(con, sorted(acts), as_of)
        con.execute(f"CREATE VIEW imported AS {_imported(set(data), settled)}")
        made = {part.origin: part.code.rpartition(" ")[2] for part in live if part.kind == "cells"}
        found = {name: {made.get(acts[file].origin, "") for file in files} for name, files in data.items()}
        cubes = {name: min(codes) for name, codes in found.items() if name in settled and len(codes) == 1}
        yield Query(con, as_of, settled, spans, cubes)


def _refuse_gaps(live: Sequence[Part], layout: Layout) -> None:
    gone = [p for p in live if not (f := part_file(layout.parts, p)).is_file() or f.stat().st_size != p.bytes]
    if gone:
        raise CaseError(
            f"{len(gone)} of the {len(live)} derived files in {layout.parts} are missing or damaged; "
            f"`winset read {layout.root}` makes them again"
        )


def _table_of_origins(
    con: duckdb.DuckDBPyConnection, layout: Layout, db: sqlite3.Connection, live: Sequence[Part]
) -> None:
    """For each file of a part: the file in `sources/` that it comes from, and the licence of that."""
    rules, _ = source_rules(layout.root)
    names = dict(db.execute("SELECT sha256, min(name) FROM inputs GROUP BY sha256"))
    con.execute("""
        CREATE TABLE origins (filename VARCHAR, origin VARCHAR, name VARCHAR,
            source_id VARCHAR, source_title VARCHAR, licence VARCHAR, redistributable BOOLEAN)""")
    rows: dict[str, tuple[object, ...]] = {}
    for part in live:  # in order of origin; equal parts of two files are one
        source = source_of(names[part.origin], rules)
        row = (part.origin, names[part.origin], source.id, source.title, source.licence, source.redistributable)
        rows.setdefault(str(part_file(layout.parts, part)), row)
    if rows:
        con.executemany(
            "INSERT INTO origins VALUES (?, ?, ?, ?, ?, ?, ?)", [(file, *row) for file, row in rows.items()]
        )


def _view(con: duckdb.DuckDBPyConnection, layout: Layout, statement: str) -> None:
    try:
        con.execute(statement)
    except duckdb.BinderException as error:
        raise CaseError(
            f"the derived files in {layout.parts} are of an earlier version of the program; "
            f"`winset read {layout.root}` makes them again"
        ) from error


def _over(files: Sequence[str], columns: Sequence[Column]) -> str:
    """Query over all parts of one kind."""
    wanted = ", ".join(f'"{column.name}"' for column in columns)
    if not files:
        empty = ", ".join(f'NULL::{column.type} AS "{column.name}"' for column in columns)
        return f"SELECT {empty}, NULL::VARCHAR AS filename WHERE false"
    listed = ", ".join(quoted(file) for file in files)
    return f"SELECT {wanted}, filename FROM read_parquet([{listed}], filename=true)"  # noqa: S608 - quoted


def _views(con: duckdb.DuckDBPyConnection, as_of: date | None) -> None:
    known = f"known_day <= DATE '{as_of.isoformat()}'" if as_of is not None else "true"
    # each text once: the copy that was known first
    con.execute(f"""
        CREATE TABLE kept AS SELECT id AS document, filename AS documents_part, origin FROM (
            SELECT id, d.filename, o.origin,
                row_number() OVER (PARTITION BY text_digest ORDER BY known_day NULLS LAST, id, o.origin) AS copy
            FROM documents_parts d JOIN origins o USING (filename) WHERE {known}
        ) WHERE copy = 1""")  # noqa: S608 - a date
    con.execute("""
        CREATE VIEW documents AS SELECT d.* EXCLUDE (filename, text_digest), o.* EXCLUDE (filename, name)
        FROM documents_parts d JOIN kept k ON d.id = k.document AND d.filename = k.documents_part
        JOIN origins o USING (filename)""")
    for kind in ("sentences", "events", "claims"):
        con.execute(f"""
            CREATE VIEW {kind}_kept AS SELECT r.* EXCLUDE (filename) FROM {kind}_parts r
            JOIN origins o USING (filename) JOIN kept k ON r.document = k.document AND o.origin = k.origin""")  # noqa: S608 - names above
    con.execute("CREATE VIEW sentences AS FROM sentences_kept")
    con.execute("CREATE VIEW claims AS FROM claims_kept")
    con.execute(f"""
        CREATE VIEW events_known AS SELECT *, '{CODED}' AS data, NULL::DOUBLE AS weight,
            CASE WHEN date IS NOT NULL THEN 'words' WHEN first_day IS NOT NULL THEN 'document' END AS date_from,
            CASE WHEN NOT (negated OR future OR hypothetical OR historical) THEN {KEY} END AS happening
        FROM events_kept""")  # noqa: S608 - our own words
    con.execute(f"CREATE VIEW events AS {weighed('FROM events_known')}")
    con.execute("""
        CREATE VIEW acts_weighed AS SELECT * EXCLUDE (filename), 1.0 / reports AS weight FROM acts_parts""")
    con.execute(f"""
        CREATE VIEW acts_known AS SELECT a.* EXCLUDE (filename), o.* EXCLUDE (filename), {KEY} AS happening,
            1.0 / reports AS weight
        FROM acts_parts a JOIN origins o USING (filename) WHERE {known}""")  # noqa: S608 - a date
    con.execute(f"""
        CREATE VIEW imported_known AS SELECT l.*, a.happening, a.weight, coalesce(a.parties, 2) AS parties FROM (
            SELECT p.* EXCLUDE (filename, refused, note) REPLACE (
                coalesce(last_day, first_day) AS last_day, coalesce(known_day, last_day, first_day) AS known_day),
                o.* EXCLUDE (filename), {_ACTORS}, {_DATE} AS date
            FROM lines_parts p JOIN origins o USING (filename) WHERE refused IS NULL
        ) l LEFT JOIN (SELECT origin, "row", happening, weight, parties FROM acts_known) a USING (origin, "row")
        WHERE {known}""")  # noqa: S608 - a date


_ACTORS: Final = ", ".join(
    f"nullif(concat_ws(' ', {side}_country, {side}_sector), '') AS {side}" for side in ("source", "target")
)

_DATE: Final = """CASE WHEN coalesce(p.last_day, first_day) = first_day THEN CAST(first_day AS VARCHAR)
    WHEN p.last_day - first_day > 31 THEN CAST(year(first_day) AS VARCHAR) ELSE strftime(first_day, '%Y-%m') END"""
"""A date as precise as the days that it may mean."""


def _settled(
    con: duckdb.DuckDBPyConnection, files: Sequence[str], as_of: date | None
) -> tuple[dict[str, list[str]], dict[str, tuple[str, str]], frozenset[str]]:
    """Files and days of each data set, and those whose weights stand: known in whole on the day, no two files of a day.

    Only the heads of the files are read.
    """
    if not files:
        return {}, {}, frozenset()
    spans = con.execute(
        """
        SELECT any_value(stats_min_value) FILTER (path_in_schema = 'data') AS data,
            min(stats_min_value) FILTER (path_in_schema = 'first_day') AS first,
            max(stats_max_value) FILTER (path_in_schema = 'last_day') AS last,
            max(stats_max_value) FILTER (path_in_schema = 'known_day') AS known, file_name
        FROM parquet_metadata($files) GROUP BY file_name ORDER BY data, first""",
        {"files": list(files)},
    ).fetchall()
    of: dict[str, list[str]] = {}
    for data, *_, file in spans:
        of.setdefault(data, []).append(file)
    meeting = {a[0] for a, b in pairwise(spans) if a[0] == b[0] and (b[1] is None or a[2] is None or b[1] <= a[2])}
    partly = {s[0] for s in spans if as_of is not None and (s[3] is None or s[3] > as_of.isoformat())}
    days = {data: [(s[1], s[2]) for s in spans if s[0] == data and s[1] and s[2]] for data in of}
    covered = {data: (min(first for first, _ in d), max(last for _, last in d)) for data, d in days.items() if d}
    return of, covered, frozenset(of) - meeting - partly


def _imported(data: Collection[str], settled: Collection[str]) -> str:
    """Query for all imported rows with their happenings; `data` are the data sets that have acts."""
    wanted = ", ".join(f'"{name}"' for name in (*names("imported"), *_ORIGIN))
    rows = "FROM imported_known" if set(data) <= set(settled) else weighed(once("FROM imported_known"))
    return f"SELECT {wanted} FROM ({rows})"  # noqa: S608 - our own names


_ORIGIN: Final = ("origin", "name", "source_id", "source_title", "licence", "redistributable")
