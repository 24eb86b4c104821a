"""A weighing is written where people write theirs, counts at once, and can be taken back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from winset.desk import competing, open_case
from winset.desk.corrections import undo
from winset.desk.hypotheses_weighed import FILE, candidates, weigh
from winset.errors import BadInput, UnknownName

QUESTION = "radar-2018"


@pytest.fixture
def case(shipped: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped, tmp_path / "case"))


def test_what_lies_near_in_time_is_proposed_and_what_is_weighed_is_not(case: Path) -> None:
    desk = open_case(case)
    near = candidates(desk, QUESTION)
    weighed = {w.evidence for w in desk.case.weighings if w.hypothesis.startswith("radar")}
    assert near
    assert not weighed.intersection(name for name, _, _ in near)
    assert all("2017" <= day <= "2020-12" for _, day, _ in near)
    with pytest.raises(UnknownName, match="radar-2018"):
        candidates(desk, "radar-2081")


def test_a_weighing_counts_at_once_and_is_taken_back_byte_for_byte(case: Path) -> None:
    before = (case / FILE).read_bytes()
    desk = open_case(case)
    (then,) = competing(desk, QUESTION)
    evidence = candidates(desk, QUESTION)[0][0]
    worst = then.rivals[0]
    fits = {worst.id: "very inconsistent", then.rivals[1].id: "consistent"}
    act = weigh(desk, QUESTION, evidence, fits, weight="strong", reason="It was seen.", author="someone")
    (now,) = competing(open_case(case), QUESTION)
    assert evidence in {item.evidence for item in now.items}
    against = {rival.id: rival.against for rival in now.rivals}
    assert against[worst.id] == worst.against + 2
    undo(case, act, author="someone")
    assert (case / FILE).read_bytes() == before


def test_a_new_weighing_takes_the_place_of_the_old_which_comes_back_when_it_is_undone(case: Path) -> None:
    desk = open_case(case)
    (then,) = competing(desk, QUESTION)
    item, rival = then.items[0], then.rivals[0]
    rows = sorted((case / FILE).read_text(encoding="utf-8").splitlines())
    act = weigh(desk, QUESTION, item.evidence, {rival.id: "neutral"}, weight="weak", reason="Anew.", author="someone")
    (now,) = competing(open_case(case), QUESTION)
    place = [r.id for r in now.rivals].index(rival.id)
    assert next(i for i in now.items if i.evidence == item.evidence).fits[place] == "neutral"
    assert len((case / FILE).read_text(encoding="utf-8").splitlines()) == len(rows)
    undo(case, act, author="someone")
    assert sorted((case / FILE).read_text(encoding="utf-8").splitlines()) == rows
    assert open_case(case).problems == ()


def test_everything_that_is_wrong_is_told_and_nothing_is_written(case: Path) -> None:
    before = (case / FILE).read_bytes()
    with pytest.raises(BadInput) as told:
        weigh(open_case(case), QUESTION, "nothing", {"radar-lock-on": "well"}, weight="much", reason=" ", author="x")
    assert {p.column for p in told.value.problems} == {"evidence", "fit", "weight", "reason"}
    assert (case / FILE).read_bytes() == before
