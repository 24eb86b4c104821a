"""Event data by the million rows: one pass from the lines of a file to Parquet, the bad rows named, the good ones kept.

The file is read once, as a table of cells, in chunks side by side; a row that cannot be used keeps its line with its
reason. Only a chunk with a broken line is first copied line by line. Rows are numbered before anything is joined to
them, since a join may change their order.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final

import duckdb

from winset.errors import Problem
from winset.sources.event_chunks import Chunk, chunks, line_count, readable
from winset.sources.event_lines import MARK, Lines, plain, tidied
from winset.sources.event_repeats import mark_repeats, parts_of
from winset.sources.event_table import EVENT_COLUMNS, LISTED, EventTable, ImportReport, connection, quoted
from winset.sources.limits import Limits

__all__ = ["import_table", "written"]

_WORKERS: Final = 2
_MEMORY: Final = 1000
"""Megabytes that the databases of all workers may keep together."""


def import_table(
    table: EventTable, path: Path, to: Path, *, file: str | None = None, limits: Limits | None = None
) -> ImportReport:
    """Write the rows of a file as Parquet, in EVENT_COLUMNS, one row a line, and say what was refused.

    Parameters
    ----------
    path
        The file, plain, gzipped or in a zip archive.
    to
        Folder to write into, see `written`; copies of the file stand beside it while they are needed.
    file
        Name that problems carry; the path by default.
    """
    limits = limits or Limits()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix=".tmp-", dir=to.parent)))
        prepare = table.prepare or _plain
        lines = stack.enter_context(prepare(path, folder, limits))
        done = _Import(table, lines, folder, to, limits).run()
        con = stack.enter_context(closing(connection(spill=folder)))
        duplicates = mark_repeats(con, table, done)
        return _report(con, table, done, file or str(path), duplicates, lines.damage, limits)


def written(to: Path) -> tuple[Path, ...]:
    """The Parquet files in a folder in the order of the lines that they hold."""
    return tuple(sorted(to.glob("*.parquet")))


@contextmanager
def _plain(path: Path, folder: Path, limits: Limits) -> Iterator[Lines]:
    del limits
    with plain(path, folder) as lines:
        yield lines


class _Import:
    """One file on its way: its chunks wait in a queue for workers with a database each."""

    def __init__(self, table: EventTable, lines: Lines, folder: Path, to: Path, limits: Limits) -> None:
        self.table, self.lines, self.folder, self.to, self.limits = table, lines, folder, to, limits
        self.chunks = chunks(lines.path)
        self.counts: list[Future[int]] = []
        self.waiting: SimpleQueue[int] = SimpleQueue()
        self.stopped = False

    def run(self) -> tuple[Path, ...]:
        """Write every chunk; the files in their order."""
        workers = min(_WORKERS, len(self.chunks))
        with ThreadPoolExecutor(1) as counter, ThreadPoolExecutor(workers) as pool:
            self.counts = [counter.submit(line_count, chunk) for chunk in self.chunks]
            for number in range(len(self.chunks)):
                self.waiting.put(number)
            try:
                for done in as_completed([pool.submit(self._work, _MEMORY // workers) for _ in range(workers)]):
                    done.result()
            except BaseException:  # the user's too: no further chunk is begun
                self.stopped = True
                counter.shutdown(wait=False, cancel_futures=True)
                raise
        return written(self.to)

    def _work(self, memory: int) -> None:
        with closing(connection(threads=1, memory=f"{memory}MB", spill=self.folder)) as con:
            con.execute(f"CREATE TYPE data_name AS ENUM ({quoted(self.table.data)})")
            _look_up(con, self.table, self.lines.path)
            while not self.stopped:
                try:
                    number = self.waiting.get_nowait()
                except Empty:
                    return
                self._write(con, number)

    def _write(self, con: duckdb.DuckDBPyConnection, number: int) -> None:
        chunk, out = self.chunks[number], self.to / f"{number:06d}.parquet"
        before = sum(count.result() for count in self.counts[:number])
        if not self._copied(con, chunk, before, out, self.counts[number]):
            table = self.table.ragged or self.table
            copy = self.folder / f"{number}.tidied"
            tidied(chunk, copy, width=table.width, least=table.least or table.width, limits=self.limits)
            _look_up(con, table, copy)
            _copy(con, table, copy, before, out, empty=chunk.start == chunk.stop)
            copy.unlink()
            _look_up(con, self.table, self.lines.path)  # what the other chunks need

    def _copied(self, con: duckdb.DuckDBPyConnection, chunk: Chunk, before: int, out: Path, count: Future[int]) -> bool:
        """Write the rows, if every line of the chunk is sound."""
        try:
            with readable(chunk, self.folder) as path:
                found = _copy(con, self.table, path, before, out, empty=chunk.start == chunk.stop)
        except duckdb.Error:
            return False
        return found == count.result()


def _look_up(con: duckdb.DuckDBPyConnection, table: EventTable, path: Path) -> None:
    """Fill the small tables of a format from a file in which some lines may be broken."""
    if table.look_up is not None:
        table.look_up(con, _cells(table, path, ", ignore_errors = true"), path)


def _cells(table: EventTable, path: Path, options: str = "") -> str:
    """SQL for the named cells of every line of a file."""
    columns = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(1, table.width + 1))
    wanted = ", ".join(f"c{place} AS {name}" for name, place in {"first_cell": 1, **table.cells}.items())
    return (
        f"SELECT {wanted} FROM read_csv({quoted(path)}, delim = chr(9), quote = '', escape = '', comment = '', "  # noqa: S608 - our own names
        f"header = false, auto_detect = false, nullstr = {quoted(chr(1))}, columns = {{{columns}}}{options})"
    )


def _copy(con: duckdb.DuckDBPyConnection, table: EventTable, path: Path, before: int, out: Path, *, empty: bool) -> int:
    """Write the rows of a file that begins after so many lines; their number."""
    reasons = [f"WHEN starts_with(first_cell, {quoted(MARK)}) THEN substr(first_cell, 2)"]
    if table.header is not None:
        reasons.append(f"WHEN contains(first_cell, {quoted(table.header)}) THEN 'header:'")
    reasons += [f"WHEN {check.bad} THEN '{check.code}:' || coalesce({check.told}, '')" for check in table.checks]
    refused = f"CASE {' '.join(reasons)} END"
    if table.checks:  # one look at most rows: a broken line and a header fail a check too
        refused = f"CASE WHEN {' OR '.join(f'({check.bad})' for check in table.checks)} THEN {refused} END"
    values = {"row": 'given."row"', "data": quoted(table.data), **table.values, "refused": refused}
    picked = ", ".join(
        f'({values.get(name, "NULL")})::{LISTED.get(name, kind)} AS "{name}"' for name, kind in EVENT_COLUMNS
    )
    given = f'SELECT row_number() OVER () + {before} AS "row", * FROM ({_cells(table, path)})'  # noqa: S608 - our own words
    query = f"WITH given AS ({given}) SELECT {picked} FROM given {table.joins}"  # noqa: S608 - as above
    if empty:
        query = f"{query} LIMIT 0"
    ((count,),) = con.execute(f"COPY ({query}) TO {quoted(out)} (FORMAT parquet, COMPRESSION zstd)").fetchall()
    return int(count)


def _report(
    con: duckdb.DuckDBPyConnection,
    table: EventTable,
    done: Sequence[Path],
    file: str,
    duplicates: int,
    damage: str | None,
    limits: Limits,
) -> ImportReport:
    rows = parts_of(done)
    counted = con.execute(f"SELECT split_part(refused, ':', 1), count(*) FROM {rows} GROUP BY 1").fetchall()  # noqa: S608 - our own file
    reasons = {code: count for code, count in counted if code is not None}
    rows_read = sum(count for _, count in counted) - reasons.pop("header", 0) - reasons.pop("blank", 0)
    refused = sum(reasons.values()) - reasons.pop("duplicate", 0)
    problems = [Problem(file=file, code="damaged", what=damage)] if damage is not None else []
    bad = con.execute(f"""
        SELECT "row", refused FROM {rows}
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
