"""Finding sentences and rows of a case: fresh, as of a day, each text once, whatever happens to the index."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from winset.desk import create, read
from winset.store import CaseFolder
from winset.store import search as module
from winset.store.search import Matches, search_case
from winset.store.wording import wording

RULING = """---
title: 徴用工判決
date: 2018-11-01
---
韓国最高裁は30日、元徴用工の訴えを認める判決を言い渡した。
"""
SUMMIT = """---
date: 2023-03-16
---
한일 정상은 회담을 가졌다. 대법원 판결에 대해 일본 정부가 항의했다.
"""
UNDATED = "Japan and South Korea held talks on the ruling about forced labour."
CHRONICLE = (
    '{"id": "talks", "date": "2019-07-12", "known_from": "2019-07-12", "text": "Officials met about export controls.", '
    '"kind": "summarised", "countries": ["JPN", "KOR"], "issue": "trade", "status": "verified", "sources": ["x"]}\n'
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = create(tmp_path_factory.mktemp("case") / "pair", title="Pair")
    for name, text in (("ruling.md", RULING), ("copy.md", RULING), ("summit.md", SUMMIT), ("undated.txt", UNDATED)):
        (path / "sources" / name).write_text(text, encoding="utf-8")
    (path / "chronicle.jsonl").write_text(CHRONICLE, encoding="utf-8")
    read(path)
    return path


@pytest.fixture
def case(made: Path, tmp_path: Path) -> CaseFolder:
    return CaseFolder.open(shutil.copytree(made, tmp_path / "pair"))


def look(case: CaseFolder, query: str, **told: object) -> Matches:
    return search_case(case, wording(query), **told)  # type: ignore[arg-type] - keywords of search_case


def test_two_letters_of_either_language_are_found_and_marked(case: CaseFolder) -> None:
    for query in ("徴用", "判決", "한일", "판결"):
        found = look(case, query)
        assert found.total
        for match in found.matches:
            assert {match.text[a:b] for a, b in match.marks} == {query}


def test_a_match_says_where_its_words_stand(case: CaseFolder) -> None:
    (match,) = look(case, "판결").matches
    assert (match.kind, match.lang, match.date, match.file) == ("sentence", "ko", "2023-03-16", "summit.md")
    assert match.id == f"{match.document}:{match.sentence}"
    with case.query() as query:
        (row,) = query.rows("SELECT text FROM documents WHERE id = $id", {"id": match.document})
    assert match.start is not None
    assert row["text"][match.start :].startswith(match.text)
    assert not match.redistributable
    assert look(case, "export").matches[0].redistributable


def test_a_copy_is_found_once(case: CaseFolder) -> None:
    assert look(case, "徴用").kinds == (("sentence", 1), ("title", 1))


def test_a_day_hides_what_was_known_later_and_says_so(case: CaseFolder) -> None:
    everything, then = (
        look(case, "判決 OR 판결 OR ruling OR export"),
        look(case, "判決 OR 판결 OR ruling OR export", as_of=date(2018, 12, 31)),
    )
    assert everything.later == 0
    assert {m.known_from for m in then.matches} == {"2018-11-01"}
    assert then.total + then.later == everything.total
    assert then.later > 0


def test_filters_and_pages(case: CaseFolder) -> None:
    query = "判決 OR 판결 OR ruling OR export"
    assert look(case, f"{query} lang:ko").langs == (("ko", 1),)
    assert look(case, f"{query} kind:chronicle").kinds == (("chronicle", 1),)
    assert {m.date for m in look(case, f"{query} after:2019 before:2020").matches} == {"2019-07-12"}
    whole = look(case, query)
    pages = [look(case, query, limit=1, offset=at).matches[0].id for at in range(whole.total)]
    assert pages == [match.id for match in whole.matches]
    assert [m.score for m in whole.matches] == sorted((m.score for m in whole.matches), reverse=True)


def test_documents_and_rows_that_change_are_found_as_they_are_now(case: CaseFolder) -> None:
    assert look(case, "竹島").total == 0
    (case.path / "sources" / "new.md").write_text("日本政府は竹島について抗議した。", encoding="utf-8")
    (case.path / "sources" / "summit.md").unlink()
    (case.path / "chronicle.jsonl").write_text(CHRONICLE.replace("export", "cyber"), encoding="utf-8")
    read(case.path)
    assert look(case, "竹島").total == 1
    assert look(case, "판결").total == 0
    assert look(case, "export").total == 0
    assert look(case, "cyber").total == 1
    (case.path / "sources" / "ruling.md").unlink()
    read(case.path)
    assert look(case, "徴用 kind:sentence").total == 1  # the copy takes its place


def test_an_index_that_is_gone_damaged_or_of_another_version_is_made_again(case: CaseFolder) -> None:
    index = case.layout.parts / "search.db"
    before = look(case, "判決")
    index.unlink()
    assert look(case, "判決") == before
    index.write_bytes(b"no database" * 1000)
    for ending in ("-wal", "-shm"):
        index.with_name(f"search.db{ending}").unlink(missing_ok=True)
    assert look(case, "判決") == before


def test_an_interruption_leaves_whole_shelves_and_the_next_search_goes_on(
    case: CaseFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill, filled = module.fill_shelf, []

    def breaks(con: object, shelf: tuple[str, str], **told: object) -> None:
        if len(filled) == 2:
            entries = iter(told["entries"])  # type: ignore[call-overload] - rows
            told["entries"] = (next(entries) if n == 0 else 1 / 0 for n in range(2))
        filled.append(shelf)
        fill(con, shelf, **told)  # type: ignore[arg-type] - passed on

    monkeypatch.setattr(module, "fill_shelf", breaks)
    with pytest.raises(ZeroDivisionError):
        look(case, "判決 OR 판결 OR ruling")
    monkeypatch.undo()
    found = look(case, "判決 OR 판결 OR ruling")
    assert found.total == 4


def test_a_folder_that_cannot_be_written_is_searched_all_the_same(
    case: CaseFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("winset.store.shelves.os.access", lambda *_: False)
    assert look(case, "徴用").total == 2
    assert not (case.layout.parts / "search.db").exists()


def test_a_case_that_was_never_read_is_searched_by_its_rows(tmp_path: Path) -> None:
    path = create(tmp_path / "new", title="New")
    (path / "chronicle.jsonl").write_text(CHRONICLE, encoding="utf-8")
    assert look(CaseFolder.open(path), "export").total == 1
