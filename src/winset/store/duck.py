"""In-memory DuckDB with limits, without the network, and with its errors as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from winset.errors import CaseError, StorageError, WinsetError

__all__ = ["MEMORY", "THREADS", "connect", "quoted"]

MEMORY = "700MB"
"""What DuckDB may keep in memory before it spills to disk; the rest of the program fits beside it in 1.5 GB."""
THREADS = 2
"""Threads of one query."""


@contextmanager
def connect(spill: Path, *, memory: str = MEMORY, threads: int = THREADS) -> Iterator[duckdb.DuckDBPyConnection]:
    """Connection for the block; `spill` is the folder for what does not fit in memory, made when needed."""
    con = duckdb.connect(
        ":memory:",
        config={
            "memory_limit": memory,
            "threads": threads,
            "temp_directory": str(spill),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        },
    )
    try:
        yield con
    except duckdb.Error as error:
        raise _as_sentence(error) from error
    finally:
        con.close()


def quoted(path: Path | str) -> str:
    """A path as an SQL string."""
    return "'" + str(path).replace("'", "''") + "'"


def _as_sentence(error: duckdb.Error) -> WinsetError:
    text = str(error).splitlines()[0]
    if "No space left" in text or "disk quota" in text.lower():
        return StorageError(
            "the disk is full: free some space and run the same command again; nothing saved before is lost"
        )
    if isinstance(error, duckdb.OutOfMemoryException):
        return StorageError(f"the query does not fit: {text}; free disk space for what memory cannot hold")
    if "magic bytes" in text or "parquet" in text.lower() or isinstance(error, duckdb.IOException):
        return CaseError(f"a derived part cannot be read ({text}); `winset read` makes damaged parts again")
    raise error
