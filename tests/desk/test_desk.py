from __future__ import annotations

import pkgutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import winset
import winset.coder
import winset.desk
from winset.desk import Desk, open_case
from winset.desk.desk import record_end
from winset.errors import CaseError, UnknownName


def test_the_package_opens_cases(shipped: Path) -> None:
    assert winset.open_case(shipped, as_of="2021").day == date(2021, 12, 31)


def test_the_default_day_is_the_end_of_the_record(desk: Desk) -> None:
    assert desk.day == record_end(desk.case)
    assert max(h.known_from for h in desk.case.chronicle) <= desk.day.isoformat()
    empty = replace(
        desk.case, chronicle=(), polls=(), meetings=(), readings=(), options=(), constraints=(), commitments=(),
        start="2001-02",
    )  # fmt: skip
    assert record_end(empty) == date(2001, 2, 28)
    for field in ("options", "constraints", "commitments"):
        row = replace(getattr(desk.case, field)[0], known_from="2003-05")
        assert record_end(replace(empty, **{field: (row,)})) == date(2003, 5, 31)


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


def test_no_name_of_the_public_face_is_hidden_by_a_module_that_has_it_too() -> None:
    for room in (winset.desk, winset.coder):
        modules = {module.name for module in pkgutil.iter_modules(room.__path__)}
        assert not modules & set(room.__all__)


def test_opening_a_case_loads_no_parser() -> None:
    code = "import sys, winset.desk.desk, winset.report.brief; print('winset.coder.records' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
