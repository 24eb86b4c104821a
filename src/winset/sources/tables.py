"""Small tables of facts about states: CSV, plain or gzipped, and data frames of R, as columns of cells."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from winset.errors import BadInput, Problem, WinsetError
from winset.sources.limits import Limits
from winset.sources.r_data import r_tables

__all__ = ["R_ENDINGS", "FactTable", "fact_tables", "headers"]

R_ENDINGS: Final = frozenset({".rda", ".rdata"})
_CSV: Final = (".csv", ".csv.gz")
_HEADER: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTable:
    """One table of a file."""

    columns: Mapping[str, Sequence[Any]]
    """Cells by name: words in a CSV, words and numbers in a frame of R."""
    first: int
    """Number of the first row as an editor shows it: 2 in a CSV, 1 in a frame."""

    def rows(self, *names: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """Number and cells of each row."""
        yield from enumerate(zip(*(self.columns[name] for name in names), strict=True), self.first)


def headers(path: Path) -> tuple[frozenset[str], ...]:
    """The names of the columns of each table of a file; none where it is no such file or cannot be read."""
    try:
        stat = path.stat()
    except OSError:
        return ()
    return _headers(path, stat.st_size, stat.st_mtime_ns)


@lru_cache(maxsize=256)
def _headers(path: Path, size: int, modified: int) -> tuple[frozenset[str], ...]:
    del size, modified  # the key of what is kept
    if path.suffix.casefold() in R_ENDINGS:
        try:
            return tuple(frozenset(table) for table in r_tables(path))
        except WinsetError:
            return ()
    if not path.name.casefold().endswith(_CSV):
        return ()
    try:
        with _opened(path) as file:
            line = file.readline(_HEADER).decode("utf-8-sig", "replace")
        return (frozenset(name.strip() for row in csv.reader([line]) for name in row),)
    except (OSError, EOFError, csv.Error):
        return ()


def fact_tables(path: Path, *, limits: Limits | None = None) -> tuple[FactTable, ...]:
    """Every table of a file; bytes that are not UTF-8 are taken for Latin-1.

    Raises
    ------
    BadInput
        The file cannot be read, or is larger than allowed.
    """
    limits = limits or Limits()
    if path.suffix.casefold() in R_ENDINGS:
        return tuple(FactTable(columns=columns, first=1) for columns in r_tables(path, limits=limits))
    try:
        with _opened(path) as file:
            data = file.read(limits.file_bytes + 1)
    except (OSError, EOFError) as error:
        raise _bad(path, f"the file cannot be read: {error}") from error
    if len(data) > limits.file_bytes:
        raise _bad(path, f"the file unpacks to more than {limits.file_bytes} bytes; split it")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    try:
        header, *rows = csv.reader(text.splitlines())
    except (ValueError, csv.Error) as error:
        raise _bad(path, f"the file is no table: {error}") from error
    width = len(header)
    whole = [row[:width] + [""] * (width - len(row)) for row in rows]
    cells = zip(*whole, strict=True) if whole else [()] * width
    return (FactTable(columns=dict(zip(map(str.strip, header), cells, strict=True)), first=2),)


def _opened(path: Path) -> Any:  # noqa: ANN401 - a file of bytes
    return gzip.open(path) if path.suffix.casefold() == ".gz" else path.open("rb")


def _bad(path: Path, what: str) -> BadInput:
    return BadInput([Problem(file=str(path), code="unreadable", what=what)])
