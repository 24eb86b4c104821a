"""What lies in `sources/` is seen as it is, and hashed only when it may have changed."""

from __future__ import annotations

import os
from types import ModuleType

from winset.store import CaseFolder
from winset.store.source_files import source_files


def test_files_are_listed_by_name_without_hidden_unfinished_and_broken_ones(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"b.txt": "x", "a/c.txt": "y", ".git/z": "z", ".DS_Store": "z", ".tmp-1-a": "z"})
    (case.path / "sources" / "dangling").symlink_to("nowhere")
    with case.reading() as db:
        assert [file.name for file in source_files(case.layout.sources, db)] == ["a/c.txt", "b.txt"]


def test_a_file_that_changes_is_seen_even_when_its_size_does_not(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"a.txt": "2020 One."})
    path = case.path / "sources" / "a.txt"
    with case.writing() as writer:
        toy.update(writer)
        (before,) = source_files(case.layout.sources, writer.db)
        path.write_text("2020 Two.")
        os.utime(path, ns=(0, before.modified_ns + 1))
        (after,) = source_files(case.layout.sources, writer.db)
    assert before.bytes == after.bytes
    assert before.sha256 != after.sha256
