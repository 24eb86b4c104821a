"""A table of cells becomes rows: bad ones are named, repeated ones left out, sound and broken files alike."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from winset.sources import event_import
from winset.sources.event_chunks import chunks
from winset.sources.event_import import import_table, written
from winset.sources.event_lookups import acts, days
from winset.sources.event_table import EVENT_COLUMNS, Check, EventTable
from winset.sources.limits import Limits


def look_up(con: duckdb.DuckDBPyConnection, *_: object) -> None:
    days(con, "%Y-%m-%d")
    acts(con)


TABLE = EventTable(
    data="ours",
    width=3,
    cells={"event_id": 1, "day": 2, "act": 3},
    joins="LEFT JOIN days ON days.written = given.day LEFT JOIN acts ON acts.act = given.act",
    values={"event_id": "event_id", "first_day": "days.day", "cameo": "acts.code"},
    checks=(
        Check(code="bad-date", bad="days.day IS NULL", told="given.day", column="when", what="{told!r} is no day"),
        Check(code="illegal-code", bad="acts.code IS NULL", told="given.act", column="what", what="no {told}"),
    ),
    header="id",
    look_up=look_up,
)
GOOD = "1\t2020-01-01\t040\n"


def imported(path: Path, text: str, **limits: int) -> tuple[list[tuple[object, ...]], object]:
    path.write_text(text, encoding="utf-8")
    to = path.with_suffix(".parts")
    to.mkdir()
    report = import_table(TABLE, path, to, file="f", limits=Limits(**limits))
    found = duckdb.read_parquet([str(part) for part in written(to)])
    rows = found.order('"row"').select('event_id, refused, "row"').fetchall()
    assert [row for *_, row in rows] == list(range(1, len(rows) + 1))
    return [row[:2] for row in rows], report


@pytest.mark.parametrize("broken", [False, True])
def test_each_line_is_a_row_in_its_place(tmp_path: Path, broken: bool) -> None:
    text = f"id\tday\tact\n{GOOD}2\t2020-02-30\t040\n3\t2020-01-01\t13y\n{GOOD}" + ("\n4\tstray\n" if broken else "")
    rows, report = imported(tmp_path / "f", text)
    assert [refused for _, refused in rows] == [
        "header:", None, "bad-date:2020-02-30", "illegal-code:13y", "duplicate:",
        *(["blank:", "ragged:2"] if broken else []),
    ]  # fmt: skip
    assert (report.rows_read, report.kept, report.duplicates, report.refused) == (4 + broken, 1, 1, 2 + broken)
    told = [(p.row, p.column, p.code) for p in report.problems]
    assert told[:2] == [(3, "when", "bad-date"), (4, "what", "illegal-code")]
    assert told[-1] == (None, None, "duplicates")
    assert report.problems[0].what == "'2020-02-30' is no day"


def test_problems_are_bounded_and_the_last_one_says_so(tmp_path: Path) -> None:
    _, report = imported(tmp_path / "f", GOOD + "2\tx\t040\n" * 5, problems=2)
    assert [p.code for p in report.problems] == ["bad-date", "bad-date", "more-problems"]
    assert report.problems[-1].what.startswith("3 more rows")


def test_an_empty_file_has_no_rows(tmp_path: Path) -> None:
    rows, report = imported(tmp_path / "f", "")
    assert (rows, report.rows_read, report.problems) == ([], 0, ())


def test_every_column_is_written(tmp_path: Path) -> None:
    imported(tmp_path / "f", GOOD)
    found = duckdb.read_parquet(f"{tmp_path}/f.parts/*.parquet")
    assert list(zip(found.columns, map(str, found.types), strict=True)) == list(EVENT_COLUMNS)


@pytest.mark.parametrize(
    ("ids", "repeated"),
    [
        (["1", "2", "10"], []),
        (["1", "3", "2", "3"], [3]),
        (["7", "07", "8"], []),
        (["a", "b", "a"], [2]),
        (["1", "x", "1"], [2]),
        (["-1", "-1"], [1]),
    ],
)
def test_repeats_are_found_whatever_the_ids_look_like(tmp_path: Path, ids: list[str], repeated: list[int]) -> None:
    rows, report = imported(tmp_path / "f", "".join(f"{name}\t2020-01-01\t040\n" for name in ids))
    assert [i for i, (_, refused) in enumerate(rows) if refused == "duplicate:"] == repeated
    assert report.duplicates == len(repeated)


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a few kilobytes are cut as files of gigabytes are."""
    monkeypatch.setattr(event_import, "chunks", lambda path: chunks(path, 400))


@pytest.mark.usefixtures("small_chunks")
def test_chunks_are_one_file_with_each_row_at_its_line(tmp_path: Path) -> None:
    good = [f"{n}\t2020-01-{n % 28 + 1:02d}\t040" for n in range(300)]
    lines = ["id\tday\tact", *good, "", "9\tstray", *good[:2], "301\t2020-02-30\t040"]
    rows, report = imported(tmp_path / "f", "\n".join(lines))
    assert len(written(tmp_path / "f.parts")) > 10
    assert [refused for _, refused in rows] == [
        "header:", *[None] * 300, "blank:", "ragged:2", "duplicate:", "duplicate:", "bad-date:2020-02-30",
    ]  # fmt: skip
    assert [name for name, _ in rows[1:301]] == [str(n) for n in range(300)]
    assert [(p.row, p.code) for p in report.problems] == [(303, "ragged"), (306, "bad-date"), (None, "duplicates")]


def test_rows_keep_their_lines_where_a_join_changes_their_order(tmp_path: Path) -> None:
    count = 120_000  # more than the database takes at once
    text = "".join(f"{n:060d}\t{'x' if n % 977 == 0 else '2020-01-01'}\t040\n" for n in range(1, count + 1))
    rows, report = imported(tmp_path / "f", text)
    assert [int(name) for name, _ in rows] == list(range(1, count + 1))
    assert [p.row for p in report.problems[:3]] == [977, 1954, 2931]


@pytest.mark.usefixtures("small_chunks")
def test_a_full_disk_ends_the_reading_of_all_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = []

    def full(*values: object, **_: object) -> int:
        begun.append(values)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(event_import, "_copy", full)
    with pytest.raises(OSError, match="No space left"):
        imported(tmp_path / "f", GOOD * 2000)
    assert 1 <= len(begun) <= 4
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".tmp-")] == []
