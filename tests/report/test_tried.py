from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from winset.desk import open_case
from winset.report.book import Book
from winset.report.tongue import say
from winset.report.tried import tried_in_full, tried_sentence

FOUND: dict[str, Any] = {
    "as_of": "2020-12-31",
    "made": "2021-01-05",
    "code": "0",
    "options": 61,
    "ideas": 40,
    "adoptions": 22,
    "index": [0.46, 0.31, 0.61],
    "ambition": [0.71, 0.58, 0.83],
    "detectable": 0.21,
    "slope": [0.1, -0.4, 0.6],
    "calibrated": False,
    "adds": False,
    "sentence": "The index adds nothing to ambition.",
}


@pytest.fixture
def folder(shipped: Path, tmp_path: Path) -> Path:
    mine = tmp_path / "case"
    shutil.copytree(shipped, mine)
    (mine / "backtest.json").unlink(missing_ok=True)
    return mine


def told(folder: Path, *, as_of: str = "2021-02-01", full: bool = False, **changed: Any) -> str:
    (folder / "backtest.json").write_text(json.dumps(FOUND | changed), encoding="utf8")
    desk = open_case(folder, as_of=as_of)
    return str((tried_in_full if full else tried_sentence)(desk, Book(desk)))


def plain(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def test_without_a_back_test_it_says_that_the_index_was_not_tried(folder: Path) -> None:
    desk = open_case(folder, as_of="2021-02-01")
    assert tried_sentence(desk, Book(desk)) == say("methods.not-tried")
    assert "not tried on past options yet" in plain(tried_in_full(desk, Book(desk)))


@pytest.mark.parametrize(
    ("index", "verdict"),
    [
        ([0.46, 0.31, 0.61], "no better than chance"),
        ([0.70, 0.55, 0.83], "better than chance"),
        ([0.30, 0.20, 0.45], "worse than chance"),
    ],
)
def test_the_verdict_is_that_of_the_interval(folder: Path, index: list[float], verdict: str) -> None:
    sentence = plain(told(folder, index=index))
    assert f"Tried on 61 past options, the index did {verdict} at telling" in sentence
    assert "AUC {:.2f}, {:.2f}–{:.2f}".format(*index) in sentence
    assert "ambition alone had 0.71, 0.58–0.83" in sentence


def test_every_number_of_the_sentence_is_linked(folder: Path) -> None:
    bare = re.sub(r'<a class="n".*?</a>', "", told(folder))
    assert re.findall(r"\d+", bare) == ["0", "5"]  # what a coin would have


def test_one_that_knew_more_than_the_day_is_not_told(folder: Path) -> None:
    assert told(folder, as_of="2020-02-01") == say("methods.not-tried")


def test_too_few_options_are_said_to_be_too_few(folder: Path) -> None:
    assert "too few to say" in told(folder, index=[None, None, None])


def test_in_full_it_says_what_the_data_could_show_and_what_was_concluded(folder: Path) -> None:
    text = plain(told(folder, full=True))
    assert "22 were adopted" in text
    assert "at least 0.21 away from 0.5" in text
    assert "the index is not calibrated" in text
    assert text.endswith("The index adds nothing to ambition.")
