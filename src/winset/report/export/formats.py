"""One table into one file: CSV, JSON, Parquet; and all of them into one workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import duckdb
import orjson

from winset.desk.spreadsheet import cell, safe
from winset.report.export.tables import Table

__all__ = ["MOST_ROWS", "write_csv", "write_json", "write_parquet", "write_workbook"]

MOST_ROWS: Final = 1_048_575
LONGEST: Final = 32_767
"""Rows and letters of a cell that a spreadsheet holds."""
_DUCK: Final = {"string": "VARCHAR", "number": "DOUBLE", "integer": "BIGINT", "boolean": "BOOLEAN"}
_CHUNK: Final = 4096


def _rows(table: Table) -> Iterator[list[Any]]:
    names = [field.name for field in table.fields]
    return ([cell(row.get(name)) for name in names] for row in table.rows())


def write_csv(table: Table, path: Path, *, bom: bool = False) -> int:
    """UTF-8 with a header; text that a spreadsheet would run as a formula gets an apostrophe in front.

    Returns the number of rows.
    """
    count = 0
    with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([field.name for field in table.fields])
        for row in _rows(table):
            writer.writerow([safe(value) for value in row])
            count += 1
    return count


def write_json(table: Table, path: Path) -> int:
    """An array of objects, one a line; returns the number of rows."""
    names = [field.name for field in table.fields]
    count = 0
    with path.open("wb") as file:
        file.write(b"[")
        for row in _rows(table):
            file.write(b",\n" if count else b"\n")
            file.write(orjson.dumps(dict(zip(names, row, strict=True)), option=orjson.OPT_SERIALIZE_NUMPY))
            count += 1
        file.write(b"\n]\n")
    return count


def write_parquet(table: Table, json_file: Path, path: Path) -> None:
    """The rows of the JSON file as Parquet, with the types of the table."""
    columns = ", ".join(f"'{field.name}': '{_DUCK[field.type]}'" for field in table.fields)
    with duckdb.connect() as con:
        con.execute(
            f"COPY (SELECT * FROM read_json($1, format='array', columns={{{columns}}})) TO '{_quoted(path)}' "  # noqa: S608 - our own names
            "(FORMAT parquet, COMPRESSION zstd)",
            [str(json_file)],
        )


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def write_workbook(tables: Sequence[Table], path: Path, *, title: str, day: date) -> tuple[str, ...]:
    """One sheet a table, a first one with the meaning of every column; text stays text, whatever it starts with.

    Returns the names of tables that are too long for a sheet and are cut.
    """
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 - only exports need it; it ships no types

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    out = io.BytesIO()
    too_long = []
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": title, "author": "winset", "created": datetime(day.year, day.month, day.day)})  # noqa: DTZ001 - the file format has no time zone
        bold = book.add_format({"bold": True})
        guide = [["table", "column", "type", "meaning"]]
        guide += [[t.name, f.name, f.type, f.meaning] for t in tables for f in t.fields]
        _sheet(book.add_worksheet("codebook"), guide[0], iter(guide[1:]), bold)
        for table in tables:
            fits = _sheet(book.add_worksheet(table.name[:31]), [f.name for f in table.fields], _rows(table), bold)
            if not fits:
                too_long.append(table.name)
    path.write_bytes(out.getvalue())
    return tuple(too_long)


def _sheet(sheet: Any, head: Sequence[str], rows: Iterator[list[Any]], bold: Any) -> bool:  # noqa: ANN401 - xlsxwriter ships no types
    """Whether all rows fit."""
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, head, bold)
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            sheet.write_string(0, len(head), f"cut at {MOST_ROWS} rows: the CSV file has all")
            return False
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, column, value[:LONGEST])
            elif value is not None:
                sheet.write(number, column, value)
    if head:
        sheet.autofilter(0, 0, 0, len(head) - 1)
    return True
