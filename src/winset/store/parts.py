"""What machines derived: immutable Parquet files under their SHA-256, listed in `case.db`, rebuilt at any time.

A part is a pure function of its inputs and of the code; asking for it again with the same ones gives the part that
is there, with other ones replaces it. A file enters `case.db` only when it is durable, so a crash leaves at most
an orphan, which the next writing session sweeps.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

import duckdb
import orjson

from winset.store.columns import PARTS
from winset.store.db import transaction
from winset.store.disk import TEMPORARY, digest, digest_file, publish, storage
from winset.store.duck import quoted
from winset.store.written import now

__all__ = ["Part", "Parts", "part_file", "parts"]

_LONGEST_ROW = 1 << 28
"""Bytes of the longest row as JSON: far above the limits of the readers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One derived file."""

    kind: str
    """One of PARTS."""
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


_NAMES = tuple(field.name for field in fields(Part))
_FIELDS = ", ".join(_NAMES)


def parts(con: sqlite3.Connection, *, kind: str | None = None) -> tuple[Part, ...]:
    """The parts of the files that are in `sources/`, or those of one kind, in a fixed order."""
    rows = con.execute(
        f"SELECT {_FIELDS} FROM parts WHERE (?1 IS NULL OR kind = ?1) AND origin IN (SELECT sha256 FROM inputs) "  # noqa: S608 - field names of Part
        "ORDER BY kind, origin, shard",
        (kind,),
    )
    return tuple(_part(row) for row in rows)


def part_file(folder: Path, part: Part) -> Path:
    """The file of a part in the folder of parts."""
    return folder / f"{part.sha256}.parquet"


class Parts:
    """The folder `parts/` with its list in `case.db`, for a writing session."""

    def __init__(self, folder: Path, con: sqlite3.Connection, duck: duckdb.DuckDBPyConnection) -> None:
        self.folder = folder
        self._con = con
        self._duck = duck

    def find(self, kind: str, origin: str, shard: int, *, inputs: Sequence[str], code: str) -> Part | None:
        """The part made from exactly these inputs by this code, if its file is whole."""
        row = self._con.execute(
            f"SELECT {_FIELDS} FROM parts WHERE kind = ? AND origin = ? AND shard = ? AND inputs = ? AND code = ?",  # noqa: S608 - field names of Part
            (kind, origin, shard, digest(*inputs), code),
        ).fetchone()
        part = _part(row) if row else None
        return part if part is not None and _whole(part_file(self.folder, part), part.bytes) else None

    def write(
        self, kind: str, origin: str, shard: int, *, inputs: Sequence[str], code: str, rows: Iterable[Mapping[str, Any]]
    ) -> Part:
        """Write rows, in their order, as the part of these inputs, unless it is there already.

        `rows` are mappings with the columns of the kind; a missing one is NULL.
        """
        if (there := self.find(kind, origin, shard, inputs=inputs, code=code)) is not None:
            return there
        listed = self.temporary("jsonl")
        try:
            _list(rows, kind, listed)
            query = f"FROM {_listed(kind, listed)}"
            return self.write_query(kind, origin, shard, inputs=inputs, code=code, query=query)
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
        group: int = 122_880,
    ) -> Part:
        """Write what a query yields as the part of these inputs, unless it is there already.

        The query gives the columns of the kind and fixes the order of the rows; then the same rows are the same bytes,
        whatever the number of threads. Of rows that lie together in a file, groups of so many are read in whole.
        """
        if (there := self.find(kind, origin, shard, inputs=inputs, code=code)) is not None:
            return there
        temporary = self.temporary("parquet")
        try:
            copy = f"COPY ({query}) TO {quoted(temporary)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {group})"
            ((count,),) = self._duck.execute(copy).fetchall()
            return self.adopt(kind, origin, shard, inputs=inputs, code=code, file=temporary, rows=count)
        finally:
            temporary.unlink(missing_ok=True)

    def adopt(
        self, kind: str, origin: str, shard: int, *, inputs: Sequence[str], code: str, file: Path, rows: int
    ) -> Part:
        """Take a finished file of `temporary` as the part of these inputs."""
        with storage(f"could not write {kind}"):
            sha256 = digest_file(file)
            size = file.stat().st_size
            publish(file, self.folder / f"{sha256}.parquet")
        part = Part(
            kind=kind,
            origin=origin,
            shard=shard,
            inputs=digest(*inputs),
            code=code,
            sha256=sha256,
            bytes=size,
            rows=rows,
            created=now(),
        )
        with transaction(self._con):
            self._drop_what_rests_on(part)
            self._con.execute(f"INSERT OR REPLACE INTO parts ({_FIELDS}) VALUES (?,?,?,?,?,?,?,?,?)", astuple(part))  # noqa: S608 - field names of Part
        return part

    def run(self, statement: str) -> None:
        """Run a statement that prepares a query."""
        self._duck.execute(statement)

    def rows(self, file: Path) -> int:
        """Rows of a Parquet file."""
        return self.value(f"SELECT count(*) FROM read_parquet({quoted(file)})")  # noqa: S608 - quoted

    def value(self, query: str) -> int:
        """The one number that a query yields."""
        ((found,),) = self._duck.execute(query).fetchall()
        return int(found)

    def temporary(self, ending: str) -> Path:
        """A file for something on its way; the next session removes it if this one does not."""
        return self.folder / f"{TEMPORARY}{os.getpid()}.{ending}"

    def keep_only(self, kind: str, origin: str, shards: int) -> None:
        """Forget shards of an origin beyond the number that it has now."""
        self._con.execute("DELETE FROM parts WHERE kind = ? AND origin = ? AND shard >= ?", (kind, origin, shards))

    def complete(self, origin: str) -> bool:
        """Whether every part listed for a file is whole."""
        rows = self._con.execute("SELECT sha256, bytes FROM parts WHERE origin = ?", (origin,))
        return all(_whole(self.folder / f"{sha256}.parquet", size) for sha256, size in rows)

    def forget_gone(self) -> None:
        """Forget the parts of files that are no longer in `sources/`; for the end of a complete reading."""
        self._con.execute("DELETE FROM parts WHERE origin NOT IN (SELECT sha256 FROM inputs)")

    def orphans(self) -> list[Path]:
        """Files that nobody lists: those of a crash, and those that newer ones replaced."""
        listed = {f"{sha256}.parquet" for (sha256,) in self._con.execute("SELECT sha256 FROM parts")}
        return [path for path in self.folder.glob("*.parquet") if path.name not in listed]

    def damaged(self) -> list[Part]:
        """Parts whose bytes are no longer what their name says."""
        rows = self._con.execute(f"SELECT {_FIELDS} FROM parts ORDER BY kind, origin, shard")  # noqa: S608 - field names of Part
        return [part for part in map(_part, rows) if not self._is_sound(part)]

    def discard_damaged(self) -> None:
        """Forget damaged parts, so that they are made again when they are asked for."""
        for part in self.damaged():
            part_file(self.folder, part).unlink(missing_ok=True)

    def _is_sound(self, part: Part) -> bool:
        path = part_file(self.folder, part)
        return _whole(path, part.bytes) and digest_file(path) == part.sha256

    def _drop_what_rests_on(self, new: Part) -> None:
        """A part with other content than the one before it: what was made from that one is no longer true."""
        key = (new.origin, new.shard)
        same = "SELECT 1 FROM parts WHERE kind = ? AND sha256 = ? AND origin = ? AND shard = ?"
        if (
            new.kind in ("documents", "sentences")
            and not self._con.execute(same, (new.kind, new.sha256, *key)).fetchone()
        ):
            self._con.execute("DELETE FROM parts WHERE kind IN ('events', 'claims') AND origin = ? AND shard = ?", key)


def _list(rows: Iterable[Mapping[str, Any]], kind: str, to: Path) -> None:
    """Write rows as lines of JSON, which DuckDB reads faster than it takes values from Python."""
    names = [column.name for column in PARTS[kind]]
    with storage(f"could not write {kind}"), to.open("wb") as file:
        file.writelines(_line({name: row.get(name) for name in names}) for row in rows)


def _listed(kind: str, path: Path) -> str:
    """Table function for those lines."""
    columns = ", ".join(f"'{column.name}': '{column.type}'" for column in PARTS[kind])
    return (
        f"read_json({quoted(path)}, format='newline_delimited', maximum_object_size={_LONGEST_ROW}, "
        f"columns={{{columns}}})"
    )


def _part(row: tuple[Any, ...]) -> Part:
    return Part(**dict(zip(_NAMES, row, strict=True)))


def _whole(path: Path, size: int) -> bool:
    return path.is_file() and path.stat().st_size == size


def _line(row: dict[str, Any]) -> bytes:
    try:
        return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)
    except orjson.JSONEncodeError:  # half of a surrogate pair, which no encoding can carry
        return orjson.dumps({name: _sound(value) for name, value in row.items()}, option=orjson.OPT_APPEND_NEWLINE)


def _sound(value: object) -> object:
    """The value with every lone surrogate replaced by one other character, so that spans stay right."""
    return value.encode("utf-16", "replace").decode("utf-16") if isinstance(value, str) else value
