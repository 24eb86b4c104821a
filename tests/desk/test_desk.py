from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import winset
from winset.desk import Desk, open_case
from winset.desk.desk import record_end
from winset.errors import CaseError, UnknownName


def test_the_package_opens_cases(shipped: Path) -> None:
    assert winset.open_case(shipped, as_of="2021").day == date(2021, 12, 31)


def test_the_default_day_is_the_end_of_the_record(desk: Desk) -> None:
    assert desk.day == record_end(desk.case)
    assert max(h.known_from for h in desk.case.chronicle) <= desk.day.isoformat()
    empty = replace(desk.case, chronicle=(), polls=(), meetings=(), readings=(), start="2001-02")
    assert record_end(empty) == date(2001, 2, 28)


@pytest.mark.parametrize("text", ["2021-13", "yesterday", ""])
def test_what_is_no_date_is_refused(shipped: Path, text: str) -> None:
    with pytest.raises(CaseError, match="no date"):
        open_case(shipped, as_of=text)


def test_the_snapshot_knows_the_day_and_the_files(shipped: Path, desk: Desk) -> None:
    assert open_case(shipped).snapshot == desk.snapshot
    assert open_case(shipped, as_of="2021").snapshot != desk.snapshot


def test_an_unknown_issue_suggests_the_nearest(desk: Desk) -> None:
    assert desk.issue("intelligence").id == "intelligence"
    with pytest.raises(UnknownName, match="intelligence"):
        desk.issue("inteligence")


def test_ladders_are_those_of_open_options(desk: Desk) -> None:
    moved = {o.issue for o in desk.ranking.options}
    assert {ladder.issue for ladder in desk.ladders} == moved
    for ladder in desk.ladders:
        for winset_ in ladder.winsets:
            for low, high in winset_:
                assert low < high
        for low, high in ladder.overlap:
            assert all(any(a <= low and high <= b for a, b in winset_) for winset_ in ladder.winsets)
