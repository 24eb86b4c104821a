"""Imported rows: happenings found once, rows in the order of the file, problems told on every reading."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from winset.errors import StorageError
from winset.store import CaseFolder, EventReader, ingest
from winset.store.parts import parts


def test_rows_of_one_act_share_a_happening_and_its_weight(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(
        case.path,
        {"b.rows": "JPN KOR 040 2020-01-02\nKOR JPN 043 2020-01-02\nJPN KOR 042 2020-01-02\nJPN JPN 042 2020-01-02\n"},
    )
    with case.deriving() as writer:
        toy.update(writer)
    with case.query() as query:
        rows = query.rows("SELECT row, happening, weight, source, target, parties FROM imported")
    assert [(r["row"], r["weight"]) for r in rows] == [(1, 0.5), (2, 1.0), (3, 0.5), (4, None)]
    assert {r["happening"] for r in rows} == {"2020-01-02 JPN-KOR 04", None}
    assert rows[0]["source"] == "JPN"


def test_what_was_refused_is_told_even_when_the_part_was_there_already(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"b.rows": "JPN KOR 040 2020-01-02\nJPN\n"})
    with case.deriving() as writer:
        (first,) = ingest(writer, toy.DOCUMENTS, [toy.EVENTS])
        writer.db.execute("DELETE FROM inputs")  # killed after the part and before the file was on record
        (second,) = ingest(writer, toy.DOCUMENTS, [toy.EVENTS])
    assert first == second
    assert [problem.row for problem in second.problems] == [2]


def test_a_file_that_changes_while_it_is_read_is_read_again(case: CaseFolder, toy: ModuleType) -> None:
    path = case.path / "sources" / "b.rows"
    toy.fill(case.path, {"b.rows": "JPN KOR 040 2020-01-02\n"})

    def changing(where: Path, name: str, to: Path) -> object:
        problems = toy.write_rows(where, name, to)
        path.write_text("JPN KOR 112 2020-01-02\nJPN KOR 112 2020-01-03\n")
        return problems

    reader = EventReader(code="1", recognises=lambda _: True, write=changing)
    with case.deriving() as writer, pytest.raises(StorageError, match="changed while it was being read"):
        ingest(writer, toy.DOCUMENTS, [reader])
    with case.deriving() as writer:
        (reading,) = ingest(writer, toy.DOCUMENTS, [toy.EVENTS])
        assert [(part.kind, part.rows) for part in parts(writer.db)] == [("acts", 2), ("cells", 1), ("lines", 2)]
    assert reading.rows == 2


def test_three_countries_in_one_report_are_one_many_sided_act(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(
        case.path,
        {
            "b.rows": (
                "JPN KOR 040 2020-01-02 s1\nKOR USA 042 2020-01-02 s1\nUSA JPN 040 2020-01-02 s1\n"
                "CHN JPN 040 2020-01-02 s1\nJPN KOR 112 2020-01-02 s1\n"
                "JPN KOR 040 2020-01-03 s2\nKOR USA 040 2020-01-03 s2\n"
                "JPN KOR 040 2020-01-04\nKOR USA 040 2020-01-04\nUSA JPN 040 2020-01-04\n"
            )
        },
    )
    with case.deriving() as writer:
        toy.update(writer)
    with case.query() as query:
        rows = query.rows("SELECT row, parties FROM imported ORDER BY row")
    assert {row["row"]: row["parties"] for row in rows} == {1: 3, 2: 3, 3: 3, 4: 2, 5: 2, 6: 2, 7: 2, 8: 2, 9: 2, 10: 2}


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020-02-03", "2020-02-03", "2020-02-03"),
    ],
)
def test_a_partial_date_is_an_interval_known_at_its_end(
    case: CaseFolder, toy: ModuleType, date: str, first: str, last: str
) -> None:
    toy.fill(case.path, {"b.rows": f"JPN KOR 040 {date}\n"})
    with case.deriving() as writer:
        toy.update(writer)
    with case.query() as query:
        (row,) = query.rows("SELECT date, first_day, last_day, known_day FROM imported")
    assert [str(value) for value in row.values()] == [date, first, last, last]
