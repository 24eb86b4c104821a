"""Two people's edits of one text file of a case, row by row and column by column; what both changed is a conflict.

Rows are told apart by their id, so that their order and the form of untouched rows do not matter. Untouched rows stay
byte for byte as they are in our file.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from winset.errors import BadInput, CaseError, Problem
from winset.sources.checks import KEYS
from winset.sources.limits import Limits
from winset.sources.records import Record, csv_records, jsonl_records, toml_records
from winset.store.tables import Table, columns
from winset.store.text_rows import toml_block

__all__ = ["WHOLE", "Conflict", "MergedFile", "merge_rows"]

WHOLE: Final = ""
"""Column of a conflict about a whole row: one side took it out, the other changed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One cell, or row, that both sides changed in different ways."""

    file: str
    row: str
    """Id of the row."""
    column: str
    """WHOLE for a row that one side took out."""
    base: str
    """As both had it before; empty where there is none."""
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedFile:
    """A merged file."""

    text: str
    added: int
    """Rows that came from the other side."""
    changed: int
    """Rows that the other side changed."""
    removed: int
    """Rows that the other side took out."""
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    key: str
    values: Mapping[str, Any]
    text: str


def merge_rows(
    table: Table, *, base: str | None, ours: str, theirs: str, take: Mapping[tuple[str, str], str] | None = None
) -> MergedFile:
    """Our file with the other side's changes.

    Parameters
    ----------
    base : the file as both had it; None where nobody knows: then nothing counts as taken out, and every difference
        between two rows of one id is a conflict
    take : `ours` or `theirs` by (id of the row, column), for conflicts that a person has decided

    Raises
    ------
    BadInput : a file has rows that cannot be read: they could be lost in a merge
    CaseError : their file has a column that ours lacks
    """
    head, mine = _rows(table, ours, "ours")
    _, other = _rows(table, theirs, "theirs")
    header = _header(table, ours)
    _, before = _rows(table, base, "base") if base is not None else ("", {})
    merger = _Merger(table, before, other, take or {}, header, alike=header == _header(table, theirs))
    if lacking := sorted(
        {c for row in other.values() for c, v in row.values.items() if v not in (None, "")} - merger.known
    ):
        raise CaseError(f"their {table.file} has a column {lacking[0]!r} that ours lacks; add it to ours first")
    parts = [part for row in mine.values() if (part := merger.kept(row)) is not None]
    parts += [part for row in other.values() if row.key not in mine and (part := merger.joined(row)) is not None]
    text = head + "".join(part if part.endswith("\n") else part + "\n" for part in parts)
    return MergedFile(
        text=text,
        added=merger.added,
        changed=merger.changed,
        removed=merger.removed,
        conflicts=tuple(merger.conflicts),
    )


class _Merger:
    def __init__(
        self,
        table: Table,
        before: Mapping[str, _Row],
        other: Mapping[str, _Row],
        take: Mapping[tuple[str, str], str],
        header: tuple[str, ...],
        *,
        alike: bool,
    ) -> None:
        self._table, self._before, self._other, self._take = table, before, other, take
        self._header, self._alike = header, alike
        self.known = {*header} if header else {*columns(table.cls)}
        self.added = self.changed = self.removed = 0
        self.conflicts: list[Conflict] = []

    def kept(self, row: _Row) -> str | None:
        """What becomes of a row of ours; None where it goes."""
        theirs, base = self._other.get(row.key), self._before.get(row.key)
        if theirs is None:
            return self._lone(row, base)
        if _same(theirs.values, row.values) or (base is not None and _same(theirs.values, base.values)):
            return row.text
        if base is not None and _same(row.values, base.values):
            self.changed += 1
            return self._written(theirs)
        merged = self._merged(row, theirs, base)
        if _same(merged, row.values):
            return row.text
        self.changed += 1
        return self._written(_Row(row.key, merged, ""))

    def _lone(self, row: _Row, base: _Row | None) -> str | None:
        """A row of ours that theirs lacks: it goes where they took it out and we did not touch it."""
        if base is None:  # ours alone, or nobody knows whether it was there
            return row.text
        if _same(base.values, row.values) or self._decided(row.key, WHOLE, base, row, None) == "theirs":
            self.removed += 1
            return None
        return row.text

    def joined(self, row: _Row) -> str | None:
        """What becomes of a row of theirs that ours lacks; None where it stays out."""
        base = self._before.get(row.key)
        if base is not None and (
            _same(base.values, row.values) or self._decided(row.key, WHOLE, base, None, row) != "theirs"
        ):
            return None  # we took it out
        self.added += 1
        return self._written(row)

    def _merged(self, row: _Row, theirs: _Row, base: _Row | None) -> dict[str, Any]:
        merged: dict[str, Any] = {}
        for column in dict.fromkeys([*row.values, *theirs.values]):
            a, b = row.values.get(column), theirs.values.get(column)
            was = None if base is None else base.values.get(column)
            merged[column] = a
            if _text(a) == _text(b) or (base is not None and _text(b) == _text(was)):
                continue
            if (base is not None and _text(a) == _text(was)) or self._take.get((row.key, column)) == "theirs":
                merged[column] = b
            elif self._take.get((row.key, column)) != "ours":
                self._conflict(row.key, column, was, a, b)
        return merged

    def _decided(self, key: str, column: str, base: _Row, ours: _Row | None, theirs: _Row | None) -> str:
        decided = self._take.get((key, column), "")
        if decided not in {"ours", "theirs"}:
            values = (
                None if r is None else json.dumps(dict(r.values), ensure_ascii=False, default=str)
                for r in (base, ours, theirs)
            )
            self._conflict(key, column, *values)
        return decided

    def _conflict(self, key: str, column: str, base: Any, ours: Any, theirs: Any) -> None:  # noqa: ANN401 - cells
        self.conflicts.append(
            Conflict(
                file=self._table.file, row=key, column=column, base=_text(base), ours=_text(ours), theirs=_text(theirs)
            )
        )

    def _written(self, row: _Row) -> str:
        """A row in the form of our file."""
        if row.text and self._alike:
            return row.text
        form = self._table.file.rpartition(".")[2]
        if form == "jsonl":
            return json.dumps(dict(row.values), ensure_ascii=False)
        if form == "toml":
            return toml_block(self._table.key, row.values)
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerow(_text(row.values.get(name)) for name in self._header)
        return out.getvalue()


def _rows(table: Table, text: str, side: str) -> tuple[str, dict[str, _Row]]:
    """What stands before the first row, and the rows by key."""
    records = list(_records(table, text))
    problems = [r for r in records if isinstance(r, Problem)]
    if problems:
        what = f"this row of {side} cannot be read and could be lost in a merge; mend it first"
        raise BadInput(
            [Problem(file=p.file, row=p.row, column=p.column, code=p.code, what=f"{p.what}; {what}") for p in problems]
        )
    found = [r for r in records if isinstance(r, Record)]
    if table.file.endswith(".csv"):
        found = found[1:]
    lines = text.splitlines(keepends=True)
    starts = [r.line - 1 for r in found]
    head = "".join(lines[: starts[0]]) if starts else text
    rows: dict[str, _Row] = {}
    seen: Counter[str] = Counter()
    for record, start, end in zip(found, starts, [*starts[1:], len(lines)], strict=False):
        key = _key(table, record.values)
        seen[key] += 1
        key = key if seen[key] == 1 else f"{key} ({seen[key]})"
        rows[key] = _Row(key, record.values, "".join(lines[start:end]))
    return head if not head or head.endswith("\n") else head + "\n", rows


def _records(table: Table, text: str) -> Iterator[Record | Problem]:
    limits = Limits()
    if table.file.endswith(".csv"):
        if not text.strip():
            return iter(())
        return csv_records(text, file=table.file, names=frozenset(columns(table.cls)), limits=limits)
    if table.file.endswith(".jsonl"):
        return jsonl_records(text, file=table.file, limits=limits)
    return toml_records(text, file=table.file, table=table.key)


def _header(table: Table, text: str) -> tuple[str, ...]:
    if not table.file.endswith(".csv"):
        return ()
    first = next(_records(table, text), None)
    return tuple(first.values) if isinstance(first, Record) else columns(table.cls)


def _key(table: Table, values: Mapping[str, Any]) -> str:
    names = KEYS.get(table.cls.__name__, ("id",))
    known = [_text(values.get(name)) for name in names]
    if all(known):
        return " ".join(known)
    return " ".join(_text(values.get(name)) for name in values)  # a row without an id is its own words


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return all(_text(one.get(name)) == _text(other.get(name)) for name in {*one, *other})


def _text(value: Any) -> str:  # noqa: ANN401 - a cell, or a value of JSON or TOML
    if value is None:
        return ""
    return (
        value.strip() if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    )
