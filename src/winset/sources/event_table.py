"""What a format of event data is: which cell is what, and SQL for our columns over the cells.

Codes, countries, sectors and days are joined to small tables of what each value means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import duckdb

from winset.errors import Problem
from winset.model import SECTORS
from winset.reference.cameo import cameo_codes
from winset.reference.countries import countries
from winset.reference.plover import plover_types
from winset.sources.event_lines import Lines
from winset.sources.limits import Limits

__all__ = ["EVENT_COLUMNS", "LISTED", "Check", "EventTable", "ImportReport", "connection", "fill", "quoted"]

EVENT_COLUMNS: Final = (
    ("row", "BIGINT"), ("data", "VARCHAR"), ("event_id", "VARCHAR"), ("source_country", "VARCHAR"),
    ("source_sector", "VARCHAR"), ("source_text", "VARCHAR"), ("target_country", "VARCHAR"),
    ("target_sector", "VARCHAR"), ("target_text", "VARCHAR"), ("plover", "VARCHAR"), ("cameo", "VARCHAR"),
    ("goldstein", "DOUBLE"), ("issue", "VARCHAR"), ("first_day", "DATE"), ("last_day", "DATE"), ("known_day", "DATE"),
    ("story", "VARCHAR"), ("publisher", "VARCHAR"), ("url", "VARCHAR"), ("refused", "VARCHAR"), ("note", "VARCHAR"),
)  # fmt: skip
"""Columns that are written, one row a line of the file: `row` is that line, counted from 1, `refused` has code and
words of why a row cannot be used, `note` what a usable one lacks; `last_day` and `known_day` are NULL where they are
the first day. The rows need not stand in order."""

LISTED: Final = {
    "data": "data_name", "source_country": "iso3", "source_sector": "sector_code", "target_country": "iso3",
    "target_sector": "sector_code", "plover": "plover_type", "cameo": "cameo_code",
}  # fmt: skip
"""Columns whose values are all known beforehand: an ENUM is joined and written in half the time of its words."""
_SLOW: Final = ("type_pushdown", "scalar_fn_pushdown", "build_side_probe_side")
"""Optimizers that fail on cells which are no numbers, or build a table of all cells where a small one is joined."""
_BATCH: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One reason why a row cannot be used."""

    code: str
    bad: str
    """SQL condition."""
    told: str
    """SQL for the words at fault."""
    column: str | None
    """Name of the column in the file."""
    what: str
    """The sentence; `{told}` stands for the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTable:
    """How the lines of one format become rows."""

    data: str
    """Event data set."""
    width: int
    """Cells of a line."""
    cells: Mapping[str, int]
    """Names of the cells that are used, with their places counted from 1."""
    values: Mapping[str, str]
    """SQL for columns of EVENT_COLUMNS over `given`, which has the cells, and `joins`; what is missing is NULL."""
    checks: Sequence[Check]
    """Tried in this order."""
    joins: str = ""
    least: int = 0
    """Fewest cells of a line in a file with a broken one; 0 for `width`."""
    ragged: EventTable | None = None
    """The table for a file whose lines are not all of `width`; itself by default."""
    header: str | None = None
    """What the first cell of a header holds."""
    identity: str = "event_id"
    """SQL over EVENT_COLUMNS; a row that repeats an earlier one's is left out."""
    prepare: Callable[[Path, Path, Limits], AbstractContextManager[Lines]] | None = None
    """(file, folder for copies, limits) -> lines of `width` cells; None for files that have them already."""
    look_up: Callable[[duckdb.DuckDBPyConnection, str, Path], None] | None = None
    """Fills the tables of `joins`: (database, SQL for the cells, file of lines)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What came of importing a file of event data."""

    file: str
    """Name of the file as the user knows it."""
    data: str
    """Event data set."""
    rows_read: int
    """Rows of the file, without header and empty lines."""
    kept: int
    duplicates: int
    """Rows that repeat the id of an earlier one, or the whole of it where there is no id; left out."""
    refused: int
    """Rows that cannot be used."""
    problems: tuple[Problem, ...]
    """Each refused row with its line and reason, then what was kept with a gap; bounded, the last one says so."""


def quoted(text: str | Path) -> str:
    """A text as a literal of SQL."""
    return "'" + str(text).replace("'", "''") + "'"


def connection(*, threads: int = 2, memory: str = "1GB", spill: Path | None = None) -> duckdb.DuckDBPyConnection:
    """An in-memory database that spills to disk beyond its memory and opens no other file by itself."""
    con = duckdb.connect()
    con.execute(f"SET threads = {threads}")
    con.execute(f"SET memory_limit = {quoted(memory)}")
    con.execute("SET preserve_insertion_order = true")
    con.execute("SET autoinstall_known_extensions = false")
    known = {name for (name,) in con.execute("SELECT name FROM duckdb_optimizers()").fetchall()}
    con.execute(f"SET disabled_optimizers = {quoted(','.join(name for name in _SLOW if name in known))}")
    if spill is not None:
        con.execute(f"SET temp_directory = {quoted(spill)}")
    for name, values in (
        ("iso3", countries()),
        ("sector_code", SECTORS),
        ("plover_type", plover_types()),
        ("cameo_code", cameo_codes()),
    ):
        con.execute(f"CREATE TYPE {name} AS ENUM ({', '.join(map(quoted, values))})")
    return con


def fill(con: duckdb.DuckDBPyConnection, table: str, columns: str, values: Iterable[tuple[Any, ...]]) -> None:
    """Make a small table of SQL, such as `("acts", "act VARCHAR, weight DOUBLE", rows)`."""
    con.execute(f"CREATE OR REPLACE TEMP TABLE {table} ({columns})")
    rows = list(values)
    for start in range(0, len(rows), _BATCH):
        batch = rows[start : start + _BATCH]
        marks = ", ".join("(" + ", ".join("?" * len(batch[0])) + ")" for _ in batch)
        con.execute(f"INSERT INTO {table} VALUES {marks}", [cell for row in batch for cell in row])  # noqa: S608 - our own names
