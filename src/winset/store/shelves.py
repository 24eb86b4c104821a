"""The file of the search index: derived from parts and from what people wrote, deletable at any time.

One SQLite database below `parts/`. Its rows stand on shelves: one for each shard of documents, one for the text files
of the case. A shelf is replaced in one transaction when what it was made from has changed: a crash leaves the one
before.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from winset.store.bigrams import spelled
from winset.store.db import transaction

__all__ = ["NAME", "Shelf", "drop_shelves", "fill_shelf", "open_index", "settle_copies", "shelves"]

NAME: Final = "search.db"
_VERSION: Final = 1
"""Of the tables and of how texts are spelled; a file of another one is made anew."""
_WAIT: Final = 30
"""Seconds to wait for another process that is indexing."""
_SCHEMA: Final = """
    CREATE TABLE shelves (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, made_of TEXT NOT NULL);
    CREATE TABLE documents (
        shelf INTEGER NOT NULL, id TEXT NOT NULL, digest TEXT NOT NULL, origin TEXT NOT NULL, file TEXT, title TEXT,
        date TEXT, known_from TEXT, known_day TEXT, lang TEXT, url TEXT, publisher TEXT, pages TEXT,
        first INTEGER NOT NULL DEFAULT 1,   -- 0 for a copy of a text that was known before
        PRIMARY KEY (shelf, id));
    CREATE TABLE entries (
        id INTEGER PRIMARY KEY, shelf INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, document TEXT,
        number INTEGER, start_char INTEGER, lang TEXT, date TEXT, first_day TEXT, known_day TEXT, title TEXT,
        text TEXT NOT NULL);
    CREATE INDEX entries_by_shelf ON entries (shelf);
    CREATE VIEW spellings AS SELECT id, spelled(text) AS words FROM entries;
    CREATE VIRTUAL TABLE found USING fts5(
        words, content='spellings', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2');
"""
_ENTRY: Final = (
    "kind", "name", "document", "number", "start_char", "lang", "date", "first_day", "known_day", "title", "text",
)  # fmt: skip
_DOCUMENT: Final = (
    "id", "digest", "origin", "file", "title", "date", "known_from", "known_day", "lang", "url", "publisher", "pages",
)  # fmt: skip

Shelf = tuple[str, str]
"""Name, and digest of what it is made of."""


@contextmanager
def open_index(folder: Path) -> Iterator[sqlite3.Connection]:
    """The index of a folder of parts; made anew where it is damaged or of another version.

    Where the folder cannot be written, it is made in memory for the block.
    """
    path = folder / NAME
    con = _opened(path) if folder.is_dir() and os.access(folder, os.W_OK) else _in_memory(path)
    with closing(con):
        yield con


def _opened(path: Path) -> sqlite3.Connection:
    try:
        return _ready(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and ("locked" in str(error) or "unable" in str(error)):
            raise
    for ending in ("", "-wal", "-shm"):  # damaged or of another version: nothing of value is lost
        path.with_name(path.name + ending).unlink(missing_ok=True)
    return _ready(path)


def _in_memory(path: Path) -> sqlite3.Connection:
    """A copy of the index where there is a sound one, else an empty one."""
    con = _connect(":memory:")
    if path.is_file():
        try:
            source = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            with closing(source):
                source.backup(con)
            if _sound(con):
                return con
        except sqlite3.DatabaseError:
            pass
        con.close()
        con = _connect(":memory:")
    _make(con)
    return con


def _connect(path: Path | str) -> sqlite3.Connection:
    con = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    con.create_function("spelled", 1, spelled, deterministic=True)
    return con


def _ready(path: Path) -> sqlite3.Connection:
    con = _connect(path)
    try:
        con.execute("PRAGMA journal_mode=WAL")
        con.execute("PRAGMA synchronous=NORMAL")  # what a lost mains plug takes is made again
        if not con.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone():
            _make(con)
        if not _sound(con):
            raise sqlite3.DatabaseError("another version")  # noqa: TRY301 - handled like damage, one level up
    except BaseException:
        con.close()
        raise
    return con


def _make(con: sqlite3.Connection) -> None:
    with transaction(con):
        if not con.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone():  # nobody else was faster
            for statement in _SCHEMA.split(";\n"):
                con.execute(statement)
            con.execute(f"PRAGMA user_version={_VERSION}")


def _sound(con: sqlite3.Connection) -> bool:
    return int(con.execute("PRAGMA user_version").fetchone()[0]) == _VERSION


def shelves(con: sqlite3.Connection) -> dict[str, str]:
    """What each shelf is made of, by name."""
    return dict(con.execute("SELECT name, made_of FROM shelves"))


def fill_shelf(
    con: sqlite3.Connection,
    shelf: Shelf,
    *,
    documents: Sequence[Mapping[str, Any]] = (),
    entries: Iterable[Mapping[str, Any]],
) -> None:
    """Put rows on a shelf, in the place of those that stand there, all or nothing."""
    with transaction(con):
        _empty(con, shelf[0])
        number = con.execute("INSERT INTO shelves (name, made_of) VALUES (?, ?)", shelf).lastrowid
        con.executemany(
            f"INSERT OR IGNORE INTO documents (shelf, {', '.join(_DOCUMENT)}) VALUES (?{', ?' * len(_DOCUMENT)})",  # noqa: S608 - names above
            ([number, *(row.get(column) for column in _DOCUMENT)] for row in documents),
        )
        con.executemany(
            f"INSERT INTO entries (shelf, {', '.join(_ENTRY)}) VALUES (?{', ?' * len(_ENTRY)})",  # noqa: S608 - names above
            ([number, *(row.get(column) for column in _ENTRY)] for row in entries),
        )
        con.execute(
            "INSERT INTO found (rowid, words) SELECT id, spelled(text) FROM entries WHERE shelf = ? ORDER BY id",
            (number,),
        )


def drop_shelves(con: sqlite3.Connection, names: Iterable[str]) -> None:
    """Remove shelves with all that stands on them."""
    for name in names:
        with transaction(con):
            _empty(con, name)


def _empty(con: sqlite3.Connection, name: str) -> None:
    row = con.execute("SELECT id FROM shelves WHERE name = ?", (name,)).fetchone()
    if row is None:
        return
    con.execute(
        "INSERT INTO found (found, rowid, words) SELECT 'delete', id, spelled(text) FROM entries WHERE shelf = ?", row
    )
    for table in ("entries", "documents"):
        con.execute(f"DELETE FROM {table} WHERE shelf = ?", row)  # noqa: S608 - names above
    con.execute("DELETE FROM shelves WHERE id = ?", row)


def settle_copies(con: sqlite3.Connection) -> None:
    """Of equal texts the one that was known first is shown."""
    with transaction(con):
        con.execute("""
            UPDATE documents SET first = copies.place = 1 FROM (
                SELECT shelf, id, row_number() OVER (
                    PARTITION BY digest ORDER BY known_day IS NULL, known_day, id, origin) AS place FROM documents
            ) AS copies
            WHERE documents.shelf = copies.shelf AND documents.id = copies.id AND first <> (copies.place = 1)""")
