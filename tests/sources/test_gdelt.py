"""GDELT files of every width become rows; what GDELT publishes beside them is told apart."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from winset.sources.gdelt import gdelt, gdelt_besides
from winset.sources.limits import Limits


def line(width: int = 61, **changes: str) -> str:
    cells = [""] * width
    told = {
        1: "7", 2: "20180201", 3: "201802", 4: "2018", 5: "2018.08", 6: "JPNGOV", 7: "TOKYO", 8: "JPN", 13: "GOV",
        16: "KOR", 17: "SEOUL", 18: "KOR", 23: "XXX", 24: "MIL", 26: "1", 27: "042", 29: "04", 31: "1.9",
        {57: 57, 58: 57, 61: 60}[width]: "20180301" if width < 61 else "20180301120000",
    }  # fmt: skip
    if width > 57:
        told[width] = "http://example.org/a"
    told |= {int(name.removeprefix("c")): value for name, value in changes.items()}
    for place, value in told.items():
        cells[place - 1] = value
    return "\t".join(cells)


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [57, 58, 61])
def test_a_row_has_countries_sectors_and_is_known_when_it_was_added(
    tmp_path: Path, imported: Callable[..., Any], width: int
) -> None:
    (row,), report = imported(write(tmp_path / "e.CSV", line(width)))
    assert report.problems == ()
    told = {name: value for name, value in row.items() if value is not None}
    assert told == {
        "row": 1, "data": "gdelt", "event_id": "7", "source_country": "JPN", "source_sector": "GOV",
        "source_text": "TOKYO", "target_country": "KOR", "target_sector": "MIL", "target_text": "SEOUL",
        "plover": "CONSULT", "cameo": "042", "goldstein": 1.9, "first_day": date(2018, 2, 1),
        "known_day": date(2018, 3, 1),
        **({"url": "http://example.org/a"} if width > 57 else {}),
    }  # fmt: skip


def test_both_widths_of_the_first_version_stand_in_one_file(tmp_path: Path, imported: Callable[..., Any]) -> None:
    rows, report = imported(write(tmp_path / "e", line(57), line(58, c1="8"), line(57, c1="9")))
    assert [(row["event_id"], row["url"]) for row in rows] == [("7", None), ("8", "http://example.org/a"), ("9", None)]
    assert report.problems == ()


def test_bad_rows_are_refused_and_the_rest_is_imported(tmp_path: Path, imported: Callable[..., Any]) -> None:
    lines = (
        line(),
        line(c1="8", c27="13y"),
        line(c1="9", c2="20180230"),
        line(c1="10", c31="-11"),
        line(c1="11") + "\tstray",
        "\t\t".join(line(c1="12").replace("TOKYO", "TO\tKYO").rsplit("\t\t\t", 1)),
        line(c1=""),
        line(),
        line(c1="14", c8="EUR", c31=""),
    )
    rows, report = imported(write(tmp_path / "e", *lines))
    assert [row["event_id"] for row in rows] == ["7", "14"]
    assert [(p.row, p.code) for p in report.problems] == [
        (2, "illegal-code"), (3, "bad-date"), (4, "out-of-range"), (5, "ragged"), (6, "illegal-code"), (7, "missing"),
        (None, "duplicates"),
    ]  # fmt: skip
    assert (rows[1]["source_country"], rows[1]["goldstein"]) == (None, 1.9)


def test_a_zipped_file_with_a_header(tmp_path: Path, imported: Callable[..., Any]) -> None:
    with zipfile.ZipFile(tmp_path / "e.zip", "w") as archive:
        archive.writestr("e.CSV", "GLOBALEVENTID\t" + "\t".join(["x"] * 60) + "\n" + line())
    rows, report = imported(tmp_path / "e.zip")
    assert ([row["row"] for row in rows], report.rows_read) == ([2], 1)


def test_what_stands_beside_events_is_told_apart(tmp_path: Path) -> None:
    mention = "7\t20180201000000\t20180201000000" + "\tx" * 13
    graph = "20180201000000-1\t20180201000000" + "\tx" * 25
    for text, said in (
        (mention, "mentions"),
        (graph, "knowledge graph"),
        ("20180201\t1" + "\tx" * 9, "knowledge graph"),
    ):
        path = write(tmp_path / "f", text)
        assert gdelt(path, Limits()) is None
        assert said in (gdelt_besides(path, Limits()) or "")
    for text in (line(), "", "a\tb", "\t" * 60, "x" + line(), "a" + "\tx" * 15):
        assert gdelt_besides(write(tmp_path / "f", text), Limits()) is None
    assert gdelt(write(tmp_path / "f", "\t" * 60), Limits()) is None


@pytest.mark.parametrize(
    ("name", "rows", "pairs"),
    [
        ("20180101000000.export.CSV.gz", 2414, {"JPN-USA": 4, "KOR-USA": 4}),
        ("20191024143000.export.CSV.gz", 2111, {"JPN-USA": 8, "KOR-USA": 5}),
        ("spark_gdelt/events1.csv.gz", 100, {}),
    ],
)
def test_real_files(shared: Path, imported: Callable[..., Any], name: str, rows: int, pairs: dict[str, int]) -> None:
    found, report = imported(shared / "data" / "events" / "gdelt_raw" / name)
    assert (report.kept, report.problems) == (rows, ())
    counted = dict.fromkeys(pairs, 0)
    for row in found:
        pair = "-".join(sorted(str(row[f"{side}_country"]) for side in ("source", "target")))
        if pair in counted:
            counted[pair] += 1
    assert counted == pairs
