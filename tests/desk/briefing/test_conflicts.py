"""What contradicts is told from rows alone, without a ranking."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from winset.desk import open_case
from winset.desk.briefing.conflicts import contradictions

FIGURE = "{id},KOR,JPN,warm to Japan,2026-05-01,{end},{end},1000,telephone,{percent},{pollster},page,,false\n"


def test_two_new_figures_on_one_question_contradict(shipped: Path, tmp_path: Path) -> None:
    case = Path(shutil.copytree(shipped, tmp_path / "case"))
    rows = FIGURE.format(id="a", end="2026-05-02", percent=30, pollster="One")
    rows += FIGURE.format(id="b", end="2026-05-20", percent=45, pollster="Two")
    rows += FIGURE.format(id="c", end="2026-05-21", percent=47, pollster="Three")
    with (case / "polls.csv").open("a", encoding="utf-8") as polls:
        polls.write(rows)
    desk = open_case(case, as_of="2026-06-30")
    pairs = {c.evidence for c in contradictions(desk, (), date(2026, 5, 10)) if c.kind == "figure"}
    assert pairs == {("a", "b"), ("a", "c")}
    assert contradictions(desk, (), date(2026, 6, 1)) == ()
