"""Event data as records with named fields, in CSV or lines of JSON, brought to lines of fixed cells."""

from __future__ import annotations

import codecs
import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

from winset.sources.event_lines import Lines, broken, first_lines, plain
from winset.sources.limits import Limits

__all__ = ["Cells", "field_key", "header_of", "json_keys", "lines_of_csv", "lines_of_json"]

Cells = Callable[[Mapping[str, str]], Sequence[str]]
"""From a record, its fields by `field_key`, to the cells of a line."""
_STRAY: Final = dict.fromkeys(range(32), " ")


def field_key(name: str) -> str:
    """A field's name without case, blanks and marks: `Event ID`, `event_id` and `eventId` are told alike."""
    return "".join(character for character in name.casefold() if character.isalnum())


def header_of(path: Path, limits: Limits) -> tuple[str, ...]:
    """The names in the first line of a CSV file, as `field_key` writes them."""
    (line, *_) = first_lines(path, limits) or [""]
    try:
        return tuple(field_key(name) for name in next(csv.reader([line])))
    except (csv.Error, StopIteration):
        return ()


def json_keys(path: Path, limits: Limits) -> frozenset[str]:
    """The names in the first line of a file of JSON objects."""
    (line, *_) = first_lines(path, limits) or [""]
    try:
        found = json.loads(line)
    except ValueError:
        return frozenset()
    return frozenset(field_key(name) for name in found) if isinstance(found, dict) else frozenset()


@contextmanager
def lines_of_csv(path: Path, folder: Path, limits: Limits, *, cells: Cells, width: int) -> Iterator[Lines]:
    """One line a record of a CSV file, the header among them; a record that cannot be read says why."""
    with (
        plain(path, folder) as lines,
        lines.path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as source,
    ):
        yield _written(folder, _csv_lines(source, cells, width, limits), lines.damage)


def _csv_lines(source: TextIO, cells: Cells, width: int, limits: Limits) -> Iterator[bytes]:
    reader = csv.reader(source)
    names: list[str] | None = None
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield broken("unreadable", error, width)
            continue
        if names is None:
            names = [field_key(name) for name in row]
            yield broken("header", "", width)
        elif not any(cell.strip() for cell in row):
            yield broken("blank", "", width)
        elif len(row) != len(names):
            yield broken("unreadable", f"{len(row)} cells where the header has {len(names)}", width)
        elif max(map(len, row)) > limits.cell_chars:
            yield broken("unreadable", f"a cell of more than {limits.cell_chars} characters", width)
        else:
            yield _line(dict(zip(names, row, strict=True)), cells, width)


@contextmanager
def lines_of_json(path: Path, folder: Path, limits: Limits, *, cells: Cells, width: int) -> Iterator[Lines]:
    """One line an object of a file of JSON lines."""
    with plain(path, folder) as lines, lines.path.open("rb") as source:
        yield _written(folder, (_json_line(line, cells, width) for line in source), lines.damage)
    del limits


def _json_line(line: bytes, cells: Cells, width: int) -> bytes:
    text = line.removeprefix(codecs.BOM_UTF8).strip()
    if not text:
        return broken("blank", "", width)
    try:
        found = json.loads(text)
    except ValueError as error:  # also bytes that are not UTF-8
        return broken("unreadable", f"no JSON, {error}", width)
    if not isinstance(found, dict):
        return broken("unreadable", "no JSON object", width)
    return _line({field_key(name): _text(value) for name, value in found.items()}, cells, width)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ";".join(_text(item) for item in value)
    return str(value)


def _line(record: Mapping[str, str], cells: Cells, width: int) -> bytes:
    line = "\t".join(cell.translate(_STRAY) for cell in cells(record)) + "\n"
    try:
        return line.encode("utf-8")
    except UnicodeEncodeError as error:
        return broken("encoding", f"in {line[max(0, error.start - 10) : error.start]!r}", width)


def _written(folder: Path, lines: Iterator[bytes], damage: str | None) -> Lines:
    copy = folder / "records.tsv"
    with copy.open("wb") as target:
        target.writelines(lines)
    return Lines(path=copy, damage=damage)
