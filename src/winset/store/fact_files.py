"""Files of facts about states in `sources/`: checked row by row when the case is read, and read again where shown."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from winset.errors import BadInput, Problem
from winset.store.layout import Layout
from winset.store.source_files import Reading, SourceFile, readings

__all__ = ["FACTS", "FactReader", "fact_files", "read_facts"]

FACTS = "facts"
"""Kind of a reading of such a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactReader:
    """How the files of facts are told and checked."""

    code: str
    """Version of the functions."""
    recognises: Callable[[Path], bool]
    """Whether a file holds such facts, by the names of its columns."""
    check: Callable[[Path], tuple[int, Sequence[Problem]]]
    """Facts kept, and the rows that cannot be used."""


def read_facts(file: SourceFile, reader: FactReader) -> Reading:
    """Check a file; nothing is derived from it, as it is small and read in a moment."""
    try:
        kept, problems = reader.check(file.path)
    except BadInput as error:
        kept, problems = 0, error.problems
    return Reading(
        name=file.name,
        sha256=file.sha256,
        kind=FACTS if kept else "unread",
        code=reader.code,
        rows=kept,
        problems=tuple(replace(problem, file=file.name) for problem in problems),
    )


def fact_files(layout: Layout, db: sqlite3.Connection) -> tuple[Path, ...]:
    """The files of facts that were read, by name."""
    return tuple(layout.sources / reading.name for reading in readings(db) if reading.kind == FACTS)
