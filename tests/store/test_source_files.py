"""What lies in `sources/` is seen as it is, and hashed only when it may have changed."""

from __future__ import annotations

import os
from pathlib import Path
from types import ModuleType

import pytest

from winset.store import CaseFolder, ingest
from winset.store.disk import digest_file
from winset.store.source_files import source_files, unread


def test_files_are_listed_by_name_without_hidden_unfinished_and_broken_ones(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"b.txt": "x", "a/c.txt": "y", ".git/z": "z", ".DS_Store": "z", ".tmp-1-a": "z"})
    (case.path / "sources" / "dangling").symlink_to("nowhere")
    with case.reading() as db:
        assert [file.name for file in source_files(case.layout.sources, db)] == ["a/c.txt", "b.txt"]


def test_a_file_that_changes_is_seen_even_when_its_size_does_not(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"a.txt": "2020 One."})
    path = case.path / "sources" / "a.txt"
    with case.deriving() as writer:
        toy.update(writer)
        (before,) = source_files(case.layout.sources, writer.db)
        path.write_text("2020 Two.")
        os.utime(path, ns=(0, before.modified_ns + 1))
        (after,) = source_files(case.layout.sources, writer.db)
    assert before.bytes == after.bytes
    assert before.sha256 != after.sha256


def test_a_file_that_cannot_be_read_is_told_and_the_others_go_on(
    case: CaseFolder, toy: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    toy.fill(case.path, {"a.txt": "2020 One.", "b.txt": "2020 Two."})

    def refuse(path: Path) -> str:
        if path.name == "a.txt":
            raise PermissionError
        return digest_file(path)

    monkeypatch.setattr("winset.store.source_files.digest_file", refuse)
    with case.deriving() as writer:
        first, second = ingest(writer, toy.DOCUMENTS)
    assert (first.kind, first.problems[0].code, second.kind) == ("unread", "unreadable", "documents")


def test_a_name_that_is_not_text_is_shown_with_its_bytes(case: CaseFolder, toy: ModuleType) -> None:
    path = case.layout.sources / os.fsdecode(b"caf\xe9.txt")
    try:
        path.write_text("2020 One.")
    except OSError:  # a file system that knows only text for names
        return
    with case.deriving() as writer:
        (reading,) = ingest(writer, toy.DOCUMENTS)
    assert reading.name == "caf\\xe9.txt"
    with case.query() as query:
        assert query.rows("SELECT file FROM documents") == [{"file": "caf\\xe9.txt"}]


def test_files_that_nobody_has_read_are_named(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"a.txt": "2020-01-09 one"})
    with case.deriving() as writer:
        assert unread(case.layout.sources, writer.db) == ("a.txt",)
        ingest(writer, toy.DOCUMENTS)
        assert unread(case.layout.sources, writer.db) == ()
