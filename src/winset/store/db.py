"""`case.db`: opening it for reading or writing, moving it to the present version, and its errors as sentences."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from winset.errors import CaseBusy, CaseError, StorageError, WinsetError
from winset.store.schema import MIGRATIONS, VERSION

__all__ = ["open_for_reading", "open_for_writing", "sentences", "transaction"]


@contextmanager
def open_for_writing(path: Path) -> Iterator[sqlite3.Connection]:
    """Connection whose commits survive power loss (WAL, synchronous=FULL); made and migrated if need be."""
    with sentences(path):
        con = sqlite3.connect(path, timeout=10, isolation_level=None)
        try:
            con.execute("PRAGMA journal_mode=WAL")
            con.execute("PRAGMA synchronous=FULL")
            _migrate(con, path)
            yield con
        finally:
            con.close()


@contextmanager
def open_for_reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Connection that cannot write; a case that nobody has written to yet reads as empty."""
    with sentences(path), ExitStack() as stack:
        con = stack.enter_context(closing(_read_only(path, stack)))
        if _version(con, path) == 0:
            con = stack.enter_context(closing(sqlite3.connect(":memory:", isolation_level=None)))
            _migrate(con, path)
        yield con


@contextmanager
def transaction(con: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: committed at the end of the block, rolled back on an exception."""
    con.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if con.in_transaction:
            con.execute("ROLLBACK")
        raise
    con.execute("COMMIT")


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turn SQLite's errors inside the block into a sentence that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise _as_sentence(error, path) from error


def _as_sentence(error: sqlite3.Error, path: Path) -> WinsetError:
    text = str(error)
    if "locked" in text or "busy" in text:
        return CaseBusy(f"{path} is in use by another program ({text}); close that and try again")
    if "full" in text:
        return StorageError(
            f"could not write {path}: the disk is full; free some space and run the same command again; "
            "nothing saved before is lost"
        )
    if "readonly" in text or "unable to open" in text or "disk I/O" in text:
        return StorageError(f"could not use {path}: {text}; check the folder's permissions and the disk")
    if "malformed" in text or "not a database" in text:
        return CaseError(
            f"{path} is damaged ({text}); put back a copy of it, or move it away: what machines derived is then "
            "rebuilt, but what people accepted, rejected or labelled in the program is only in that file"
        )
    return CaseError(f"{path} cannot be used: {text}")


def _read_only(path: Path, stack: ExitStack) -> sqlite3.Connection:
    """Open without writing; from a copy where the folder is read-only, because SQLite writes beside a file it reads."""
    if not path.exists():
        return sqlite3.connect(":memory:", isolation_level=None)
    if not os.access(path.parent, os.W_OK):
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="winset-")))
        for file in (path, path.with_name(f"{path.name}-wal")):
            if file.exists():
                shutil.copyfile(file, folder / file.name)
        path = folder / path.name
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=10, isolation_level=None)


def _version(con: sqlite3.Connection, path: Path) -> int:
    version = int(con.execute("PRAGMA user_version").fetchone()[0])
    if version > VERSION:
        raise CaseError(
            f"{path} was written by a newer winset (its tables are version {version}, this program knows {VERSION}); "
            "install the newer version to open it"
        )
    return version


def _migrate(con: sqlite3.Connection, path: Path) -> None:
    """Apply the steps that the file has not seen, in one transaction: of two who come at a time, one does it."""
    if _version(con, path) == VERSION:
        return
    with transaction(con):
        for number in range(_version(con, path), VERSION):
            for statement in _statements(MIGRATIONS[number]):
                con.execute(statement)
            con.execute(f"PRAGMA user_version={number + 1}")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; its comments may hold semicolons."""
    said = ""
    for line in script.splitlines(keepends=True):
        said += line
        if sqlite3.complete_statement(said):
            yield said
            said = ""
