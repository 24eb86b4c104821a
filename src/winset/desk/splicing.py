"""One row of a text file changed or taken out; every other byte stays as it is."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from winset.errors import BadInput, Problem

__all__ = ["Place", "cells_at", "place_of", "with_value", "without_row"]

_KEY: Final = re.compile(r'^(?P<key>[A-Za-z0-9_-]+|"[^"]*")\s*=\s*(?P<value>.*)$')
_PLAIN: Final = re.compile(r'^(?:"(?:[^"\\]|\\.)*"|-?\d[\d_.eE+-]*|true|false)\s*(?:#.*)?$')


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a row stands in a text."""

    first: int
    """Its first line, from 0."""
    last: int
    """One past its last line."""


def place_of(text: str, form: str, name: str, *, table: str = "") -> Place | None:
    """The lines of the row of an id; None where the text has no such row.

    Parameters
    ----------
    text : of the whole file
    form : `csv`, `jsonl` or `toml`
    name : the row's `id`
    table : of a toml file, the name of its blocks
    """
    lines = text.splitlines(keepends=True)
    if form == "csv":
        return next((place for place, cells in _records(lines) if cells.get("id") == name), None)
    if form == "jsonl":
        rows = ((i, _object(line)) for i, line in enumerate(lines))
        return next((Place(first=i, last=i + 1) for i, row in rows if row.get("id") == name), None)
    starts = [i for i, line in enumerate(lines) if line.strip() == f"[[{table}]]"]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        stop = max((i + 1 for i in range(start, end) if _KEY.match(lines[i])), default=start + 1)
        if _keys(lines[start:stop]).get("id") == json.dumps(name, ensure_ascii=False):
            return Place(first=start, last=stop)
    return None


def cells_at(text: str, form: str, place: Place) -> dict[str, str]:
    """The row's values as a person would write them; lists are joined by ` | `."""
    lines = text.splitlines(keepends=True)
    if form == "csv":
        return next(cells for found, cells in _records(lines) if found == place)
    if form == "jsonl":
        return {key: _written(value) for key, value in _object(lines[place.first]).items()}
    found = _keys(lines[place.first : place.last])
    return {key: _scalar(value) if _PLAIN.match(value) else value for key, value in found.items()}


def with_value(text: str, form: str, place: Place, column: str, value: str) -> str:
    """The text with one value of the row changed.

    Raises
    ------
    BadInput : the row has no such column, or its value spans several lines
    """
    lines = text.splitlines(keepends=True)
    block = lines[place.first : place.last]
    if form == "csv":
        header = next(csv.reader([lines[0].removeprefix("\ufeff")]))
        row = next(csv.reader(block))
        if column not in header:
            raise _no_column(column, header)
        row += [""] * (len(header) - len(row))
        row[header.index(column)] = " ".join(value.split())
        out = io.StringIO()
        csv.writer(out, lineterminator=_ending(block[-1])).writerow(row)
        return "".join([*lines[: place.first], out.getvalue(), *lines[place.last :]])
    if form == "jsonl":
        held = _object(block[0])
        if column not in held:
            raise _no_column(column, held)
        held[column] = _typed(held[column], value)
        return "".join(
            [*lines[: place.first], json.dumps(held, ensure_ascii=False) + _ending(block[0]), *lines[place.last :]]
        )
    return "".join([*lines[: place.first], *_toml_changed(block, column, value), *lines[place.last :]])


def without_row(text: str, place: Place) -> str:
    """The text without the row, and without the remark right above it."""
    lines = text.splitlines(keepends=True)
    first = place.first
    while first > 0 and lines[first - 1].startswith("# "):
        first -= 1
    if first > 0 and not lines[first - 1].strip():
        first -= 1
    keep = min(place.first, first)
    return "".join([*lines[:keep], *lines[place.last :]])


def _records(lines: list[str]) -> Iterator[tuple[Place, dict[str, str]]]:
    reader = csv.reader(lines)
    header = [name.removeprefix("\ufeff").strip() for name in next(reader, [])]
    start = reader.line_num
    for cells in reader:
        yield Place(first=start, last=reader.line_num), dict(zip(header, cells, strict=False))
        start = reader.line_num


def _object(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _keys(block: list[str]) -> dict[str, str]:
    return {found["key"]: found["value"].strip() for line in block if (found := _KEY.match(line))}


def _toml_changed(block: list[str], column: str, value: str) -> Iterator[str]:
    if column not in _keys(block):
        raise _no_column(column, _keys(block))
    for line in block:
        found = _KEY.match(line)
        if found is None or found["key"] != column:
            yield line
            continue
        if not _PLAIN.match(found["value"].strip()):
            what = f"{column} is a list or a table: change it in the file by hand"
            raise BadInput([Problem(file="correction", column=column, code="not-plain", what=what)])
        quoted = found["value"].lstrip().startswith('"')
        yield f"{column} = {json.dumps(value, ensure_ascii=False) if quoted else value.strip()}\n"


def _written(value: object) -> str:
    if value is None:
        return ""
    return " | ".join(map(str, value)) if isinstance(value, list) else str(value)


def _scalar(value: str) -> str:
    if value.startswith('"'):
        return str(json.loads(value[: value.rindex('"') + 1]))
    return value.split("#", maxsplit=1)[0].strip()


def _typed(held: object, text: str) -> object:
    if isinstance(held, list):
        return [part.strip() for part in text.split("|") if part.strip()]
    if isinstance(held, bool):
        return text.strip().lower() == "true"
    if isinstance(held, int | float):
        try:
            return float(text)
        except ValueError as error:
            what = f"{text[:40]!r} is no number"
            raise BadInput([Problem(file="correction", code="not-a-number", what=what)]) from error
    return text if text or held is not None else None


def _ending(line: str) -> str:
    return "\r\n" if line.endswith("\r\n") else "\n"


def _no_column(column: str, known: Mapping[str, object] | list[str]) -> BadInput:
    what = f"no column {column[:40]!r}; the row has {', '.join(known)}"
    return BadInput([Problem(file="correction", column=column[:40], code="extra-column", what=what)])
