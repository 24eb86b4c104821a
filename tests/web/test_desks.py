from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from winset.errors import CaseError
from winset.web.desks import DAYS, GLANCE, Desks
from winset.web.line import Waits, hurried
from winset.web.opened import Opened
from winset.web.shelves import books_of


@pytest.fixture
def case(shipped: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped, tmp_path / "case"))


def test_a_change_of_the_files_shows_soon_and_nobody_waits(case: Path) -> None:
    desks = Desks(case)
    old = desks.at(None)
    assert desks.at(None) is old
    lines = (case / "chronicle.jsonl").read_text(encoding="utf8").splitlines()
    row = json.loads(lines[0]) | {"text": "Changed words."}
    (case / "chronicle.jsonl").write_text("\n".join([json.dumps(row), *lines[1:]]) + "\n", encoding="utf8")
    assert desks.at(None) is old
    assert desks.ready(None) is old
    until = time.monotonic() + 60
    while desks.at(None) is old and time.monotonic() < until:
        time.sleep(0.05)
    assert any(h.text == "Changed words." for h in desks.at(None).desk.case.chronicle)


def test_each_day_has_its_desk_and_few_are_kept(case: Path) -> None:
    desks = Desks(case)
    first = desks.at("2015-06-30")
    assert first.desk.day.isoformat() == "2015-06-30"
    for year in range(2000, 2000 + DAYS):
        desks.at(str(year))
    assert desks.at("2015-06-30") is not first
    with pytest.raises(CaseError):
        desks.at("yesterday")


def test_an_audience_has_a_desk_of_its_own_only_where_something_is_kept_from_it(case: Path) -> None:
    desks = Desks(case)
    own = desks.at(None)
    assert desks.at(None, "public") is own
    config = case / "winset.toml"
    source = ("[[source]]", 'id = "inside"', 'title = "inside"', 'licence = "own"', 'handling = "TLP:RED"')
    config.write_text("\n".join([config.read_text(encoding="utf8"), *source]) + "\n", encoding="utf8")
    desks.acted("me")
    guest = desks.fresh(None, "public", who="me")
    assert guest is not None
    assert guest is not desks.fresh(None, who="me")
    assert dict(guest.desk.guarded.sources) == {"inside": "RED"}
    assert desks.ready(None, "public", who="me") is guest


def test_who_changed_something_sees_it_at_once_and_the_others_soon(case: Path) -> None:
    made: list[Opened] = []
    waiting: list[Callable[[], None]] = []

    def warm(opened: Opened, _: Opened | None, done: Callable[[], None]) -> None:
        made.append(opened)
        waiting.append(done)

    desks = Desks(case, warm=warm)
    first = desks.at(None)
    assert desks.fresh(None, who="me") is None
    changed(case)
    desks.acted("me")
    mine = desks.fresh(None, who="me")
    assert mine is not None
    assert mine is not first
    assert desks.ready(None, who="me") is None
    assert desks.at(None) is first
    assert desks.fresh(None, who="another") is None
    assert desks.fresh(None, who="me") is mine
    changed(case)
    desks.acted("another")
    assert desks.fresh(None, who="another") not in (None, mine)
    assert made == [first, mine]
    waiting[-1]()
    assert desks.at(None) is mine
    assert desks.ready(None, who="me") is mine
    assert desks.ready(None, who="another") is None
    assert mine.wanted
    assert not first.wanted


def test_ten_changes_in_a_row_open_few_desks(case: Path) -> None:
    desks, opened = Desks(case), []
    desks.at(None)
    for number in range(10):
        changed(case)
        desks.acted(str(number))
        with hurried(), pytest.raises(Waits) as told:
            desks.fresh(None, who=str(number))
        opened.append(told.value.result)
    assert len({id(one.result(60)) for one in opened}) <= 3


def changed(case: Path) -> None:
    """Change a file of the case."""
    polls = case / "polls.csv"
    polls.write_text(polls.read_text(encoding="utf8") + "\n", encoding="utf8")


def test_a_page_in_a_hurry_is_told_to_wait_for_a_desk(case: Path) -> None:
    desks = Desks(case)
    with hurried(), pytest.raises(Waits) as told:
        desks.at(None)
    opened = told.value.result.result(60)
    with hurried():
        assert desks.at(None) is opened


def test_at_the_end_nothing_stays_open(served: Path, tmp_path: Path) -> None:
    desks = Desks(Path(shutil.copytree(served, tmp_path / "case")))
    library = books_of(desks.at(None))
    folder = library._stack._exit_callbacks  # type: ignore[attr-defined]  # of the standard library
    assert len(folder) == 2
    desks.close()
    assert not folder
    with pytest.raises(duckdb.ConnectionException):
        library.documents()


def test_the_moment_passes_with_whatever_a_page_may_have_read(case: Path) -> None:
    desks = Desks(case)
    seen = [desks.moment]
    assert desks.moment == seen[0]
    (case / "sources").mkdir(exist_ok=True)
    (case / "sources" / "by hand.txt").write_text("put there by hand", encoding="utf8")
    seen.append(desks.moment)
    desks.look_again()
    seen.append(desks.moment)
    (case / "polls.csv").write_text("id\n", encoding="utf8")
    time.sleep(2 * GLANCE)
    seen.append(desks.moment)
    assert len(set(seen)) == len(seen)
