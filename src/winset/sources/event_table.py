"""Event data by the million rows: one pass from the lines of a file to Parquet, the bad rows named, the good ones kept.

A format is an `EventTable`: which cell is what, and SQL for our columns over them. The file is read once, as a table
of cells; codes, countries, sectors and days are joined to small tables of what each value means, and a row that cannot
be used keeps its place with its reason. Only a file with a broken line is first copied line by line.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import duckdb

from winset.errors import Problem
from winset.model import SECTORS
from winset.reference.cameo import cameo_codes
from winset.reference.countries import countries
from winset.reference.plover import plover_types
from winset.sources.event_lines import MARK, Lines, plain, tidied
from winset.sources.limits import Limits

__all__ = ["EVENT_COLUMNS", "Check", "EventTable", "ImportReport", "connection", "fill", "import_table", "quoted"]

EVENT_COLUMNS: Final = (
    ("data", "VARCHAR"), ("event_id", "VARCHAR"), ("source_country", "VARCHAR"), ("source_sector", "VARCHAR"),
    ("source_text", "VARCHAR"), ("target_country", "VARCHAR"), ("target_sector", "VARCHAR"), ("target_text", "VARCHAR"),
    ("plover", "VARCHAR"), ("cameo", "VARCHAR"), ("goldstein", "DOUBLE"), ("issue", "VARCHAR"), ("first_day", "DATE"),
    ("last_day", "DATE"), ("known_day", "DATE"), ("story", "VARCHAR"), ("publisher", "VARCHAR"), ("url", "VARCHAR"),
    ("refused", "VARCHAR"), ("note", "VARCHAR"),
)  # fmt: skip
"""Columns that are written, one row a line of the file: `refused` has code and words of why a row cannot be used,
`note` what a usable one lacks; `last_day` and `known_day` are NULL where they are the first day."""

_LISTED: Final = {
    "data": "data_name", "source_country": "iso3", "source_sector": "sector_code", "target_country": "iso3",
    "target_sector": "sector_code", "plover": "plover_type", "cameo": "cameo_code",
}  # fmt: skip
"""Columns whose values are all known beforehand: an ENUM is joined and written in half the time of its words."""
_SLOW: Final = ("type_pushdown", "scalar_fn_pushdown", "build_side_probe_side")
"""Optimizers that fail on cells which are no numbers, or change the order of rows."""
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


def import_table(
    table: EventTable, path: Path, out: Path, *, file: str | None = None, limits: Limits | None = None
) -> ImportReport:
    """Write the rows of a file as Parquet, in EVENT_COLUMNS, one row a line, and say what was refused.

    Parameters
    ----------
    path
        The file, plain, gzipped or in a zip archive.
    out
        Where to write; copies of the file stand beside it while they are needed.
    file
        Name that problems carry; the path by default.
    """
    limits = limits or Limits()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix=".tmp-", dir=out.parent)))
        con = stack.enter_context(closing(connection(spill=folder)))
        prepare = table.prepare or partial(_plain, table)
        lines = stack.enter_context(prepare(path, folder, limits))
        if not _copied(con, table, lines, out):
            table, copy = table.ragged or table, folder / "tidied.tsv"
            lines = tidied(lines, copy, width=table.width, least=table.least or table.width, limits=limits)
            _copy(con, table, lines, out)
        duplicates = _without_repeats(con, table, out, folder)
        return _report(con, table, out, file or str(path), duplicates, lines.damage, limits)


def _plain(_: EventTable, path: Path, folder: Path, limits: Limits) -> AbstractContextManager[Lines]:
    del limits
    return plain(path, folder)


def _cells(table: EventTable, path: Path) -> str:
    """SQL for the named cells of every line."""
    columns = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(1, table.width + 1))
    wanted = ", ".join(f"c{place} AS {name}" for name, place in {"first_cell": 1, **table.cells}.items())
    return (
        f"SELECT {wanted} FROM read_csv({quoted(path)}, delim = chr(9), quote = '', escape = '', comment = '', "  # noqa: S608 - our own names
        f"header = false, auto_detect = false, nullstr = {quoted(chr(1))}, columns = {{{columns}}})"
    )


def _copied(con: duckdb.DuckDBPyConnection, table: EventTable, lines: Lines, out: Path) -> bool:
    """Write the rows, if every line of the file is sound."""
    try:
        return _copy(con, table, lines, out) == lines.count
    except duckdb.Error:
        return False


def _copy(con: duckdb.DuckDBPyConnection, table: EventTable, lines: Lines, out: Path) -> int:
    cells = _cells(table, lines.path)
    if table.look_up is not None:
        table.look_up(con, cells, lines.path)
    reasons = [f"WHEN starts_with(first_cell, {quoted(MARK)}) THEN substr(first_cell, 2)"]
    if table.header is not None:
        reasons.append(f"WHEN contains(first_cell, {quoted(table.header)}) THEN 'header:'")
    reasons += [f"WHEN {check.bad} THEN '{check.code}:' || coalesce({check.told}, '')" for check in table.checks]
    values = {"data": quoted(table.data), **table.values, "refused": f"CASE {' '.join(reasons)} END"}
    con.execute("DROP TYPE IF EXISTS data_name")
    con.execute(f"CREATE TYPE data_name AS ENUM ({quoted(table.data)})")
    picked = ", ".join(
        f"({values.get(name, 'NULL')})::{_LISTED.get(name, kind)} AS {name}" for name, kind in EVENT_COLUMNS
    )
    query = f"WITH given AS ({cells}) SELECT {picked} FROM given {table.joins}"  # noqa: S608 - our own words
    if not lines.path.stat().st_size:
        query = f"{query} LIMIT 0"
    ((count,),) = con.execute(f"COPY ({query}) TO {quoted(out)} (FORMAT parquet, COMPRESSION zstd)").fetchall()
    return int(count)


def _without_repeats(con: duckdb.DuckDBPyConnection, table: EventTable, out: Path, folder: Path) -> int:
    """Mark rows that repeat an earlier one; their number.

    A digest of each row's identity finds the few that may repeat; those are then compared in full.
    """
    rows = f"read_parquet({quoted(out)}, file_row_number = true)"
    if _rising(con, table, rows):
        return 0
    good = f"SELECT hash({table.identity}) AS h FROM {rows} WHERE refused IS NULL"  # noqa: S608 - our own words
    con.execute(f"CREATE OR REPLACE TEMP TABLE again AS SELECT h FROM ({good}) GROUP BY h HAVING count(*) > 1")  # noqa: S608 - as above
    con.execute(f"""
        CREATE OR REPLACE TEMP TABLE repeated AS SELECT file_row_number AS n FROM {rows} WHERE refused IS NULL
            AND hash({table.identity}) IN (FROM again)
        QUALIFY row_number() OVER (PARTITION BY {table.identity} ORDER BY file_row_number) > 1""")  # noqa: S608 - as above
    ((count,),) = con.execute("SELECT count(*) FROM repeated").fetchall()
    if count:
        marked = folder / "marked.parquet"
        con.execute(f"""
            COPY (SELECT * EXCLUDE (file_row_number, n) REPLACE (
                CASE WHEN n IS NOT NULL THEN 'duplicate:' ELSE refused END AS refused
            ) FROM {rows} LEFT JOIN repeated ON n = file_row_number)
            TO {quoted(marked)} (FORMAT parquet, COMPRESSION zstd)""")  # noqa: S608 - as above
        marked.replace(out)
    return int(count)


def _rising(con: duckdb.DuckDBPyConnection, table: EventTable, rows: str) -> bool:
    """Whether each row has a higher number than the one before it, as in most files: then none repeats another."""
    if table.identity != "event_id":
        return False
    numbers = f"SELECT try_cast(event_id AS BIGINT) AS number FROM {rows} WHERE refused IS NULL"  # noqa: S608 - our own words
    higher = f"SELECT number > lag(number, 1, -1) OVER () AS higher FROM ({numbers})"  # noqa: S608 - as above
    ((threads,),) = con.execute("SELECT current_setting('threads')").fetchall()
    con.execute("SET threads = 1")  # with more of them, pieces of the file do not come in order
    ((rising,),) = con.execute(f"SELECT bool_and(coalesce(higher, false)) FROM ({higher})").fetchall()  # noqa: S608 - as above
    con.execute(f"SET threads = {threads}")
    return bool(rising)


def _report(
    con: duckdb.DuckDBPyConnection,
    table: EventTable,
    out: Path,
    file: str,
    duplicates: int,
    damage: str | None,
    limits: Limits,
) -> ImportReport:
    rows = f"read_parquet({quoted(out)}, file_row_number = true)"
    counted = con.execute(f"SELECT split_part(refused, ':', 1), count(*) FROM {rows} GROUP BY 1").fetchall()  # noqa: S608 - our own file
    reasons = {code: count for code, count in counted if code is not None}
    rows_read = sum(count for _, count in counted) - reasons.pop("header", 0) - reasons.pop("blank", 0)
    refused = sum(reasons.values()) - reasons.pop("duplicate", 0)
    problems = [Problem(file=file, code="damaged", what=damage)] if damage is not None else []
    bad = con.execute(f"""
        SELECT file_row_number + 1, refused FROM {rows}
        WHERE split_part(refused, ':', 1) NOT IN ('header', 'blank', 'duplicate') ORDER BY 1 LIMIT {limits.problems}""")  # noqa: S608 - as above
    problems += [_problem(table, file, row, *said.split(":", 1)) for row, said in bad.fetchall()]
    listed = len(problems) - (damage is not None)
    if refused > listed:
        what = f"{refused - listed} more rows are refused and not listed; mend these first"
        problems.append(Problem(file=file, code="more-problems", what=what))
    notes = con.execute(f"""
        SELECT note, count(*) FROM {rows} WHERE note IS NOT NULL AND refused IS NULL
        GROUP BY note ORDER BY count(*) DESC, note LIMIT {limits.problems}""")  # noqa: S608 - as above
    problems += [
        Problem(file=file, code=note.split(":")[0], what=_noted(note, count)) for note, count in notes.fetchall()
    ]
    if duplicates:
        what = f"{duplicates} rows repeat earlier ones and are left out"
        problems.append(Problem(file=file, code="duplicates", what=what))
    return ImportReport(
        file=file,
        data=table.data,
        rows_read=rows_read,
        kept=rows_read - refused - duplicates,
        duplicates=duplicates,
        refused=refused,
        problems=tuple(problems),
    )


_BROKEN: Final = {
    "ragged": "the row has {told} cells where it should have {width}; put the missing tabs in or take stray ones out",
    "encoding": "some bytes of the row are not UTF-8, the first is {told}; save the file as UTF-8",
    "too-long": "the line is longer than {told} bytes; take it out",
    "unreadable": "the record cannot be read: {told}; mend it or leave it out",
}


def _problem(table: EventTable, file: str, row: int, code: str, told: str) -> Problem:
    check = next((check for check in table.checks if check.code == code), None)
    what = (check.what if check else _BROKEN[code]).format(told=told, width=table.width)
    return Problem(file=file, row=row, column=check.column if check else None, code=code, what=what)


def _noted(note: str, count: int) -> str:
    _, _, said = note.partition(":")
    return f"{said}; {count} of its rows are kept without a country"
