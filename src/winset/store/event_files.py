"""From an event data file in `sources/` to one part of imported rows, with its happenings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from winset.errors import Problem, StorageError
from winset.model import actor_id, first_day, last_day
from winset.store.disk import storage
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
    read: Callable[[Path, str], Iterable[Mapping[str, Any] | Problem]]
    """(file, name that the user knows) -> rows with the columns of `imported`, and what could not be read."""


def read_events(writer: Writer, file: SourceFile, reader: EventReader) -> Reading:
    """Write the rows of a file as one part, unless it is there already."""
    problems: list[Problem] = []
    rows = _rows(reader.read(file.path, file.name), problems)
    part = writer.parts.write(
        "imported",
        file.sha256,
        0,
        inputs=(file.sha256,),
        code=reader.code,
        rows=rows,
        then=_HAPPENINGS,
    )
    for _ in rows:  # a part that was there already leaves the problems to be found
        pass
    with storage(f"could not read {file.name}"):
        stat = file.path.stat()
    if (stat.st_size, stat.st_mtime_ns) != (file.bytes, file.modified_ns):
        writer.parts.keep_only("imported", file.sha256, 0)
        raise StorageError(f"{file.path} changed while it was being read: run the command again")
    return Reading(
        name=file.name,
        sha256=file.sha256,
        kind="imported" if part.rows else "unread",
        code=reader.code,
        rows=part.rows,
        problems=tuple(problems),
    )


_HAPPENINGS: Final = """
    SELECT * REPLACE (
        CASE WHEN happening IS NOT NULL
            THEN 1.0 / count(*) OVER (PARTITION BY happening, source_country, target_country) END AS weight
    ) FROM (
        SELECT * REPLACE (CASE WHEN source_country <> target_country
            THEN date || ' ' || least(source_country, target_country) || '-' ||
                greatest(source_country, target_country) || ' ' || coalesce(left(cameo, 2), plover)
            END AS happening) FROM given
    ) ORDER BY "row"
"""
"""Rows of one day, unordered pair and CAMEO root are reports of one act, which weighs 1 in each direction."""


def _rows(found: Iterable[Mapping[str, Any] | Problem], problems: list[Problem]) -> Iterator[dict[str, Any]]:
    for item in found:
        if isinstance(item, Problem):
            problems.append(item)
            continue
        row = dict(item)
        row["source"] = actor_id(row.get("source_country"), row.get("source_sector"))
        row["target"] = actor_id(row.get("target_country"), row.get("target_sector"))
        row["first_day"], row["last_day"] = first_day(row["date"]), last_day(row["date"])
        row["known_day"] = last_day(row.get("known_from") or row["date"])
        row.setdefault("parties", 2)
        yield row
