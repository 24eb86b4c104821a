"""The files in `sources/`, and what was already read of them."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from winset.errors import Problem
from winset.store.disk import TEMPORARY, digest_file, storage

__all__ = ["Reading", "SourceFile", "forget_missing", "readings", "record_reading", "source_files", "unread"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file that the user dropped in."""

    name: str
    """Path below `sources/`, with forward slashes."""
    path: Path
    sha256: str
    """Of its bytes; empty when they cannot be read."""
    bytes: int
    """Size."""
    modified_ns: int
    """Time of change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of reading a file to its end."""

    name: str
    sha256: str
    kind: str
    """`documents`, `imported`, `facts` about states, `copy` of a file before it, or `unread` when nothing of it could
    be used."""
    code: str
    """Version of the reader."""
    rows: int
    """Documents or rows kept."""
    problems: tuple[Problem, ...]
    """What was refused and why."""


def source_files(folder: Path, con: sqlite3.Connection) -> list[SourceFile]:
    """Every file below the folder, by name; hidden ones are left alone.

    A file of the same size and time of change as when it was read is taken to be the same without reading it again.
    """
    known = {
        (name, size, modified): sha256
        for name, size, modified, sha256 in con.execute("SELECT name, bytes, modified_ns, sha256 FROM inputs")
    }
    with storage(f"could not look through {folder}"):
        paths = sorted(_below(folder))
    return [_seen(path, folder, known) for path in paths]


def unread(folder: Path, con: sqlite3.Connection) -> tuple[str, ...]:
    """Names of files below the folder of which nothing is on record yet, in order.

    What says which column of a CSV file is what has no record of its own: it was read with its table.
    """
    kinds = dict(con.execute("SELECT name, kind FROM inputs"))
    tables = [name for name, kind in kinds.items() if kind == "imported" and name.endswith(".csv")]
    known = {*kinds, *(name.removesuffix(".csv") + ".toml" for name in tables)}
    with storage(f"could not look through {folder}"):
        new = [path for path in _listed(folder) if _name(path, folder) not in known]
        return tuple(_name(path, folder) for path in sorted(map(Path, new)) if path.is_file())


def _name(path: Path | str, folder: Path) -> str:
    """The path below the folder, with forward slashes; bytes that are no text by their numbers."""
    below = os.fspath(path)[len(os.fspath(folder)) + 1 :].replace(os.sep, "/")
    return os.fsencode(below).decode("utf-8", "backslashreplace")


def _seen(path: Path, folder: Path, known: Mapping[tuple[str, int, int], str]) -> SourceFile:
    name = _name(path, folder)
    try:
        stat = path.stat()
        sha256 = known.get((name, stat.st_size, stat.st_mtime_ns)) or digest_file(path)
    except OSError:  # no permission, or gone since
        return SourceFile(name=name, path=path, sha256="", bytes=0, modified_ns=0)
    return SourceFile(name=name, path=path, sha256=sha256, bytes=stat.st_size, modified_ns=stat.st_mtime_ns)


def record_reading(con: sqlite3.Connection, file: SourceFile, reading: Reading) -> None:
    """Write down that a file was read to its end: from here on its parts belong to the case."""
    problems = json.dumps([asdict(problem) for problem in reading.problems], ensure_ascii=False)
    con.execute(
        "INSERT OR REPLACE INTO inputs (name, sha256, bytes, modified_ns, kind, code, rows, problems) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (file.name, file.sha256, file.bytes, file.modified_ns, reading.kind, reading.code, reading.rows, problems),
    )


def readings(con: sqlite3.Connection) -> tuple[Reading, ...]:
    """What is on record of each file, by name."""
    rows = con.execute("SELECT name, sha256, kind, code, rows, problems FROM inputs ORDER BY name")
    return tuple(
        Reading(
            name=name,
            sha256=sha256,
            kind=kind,
            code=code,
            rows=kept,
            problems=tuple(Problem(**problem) for problem in json.loads(problems)),
        )
        for name, sha256, kind, code, kept, problems in rows
    )


def forget_missing(con: sqlite3.Connection, present: Sequence[SourceFile]) -> None:
    """Take files off the record that are no longer there."""
    names = {file.name for file in present}
    gone = [(name,) for (name,) in con.execute("SELECT name FROM inputs") if name not in names]
    con.executemany("DELETE FROM inputs WHERE name = ?", gone)


def _below(folder: Path) -> list[Path]:
    """Files below a folder."""
    return [path for path in map(Path, _listed(folder)) if path.is_file()]


def _listed(folder: Path) -> list[str]:
    """Whatever stands below a folder and is none itself; a hidden name, or one still being written, is left out."""
    found = []
    for top, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [f"{top}{os.sep}{name}" for name in files if not name.startswith((".", TEMPORARY))]
    return found
