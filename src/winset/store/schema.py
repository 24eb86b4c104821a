"""The tables of `case.db`, as the list of steps that make them."""

from __future__ import annotations

from typing import Final

__all__ = ["MIGRATIONS", "VERSION"]

MIGRATIONS: Final = (
    """
    CREATE TABLE inputs (               -- files of sources/ that were read to their end
        name        TEXT PRIMARY KEY,   -- path below sources/, with forward slashes
        sha256      TEXT NOT NULL,      -- of its bytes
        bytes       INTEGER NOT NULL,
        modified_ns INTEGER NOT NULL,   -- time of change, to spare hashing what has not changed
        kind        TEXT NOT NULL,      -- documents, imported, copy, or unread
        code        TEXT NOT NULL,      -- version of the reader
        rows        INTEGER NOT NULL,   -- documents or rows kept
        problems    TEXT NOT NULL       -- JSON list of what was refused and why
    ) STRICT;
    CREATE TABLE parts (                -- what machines derived: one immutable Parquet file each
        kind        TEXT NOT NULL,
        origin      TEXT NOT NULL,      -- sha256 of the file in sources/ that it comes from
        shard       INTEGER NOT NULL,   -- counted from 0 within the origin
        inputs      TEXT NOT NULL,      -- digest of everything that went in
        code        TEXT NOT NULL,      -- version of the code that made it
        sha256      TEXT NOT NULL,      -- of the part: its file name
        bytes       INTEGER NOT NULL,
        rows        INTEGER NOT NULL,
        created     TEXT NOT NULL,
        PRIMARY KEY (kind, origin, shard)
    ) STRICT;
    CREATE TABLE runs (                 -- one record per run
        id          INTEGER PRIMARY KEY AUTOINCREMENT,
        version     INTEGER NOT NULL,   -- of this record's form
        command     TEXT NOT NULL,
        settings    TEXT NOT NULL,      -- JSON
        inputs      TEXT NOT NULL,      -- JSON: name -> sha256
        code        TEXT NOT NULL,
        results     TEXT,               -- JSON, when finished
        error       TEXT,
        started     TEXT NOT NULL,
        finished    TEXT
    ) STRICT;
    CREATE TABLE acts (                 -- what people did in the program; never changed, only added to
        id          INTEGER PRIMARY KEY AUTOINCREMENT,
        at          TEXT NOT NULL,
        author      TEXT NOT NULL,
        kind        TEXT NOT NULL,
        subject     TEXT NOT NULL,      -- what it was done to
        old         TEXT,               -- JSON value before
        new         TEXT,               -- JSON value after
        reason      TEXT
    ) STRICT;
    CREATE TABLE numbers (              -- numbers that left the program
        id          TEXT PRIMARY KEY,   -- digest of snapshot, function and arguments
        snapshot    TEXT NOT NULL,
        function    TEXT NOT NULL,
        arguments   TEXT NOT NULL,      -- JSON
        value       TEXT NOT NULL,      -- JSON
        support     TEXT NOT NULL       -- JSON: which rows stand behind it
    ) STRICT;
    CREATE INDEX numbers_by_snapshot ON numbers (snapshot);
    """,
)

VERSION: Final = len(MIGRATIONS)
