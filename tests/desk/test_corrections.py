from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from winset.desk.corrections import correct, history, row_of, undo
from winset.errors import BadInput


@pytest.fixture
def case(shipped: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped, tmp_path / "case"))


def first(case: Path) -> str:
    return str(json.loads((case / "chronicle.jsonl").read_text(encoding="utf8").splitlines()[0])["id"])


def test_a_correction_and_its_undoing_leave_the_file_as_it_was(case: Path) -> None:
    before = (case / "polls.csv").read_bytes()
    name = before.decode().splitlines()[1].split(",")[0]
    old = row_of(case, "polls.csv", name)["percent"]
    done = correct(case, "polls.csv", name, "percent", "12.5", author="ann", reason="the page says so")
    assert (done.old, done.new) == (old, "12.5")
    (act,) = history(case)
    assert (act.author, act.old, act.new, act.reason) == (
        "ann", {"percent": old}, {"percent": "12.5"}, "the page says so",
    )  # fmt: skip
    assert undo(case, done.act, author="ann")
    assert row_of(case, "polls.csv", name)["percent"] == old
    with pytest.raises(BadInput, match="already"):
        undo(case, done.act)


def test_what_was_changed_again_is_not_undone_over(case: Path) -> None:
    name = first(case)
    one = correct(case, "chronicle.jsonl", name, "text", "One.", reason="a")
    correct(case, "chronicle.jsonl", name, "text", "Two.", reason="b")
    with pytest.raises(BadInput, match="changed again"):
        undo(case, one.act)
    assert row_of(case, "chronicle.jsonl", name)["text"] == "Two."


def test_a_case_is_never_made_worse(case: Path) -> None:
    name = first(case)
    before = (case / "chronicle.jsonl").read_bytes()
    for column, value in (("date", "soon"), ("countries", "XXX"), ("id", "other")):
        with pytest.raises(BadInput):
            correct(case, "chronicle.jsonl", name, column, value, reason="x")
    with pytest.raises(BadInput, match="why"):
        correct(case, "chronicle.jsonl", name, "text", "x", reason="")
    with pytest.raises(BadInput, match="known"):
        correct(case, "../chronicle.jsonl", name, "text", "x", reason="x")
    assert (case / "chronicle.jsonl").read_bytes() == before
    assert history(case) == ()
