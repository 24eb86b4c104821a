from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from winset.desk import Desk, add, open_case, read
from winset.desk.library import Library

TEXTS = {
    "first.txt": "Statement\n\n2024-05-14\n\nOn 14 May 2024 Japan and South Korea agreed to share intelligence.\n",
    "second.txt": "Other\n\n2024-06-01\n\nOn 1 June 2024 Japan criticised South Korea over the islets.\n",
}


@pytest.fixture(scope="module")
def opened(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    case = tmp_path_factory.mktemp("library") / "case"
    shutil.copytree(shipped, case)
    for name, text in TEXTS.items():
        (case.parent / name).write_text(text, encoding="utf8")
        add(case, [case.parent / name])
    read(case)
    return open_case(case)


def test_documents_by_page(opened: Desk) -> None:
    library = Library(opened)
    every = library.documents()
    assert (every.total, every.all) == (2, 2)
    one, two = library.documents(limit=1), library.documents(limit=1, offset=1)
    assert {one.rows[0]["id"], two.rows[0]["id"]} == {row["id"] for row in every.rows}
    assert [row["date"] for row in every.rows] == ["2024-06-01", "2024-05-14"]
    assert library.documents(find="FIRST 100%").total == 0
    assert library.documents(find="first").total == 1
    assert [r["events"] for r in library.documents(sort="-events").rows] == sorted(
        (r["events"] for r in every.rows), reverse=True
    )


def test_a_document_with_what_was_read_in_it(opened: Desk) -> None:
    library = Library(opened)
    (row,) = library.documents(find="first").rows
    found = library.read(row["id"])
    assert found is not None
    assert found.events
    text = found.document["text"]
    for sentence in found.sentences:
        assert text[sentence["start_char"] : sentence["end_char"]] == sentence["text"]
    assert library.read("0" * 16) is None


def test_the_rows_behind_a_point(opened: Desk) -> None:
    library = Library(opened)
    rows = library.behind("coded", "JPN", "KOR", first=date(2024, 6, 1), last=date(2024, 6, 30))
    assert rows
    assert all("islets" in (row.sentence or "") for row in rows)
    assert library.behind("coded", "JPN", "KOR", first=date(2020, 1, 1), last=date(2020, 1, 31)) == ()


def test_many_ask_at_once(opened: Desk) -> None:
    library = Library(opened)
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda _: library.documents().total, range(30)))
    assert set(found) == {2}


def test_a_case_without_documents_is_empty(desk: Desk) -> None:
    library = Library(desk)
    assert library.documents().all == 0
    assert library.read("0" * 16) is None
    assert library.behind("coded", "JPN", "KOR") == ()
