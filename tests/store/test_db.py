"""`case.db` moves to the present version in whole steps and turns SQLite's errors into sentences."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from winset.errors import CaseBusy, StorageError
from winset.store.acts import acts, record_act
from winset.store.db import open_for_reading, open_for_writing, transaction
from winset.store.schema import VERSION


def test_commits_survive_power_loss(tmp_path: Path) -> None:
    with open_for_writing(tmp_path / "case.db") as con:
        assert con.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert con.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
        assert con.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    with open_for_writing(tmp_path / "case.db") as con:
        with pytest.raises(KeyError), transaction(con):
            _label_and_break(con)
        assert acts(con) == ()


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    with open_for_writing(tmp_path / "case.db") as con:
        record_act(con, "label", "a")
    with pytest.raises(StorageError, match="readonly"), open_for_reading(tmp_path / "case.db") as con:
        record_act(con, "label", "b")


def test_a_full_disk_is_a_sentence_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with pytest.raises(StorageError, match="the disk is full"), open_for_writing(path) as con:
        _label_until_full(con)
    with open_for_reading(path) as con:
        assert acts(con)[0].subject == "kept"


def test_a_foreign_program_that_holds_the_file_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "case.db"
    with open_for_writing(path) as con:
        record_act(con, "label", "a")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **rest: connect(*args, **(rest | {"timeout": 0})))
    with pytest.raises(CaseBusy, match="another program"), open_for_writing(path) as con:
        record_act(con, "label", "b")
    other.close()


def test_on_a_read_only_disk_the_log_of_a_broken_session_is_read_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, copy = tmp_path / "case.db", tmp_path / "copy" / "case.db"
    copy.parent.mkdir()
    with open_for_writing(path) as con:
        record_act(con, "label", "in the log only")
        for file in tmp_path.glob("case.db*"):
            if not file.name.endswith("-shm"):
                shutil.copyfile(file, copy.parent / file.name)
    before = {file.name: file.read_bytes() for file in copy.parent.iterdir()}
    assert len(before["case.db-wal"]) > 0
    monkeypatch.setattr(os, "access", lambda *_: False)
    with open_for_reading(copy) as con:
        assert [act.subject for act in acts(con)] == ["in the log only"]
    assert {file.name: file.read_bytes() for file in copy.parent.iterdir()} == before


def _label_and_break(con: sqlite3.Connection) -> None:
    record_act(con, "label", "a")
    raise KeyError


def _label_until_full(con: sqlite3.Connection) -> None:
    record_act(con, "label", "kept")
    pages = con.execute("PRAGMA page_count").fetchone()[0]
    con.execute(f"PRAGMA max_page_count={pages + 2}")  # SQLite's own way to run out of disk
    while True:
        record_act(con, "label", "x" * 1000)
