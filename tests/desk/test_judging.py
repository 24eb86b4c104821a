from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from winset.desk import open_case
from winset.desk.corrections import undo
from winset.desk.judging import FILE, judge
from winset.errors import BadInput, UnknownName

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("before", ["whole", "no newline at the end", "no file"])
def test_a_judgement_is_one_line_more_and_undone_it_is_gone(shipped: Path, tmp_path: Path, before: str) -> None:
    case = tmp_path / "case"
    shutil.copytree(shipped, case)
    file = case / FILE
    held = file.read_text(encoding="utf8")
    if before == "no file":
        file.unlink()
    elif before != "whole":
        file.write_text(held.rstrip("\n"), encoding="utf8")
    desk = open_case(case)
    promise = desk.case.commitments[0].id
    act = judge(desk, promise, score=0, reason="So,\n it seems", evidence=("https://example.org/a",), coder="kim")
    lines = file.read_text(encoding="utf8").splitlines()
    assert lines[-1] == f'{promise},kim,{desk.day},0,https://example.org/a,"So, it seems"'
    assert lines[:-1] == (held.splitlines() if before != "no file" else held.splitlines()[:1])
    assert "taken out again" in undo(case, act, author="kim")
    assert file.read_text(encoding="utf8").splitlines() == lines[:-1]
    with pytest.raises(BadInput, match="undone already"):
        undo(case, act, author="kim")


def test_everything_that_is_missing_is_told_at_once(shipped: Path) -> None:
    desk = open_case(shipped)
    with pytest.raises(BadInput) as found:
        judge(desk, desk.case.commitments[0].id, score=2, reason=" ", evidence=("nothing",), coder="")
    assert [p.column for p in found.value.problems] == ["score", "reason", "coder", "evidence"]
    with pytest.raises(UnknownName):
        judge(desk, "no-such-promise", score=1, reason="so", coder="kim")
