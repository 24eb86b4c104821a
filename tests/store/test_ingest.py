"""The parts follow the files in `sources/`: new, changed, renamed, doubled and gone."""

from __future__ import annotations

from types import ModuleType

import pytest

from winset.store import CaseFolder, documents, ingest, readings
from winset.store.documents import DocumentReader
from winset.store.parts import part_file, parts


def titles(case: CaseFolder) -> list[tuple[str, str]]:
    with case.query() as query:
        return [(row["file"], row["text"]) for row in query.rows("SELECT file, text FROM documents ORDER BY 1, 2")]


def test_each_file_says_what_came_of_it(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(
        case.path,
        {
            "a.txt": "2020 One.\n! no\n2021 Two.\n",
            "deep/b.rows": "JPN KOR 040 2020-01-02\nJPN KOR\n",
            "empty.txt": "",
            ".hidden": "2020 Not read.",
        },
    )
    seen: list[tuple[str, int, int]] = []
    with case.deriving() as writer:
        found = ingest(writer, toy.DOCUMENTS, [toy.EVENTS], progress=lambda *step: seen.append(step))
    assert [(r.name, r.kind, r.rows, [p.row for p in r.problems]) for r in found] == [
        ("a.txt", "documents", 2, [2]),
        ("deep/b.rows", "imported", 1, [2]),
        ("empty.txt", "unread", 0, []),
    ]
    with case.reading() as db:
        assert readings(db) == found
    assert seen == [
        ("reading a.txt", 0, 3),
        ("reading deep/b.rows", 1, 3),
        ("reading empty.txt", 2, 3),
        ("reading", 3, 3),
    ]
    assert case.layout.blobs.joinpath(found[0].sha256[:2], found[0].sha256).read_text().startswith("2020 One.")


def test_reading_again_reads_nothing(case: CaseFolder, toy: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    toy.fill(case.path, {"a.txt": "2020 One.", "b.rows": "JPN KOR 040 2020"})
    with case.deriving() as writer:
        first = ingest(writer, toy.DOCUMENTS, [toy.EVENTS])
        reads: list[str] = []
        watched = DocumentReader(
            code=toy.DOCUMENTS.code, read=lambda path, *_: reads.append(path.name) or (), sentences=toy.sentences
        )
        monkeypatch.setattr("winset.store.source_files.digest_file", lambda path: pytest.fail(f"hashed {path}"))
        assert ingest(writer, watched, [toy.EVENTS]) == first
    assert reads == []


def test_a_changed_a_renamed_and_a_removed_file_are_followed(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"a.txt": "2020 One.", "b.txt": "2020 Other."})
    with case.deriving() as writer:
        toy.update(writer)
    assert titles(case) == [("a.txt", "One."), ("b.txt", "Other.")]
    toy.fill(case.path, {"a.txt": "2020 Changed."})
    (case.path / "sources" / "b.txt").rename(case.path / "sources" / "c.txt")
    with case.deriving() as writer:
        toy.update(writer)
    assert titles(case) == [("a.txt", "Changed."), ("c.txt", "Other.")]
    (case.path / "sources" / "a.txt").unlink()
    with case.deriving() as writer:
        toy.update(writer)
    assert titles(case) == [("c.txt", "Other.")]
    with case.reading() as db:
        listed = {part_file(case.layout.parts, part).name for part in parts(db)}
    with case.deriving():
        assert {path.name for path in case.layout.parts.iterdir()} == listed


def test_the_same_bytes_under_two_names_are_one_and_survive_the_loss_of_either(
    case: CaseFolder, toy: ModuleType
) -> None:
    toy.fill(case.path, {"a.txt": "2020 One.", "b.txt": "2020 One."})
    with case.deriving() as writer:
        found = ingest(writer, toy.DOCUMENTS)
    assert [(r.name, r.rows) for r in found] == [("a.txt", 1), ("b.txt", 0)]
    assert titles(case) == [("a.txt", "One.")]
    (case.path / "sources" / "a.txt").unlink()
    with case.deriving() as writer:
        found = ingest(writer, toy.DOCUMENTS)
    assert [(r.name, r.rows) for r in found] == [("b.txt", 1)]
    assert titles(case) == [("b.txt", "One.")]


def test_another_version_of_the_reader_reads_everything_again(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"a.txt": "2020 One.\n2020 Two.\n2020 Three.\n"})
    with pytest.MonkeyPatch.context() as patch, case.deriving() as writer:
        patch.setattr(documents, "_DOCUMENTS", 1)
        toy.update(writer)
    assert len(titles(case)) == 3

    def fewer(*where: object) -> object:
        return list(toy.read(*where))[:1]

    with case.deriving() as writer:
        ingest(writer, DocumentReader(code="toy 2", read=fewer, sentences=toy.sentences))
        assert {(part.kind, part.shard) for part in parts(writer.db, kind="documents")} == {("documents", 0)}
        assert {part.shard for part in parts(writer.db)} == {0}
    assert titles(case) == [("a.txt", "One.")]


def test_parts_deleted_by_hand_are_made_again(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"a.txt": "2020 JPN meets KOR.", "b.rows": "JPN KOR 040 2020"})
    with case.deriving() as writer:
        toy.update(writer)
    before = {path.name: path.read_bytes() for path in case.layout.parts.iterdir()}
    for path in case.layout.parts.iterdir():
        path.unlink()
    with case.deriving() as writer:
        toy.update(writer)
    assert {path.name: path.read_bytes() for path in case.layout.parts.iterdir()} == before
