"""From an event data file in `sources/` to its parts: every line as it was read, acts with their weights, and cells.

Acts are added up once, at import: a series then reads some cells where it had to read every act.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from typing import Any, Final

from winset.errors import Problem, StorageError
from winset.store.columns import ACTS, CELLS
from winset.store.disk import storage
from winset.store.duck import quoted
from winset.store.event_filters import SCOPES, SPANS, Counting, in_scope, sums
from winset.store.parts import part_file
from winset.store.source_files import Reading, SourceFile
from winset.store.writer import Deriver

__all__ = ["EventReader", "cells_code", "read_events"]

_GROUP: Final = 40_960
"""Rows read at a time: a pair has few of millions, so small groups of them are found faster."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReader:
    """How the files of event data become rows."""

    code: str
    """Version of the functions."""
    recognises: Callable[[Path], bool]
    """Whether a file is event data, by its first lines."""
    write: Callable[[Path, str, Path], Sequence[Problem]]
    """(file, name that the user knows, folder to write into) -> what could not be read.

    Writes Parquet files with the columns of LINES, one row a line of the file; their names, which end in `.parquet`,
    are in the order of the lines. `refused` is NULL in usable rows; those of one report share `story` or else `url`.
    """
    counting: Counting | None = None
    """The definitions by which acts are added up at import; None for not at all."""


def read_events(session: Deriver, file: SourceFile, reader: EventReader) -> Reading:
    """Write the lines of a file as parts, its acts between countries as another, and the cells of those."""
    made: dict[str, Any] = {"inputs": (file.sha256,), "code": reader.code}
    folder = session.parts.temporary("lines")
    with storage(f"could not read {file.name}"), _made(folder):
        problems = reader.write(file.path, file.name, folder)
        stat = file.path.stat()
        if (stat.st_size, stat.st_mtime_ns) != (file.bytes, file.modified_ns):
            raise StorageError(f"{file.path} changed while it was being read: run the command again")
        lines = [
            session.parts.adopt("lines", file.sha256, shard, **made, file=found, rows=session.parts.rows(found))
            for shard, found in enumerate(sorted(folder.glob("*.parquet")))
        ]
    session.parts.keep_only("lines", file.sha256, len(lines))
    source = f"[{', '.join(quoted(part_file(session.parts.folder, part)) for part in lines)}]"
    _write_acts(session, file, reader, source)
    kept = session.parts.value(f"SELECT count(*) FROM read_parquet({source}) WHERE refused IS NULL")  # noqa: S608 - quoted
    return Reading(
        name=file.name,
        sha256=file.sha256,
        kind="imported" if kept else "unread",
        code=reader.code,
        rows=kept,
        problems=tuple(problems),
    )


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """The folder for the block, empty at first."""
    rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield
    finally:
        rmtree(folder, ignore_errors=True)


def _write_acts(session: Deriver, file: SourceFile, reader: EventReader, lines: str) -> None:
    """The parts of acts and of cells from the parts of lines."""
    made: dict[str, Any] = {"origin": file.sha256, "shard": 0, "inputs": (file.sha256,)}
    for name, columns in _WORDS.items():
        words = " UNION ".join(f"SELECT {column} AS word FROM read_parquet({lines})" for column in columns)  # noqa: S608 - quoted
        session.parts.run(_listed(name, words))
    session.parts.run(_listed("root_word", _ROOTS))
    acts = session.parts.write_query("acts", **made, code=reader.code, query=_acts(lines), group=_GROUP)
    if reader.counting is not None:
        query = _cells(quoted(part_file(session.parts.folder, acts)), reader.counting)
        code = cells_code(reader.code, reader.counting)
        session.parts.write_query("cells", **made, code=code, query=query, group=_GROUP)


def _listed(name: str, words: str) -> str:
    """Statement that makes a type of the words of a query, in their order."""
    listed = f"SELECT word FROM (SELECT '' AS word UNION {words}) WHERE word IS NOT NULL ORDER BY word"  # noqa: S608 - our own names
    return f"CREATE OR REPLACE TYPE {name} AS ENUM ({listed})"


def cells_code(code: str, counting: Counting) -> str:
    """Version of what made the cells of a file."""
    return f"{code} {counting.digest}"


_WORDS: Final = {
    "data_word": ("data",),
    "country_word": ("source_country", "target_country"),
    "sector_word": ("source_sector", "target_sector"),
    "plover_word": ("plover",),
    "cameo_word": ("cameo",),
}
"""Types of the words of a file, in their order: numbers are sorted and written in half the time of words."""
_TYPES: Final = {column: word for word, columns in _WORDS.items() for column in columns}


_ROOTS: Final = """SELECT left(unnest(enum_range(NULL::cameo_word))::VARCHAR, 2) AS word
    UNION SELECT unnest(enum_range(NULL::plover_word))::VARCHAR"""
"""Kinds of acts: the CAMEO root, or else the PLOVER type."""


def _acts(lines: str) -> str:
    """Query for the acts of a file with their weights, those of one pair of countries together and in order of date."""
    wanted = ", ".join(f'"{column.name}"::{_TYPES.get(column.name, column.type)} AS "{column.name}"' for column in ACTS)
    given = f"given AS (SELECT {_NEEDED} FROM read_parquet({lines}) WHERE refused IS NULL)"  # noqa: S608 - quoted
    steps = f"WITH {given}, {_BETWEEN}, {_TRIADS}, {_SIZES}, {_PARTIES}"
    return f'{steps} SELECT {wanted} FROM weighed ORDER BY source_country, target_country, first_day, "row"'  # noqa: S608 - our own names


_NEEDED: Final = (
    '"row", goldstein, issue, first_day, hash(coalesce(story, url)) AS report, story IS NULL AND url IS NULL AS alone, '
    "coalesce(last_day, first_day) AS last_day, coalesce(known_day, last_day, first_day) AS known_day, "
    + ", ".join(f"{column}::{word} AS {column}" for column, word in _TYPES.items())
)
"""Of a report only a digest is needed: two reports that share one are taken for one once in 10^19 pairs."""
_BETWEEN: Final = """between_two AS MATERIALIZED (
    SELECT *, coalesce(left(cameo, 2), plover::VARCHAR)::root_word AS root,
        least(source_country, target_country) AS a, greatest(source_country, target_country) AS b
    FROM given WHERE source_country <> target_country AND first_day IS NOT NULL
        AND coalesce(cameo::VARCHAR, plover::VARCHAR) IS NOT NULL
)"""

_TRIADS: Final = """crowded AS MATERIALIZED (
    SELECT report, first_day, last_day, root FROM between_two WHERE NOT alone
    GROUP BY ALL HAVING min(hash(a, b)) <> max(hash(a, b))
), pairs AS MATERIALIZED (
    SELECT DISTINCT report, first_day, last_day, root, a, b
    FROM between_two SEMI JOIN crowded USING (report, first_day, last_day, root) WHERE NOT alone
), sides AS (
    SELECT * EXCLUDE (a, b), a AS one, b AS other FROM pairs
    UNION ALL SELECT * EXCLUDE (a, b), b, a FROM pairs
), triads AS (
    SELECT p.report, p.first_day, p.last_day, p.root, p.a, p.b, count(*) AS thirds
    FROM pairs p
        JOIN sides x ON (x.report, x.first_day, x.last_day, x.root, x.one)
            = (p.report, p.first_day, p.last_day, p.root, p.a)
        JOIN sides y ON (y.report, y.first_day, y.last_day, y.root, y.one)
            = (p.report, p.first_day, p.last_day, p.root, p.b) AND x.other = y.other
    GROUP BY ALL
)"""
"""A third country that one report shows in the same kind of act with both sides takes part in it.

Few reports show more than one pair, so those that do are found first.
"""

_SIZES: Final = """sizes AS (
    SELECT first_day, last_day, root, source_country, target_country, count(*) AS reports FROM between_two GROUP BY ALL
), meetings AS (
    SELECT first_day, last_day, root, a, b, 2 + max(thirds) AS parties FROM triads GROUP BY ALL
)"""
"""Reports of each happening in each direction, and the countries of those with more than two."""

_PARTIES: Final = """weighed AS (
    SELECT between_two.*, reports, coalesce(parties, 2) AS parties FROM between_two
        JOIN sizes USING (first_day, last_day, root, source_country, target_country)
        LEFT JOIN meetings USING (first_day, last_day, root, a, b)
)"""


def _cells(acts: str, counting: Counting) -> str:
    """Query for the sums of acts, those of one pair together."""
    scope = " ".join(f"WHEN {in_scope(name, counting.state_sectors)} THEN '{name}'" for name in SCOPES)
    span = " ".join(
        f"WHEN date_trunc('{unit}', first_day) = date_trunc('{unit}', last_day) THEN '{unit}'" for unit in SPANS
    )
    wanted = ", ".join(
        f'"{column.name}"::{_TYPES.get(column.name, column.type)} AS "{column.name}"' for column in CELLS
    )
    return f"""
        SELECT {wanted} FROM (
            SELECT data, source_country, target_country, coalesce(issue, '') AS issue,
                date_trunc('month', first_day) AS period, CASE {span} END AS span, CASE {scope} END AS scope,
                {sums(counting, "(1.0 / reports)")}
            FROM read_parquet({acts}) GROUP BY 1, 2, 3, 4, 5, 6, 7
        ) WHERE span IS NOT NULL ORDER BY 2, 3, 4, 5, 6, 7"""  # noqa: S608 - our own names, quoted
