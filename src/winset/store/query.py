"""Questions to a case: an in-memory DuckDB over its parts, as of a day."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
from numpy.typing import NDArray

from winset.errors import CaseError
from winset.store.columns import COLUMNS, Column
from winset.store.duck import MEMORY, THREADS, connect, quoted
from winset.store.layout import Layout
from winset.store.licences import source_of, source_rules
from winset.store.parts import Part, part_file, parts

__all__ = ["Query", "open_query"]


@dataclass(frozen=True, slots=True)
class Query:
    """Views `documents`, `sentences`, `events`, `claims` and `imported` of what was known on a day.

    `documents` shows each text once, however many files hold it, with its `source`, licence and `redistributable`;
    `events` adds `happening` and `weight`, found on what was known on the day only.
    """

    con: duckdb.DuckDBPyConnection
    """For SQL of one's own."""
    as_of: date | None
    """Rows known later, or from an unknown day, are not there; None means everything."""

    def rows(self, sql: str, arguments: Mapping[str, object] | None = None) -> list[dict[str, Any]]:
        """The rows of an SQL query, with arguments such as `$day`, as mappings."""
        result = self.con.execute(sql, dict(arguments or {}))
        names = [column[0] for column in result.description]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

    def arrays(self, sql: str, arguments: Mapping[str, object] | None = None) -> dict[str, NDArray[Any]]:
        """The columns of an SQL query as arrays; a column with NULL is a masked array."""
        return dict(self.con.execute(sql, dict(arguments or {})).fetchnumpy())  # type: ignore[arg-type]  # no enums here


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
    with connect(Path(tempfile.gettempdir()) / "winset-spill", memory=memory, threads=threads) as con:
        _table_of_origins(con, layout, db, live)
        for kind, columns in COLUMNS.items():
            files = sorted({str(part_file(layout.parts, part)) for part in live if part.kind == kind})
            con.execute(f"CREATE VIEW {kind}_parts AS {_over(files, columns)}")
        _views(con, as_of)
        yield Query(con, as_of)


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
    con.execute(_EVENTS)
    con.execute(f"""
        CREATE VIEW imported AS SELECT i.* EXCLUDE (filename), o.* EXCLUDE (filename)
        FROM imported_parts i JOIN origins o USING (filename) WHERE {known}""")  # noqa: S608 - a date


_EVENTS = """
    CREATE VIEW events AS
    SELECT *, CASE WHEN happening IS NOT NULL
        THEN 1.0 / count(*) OVER (PARTITION BY happening, source_country, target_country) END AS weight
    FROM (
        SELECT * REPLACE (CASE WHEN happening IS NULL THEN parties
            ELSE max(parties) OVER (PARTITION BY happening) END AS parties)
        FROM (
            SELECT *, CASE WHEN source_country <> target_country
                AND NOT (negated OR future OR hypothetical OR historical)
                THEN first_day || CASE WHEN last_day > first_day THEN '/' || last_day ELSE '' END || ' ' ||
                    least(source_country, target_country) || '-' ||
                    greatest(source_country, target_country) || ' ' || coalesce(left(cameo, 2), plover)
                END AS happening
            FROM events_kept
        )
    )"""
"""Reports of one act are one happening: same days, same two countries, same kind of act.

What did not take place on its date (negated, planned, hypothetical, background) is no happening: NULL.
"""
