"""From an event data file in `sources/` to one part of imported rows, with its happenings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from winset.errors import Problem, StorageError
from winset.store.columns import COLUMNS
from winset.store.disk import storage
from winset.store.duck import quoted
from winset.store.happenings import KEY, weighed
from winset.store.source_files import Reading, SourceFile
from winset.store.writer import Writer

__all__ = ["EventReader", "read_events"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReader:
    """How the files of one event data set become rows."""

    code: str
    """Version of the functions."""
    recognises: Callable[[Path], bool]
    """Whether a file is of this data set, by its first lines."""
    write: Callable[[Path, str, Path], Sequence[Problem]]
    """(file, name that the user knows, where to) -> what could not be read.

    The usable rows are written as Parquet with columns of `imported`: `data`, `row`, `date` and both countries at
    least, and `story` where the rows of one report share it.
    """


def read_events(writer: Writer, file: SourceFile, reader: EventReader) -> Reading:
    """Write the rows of a file as one part, unless it is there already."""
    rows = writer.parts.temporary("rows.parquet")
    try:
        with storage(f"could not read {file.name}"):
            problems = reader.write(file.path, file.name, rows)
            stat = file.path.stat()
        if (stat.st_size, stat.st_mtime_ns) != (file.bytes, file.modified_ns):
            raise StorageError(f"{file.path} changed while it was being read: run the command again")
        query = _happenings(rows)
        part = writer.parts.write_query(
            "imported", file.sha256, 0, inputs=(file.sha256,), code=reader.code, query=query
        )
    finally:
        rows.unlink(missing_ok=True)
    return Reading(
        name=file.name,
        sha256=file.sha256,
        kind="imported" if part.rows else "unread",
        code=reader.code,
        rows=part.rows,
        problems=tuple(problems),
    )


def _happenings(rows: Path) -> str:
    """Query for the columns of `imported` from rows that have some of them."""
    columns = COLUMNS["imported"]
    nothing = ", ".join(f'NULL::{column.type} AS "{column.name}"' for column in columns)
    wanted = ", ".join(f'"{column.name}"::{column.type} AS "{column.name}"' for column in columns)
    given = f"SELECT {nothing} WHERE false UNION ALL BY NAME FROM read_parquet({quoted(rows)})"  # noqa: S608 - our own names
    steps = f"WITH given AS ({given}), {_DATED}, {_TRIADS}, {_PARTIES}"
    return f'{steps} SELECT {wanted} FROM ({weighed("FROM acts")}) ORDER BY "row"'  # noqa: S608 - our own names


_DATED: Final = """dated AS (
    SELECT *, left(cameo, 2) AS root,
        least(source_country, target_country) AS a, greatest(source_country, target_country) AS b
    FROM (SELECT * REPLACE (
        nullif(concat_ws(' ', source_country, source_sector), '') AS source,
        nullif(concat_ws(' ', target_country, target_sector), '') AS target,
        CAST(rpad(date, 10, '-01-01'[length(date) - 3:]) AS DATE) AS first_day,
        CASE length(date) WHEN 4 THEN CAST(date || '-12-31' AS DATE)
            WHEN 7 THEN last_day(CAST(date || '-01' AS DATE)) ELSE CAST(date AS DATE) END AS last_day
    ) FROM given)
)"""
"""Days that a date may mean, actor ids, and the two countries in the order of the alphabet."""

_TRIADS: Final = """pairs AS (
    SELECT DISTINCT story, date, root, a, b FROM dated WHERE story IS NOT NULL AND a <> b
    QUALIFY count(*) OVER (PARTITION BY story, date, root) > 2
), sides AS (
    SELECT story, date, root, a AS one, b AS other FROM pairs UNION ALL SELECT story, date, root, b, a FROM pairs
), triads AS (
    SELECT p.story, p.date, p.root, p.a, p.b, count(*) AS thirds
    FROM pairs p JOIN sides x ON (x.story, x.date, x.root, x.one) = (p.story, p.date, p.root, p.a)
        JOIN sides y ON (y.story, y.date, y.root, y.one) = (p.story, p.date, p.root, p.b) AND x.other = y.other
    GROUP BY ALL
)"""
"""A third country that one report shows in the same kind of act with both sides takes part in it."""

_PARTIES: Final = f"""acts AS (
    SELECT dated.* REPLACE (
        2 + coalesce(thirds, 0) AS parties,
        {KEY} AS happening,
        coalesce(known_day, last_day) AS known_day
    ) FROM dated LEFT JOIN triads USING (story, date, root, a, b)
)"""  # noqa: S608 - our own words
