"""Rows of a table that people write -> values of the model, with every problem at once and the good rows kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from winset.errors import Problem
from winset.model import first_day, last_day
from winset.reference.issues import issue_id
from winset.reference.issues import issues as known_issues
from winset.sources.cells import Bad, field_types, has_default, required, value
from winset.sources.checks import ANY, ISSUE_FIELDS, KEYS, ORDERED
from winset.sources.decode import decoded
from winset.sources.limits import Limits
from winset.sources.records import Record, csv_records, jsonl_records, toml_records

__all__ = ["Form", "read_rows", "read_rows_file"]

T = TypeVar("T")
Form = Literal["csv", "jsonl", "toml"]
_FORMS: dict[str, Form] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".toml": "toml",
}


def read_rows_file(
    path: Path, cls: type[T], *, table: str = "", issues: Collection[str] = (), limits: Limits | None = None
) -> tuple[list[T], list[Problem]]:
    """The rows of a file, read as its name ends: `.csv`, `.jsonl` or `.toml`; see `read_rows`.

    A file that is absent, too large or unreadable is a Problem, not an error.
    """
    limits = limits or Limits()
    form = _FORMS.get(path.suffix.lower())
    if form is None:
        what = f"files ending in {path.suffix or 'nothing'} are not tables; use {', '.join(_FORMS)}"
        return [], [Problem(file=str(path), code="unknown-format", what=what)]
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            what = f"the file has {size} bytes, more than the {limits.file_bytes} allowed; split it"
            return [], [Problem(file=str(path), code="too-large", what=what)]
        data = path.read_bytes()
    except OSError as error:
        what = f"the file cannot be read ({error.strerror}); check its name and your rights"
        return [], [Problem(file=str(path), code="unreadable", what=what)]
    return read_rows(data, cls, file=str(path), form=form, table=table, issues=issues, limits=limits)


def read_rows(
    data: bytes | str | Iterable[str],
    cls: type[T],
    *,
    file: str,
    form: Form = "csv",
    table: str = "",
    issues: Collection[str] = (),
    limits: Limits | None = None,
) -> tuple[list[T], list[Problem]]:
    """The rows of a table as values of a model dataclass.

    Columns or keys are the field names. Lists are joined by ` | ` in CSV and arrays elsewhere; an empty cell is None,
    the default, or empty text where that says something. Dates, countries, issues, ranges and words of closed lists
    are checked (`winset.sources.checks`).

    Parameters
    ----------
    data
        Bytes or text of the file, or its lines.
    cls
        Dataclass of `winset.model`.
    file
        Name that problems carry.
    form
        `csv` (commas, semicolons or tabs), `jsonl`, or `toml` with the name of its `[[table]]`.
    issues
        Issue ids that the case adds to the package's list.

    Returns
    -------
    (values in order of the file, problems in order of the file); a row with a problem gives no value.
    """
    limits = limits or Limits()
    text, problems = _text_of(data, file)
    reading = _Reading(cls=cls, file=file, issues=frozenset(issues), limits=limits, problems=problems)
    if form == "jsonl":
        found = reading.values(jsonl_records(text, file=file, limits=limits))
    elif form == "toml":
        found = reading.values(toml_records(text, file=file, table=table))
    else:
        records = csv_records(text, file=file, names=frozenset(field_types(cls)), limits=limits)
        found = reading.values(records) if reading.header_is_usable(records) else []
    return found, _bounded(problems, file, limits)


def _text_of(data: bytes | str | Iterable[str], file: str) -> tuple[str, list[Problem]]:
    if isinstance(data, bytes | bytearray | memoryview):
        return decoded(bytes(data), file=file)
    text = data if isinstance(data, str) else "\n".join(line.rstrip("\r\n") for line in data)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), []


@dataclass(kw_only=True)
class _Reading(Generic[T]):
    """One table being read: what is asked of its rows, and the problems so far."""

    cls: type[T]
    file: str
    issues: frozenset[str]
    limits: Limits
    problems: list[Problem]
    told: set[str] = field(default_factory=set)
    """Unknown columns already reported."""

    @property
    def types(self) -> dict[str, Any]:
        return field_types(self.cls)

    def problem(self, row: int | None, column: str | None, code: str, what: str) -> None:
        self.problems.append(Problem(file=self.file, row=row, column=column, code=code, what=what))

    def unknown_columns(self, columns: Iterable[str], row: int) -> None:
        """Report each column that is no field, once."""
        for column in columns:
            if column not in self.types and column not in self.told:
                self.told.add(column)
                near = get_close_matches(column, list(self.types), n=1)
                hint = f"did you mean {near[0]!r}?" if near else f"columns: {', '.join(self.types)}"
                self.problem(row, column, "extra-column", f"no such column here, its cells are ignored; {hint}")

    def header_is_usable(self, records: Iterator[Record | Problem]) -> bool:
        """Whether the header has every column that a row needs."""
        for header in records:
            if isinstance(header, Problem):
                self.problems.append(header)
                continue
            self.unknown_columns(header.values, header.line)
            lacking = sorted(required(self.cls) - set(header.values))
            for column in lacking:
                self.problem(header.line, column, "missing-column", "the column is missing; add it")
            return not lacking
        return False

    def values(self, records: Iterator[Record | Problem]) -> list[T]:
        """The good rows, each key once."""
        key = KEYS.get(self.cls.__name__, ("id",) if "id" in self.types else tuple(self.types))
        found: dict[tuple[Any, ...], tuple[int, T]] = {}
        for record in records:
            if isinstance(record, Problem):
                self.problems.append(record)
                continue
            if len(found) >= self.limits.rows:
                what = f"the table has more than {self.limits.rows} rows; the rest is not read"
                self.problem(record.line, None, "too-many-rows", what)
                break
            self.unknown_columns(record.values, record.line)
            row = self.row(record)
            if row is None:
                continue
            mark = tuple(getattr(row, name) for name in key)
            if mark in found:
                whole = len(key) == len(self.types)
                what = f"the same {'row' if whole else ' and '.join(key)} stands in row {found[mark][0]}; "
                self.problem(record.line, None if whole else key[0], "duplicate", what + "this one is left out")
                continue
            found[mark] = (record.line, row)
        return [row for _, row in found.values()]

    def row(self, record: Record) -> T | None:
        """The value of one record, or None with every problem that it has."""
        before = len(self.problems)
        given: dict[str, Any] = {}
        for name, kind in self.types.items():
            raw = record.values.get(name)
            if (raw is None or (isinstance(raw, str) and not raw.strip())) and has_default(self.cls, name):
                continue
            try:
                given[name] = self.issue_ids(name, value(kind, raw, name, self.cls.__name__, self.limits))
            except Bad as error:
                self.problem(record.line, name, error.code, error.what)
        for first, second in ORDERED:
            if not _in_order(given.get(first), given.get(second)):
                what = f"{given[second]} comes before {first} ({given[first]}); put them right"
                self.problem(record.line, second, "order", what)
        return self.cls(**given) if len(self.problems) == before else None

    def issue_ids(self, name: str, held: Any) -> Any:  # noqa: ANN401 - any type of field
        """The value, with issue labels turned into ids."""
        if name in ISSUE_FIELDS:
            return self.issue(held)
        return tuple((self.issue(label), level) for label, level in held) if name == "points" else held

    def issue(self, label: str) -> str:
        """The id of an issue, from its id or a known label."""
        if label in self.issues or label == ANY:
            return label
        found = issue_id(label)
        if found is None:
            near = " or ".join(map(repr, get_close_matches(label, list(known_issues()), n=3)))
            hint = f"did you mean {near}?" if near else f"choose one of {', '.join(known_issues())}"
            raise Bad("unknown-issue", f"{label!r} is not an issue of the list; {hint}")
        return found


def _in_order(low: Any, high: Any) -> bool:  # noqa: ANN401 - dates as text, or numbers
    if low is None or high is None:
        return True
    if isinstance(low, str):
        return first_day(low) <= last_day(high)
    return bool(low <= high)


def _bounded(problems: list[Problem], file: str, limits: Limits) -> list[Problem]:
    if len(problems) <= limits.problems:
        return problems
    more = len(problems) - limits.problems
    last = Problem(file=file, code="more-problems", what=f"{more} more problems are not shown; mend these first")
    return [*problems[: limits.problems], last]
