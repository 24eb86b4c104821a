"""Adding a file puts its bytes into `sources/` durably, once, under a name of their own."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from winset.errors import BadInput, StorageError
from winset.store import CaseFolder, SourceRule, acts, add_path


def test_a_file_and_a_folder_are_added_once_and_said_so(case: CaseFolder, tmp_path: Path) -> None:
    one = tmp_path / "one.txt"
    one.write_text("1")
    (tmp_path / "many" / "deep").mkdir(parents=True)
    (tmp_path / "many" / "deep" / "two.txt").write_text("2")
    (tmp_path / "many" / ".hidden").write_text("3")
    with case.deriving() as writer:
        assert [(a.name, a.new) for a in add_path(writer, one)] == [("one.txt", True)]
        assert [(a.name, a.new) for a in add_path(writer, one)] == [("one.txt", False)]
        assert [a.name for a in add_path(writer, tmp_path / "many", author="kim")] == ["many/deep/two.txt"]
        assert [(act.author == "kim", act.subject) for act in acts(writer.db, kind="add")] == [
            (False, "one.txt"),
            (True, "many/deep/two.txt"),
        ]
    assert (case.path / "sources" / "many" / "deep" / "two.txt").read_text() == "2"


def test_other_bytes_under_a_taken_name_get_a_name_of_their_own(case: CaseFolder, tmp_path: Path) -> None:
    path = tmp_path / "a.b.txt"
    names = []
    with case.deriving() as writer:
        for text in ("1", "2", "2"):
            path.write_text(text)
            names += [(a.name, a.new) for a in add_path(writer, path)]
    assert names == [("a.b.txt", True), ("a.b-d4735e3a.txt", True), ("a.b-d4735e3a.txt", False)]


def test_the_licence_is_recorded_with_the_file(case: CaseFolder, toy: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("2020 One.")
    rule = SourceRule(id="ministry", title="Ministry", licence="CC0", redistributable=True)
    with case.deriving() as writer:
        add_path(writer, path, rule=rule)
        toy.update(writer)
    with case.query() as query:
        assert query.rows("SELECT source_id, licence FROM documents") == [{"source_id": "ministry", "licence": "CC0"}]


@pytest.mark.parametrize("name", ["nothing", "empty"])
def test_nothing_to_add_is_a_sentence(case: CaseFolder, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with case.deriving() as writer, pytest.raises(BadInput, match=r"choose another one|check the path"):
        add_path(writer, tmp_path / name)


def test_a_full_disk_leaves_no_half_file_and_no_act(
    case: CaseFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("1")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("winset.store.additions.publish", refuse)
    with case.deriving() as writer:
        with pytest.raises(StorageError, match=r"could not add .*a\.txt: the disk is full"):
            add_path(writer, path)
        assert acts(writer.db) == ()
    assert list((case.path / "sources").iterdir()) == []
