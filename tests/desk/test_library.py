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


HEAD = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip


@pytest.fixture(scope="module")
def mixed(opened: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The same with rows of an event file, some of private parties."""
    case = tmp_path_factory.mktemp("mixed") / "case"
    shutil.copytree(opened.folder.path, case)
    names = {"JPN": "Japan", "KOR": "South Korea", "USA": "United States", "CHN": "China"}
    lines = ["\t".join(HEAD)]
    for number in range(60):
        source, target = (("JPN", "KOR"), ("KOR", "JPN"), ("USA", "JPN"), ("CHN", "JPN"))[number % 4]
        sector = "Business" if number % 5 == 0 else "Government"
        who = [str(7000 + number), f"2018-06-{1 + number % 28:02d}", names[source], sector, names[source], "Talks"]
        what = ["036" if number % 3 else "112", "4", names[target], "Government", names[target], str(number), "1"]
        lines.append("\t".join([*who, *what, "Drawn", "", "", "", names[source], "0", "0"]))
    file = case.parent / "icews_mixed.tab"
    file.write_text("\n".join(lines) + "\n", encoding="utf8")
    add(case, [file])
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


@pytest.mark.parametrize("scope", ["bilateral", "multiparty", "private"])
def test_rows_that_were_laid_out_are_the_same(mixed: Desk, scope: str) -> None:
    plain, laid = Library(mixed), Library(mixed)
    laid.lay_out()
    found = 0
    for data in ("coded", "icews", "nothing"):
        for source, target in (("JPN", "KOR"), ("KOR", "JPN"), ("USA", "JPN"), ("CHN", "PRK"), ("JPN", "JPN")):
            for issue, first, last, limit in (
                (None, None, None, 500), ("", None, None, 3), ("intelligence", None, None, 500),
                (None, date(2018, 6, 1), date(2018, 6, 30), 500), (None, date(2024, 6, 1), None, 1),
            ):  # fmt: skip
                asked = {"issue": issue, "first": first, "last": last, "scope": scope, "limit": limit}
                rows = plain.behind(data, source, target, **asked)  # type: ignore[arg-type]
                assert laid.behind(data, source, target, **asked) == rows  # type: ignore[arg-type]
                found += len(rows)
    assert found > 0 or scope == "multiparty"


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
