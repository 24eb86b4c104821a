"""What machines derived: immutable Parquet files under their SHA-256, listed in `case.db`, rebuilt at any time.

A part is a pure function of its inputs and of the code; asking for it again with the same ones gives the part that
is there, with other ones replaces it. A file enters `case.db` only when it is durable, so a crash leaves at most
an orphan, which the next writing session sweeps.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import orjson

from winset.store.columns import COLUMNS
from winset.store.db import transaction
from winset.store.disk import TEMPORARY, digest, digest_file, publish, storage
from winset.store.duck import connect, quoted

__all__ = ["Part", "Parts", "parts"]

_LONGEST_ROW = 1 << 28
"""Bytes of the longest row as JSON: far above the limits of the readers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One derived file."""

    kind: str
    """One of COLUMNS."""
    origin: str
    """SHA-256 of the file in `sources/` that it comes from."""
    shard: int
    """Counted from 0 within the origin."""
    inputs: str
    """Digest of everything that went in."""
    code: str
    """Version of the code that made it."""
    sha256: str
    """Of the file; also its name."""
    bytes: int
    """Size of the file."""
    rows: int
    created: str
    """UTC."""


_FIELDS = ", ".join(field.name for field in fields(Part))


def parts(con: sqlite3.Connection, *, kind: str | None = None) -> tuple[Part, ...]:
    """The parts of the files that are in `sources/`, or those of one kind, in a fixed order."""
    rows = con.execute(
        f"SELECT {_FIELDS} FROM parts WHERE (?1 IS NULL OR kind = ?1) AND origin IN (SELECT sha256 FROM inputs) "  # noqa: S608 - field names of Part
        "ORDER BY kind, origin, shard",
        (kind,),
    )
    return tuple(_part(row) for row in rows)


class Parts:
    """The folder `parts/` with its list in `case.db`, for a writing session."""

    def __init__(self, folder: Path, con: sqlite3.Connection) -> None:
        self.folder = folder
        self._con = con

    def path(self, part: Part) -> Path:
        """The file of a part."""
        return self.folder / f"{part.sha256}.parquet"

    def find(self, kind: str, origin: str, shard: int, *, inputs: Sequence[str], code: str) -> Part | None:
        """The part made from exactly these inputs by this code, if its file is whole."""
        row = self._con.execute(
            f"SELECT {_FIELDS} FROM parts WHERE kind = ? AND origin = ? AND shard = ? AND inputs = ? AND code = ?",  # noqa: S608 - field names of Part
            (kind, origin, shard, digest(*inputs), code),
        ).fetchone()
        part = _part(row) if row else None
        return part if part is not None and _whole(self.path(part), part.bytes) else None

    def write(
        self, kind: str, origin: str, shard: int, *, inputs: Sequence[str], code: str, rows: Iterable[Mapping[str, Any]]
    ) -> Part:
        """Write rows, in their order, as the part of these inputs, unless it is there already.

        `rows` are mappings with the columns of the kind; a missing one is NULL.
        """
        listed = self.folder / f"{TEMPORARY}{os.getpid()}.jsonl"
        columns = ", ".join(f"'{column.name}': '{column.type}'" for column in COLUMNS[kind])
        query = (
            f"FROM read_json({quoted(listed)}, format='newline_delimited', "
            f"maximum_object_size={_LONGEST_ROW}, columns={{{columns}}})"
        )

        def fill() -> None:
            with storage(f"could not write {kind}"), listed.open("wb") as file:
                names = [column.name for column in COLUMNS[kind]]
                file.writelines(_line({name: row.get(name) for name in names}) for row in rows)

        try:
            return self._written(kind, origin, shard, inputs=inputs, code=code, query=query, fill=fill)
        finally:
            listed.unlink(missing_ok=True)

    def write_query(
        self,
        kind: str,
        origin: str,
        shard: int,
        *,
        inputs: Sequence[str],
        code: str,
        query: str,
        con: duckdb.DuckDBPyConnection,
    ) -> Part:
        """Write what an SQL query yields, for data too large to pass through Python; missing columns are NULL."""
        return self._written(kind, origin, shard, inputs=inputs, code=code, query=query, con=con)

    def keep_only(self, kind: str, origin: str, shards: int) -> None:
        """Forget shards of an origin beyond the number that it has now."""
        self._con.execute("DELETE FROM parts WHERE kind = ? AND origin = ? AND shard >= ?", (kind, origin, shards))

    def forget_gone(self) -> None:
        """Forget the parts of files that are no longer in `sources/`; for the end of a complete reading."""
        self._con.execute("DELETE FROM parts WHERE origin NOT IN (SELECT sha256 FROM inputs)")

    def sweep(self) -> None:
        """Remove files that nobody lists: orphans of a crash, temporaries, and what newer parts replaced."""
        listed = {f"{sha256}.parquet" for (sha256,) in self._con.execute("SELECT sha256 FROM parts")}
        with storage(f"could not clean {self.folder}"):
            for entry in self.folder.iterdir():
                if entry.name not in listed and (entry.suffix == ".parquet" or entry.name.startswith(TEMPORARY)):
                    _remove(entry)

    def check(self, part: Part) -> bool:
        """Whether the file's bytes are still what its name says."""
        path = self.path(part)
        return _whole(path, part.bytes) and digest_file(path) == part.sha256

    def _written(
        self,
        kind: str,
        origin: str,
        shard: int,
        *,
        inputs: Sequence[str],
        code: str,
        query: str,
        fill: Callable[[], None] | None = None,
        con: duckdb.DuckDBPyConnection | None = None,
    ) -> Part:
        if (there := self.find(kind, origin, shard, inputs=inputs, code=code)) is not None:
            return there
        if fill is not None:
            fill()
        temporary = self.folder / f"{TEMPORARY}{os.getpid()}.parquet"
        try:
            rows = self._copy(query, temporary, con)
            with storage(f"could not write {kind}"):
                sha256 = digest_file(temporary)
                size = temporary.stat().st_size
                publish(temporary, self.folder / f"{sha256}.parquet")
        finally:
            temporary.unlink(missing_ok=True)
        part = Part(
            kind=kind,
            origin=origin,
            shard=shard,
            inputs=digest(*inputs),
            code=code,
            sha256=sha256,
            bytes=size,
            rows=rows,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        with transaction(self._con):
            self._con.execute(f"INSERT OR REPLACE INTO parts ({_FIELDS}) VALUES (?,?,?,?,?,?,?,?,?)", astuple(part))  # noqa: S608 - field names of Part
        return part

    def _copy(self, query: str, to: Path, con: duckdb.DuckDBPyConnection | None) -> int:
        """Write the query's rows in their order; the same rows give the same bytes whatever the threads."""
        if con is None:
            with connect(self.folder / f"{TEMPORARY}{os.getpid()}-spill") as own:
                return self._copy(query, to, own)
        done = con.execute(f"COPY ({query}) TO {quoted(to)} (FORMAT parquet, COMPRESSION zstd)").fetchall()
        return int(done[0][0])


def _part(row: tuple[Any, ...]) -> Part:
    return Part(**dict(zip((field.name for field in fields(Part)), row, strict=True)))


def _whole(path: Path, size: int) -> bool:
    return path.is_file() and path.stat().st_size == size


def _remove(entry: Path) -> None:
    if entry.is_dir():
        for inner in entry.iterdir():
            inner.unlink()
        entry.rmdir()
    else:
        entry.unlink(missing_ok=True)


def _line(row: dict[str, Any]) -> bytes:
    try:
        return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)
    except orjson.JSONEncodeError:  # half of a surrogate pair, which no encoding can carry
        return orjson.dumps({name: _sound(value) for name, value in row.items()}, option=orjson.OPT_APPEND_NEWLINE)


def _sound(value: object) -> object:
    """The value with every lone surrogate replaced by one other character, so that spans stay right."""
    return value.encode("utf-16", "replace").decode("utf-16") if isinstance(value, str) else value
