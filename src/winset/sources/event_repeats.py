"""Rows of event data that repeat an earlier one are marked in what was written of a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import duckdb

from winset.sources.event_table import EventTable, quoted

__all__ = ["mark_repeats", "parts_of"]

_WIDEST: Final = 1 << 28
"""Widest range of numbers for which each gets a bit."""


def parts_of(written: Sequence[Path]) -> str:
    """SQL table of everything that was written of a file."""
    return f"read_parquet([{', '.join(map(quoted, written))}], filename = true)"


def mark_repeats(con: duckdb.DuckDBPyConnection, table: EventTable, written: Sequence[Path]) -> int:
    """Mark rows that repeat an earlier one; their number.

    A digest of each row's identity finds the few that may repeat; those are then compared in full.
    """
    rows = parts_of(written)
    if _all_differ(con, table, rows):
        return 0
    good = f"SELECT hash({table.identity}) AS h FROM {rows} WHERE refused IS NULL"  # noqa: S608 - our own words
    con.execute(f"CREATE OR REPLACE TEMP TABLE again AS SELECT h FROM ({good}) GROUP BY h HAVING count(*) > 1")  # noqa: S608 - as above
    con.execute(f"""
        CREATE OR REPLACE TEMP TABLE repeated AS SELECT "row" AS n, filename FROM {rows} WHERE refused IS NULL
            AND hash({table.identity}) IN (FROM again)
        QUALIFY row_number() OVER (PARTITION BY {table.identity} ORDER BY "row") > 1""")  # noqa: S608 - as above
    found = con.execute("SELECT filename, count(*) FROM repeated GROUP BY 1").fetchall()
    for file, _ in found:
        marked = Path(f"{file}.marked")
        con.execute(f"""
            COPY (SELECT * EXCLUDE (n, filename) REPLACE (
                CASE WHEN n IS NOT NULL THEN 'duplicate:' ELSE refused END AS refused
            ) FROM read_parquet({quoted(file)}) LEFT JOIN repeated ON n = "row" ORDER BY "row")
            TO {quoted(marked)} (FORMAT parquet, COMPRESSION zstd)""")  # noqa: S608 - as above
        marked.replace(file)
    return sum(count for _, count in found)


def _all_differ(con: duckdb.DuckDBPyConnection, table: EventTable, rows: str) -> bool:
    """Whether ids are numbers of which none comes twice, as in most files; found with a bit for each."""
    if table.identity != "event_id":
        return False
    numbers = f"SELECT try_cast(event_id AS BIGINT) AS number FROM {rows} WHERE refused IS NULL"  # noqa: S608 - our own words
    bounds = con.execute(f"SELECT count(*), count(number), min(number), max(number) FROM ({numbers})")  # noqa: S608 - as above
    ((count, known, low, high),) = bounds.fetchall()
    if count != known or not count or high - low >= _WIDEST:
        return not count
    bits = con.execute(f"SELECT bit_count(bitstring_agg(number, {low}, {high})) FROM ({numbers})").fetchall()  # noqa: S608 - as above
    return bool(bits == [(count,)])
