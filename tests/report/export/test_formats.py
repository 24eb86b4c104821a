from __future__ import annotations

import csv
import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from winset.desk.spreadsheet import cell
from winset.report.export.fields import Field
from winset.report.export.formats import write_csv, write_json, write_parquet, write_workbook
from winset.report.export.tables import Table

ROWS: list[dict[str, Any]] = [
    {"text": "=HYPERLINK(1)", "n": 3, "x": -0.5, "ok": True, "names": ("A", "B")},
    {"text": '독도/竹島, "quoted"\nline', "n": None, "x": 1e-9, "ok": False, "names": ()},
]


def table(rows: list[dict[str, Any]]) -> Table:
    kinds = {"text": "string", "n": "integer", "x": "number", "ok": "boolean", "names": "string"}
    fields = tuple(Field(name=name, type=kind, meaning=f"The {name}.") for name, kind in kinds.items())
    return Table(name="toy", title="Toy", source=None, fields=fields, rows=lambda: rows)


def test_csv_round_trips(tmp_path: Path) -> None:
    assert write_csv(table(ROWS), tmp_path / "a.csv") == 2
    with (tmp_path / "a.csv").open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0] == {"text": "'=HYPERLINK(1)", "n": "3", "x": "-0.5", "ok": "true", "names": "A | B"}
    assert rows[1]["text"] == ROWS[1]["text"]
    assert rows[1]["n"] == ""


def test_a_byte_order_mark_on_request(tmp_path: Path) -> None:
    write_csv(table(ROWS), tmp_path / "a.csv", bom=True)
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbftext,")


@pytest.mark.parametrize("rows", [ROWS, []])
def test_parquet_has_the_types_and_the_text_unchanged(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    write_json(table(rows), tmp_path / "a.json")
    write_parquet(table(rows), tmp_path / "a.json", tmp_path / "a'b.parquet")
    with duckdb.connect() as con:
        found = con.execute("SELECT * FROM read_parquet(?)", [str(tmp_path / "a'b.parquet")])
        assert [str(column[1]) for column in found.description] == ["VARCHAR", "BIGINT", "DOUBLE", "BOOLEAN", "VARCHAR"]
        assert found.fetchall() == [tuple(cell(row[name]) for name in row) for row in rows]


def test_the_workbook_keeps_text_as_text_and_explains_its_columns(tmp_path: Path) -> None:
    paths = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    for path in paths:
        assert write_workbook([table(ROWS)], path, title="T", day=date(2021, 2, 1)) == ()
    assert paths[0].read_bytes() == paths[1].read_bytes()
    book = openpyxl.load_workbook(io.BytesIO(paths[0].read_bytes()))
    assert book["toy"]["A2"].value == "=HYPERLINK(1)"
    assert book["toy"]["A2"].data_type == "s"
    assert [c.value for c in book["codebook"][2]] == ["toy", "text", "string", "The text."]
    assert b"<f>" not in zipfile.ZipFile(paths[0]).read("xl/worksheets/sheet2.xml")
