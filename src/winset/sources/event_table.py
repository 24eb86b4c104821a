"""Event data files by the million rows: lines into columns inside DuckDB, the bad rows named, the good ones kept.

The file goes through the reader once, line by line, so that a ragged or broken row costs itself only and every row
knows its line. What is looked up (codes, countries, actors) is looked up once for each distinct value.
"""

from __future__ import annotations

import gzip
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, cast

import duckdb

from winset.errors import Problem
from winset.sources.limits import Limits

__all__ = ["ImportReport", "cleaned", "connection", "first_line", "quoted", "stage"]

_NO_DELIMITER: Final = "\x01\x02\x03"
_STRAY: Final = {code: " " for code in range(32) if chr(code) not in "\t\n"}
_CHUNK: Final = 1 << 22


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What came of importing a file of event data."""

    file: str
    """Name of the file as the user knows it."""
    data: str
    """Event data set."""
    rows_read: int
    """Rows of the file, without its header."""
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
    if spill is not None:
        con.execute(f"SET temp_directory = {quoted(spill)}")
    return con


def _opened(path: Path) -> BinaryIO:
    with path.open("rb") as file:
        head = file.read(2)
    return cast("BinaryIO", gzip.open(path)) if head == b"\x1f\x8b" else path.open("rb")


def first_line(path: Path, limits: Limits) -> str | None:
    """The first line of a text file or gzipped text file; None where it cannot be read."""
    try:
        with _opened(path) as file:
            line = file.readline(limits.line_chars)
    except (OSError, EOFError, zlib.error):
        return None
    return line.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").rstrip("\r\n")


def stage(con: duckdb.DuckDBPyConnection, path: Path, columns: Sequence[tuple[str, int]]) -> int:
    """Make the temporary table `staged` of a tab-separated file, one row a line.

    Parameters
    ----------
    columns
        (name, place counted from 1) of the cells to keep; the column `cells` holds how many a row has.

    Returns
    -------
    Number of lines, empty ones and a header included.

    Raises
    ------
    duckdb.Error
        The file is not UTF-8, or a line is too long: see `cleaned`.
    """
    picked = ", ".join(f"x[{place}] AS {name}" for name, place in columns)
    con.execute(f"""
        CREATE OR REPLACE TEMP TABLE staged AS
        SELECT {picked}, len(x) AS cells FROM (
            SELECT string_split(coalesce(rtrim(line, chr(13)), ''), chr(9)) AS x FROM read_csv(
                {quoted(path)}, delim = {quoted(_NO_DELIMITER)}, quote = '', escape = '', comment = '', header = false,
                columns = {{'line': 'VARCHAR'}}, auto_detect = false
            )
        )""")  # noqa: S608 - names of columns are our own
    ((count,),) = con.execute("SELECT count(*) FROM staged").fetchall()
    return int(count)


@contextmanager
def cleaned(path: Path, limits: Limits) -> Iterator[tuple[Path, str | None]]:
    """A copy of a file without what DuckDB cannot read, and why it ends early if it does; every line keeps its number.

    What is not UTF-8 stands as U+FFFD, stray carriage returns and control characters are blanks, and lines beyond the
    limit are cut short.
    """
    with tempfile.TemporaryDirectory(prefix="winset-") as folder:
        copy = Path(folder, "cleaned.tsv")
        try:
            _copy(path, copy, limits)
        except (OSError, EOFError, zlib.error) as error:
            yield copy, f"the file is damaged ({str(error)[:60]}); what stands before that is read"
        else:
            yield copy, None


def _copy(path: Path, copy: Path, limits: Limits) -> None:
    with _opened(path) as source, copy.open("wb") as target:
        while line := source.readline(limits.line_chars):
            whole = line.endswith(b"\n")
            text = line.decode("utf-8", "replace").rstrip("\r\n").translate(_STRAY)
            target.write((text + "\n").encode("utf-8"))
            while not whole and (rest := source.readline(_CHUNK)):
                whole = rest.endswith(b"\n")
