"""Every format of event data, tried in order, and what stands beside them in a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from winset.errors import Problem
from winset.sources.acled import acled
from winset.sources.cline import cline
from winset.sources.event_import import import_table
from winset.sources.event_table import EVENT_COLUMNS, EventTable, ImportReport, connection, quoted
from winset.sources.gdelt import gdelt, gdelt_besides
from winset.sources.icews import icews, icews_besides
from winset.sources.limits import Limits
from winset.sources.mapped import is_mapping, mapped
from winset.sources.phoenix import phoenix
from winset.sources.polecat import polecat

__all__ = ["FORMATS", "event_table", "import_events", "is_event_file", "may_not_be_passed_on"]

FORMATS: Final[tuple[Callable[[Path, Limits], EventTable | None], ...]] = (
    icews,
    gdelt,
    polecat,
    phoenix,
    mapped,
    acled,
    cline,
)
"""Each says whether a file is of its format, by the first lines."""


def event_table(path: Path, limits: Limits | None = None) -> EventTable | None:
    """The format of a file; None where it holds no events."""
    limits = limits or Limits()
    return next((table for read in FORMATS if (table := read(path, limits)) is not None), None)


def is_event_file(path: Path) -> bool:
    """Whether a file is event data, or belongs to it."""
    limits = Limits()
    if event_table(path, limits) is not None or icews_besides(path, limits) or is_mapping(path):
        return True
    return gdelt_besides(path, limits) is not None


def may_not_be_passed_on(path: Path) -> bool:
    """Whether a file is of a data set whose owner does not allow passing its rows on."""
    return acled(path, Limits()) is not None


def import_events(path: Path, to: Path, *, file: str | None = None, limits: Limits | None = None) -> ImportReport:
    """Write the rows of a file into a folder; see `import_table`. A file that only belongs to event data has none."""
    limits = limits or Limits()
    table = event_table(path, limits)
    if table is not None:
        return import_table(table, path, to, file=file, limits=limits)
    name = file or str(path)
    besides = gdelt_besides(path, limits)
    problems = (Problem(file=name, code="no-events", what=besides),) if besides is not None else ()
    columns = ", ".join(f'NULL::{kind} AS "{column}"' for column, kind in EVENT_COLUMNS)
    with connection() as con:
        con.execute(
            f"COPY (SELECT {columns} LIMIT 0) TO {quoted(to / '000000.parquet')} (FORMAT parquet, COMPRESSION zstd)"
        )
    return ImportReport(file=name, data="", rows_read=0, kept=0, duplicates=0, refused=0, problems=problems)
