"""Imported rows: happenings found once, rows in the order of the file, problems told on every reading."""

from __future__ import annotations

from collections.abc import Iterator
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
    with case.writing() as writer:
        toy.update(writer)
    with case.query() as query:
        rows = query.rows("SELECT row, happening, weight, source, target, parties FROM imported")
    assert [(r["row"], r["weight"]) for r in rows] == [(1, 0.5), (2, 1.0), (3, 0.5), (4, None)]
    assert {r["happening"] for r in rows} == {"2020-01-02 JPN-KOR 04", None}
    assert rows[0]["source"] == "JPN"


def test_what_was_refused_is_told_even_when_the_part_was_there_already(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"b.rows": "JPN KOR 040 2020-01-02\nJPN\n"})
    with case.writing() as writer:
        (first,) = ingest(writer, toy.DOCUMENTS, [toy.EVENTS])
        writer.db.execute("DELETE FROM inputs")  # killed after the part and before the file was on record
        (second,) = ingest(writer, toy.DOCUMENTS, [toy.EVENTS])
    assert first == second
    assert [problem.row for problem in second.problems] == [2]


def test_a_file_that_changes_while_it_is_read_is_read_again(case: CaseFolder, toy: ModuleType) -> None:
    path = case.path / "sources" / "b.rows"
    toy.fill(case.path, {"b.rows": "JPN KOR 040 2020-01-02\n"})

    def changing(where: Path, name: str) -> Iterator[object]:
        yield from toy.read_rows(where, name)
        path.write_text("JPN KOR 112 2020-01-02\nJPN KOR 112 2020-01-03\n")

    reader = EventReader(code="1", recognises=lambda _: True, read=changing)
    with case.writing() as writer, pytest.raises(StorageError, match="changed while it was being read"):
        ingest(writer, toy.DOCUMENTS, [reader])
    with case.writing() as writer:
        (reading,) = ingest(writer, toy.DOCUMENTS, [toy.EVENTS])
        assert [part.rows for part in parts(writer.db)] == [2]
    assert reading.rows == 2
