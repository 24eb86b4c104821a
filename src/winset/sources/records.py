"""Records out of CSV, JSON lines and TOML: names and raw values, each with its line."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from winset.errors import Problem
from winset.sources.decode import has_undecodable
from winset.sources.limits import Limits

__all__ = ["Record", "csv_records", "jsonl_records", "toml_records"]

_DELIMITERS: Final = (",", ";", "\t")
_QUOTE: Final = '"'


@dataclass(frozen=True, slots=True)
class Record:
    """One row before its values are understood."""

    line: int
    """Line on which it starts, counted from 1."""
    values: dict[str, Any]


def _problem(file: str, line: int | None, code: str, what: str, column: str | None = None) -> Problem:
    return Problem(file=file, row=line, column=column, code=code, what=what)


def csv_records(text: str, *, file: str, names: frozenset[str], limits: Limits) -> Iterator[Record | Problem]:
    """Rows of a table with a header; commas, or semicolons or tabs where those split the header better.

    A row that cannot be read becomes a Problem and the next one goes on; an unclosed quote costs its own line only.
    """
    pieces = _csv_pieces(text, limits)
    header_line, header_text, _ = next(pieces, (1, "", True))
    header, delimiter = _header(header_text, names)
    if not header:
        yield _problem(file, 1, "empty", "the file is empty; it needs a first line with the column names")
        return
    for name in sorted({n for n in header if header.count(n) > 1}):
        yield _problem(file, header_line, "duplicate-column", "the column stands twice; keep one", name)
    yield Record(header_line, dict.fromkeys(header))
    for line, piece, closed in pieces:
        if not piece.strip():
            continue
        yield _csv_row(piece, header, delimiter, file=file, line=line, closed=closed, limits=limits)


def _header(text: str, names: frozenset[str]) -> tuple[list[str], str]:
    """Column names, with the delimiter under which most of them are known."""
    best: tuple[int, list[str], str] = (-1, [], ",")
    for delimiter in _DELIMITERS:
        try:
            cells = [cell.strip() for cell in next(csv.reader([text], delimiter=delimiter), [])]
        except csv.Error:
            continue
        known = sum(cell in names for cell in cells)
        if known > best[0]:
            best = (known, cells, delimiter)
    return ([] if best[1] == [""] else best[1]), best[2]


def _csv_pieces(text: str, limits: Limits) -> Iterator[tuple[int, str, bool]]:
    """(first line, text, whether its quotes are closed) of each record."""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        first, piece = at, lines[at]
        quotes = piece.count(_QUOTE)
        while quotes % 2 and at + 1 < len(lines) and at + 1 - first < limits.record_lines:
            at += 1
            piece += "\n" + lines[at]
            quotes += lines[at].count(_QUOTE)
        if quotes % 2:
            at = first
            piece = lines[first]
        yield first + 1, piece, quotes % 2 == 0
        at += 1


def _csv_row(  # the checks of one row, in the order in which they make sense
    piece: str, header: list[str], delimiter: str, *, file: str, line: int, closed: bool, limits: Limits
) -> Record | Problem:
    if not closed:
        return _problem(file, line, "quote", 'a quote " is opened and not closed; close it or double it ("")')
    if len(piece) > limits.line_chars:
        return _problem(file, line, "too-long", f"the row has more than {limits.line_chars} characters; split it")
    if has_undecodable(piece):
        return _problem(file, line, "encoding", "some bytes are not UTF-8; save the file as UTF-8")
    try:
        cells = next(csv.reader([piece], delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        return _problem(file, line, "quote", f'the row cannot be split ({error}); write a quote inside a cell as ""')
    while len(cells) > len(header) and not cells[-1].strip():
        cells.pop()
    if len(cells) != len(header):
        what = f"the row has {len(cells)} cells and the header {len(header)}; put text with a comma in quotes"
        return _problem(file, line, "ragged", what)
    return Record(line, dict(zip(header, cells, strict=True)))


def jsonl_records(text: str, *, file: str, limits: Limits) -> Iterator[Record | Problem]:
    """One JSON object a line; lines that are not one become Problems."""
    for line, piece in enumerate(text.split("\n"), start=1):
        if not piece.strip():
            continue
        if len(piece) > limits.line_chars:
            yield _problem(file, line, "too-long", f"the line has more than {limits.line_chars} characters; split it")
        elif has_undecodable(piece):
            yield _problem(file, line, "encoding", "some bytes are not UTF-8; save the file as UTF-8")
        else:
            yield _json_row(piece, file=file, line=line)


def _json_row(piece: str, *, file: str, line: int) -> Record | Problem:
    try:
        value = json.loads(piece)
    except RecursionError:
        return _problem(file, line, "json", "the line is nested too deeply to be read")
    except ValueError as error:
        return _problem(file, line, "json", f"the line is not JSON ({error}); each line holds one object")
    if not isinstance(value, dict):
        return _problem(file, line, "json", "the line is not an object; write it as {...}")
    if has_undecodable(json.dumps(value, ensure_ascii=False)):
        return _problem(file, line, "encoding", "the line holds half of a character (a lone surrogate)")
    return Record(line, value)


def toml_records(text: str, *, file: str, table: str) -> Iterator[Record | Problem]:
    """The tables `[[table]]` of a TOML file; where one is broken, the others are still read."""
    if has_undecodable(text):
        yield _problem(file, None, "encoding", "some bytes are not UTF-8; save the file as UTF-8")
        return
    starts = [text.count("\n", 0, m.start()) + 1 for m in re.finditer(rf"(?m)^[ \t]*\[\[\s*{table}\s*\]\]", text)]
    lines = text.split("\n")
    whole = _toml(text)
    if isinstance(whole, dict):
        yield from _toml_rows(whole, starts, file=file, table=table)
        return
    for start, after in zip(starts, [*starts[1:], len(lines) + 1], strict=False):
        part = _toml("\n".join(lines[start - 1 : after - 1]))
        if isinstance(part, dict):
            yield from _toml_rows(part, [start], file=file, table=table)
        else:
            yield _problem(file, start, "toml", f"the table that starts here is not TOML ({part})")
    if not starts:
        yield _problem(file, None, "toml", f"the file is not TOML ({whole})")


def _toml(text: str) -> dict[str, Any] | str:
    try:
        return tomllib.loads(text)
    except RecursionError:
        return "nested too deeply"
    except ValueError as error:
        return str(error)


def _toml_rows(parsed: dict[str, Any], starts: list[int], *, file: str, table: str) -> Iterator[Record | Problem]:
    found = parsed.get(table, [])
    if not isinstance(found, list):
        yield _problem(file, None, "toml", f"{table!r} is not a list; write each entry under [[{table}]]")
        return
    for index, value in enumerate(found):
        line = starts[index] if len(starts) == len(found) else None
        if isinstance(value, dict):
            yield Record(line or index + 1, value)
        else:
            yield _problem(file, line, "toml", f"entry {index + 1} of {table!r} is not a table")
