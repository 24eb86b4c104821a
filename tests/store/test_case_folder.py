"""A case folder: made whole or not at all, refused with a sentence, written by one at a time."""

from __future__ import annotations

import multiprocessing
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from types import ModuleType

import pytest

from winset.errors import CaseBusy, CaseError, UnknownName
from winset.store import CaseFolder, Writer, acts, record_act
from winset.store.disk import TEMPORARY
from winset.store.schema import VERSION


def test_an_empty_case_says_in_its_files_what_goes_where(tmp_path: Path) -> None:
    folder = CaseFolder.create(tmp_path / "gulf", title='The "Gulf"')
    case, problems = folder.case()
    assert (case.id, case.title, problems) == ("gulf", "The 'Gulf'", [])
    assert (folder.path / "players.csv").read_text().startswith("id,country,name,sector,")
    assert "# [[issue]]" in (folder.path / "issues.toml").read_text()


def test_a_shipped_case_that_does_not_exist_is_named_with_those_that_do(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="shipped case 'atlantis'"):
        CaseFolder.create(tmp_path / "x", template="atlantis")


def test_a_case_is_not_made_over_something_else(tmp_path: Path) -> None:
    CaseFolder.create(tmp_path / "a")
    with pytest.raises(CaseError, match="is a case already"):
        CaseFolder.create(tmp_path / "a")
    other = tmp_path / "b"
    other.mkdir()
    (other / "polls.csv").write_text("mine")
    with pytest.raises(CaseError, match=r"is not empty \(it holds polls.csv\)"):
        CaseFolder.create(other)
    (tmp_path / "c").write_text("")
    with pytest.raises(CaseError, match="is a file"):
        CaseFolder.create(tmp_path / "c")


def test_a_half_made_case_is_finished(tmp_path: Path) -> None:
    whole = CaseFolder.create(tmp_path / "a")
    half = tmp_path / "half" / "a"
    (half / "sources").mkdir(parents=True)
    (half / "polls.csv").write_bytes((whole.path / "polls.csv").read_bytes())
    (half / ".tmp-99-players.csv").write_text("half a li")
    made = CaseFolder.create(half)
    assert made.case() == whole.case()


@pytest.mark.parametrize("name", ["absent", "empty"])
def test_a_folder_that_is_no_case_is_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(CaseError, match="winset new"):
        CaseFolder.open(tmp_path / name)


def test_a_second_writer_is_told_who_is_writing_and_readers_are_not_stopped(tmp_path: Path) -> None:
    folder = CaseFolder.create(tmp_path / "a")
    with folder.writing() as writer:
        record_act(writer.db, "label", "x")
        with pytest.raises(CaseBusy, match="is being written by process"), CaseFolder.open(folder.path).writing():
            pass
        with folder.reading() as db:
            assert [act.subject for act in acts(db)] == ["x"]
    with folder.writing() as writer:
        assert len(acts(writer.db)) == 1


def test_people_write_while_sources_are_read_and_the_other_way_round(tmp_path: Path) -> None:
    folder = CaseFolder.create(tmp_path / "a")
    half = folder.layout.parts / f"{TEMPORARY}1.jsonl"
    with folder.deriving() as session:
        half.write_bytes(b"on its way")
        with folder.writing() as writer:
            record_act(writer.db, "label", "x")
        assert half.exists(), "a writer leaves alone what is being derived"
        assert [act.subject for act in acts(session.db)] == ["x"]
        with pytest.raises(CaseBusy, match="has its sources read by process"), folder.deriving():
            pass
    half_text = folder.path / f"{TEMPORARY}1-options.toml"
    with folder.writing():
        half_text.write_bytes(b"on its way")
        with folder.deriving():
            assert half_text.exists(), "who derives leaves alone what is being written"
            assert not half.exists()
    with folder.writing():
        assert not half_text.exists()


def test_two_who_come_first_at_the_same_time_make_the_database_once(tmp_path: Path) -> None:
    folder = CaseFolder.create(tmp_path / "a")
    both = threading.Barrier(2)

    def come(session: Callable[[], AbstractContextManager[Writer]]) -> int:
        both.wait()
        with session() as writer:
            return record_act(writer.db, "label", "x")

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(come, (folder.writing, folder.deriving))) == [1, 2]


def test_a_case_nobody_wrote_to_reads_as_empty(tmp_path: Path) -> None:
    folder = CaseFolder.create(tmp_path / "a")
    with folder.reading() as db:
        assert acts(db) == ()
    assert not folder.layout.database.exists()


def test_a_database_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    folder = CaseFolder.create(tmp_path / "a")
    with folder.writing():
        pass
    con = sqlite3.connect(folder.layout.database)
    con.execute(f"PRAGMA user_version={VERSION + 1}")
    con.close()
    with pytest.raises(CaseError, match="newer winset"), folder.writing():
        pass
    with pytest.raises(CaseError, match="newer winset"), folder.reading():
        pass


@pytest.mark.parametrize("damage", [b"", b"not a database at all, by no means", None])
def test_a_damaged_database_is_a_sentence(tmp_path: Path, damage: bytes | None) -> None:
    folder = CaseFolder.create(tmp_path / "a")
    with folder.writing() as writer:
        for i in range(300):
            record_act(writer.db, "label", f"{i}" * 50)
    whole = folder.layout.database.read_bytes()
    folder.layout.database.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    if damage == b"":
        with folder.reading() as db:
            assert acts(db) == ()
        return
    with pytest.raises(CaseError, match="is damaged"), folder.reading() as db:
        acts(db)


def test_readers_go_on_while_another_process_writes(tmp_path: Path, toy: ModuleType) -> None:
    folder = CaseFolder.create(tmp_path / "case")
    process = multiprocessing.get_context("spawn").Process(target=toy.keep_writing, args=(folder.path, 12))
    process.start()
    seen = []
    while process.is_alive():
        with folder.query() as query:
            seen.append(len(query.rows("FROM documents")))
        with folder.reading() as db:
            acts(db)
    process.join()
    assert process.exitcode == 0
    assert seen == sorted(seen)
    assert len(set(seen)) > 2
