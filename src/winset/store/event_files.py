"""From an event data file in `sources/` to its parts: every line as it was read, and the acts with their weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from winset.errors import Problem, StorageError
from winset.store.columns import ACTS
from winset.store.disk import storage
from winset.store.duck import quoted
from winset.store.parts import part_file
from winset.store.source_files import Reading, SourceFile
from winset.store.writer import Writer

__all__ = ["EventReader", "read_events"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReader:
    """How the files of event data become rows."""

    code: str
    """Version of the functions."""
    recognises: Callable[[Path], bool]
    """Whether a file is event data, by its first lines."""
    write: Callable[[Path, str, Path], Sequence[Problem]]
    """(file, name that the user knows, where to) -> what could not be read.

    Writes Parquet with the columns of LINES, one row a line of the file, in its order; `refused` is NULL in usable
    rows, and those of one report share `story` or else `url`.
    """


def read_events(writer: Writer, file: SourceFile, reader: EventReader) -> Reading:
    """Write the lines of a file as one part, and its acts between countries as another."""
    found = writer.parts.temporary("lines.parquet")
    made = {"inputs": (file.sha256,), "code": reader.code}
    try:
        with storage(f"could not read {file.name}"):
            problems = reader.write(file.path, file.name, found)
            stat = file.path.stat()
        if (stat.st_size, stat.st_mtime_ns) != (file.bytes, file.modified_ns):
            raise StorageError(f"{file.path} changed while it was being read: run the command again")
        count = writer.parts.value(f"SELECT count(*) FROM read_parquet({quoted(found)})")  # noqa: S608 - quoted
        lines = writer.parts.adopt("lines", file.sha256, 0, **made, file=found, rows=count)  # type: ignore[arg-type]  # as above
    finally:
        found.unlink(missing_ok=True)
    source = quoted(part_file(writer.parts.folder, lines))
    writer.parts.write_query("acts", file.sha256, 0, **made, query=_acts(source))  # type: ignore[arg-type]  # as above
    kept = writer.parts.value(f"SELECT count(*) FROM read_parquet({source}) WHERE refused IS NULL")  # noqa: S608 - quoted
    return Reading(
        name=file.name,
        sha256=file.sha256,
        kind="imported" if kept else "unread",
        code=reader.code,
        rows=kept,
        problems=tuple(problems),
    )


def _acts(lines: str) -> str:
    """Query for the acts of a file with their weights, those of one pair of countries together and in order of date."""
    wanted = ", ".join(f'"{column.name}"::{column.type} AS "{column.name}"' for column in ACTS)
    given = f'SELECT {_WHOLE_DAYS}, file_row_number + 1 AS "row" FROM read_parquet({lines}, file_row_number = true)'  # noqa: S608 - quoted
    steps = f"WITH given AS ({given}), {_BETWEEN}, {_TRIADS}, {_SIZES}, {_PARTIES}"
    return f'{steps} SELECT {wanted} FROM weighed ORDER BY source_country, target_country, first_day, "row"'  # noqa: S608 - our own names


_WHOLE_DAYS: Final = (
    "* REPLACE (coalesce(last_day, first_day) AS last_day, coalesce(known_day, last_day, first_day) AS known_day)"
)
_BETWEEN: Final = """between_two AS (
    SELECT *, coalesce(left(cameo, 2), plover) AS root, coalesce(story, url) AS report,
        least(source_country, target_country) AS a, greatest(source_country, target_country) AS b
    FROM given WHERE refused IS NULL AND source_country <> target_country AND first_day IS NOT NULL
        AND coalesce(cameo, plover) IS NOT NULL
)"""

_TRIADS: Final = """pairs AS (
    SELECT DISTINCT report, first_day, last_day, root, a, b FROM between_two WHERE report IS NOT NULL
    QUALIFY count(*) OVER (PARTITION BY report, first_day, last_day, root) > 2
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
"""A third country that one report shows in the same kind of act with both sides takes part in it."""

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
