from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from winset.errors import MissingExtra
from winset.report.export import export_case, stata
from winset.report.export.fields import Field
from winset.report.export.stata import legal, write_stata
from winset.report.export.tables import Table

if TYPE_CHECKING:
    from winset.desk import Desk

FIELDS = (
    Field(name="name", type="string", meaning="A name " * 20),
    Field(name="in", type="number", meaning="How much."),
    Field(name="n", type="integer", meaning="How many."),
    Field(name="sure", type="boolean", meaning="Whether it is."),
)
ROWS: list[dict[str, Any]] = [
    {"name": "竹島/독도", "in": 0.5, "n": 3, "sure": True},
    {"name": None, "in": None, "n": None, "sure": None},
    {"name": "x" * 5000, "in": -1.0, "n": 0, "sure": False},
]


def written(path: Path, rows: list[dict[str, Any]]) -> Path:
    table = Table(name="t", title="A table", source=None, fields=FIELDS, rows=lambda: rows)
    assert write_stata(table, path, day=date(2021, 2, 1)) == len(rows)
    return path


def test_values_come_back_as_they_were(tmp_path: Path) -> None:
    frame = pd.read_stata(written(tmp_path / "t.dta", ROWS), convert_categoricals=False)
    assert list(frame.columns) == ["name", "in_", "n", "sure"]
    assert frame["name"].tolist() == ["竹島/독도", "", "x" * 5000]
    assert frame["in_"].tolist()[::2] == [0.5, -1.0]
    assert frame[["in_", "n", "sure"]].iloc[1].isna().all()
    assert frame["sure"].tolist()[::2] == [1.0, 0.0]


def test_labels_say_what_columns_are(tmp_path: Path) -> None:
    with pd.io.stata.StataReader(written(tmp_path / "t.dta", ROWS)) as reader:
        assert reader.data_label == "A table"
        labels = reader.variable_labels()
        reader.read()
        assert reader.value_labels()["sure"] == {0: "no", 1: "yes"}
    assert labels["in_"] == "How much."
    assert labels["name"].endswith("…")
    assert len(labels["name"]) <= 80


def test_the_same_rows_give_the_same_bytes_and_no_rows_give_a_file(tmp_path: Path) -> None:
    one, other = (written(tmp_path / name, ROWS).read_bytes() for name in ("a.dta", "b.dta"))
    assert one == other
    assert len(pd.read_stata(written(tmp_path / "none.dta", []))) == 0


@pytest.mark.parametrize(("name", "shown"), [("in", "in_"), ("long", "long_"), ("date", "date")])
def test_words_that_stata_keeps_get_a_mark(name: str, shown: str) -> None:
    assert legal(name) == shown


def test_every_table_of_the_case_has_the_rows_of_its_csv(desk: Desk, tmp_path: Path) -> None:
    found = export_case(desk, tmp_path, formats=("csv", "dta"))
    for name, count in found.tables:
        assert len(pd.read_stata(tmp_path / f"{name}.dta", convert_categoricals=False)) == count, name
    assert len(found.tables) > 10


def test_without_pandas_the_line_that_installs_it_is_said(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stata, "find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match=r"winset\[stata\]"):
        export_case(desk, tmp_path, formats=("dta",))


R = """
for (name in list.files(pattern = "[.]dta$")) {
  table <- sub("[.]dta$", "", name)
  stata <- haven::read_dta(name)
  csv <- readr::read_csv(paste0(table, ".csv"), show_col_types = FALSE, guess_max = Inf, name_repair = "minimal")
  stopifnot(is.null(readr::problems(csv)) || nrow(readr::problems(csv)) == 0)
  cat(table, nrow(stata), nrow(csv), ncol(stata), ncol(csv), "\n")
}
"""


@pytest.mark.full
def test_r_reads_stata_and_csv_files_with_the_same_counts(desk: Desk, tmp_path: Path) -> None:
    program = shutil.which("Rscript")
    if program is None:
        pytest.skip("R is not installed")
    found = export_case(desk, tmp_path, formats=("csv", "dta"))
    done = subprocess.run([program, "-e", R], cwd=tmp_path, check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    read = {name: tuple(map(int, counts)) for name, *counts in map(str.split, done.stdout.splitlines())}
    assert {name: (rows, rows) for name, rows in found.tables} == {name: counts[:2] for name, counts in read.items()}
    assert all(stata == csv for _, _, stata, csv in read.values())
