"""A search of a case as of its day, with names in English beside."""

from __future__ import annotations

from pathlib import Path

import pytest

from winset.desk import create, open_case, read
from winset.desk.searching import has_index, search


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = create(tmp_path_factory.mktemp("case") / "pair", title="Pair")
    text = "---\ndate: 2022-05-10\n---\n岸田首相は韓国の新大統領と電話で会談した。経団連は歓迎した。\n"
    (path / "sources" / "a.md").write_text(text, encoding="utf-8")
    read(path)
    return path


def test_names_have_english_beside_and_english_names_find_them(case: Path) -> None:
    desk = open_case(case, as_of="2022-12-31")
    (found,) = search(desk, "岸田").found
    assert {(n.text, n.english) for n in found.names} >= {("岸田首相", "Fumio Kishida"), ("韓国", "South Korea")}
    for name in found.names:
        assert found.match.text[name.start : name.end] == name.text
    assert search(desk, "Keidanren").found[0].match.text == "経団連は歓迎した。"
    assert search(desk, '"Keidanren"').total == 0


def test_the_desk_sees_what_was_known_on_its_day(case: Path) -> None:
    desk = open_case(case, as_of="2020-01-01")
    found = search(desk, "会談")
    assert (found.total, found.later, found.as_of) == (0, 1, "2020-01-01")
    assert search(desk, "会談", everything=True).total == 1


def test_an_index_as_it_stands_lacks_what_was_read_since(tmp_path: Path) -> None:
    path = create(tmp_path / "pair", title="Pair")
    (path / "sources" / "a.md").write_text("---\ndate: 2022-05-10\n---\nThe first word.\n", encoding="utf-8")
    read(path)
    assert not has_index(open_case(path))
    assert search(open_case(path), "word", as_it_is=True).total == 1, "made where there is none"
    (path / "sources" / "b.md").write_text("---\ndate: 2022-05-11\n---\nThe second word.\n", encoding="utf-8")
    read(path)
    desk = open_case(path)
    assert has_index(desk)
    assert search(desk, "word", as_it_is=True).total == 1
    assert search(desk, "word").total == 2
    assert search(desk, "word", as_it_is=True).total == 2
