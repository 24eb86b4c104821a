"""Coded parts: a pure function of their shard, the same bytes whatever the number of processes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from winset.errors import WinsetError
from winset.model import Document
from winset.store import CaseFolder, code_documents, documents, ingest
from winset.store.parts import parts


def coded(folder: Path, toy: ModuleType, jobs: int) -> dict[tuple[str, str, int], str]:
    case = CaseFolder.create(folder)
    toy.fill(case.path, {f"{n}.txt": toy.texts(n, 7) for n in range(2)})
    steps: list[tuple[str, int, int]] = []
    with case.deriving() as writer:
        ingest(writer, toy.DOCUMENTS)
        done = code_documents(
            writer, toy.code, code="1", settings={}, jobs=jobs, progress=lambda *step: steps.append(step)
        )
        assert done == 4
        assert steps == [("coding", n, 4) for n in (1, 2, 3, 4)]
        assert code_documents(writer, toy.code, code="1", settings={}) == 0
        return {(p.kind, p.origin, p.shard): p.sha256 for p in parts(writer.db)}


def test_two_processes_make_the_same_bytes_as_one(
    tmp_path: Path, toy: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "_DOCUMENTS", 4)
    assert coded(tmp_path / "one", toy, 1) == coded(tmp_path / "two", toy, 2)


def test_other_settings_or_other_code_code_again(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"a.txt": "2020-01-02 JPN meets KOR."})
    with case.deriving() as writer:
        ingest(writer, toy.DOCUMENTS)
        assert code_documents(writer, toy.code, code="1", settings={"countries": ["JPN"]}) == 1
        assert code_documents(writer, toy.code, code="1", settings={"countries": ["KOR"]}) == 1
        assert code_documents(writer, toy.code, code="2", settings={"countries": ["KOR"]}) == 1
        assert code_documents(writer, toy.code, code="2", settings={"countries": ["KOR"]}) == 0


def test_an_event_knows_its_sentence_its_days_and_how_many_take_part(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(
        case.path,
        {"a.txt": "2020-03-05 Nothing. 日本 and JPN meets KOR on 2020-02. They should go on.\n? KOR blames USA."},
    )
    with case.deriving() as writer:
        toy.update(writer)
    with case.query() as query:
        first, second = query.rows("SELECT * FROM events ORDER BY source")
        (claim,) = query.rows("SELECT * FROM claims")
        texts = {row["id"]: row["text"] for row in query.rows("SELECT id, text FROM documents")}
    assert (first["sentence"], str(first["first_day"]), str(first["last_day"])) == (1, "2020-02-01", "2020-02-29")
    assert texts[first["document"]][first["trigger_start"] : first["trigger_end"]] == first["trigger"] == "meets"
    assert (str(first["known_day"]), first["context"], first["parties"]) == ("2020-03-05", ["military"], 2)
    assert (second["known_day"], second["first_day"], second["happening"]) == (None, None, None)
    assert first["happening"] == "2020-02-01/2020-02-29 JPN-KOR 04"
    assert (claim["sentence"], claim["kind"], claim["text"]) == (2, "recommendation", "should")


def test_a_process_that_dies_is_a_sentence_and_what_was_coded_stays(
    case: CaseFolder, toy: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "_DOCUMENTS", 1)
    toy.fill(case.path, {"a.txt": "2020 JPN meets KOR.\n2020 KOR meets JPN.\n"})
    with case.deriving() as writer:
        ingest(writer, toy.DOCUMENTS)
        with pytest.raises(WinsetError, match="--jobs 1"):
            code_documents(writer, toy.die, code="1", settings={}, jobs=2)
        assert code_documents(writer, toy.code, code="1", settings={}) == 2


def test_documents_without_sentences_or_events_make_empty_parts(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"a.txt": "2020 \n"})
    with case.deriving() as writer:
        toy.update(writer)
        assert {part.kind: part.rows for part in parts(writer.db)} == {
            "documents": 1, "sentences": 0, "signatures": 1, "events": 0, "claims": 0,
        }  # fmt: skip
    with case.query() as query:
        assert query.rows("SELECT * FROM events") == []


def test_what_the_words_do_not_date_is_news_of_its_documents_day(case: CaseFolder, toy: ModuleType) -> None:
    toy.fill(case.path, {"a.txt": "2020-03-05 JPN meets KOR.\n2020-03-06 KOR meets JPN on 2020-03-05.\n"})

    def undated(found: Sequence[Document]) -> Iterator[dict[str, Any]]:
        for document, result in zip(found, toy.code(found), strict=True):
            for event in result["events"]:
                event["date"] = None if event["date"] == document.date else event["date"]
            yield result

    with case.deriving() as writer:
        ingest(writer, toy.DOCUMENTS)
        code_documents(writer, undated, code="1", settings={})
    with case.query() as query:
        rows = query.rows("SELECT date, first_day, happening FROM events ORDER BY known_day")
    assert [row["date"] for row in rows] == [None, "2020-03-05"]
    assert {row["happening"] for row in rows} == {"2020-03-05 JPN-KOR 04"}
