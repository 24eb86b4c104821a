from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import orjson
import pytest

from winset.desk import add, create, ensure_case, open_case, read, read_if_needed, relations_contract
from winset.errors import BadInput, CaseBusy, CaseError
from winset.store import CaseFolder

TEXT = "A title\n\n12 March 2024\n\nNorway recalled its ambassador to Chile on Monday. Chile protested.\n"
NAMED = "Foreign Affairs (Norway)\tCriticize or denounce\tForeign Affairs (Chile)\t2012-0{}-03\n"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = create(tmp_path / "mine", title="Mine")
    toml = path / "winset.toml"
    toml.write_text(toml.read_text().replace("countries = []", 'countries = ["NOR", "CHL"]'))
    return path


def test_a_shipped_case_is_made_where_its_folder_is_missing(tmp_path: Path) -> None:
    ensure_case(tmp_path / "us-japan-rok")
    assert open_case(tmp_path / "us-japan-rok").case.countries
    ensure_case(tmp_path / "us-japan-rok")
    with pytest.raises(CaseError, match="shipped: us-japan-rok"):
        ensure_case(tmp_path / "nothing")


def test_what_is_brought_in_is_read_once_and_coded(case: Path, tmp_path: Path) -> None:
    file = tmp_path / "briefing.txt"
    file.write_text(TEXT)
    assert [a.new for a in add(case, [file], source="ministry", title="The ministry")] == [True]
    assert [a.new for a in add(case, [file])] == [False]
    first = read(case)
    assert [(f.kind, f.rows) for f in first.files] == [("documents", 1)]
    assert first.coded == 1
    assert read(case).coded == 0
    with CaseFolder.open(case).query() as query:
        events = query.rows("SELECT source_country, target_country, plover FROM events ORDER BY event")
    assert {"source_country": "NOR", "target_country": "CHL", "plover": "SANCTION"} in events


def test_event_files_become_series(case: Path, tmp_path: Path) -> None:
    file = tmp_path / "icews.txt.gz"
    file.write_bytes(gzip.compress("".join(NAMED.format(month) for month in range(1, 10)).encode()))
    add(case, [file])
    report = read(case)
    assert [(f.kind, f.rows) for f in report.files] == [("imported", 9)]
    desk = open_case(case, as_of="2012-06-30")
    rows = relations_contract(desk, desk.relations)["series"]
    assert {(r["source"], r["target"]) for r in rows} == {("NOR", "CHL")}
    assert sum(r["happenings"] for r in rows) == 6
    assert max(r["month"] for r in rows) == "2012-06"
    orjson.dumps(rows)


def test_a_file_that_is_no_text_is_named_and_the_others_are_read(case: Path, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "bad.xyz").write_bytes(b"\x00\x01\x02")
    add(case, [tmp_path / "good.txt", tmp_path / "bad.xyz"])
    result = read(case)
    assert {f.name: f.kind for f in result.files} == {"good.txt": "documents", "bad.xyz": "unread"}
    assert [p.file for p in result.problems] == ["bad.xyz"]


def test_nothing_to_add_is_said(case: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such file"):
        add(case, [tmp_path / "nothing.txt"])


def test_an_untouched_case_stays_untouched(case: Path) -> None:
    read_if_needed(case)
    assert not (case / "case.db").exists()


def test_a_second_reader_gets_a_sentence_and_a_writer_is_in_nobodys_way(case: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    with CaseFolder.open(case).deriving():
        with pytest.raises(CaseBusy, match="has its sources read by"):
            read(case)
        add(case, [tmp_path / "a.txt"])
    with CaseFolder.open(case).writing():
        assert read(case).coded == 1
        with pytest.raises(CaseBusy, match="is being written by"):
            add(case, [tmp_path / "a.txt"])


def test_reading_goes_on_where_it_was(case: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    add(case, [tmp_path / "a.txt"])
    read(case)
    shutil.rmtree(case / "parts")
    again = read(case)
    assert again.coded == 1
    assert [f.rows for f in again.files] == [1]
