from __future__ import annotations

import json
import shutil
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from winset.errors import CaseError
from winset.web.desks import DAYS, Desks, Opened


@pytest.fixture
def case(shipped: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped, tmp_path / "case"))


def test_a_change_of_the_files_shows_soon_and_nobody_waits(case: Path) -> None:
    desks = Desks(case, warm=False)
    old = desks.at(None)
    assert desks.at(None) is old
    lines = (case / "chronicle.jsonl").read_text(encoding="utf8").splitlines()
    row = json.loads(lines[0]) | {"text": "Changed words."}
    (case / "chronicle.jsonl").write_text("\n".join([json.dumps(row), *lines[1:]]) + "\n", encoding="utf8")
    assert desks.at(None) is old
    assert desks.ready(None) is None
    until = time.monotonic() + 60
    while desks.at(None) is old and time.monotonic() < until:
        time.sleep(0.05)
    assert any(h.text == "Changed words." for h in desks.at(None).desk.case.chronicle)


def test_each_day_has_its_desk_and_few_are_kept(case: Path) -> None:
    desks = Desks(case, warm=False)
    first = desks.at("2015-06-30")
    assert first.desk.day.isoformat() == "2015-06-30"
    for year in range(2000, 2000 + DAYS):
        desks.at(str(year))
    assert desks.at("2015-06-30") is not first
    with pytest.raises(CaseError):
        desks.at("yesterday")


def test_what_many_ask_for_is_computed_once(case: Path) -> None:
    opened = Opened(Desks(case, warm=False).at(None).desk)
    count = []

    def slow() -> int:
        count.append(threading.get_ident())
        time.sleep(0.05)
        return 7

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: opened.once("seven", slow), range(40)))
    assert set(found) == {7}
    assert len(count) == 1
    assert opened.ready("seven") == 7
    assert opened.ready("eight") is None


def test_a_failure_is_not_kept(case: Path) -> None:
    opened = Opened(Desks(case, warm=False).at(None).desk)
    answers = iter([ValueError("first"), 3])

    def sometimes() -> int:
        found = next(answers)
        if isinstance(found, Exception):
            raise found
        return found

    with pytest.raises(ValueError, match="first"):
        opened.once("x", sometimes)
    assert opened.once("x", sometimes) == 3


def test_an_audience_has_a_desk_of_its_own_only_where_something_is_kept_from_it(case: Path) -> None:
    desks = Desks(case, warm=False)
    own = desks.at(None)
    assert desks.at(None, "public") is own
    config = case / "winset.toml"
    source = ("[[source]]", 'id = "inside"', 'title = "inside"', 'licence = "own"', 'handling = "TLP:RED"')
    config.write_text("\n".join([config.read_text(encoding="utf8"), *source]) + "\n", encoding="utf8")
    desks.forget()
    guest = desks.at(None, "public")
    assert guest is not desks.at(None)
    assert dict(guest.desk.guarded.sources) == {"inside": "RED"}
    assert desks.ready(None, "public") is guest
