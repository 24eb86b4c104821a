"""A table that an address sorts, filters and pages, and that leaves as CSV or JSON with the same rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

import orjson
from markupsafe import Markup

from winset.desk.spreadsheet import safe
from winset.web.citing import citation
from winset.web.render import printed
from winset.web.view import Download, View

__all__ = ["Column", "Table", "TableView", "csv_of", "json_of", "table_view"]

SIZES: Final = (25, 50, 100, 250)
MOST: Final = 100_000
"""Rows that leave at once as CSV or JSON."""
DIGITS: Final = 7
SECOND: Final = 2
"""The page whose earlier page is the first, which needs no number."""
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column."""

    key: str
    """Name in CSV and JSON, and in the address."""
    title: str
    """Heading."""
    show: Callable[[Row], Markup | str] | None = None
    """How a cell reads; its value by default."""
    number: bool = False
    """Whether it holds numbers: shown at the right, sorted largest first."""
    main: bool = False
    """Whether it is the widest."""
    hidden: bool = False
    """Whether it is only in what leaves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows with their columns."""

    name: str
    """Word in the names of files."""
    title: str
    """Caption."""
    columns: Sequence[Column]
    rows: Sequence[Row]
    search: bool = True
    """Whether it can be filtered by words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """A table as a page shows it."""

    name: str
    title: str
    heads: tuple[tuple[Column, str, str], ...]
    """(column, address that sorts by it, `ascending`, `descending` or empty)."""
    body: Markup
    """The rows."""
    shown: int
    """How many they are."""
    total: int
    """Rows that fit the filter."""
    all: int
    """Rows without it."""
    first: int
    """Number of the first row shown, from 1."""
    previous: str | None
    next: str | None
    filter: str
    search: bool
    kept: tuple[tuple[str, str], ...]
    """What a filter form must keep of the address."""
    csv: str
    json: str
    citation: str


class Paged(Protocol):
    """Rows that a database sorts, filters and pages."""

    def page(self, find: str, sort: str, offset: int, limit: int) -> Part:
        """Some of the rows."""
        ...


class Part(Protocol):
    """Some rows of many."""

    @property
    def rows(self) -> Sequence[Row]:
        """Those asked for."""
        ...

    @property
    def total(self) -> int:
        """How many fit the words looked for."""
        ...

    @property
    def all(self) -> int:
        """How many there are."""
        ...


@dataclass(frozen=True, slots=True)
class _Held:
    """Rows in memory, asked in the same way."""

    table: Table

    def page(self, find: str, sort: str, offset: int, limit: int) -> _Some:
        """Some of the rows."""
        rows = list(self.table.rows)
        words = find.casefold().split()
        if words:
            rows = [row for row in rows if (text := _text(row)) and all(word in text for word in words)]
        key = sort.removeprefix("-")
        if key:
            known = [row for row in rows if row.get(key) is not None]
            lacking = [row for row in rows if row.get(key) is None]
            known.sort(key=lambda row: _sortable(row[key]), reverse=sort.startswith("-"))
            rows = known + lacking
        return _Some(rows[offset : offset + limit], len(rows), len(self.table.rows))


@dataclass(frozen=True, slots=True)
class _Some:
    rows: Sequence[Row]
    total: int
    all: int


def _part(table: Table, view: View, offset: int, limit: int) -> tuple[Part, str]:
    """Rows that fit the address in its order, and the order."""
    wanted = view.asked("sort")
    known = {c.key for c in table.columns}
    sort = wanted if wanted.removeprefix("-") in known else ""
    held: Paged = table.rows if hasattr(table.rows, "page") else _Held(table)
    return held.page(view.asked("find"), sort, offset, limit), sort


def table_view(table: Table, view: View) -> TableView:
    """One page of the table, by the address."""
    size = next((s for s in SIZES if str(s) == view.asked("size")), SIZES[1])
    asked = view.asked("page", "1")
    page = max(int(asked), 1) if asked.isascii() and asked.isdigit() and len(asked) < DIGITS else 1
    part, sort = _part(table, view, (page - 1) * size, size)
    if not part.rows and page > 1:
        page = max(1, -(-part.total // size))
        part, sort = _part(table, view, (page - 1) * size, size)
    shown = [c for c in table.columns if not c.hidden]
    return TableView(
        name=table.name,
        title=table.title,
        heads=tuple(_head(c, view, sort) for c in shown),
        body=_body(shown, part.rows),
        shown=len(part.rows),
        total=part.total,
        all=part.all,
        first=(page - 1) * size + 1 if part.rows else 0,
        previous=view.here(page=page - 1 if page > SECOND else None) if page > 1 else None,
        next=view.here(page=page + 1) if page * size < part.total else None,
        filter=view.asked("find"),
        search=table.search,
        kept=tuple((k, v) for k, v in view.query if k not in {"find", "page"} and v),
        csv=_as(view, "csv"),
        json=_as(view, "json"),
        citation=citation(view, table.title),
    )


def csv_of(table: Table, view: View) -> Download:
    """The rows that fit the address, as CSV in UTF-8."""
    rows = _part(table, view, 0, MOST)[0].rows
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(c.key for c in table.columns)
    writer.writerows([safe(row.get(c.key)) for c in table.columns] for row in rows)
    name = f"{view.desk.case.id}-{table.name}-{view.day.isoformat()}.csv"
    return Download(body=out.getvalue().encode(), kind="text/csv; charset=utf-8", name=name)


def json_of(table: Table, view: View) -> Download:
    """The same as JSON, with the day and the state of the case."""
    rows = _part(table, view, 0, MOST)[0].rows
    body = {
        "as_of": view.day.isoformat(),
        "snapshot": view.opened.need("snapshot"),
        "title": table.title,
        "rows": [{c.key: row.get(c.key) for c in table.columns} for row in rows],
    }
    return Download(body=orjson.dumps(body, option=orjson.OPT_SERIALIZE_NUMPY, default=str), kind="application/json")


def _as(view: View, ending: str) -> str:
    """The address of this table in another form: the same, with an ending."""
    here = view.here(page=None)
    path, mark, rest = here.partition("?")
    return f"{'/index' if path == '/' else path}.{ending}{mark}{rest}"


def _head(column: Column, view: View, sort: str) -> tuple[Column, str, str]:
    down = sort.startswith("-")
    here = column.key == sort.removeprefix("-")
    first = f"-{column.key}" if column.number else column.key
    turned = (column.key if down else f"-{column.key}") if here else first
    return column, view.here(sort=turned, page=None), ("descending" if down else "ascending") if here else ""


def _body(columns: Sequence[Column], rows: Sequence[Row]) -> Markup:
    """Rows as a template would print them; made here in half the time, for cells are most of many a page."""
    begins = [(c, f'<td class="{"num" if c.number else ""}{"main" if c.main else ""}">') for c in columns]
    lines = ("".join(f"{begin}{printed(_cell(c, row))}</td>" for c, begin in begins) for row in rows)
    return Markup("".join(f"<tr>{line}</tr>\n" for line in lines))  # noqa: S704 - every cell is escaped


def _cell(column: Column, row: Row) -> Markup | str:
    if column.show is not None:
        return column.show(row)
    value = row.get(column.key)
    if value is None:
        return "–"
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _sortable(value: Any) -> tuple[int, Any]:  # noqa: ANN401 - any cell
    return (0, value) if isinstance(value, int | float) else (1, str(value).casefold())


def _text(row: Row) -> str:
    return " ".join(str(value) for value in row.values() if value is not None).casefold()
