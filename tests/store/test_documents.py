"""Documents go into shards of a bounded size whose ends depend on the documents only."""

from __future__ import annotations

from types import ModuleType

import pytest

from winset.store import CaseFolder, documents, ingest
from winset.store.parts import parts


@pytest.mark.parametrize(("bound", "value", "sizes"), [("_DOCUMENTS", 2, [2, 2, 1]), ("_CHARACTERS", 8, [2, 2, 1])])
def test_a_shard_is_full_by_number_or_by_length(
    case: CaseFolder, toy: ModuleType, monkeypatch: pytest.MonkeyPatch, bound: str, value: int, sizes: list[int]
) -> None:
    monkeypatch.setattr(documents, bound, value)
    toy.fill(case.path, {"a.txt": "2020 Abc.\n" * 5})
    with case.deriving() as writer:
        ingest(writer, toy.DOCUMENTS)
        assert [part.rows for part in parts(writer.db, kind="documents")] == sizes
        assert [part.rows for part in parts(writer.db, kind="sentences")] == sizes


def test_a_document_keeps_what_its_reader_found(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"a.txt": "2020-02 Abc."})
    with case.deriving() as writer:
        toy.update(writer)
    with case.query() as query:
        (row,) = query.rows("SELECT * FROM documents")
    assert (row["title"], row["text"], row["date"], str(row["first_day"])) == (
        "Line 1",
        "Abc.",
        "2020-02",
        "2020-02-01",
    )
    assert (str(row["last_day"]), str(row["known_day"]), row["lang"]) == ("2020-02-29", "2020-02-29", "en")
    assert (row["url"], row["publisher"], row["file"], row["kind"]) == (
        "https://example.org/1",
        None,
        "a.txt",
        "quoted",
    )
