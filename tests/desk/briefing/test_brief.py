"""A brief tells what became known in between, what it bears on, and what the last one got wrong."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from winset.desk import Desk, open_case
from winset.desk.briefing import Brief, brief, keep_brief
from winset.desk.briefing.errata import last_brief
from winset.errors import CaseError


@pytest.fixture
def case(shipped: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped, tmp_path / "case"))


@pytest.fixture(scope="module")
def spring(shipped: Path) -> tuple[Desk, Brief]:
    """A desk, and its brief of four months."""
    desk = open_case(shipped, as_of="2026-06-30")
    return desk, brief(desk, date(2026, 3, 1))


def test_only_what_became_known_in_between_is_new(spring: tuple[Desk, Brief]) -> None:
    desk, found = spring
    chronicle = {h.id: h for h in desk.case.chronicle}
    acts = {n.id for n in found.new if n.kind == "act"}
    assert acts == {h.id for h in chronicle.values() if h.known_from > "2026-03-01"}
    assert acts
    assert all(n.bears_on == () or n.issue is not None for n in found.new)
    assert [n.weight for n in found.new] == sorted((n.weight for n in found.new), reverse=True)


def test_options_are_compared_as_they_stood_and_their_reasons_are_new_readings(
    shipped: Path, spring: tuple[Desk, Brief]
) -> None:
    now, found = spring
    then = open_case(shipped, as_of="2026-03-01")
    before = {r.id: r.p_joint for r in then.ranking.options}
    after = {r.id: r.p_joint for r in now.ranking.options}
    both = [m for m in found.moved if m.index is not None and m.index_before is not None]
    assert both
    for m in both:
        assert (m.index_before, m.index) == (before[m.option], after[m.option])
    known = {r.text: r.known_from for r in now.case.readings}
    assert all(known[b.text] > "2026-03-01" for m in found.moved for b in m.because)
    assert {m.option for m in found.moved if m.rank_before is None} == set(after) - set(before)


def test_the_next_brief_says_what_the_last_one_got_wrong(case: Path) -> None:
    first = open_case(case, as_of="2018-03-31")
    kept = brief(first, date(2018, 3, 1))
    assert kept.last is None
    due = [n for n in kept.ahead if n.kind == "meeting due"]
    assert due
    keep_brief(first, kept)
    desk = open_case(case, as_of="2019-06-30")
    later = brief(desk, date(2019, 5, 1))
    assert later.last == date(2018, 3, 31)
    assert len(later.errata) >= len(due)
    assert {e.right for e in later.errata} == {True, False}
    assert [e.right for e in later.errata] == sorted((e.right for e in later.errata), key=bool)
    met = {m.date for m in desk.case.meetings}
    assert all(e.came.split()[-1] in met for e in later.errata if e.came.startswith("met "))
    assert last_brief(case, date(2018, 3, 31)) is None


def test_a_day_after_the_record_is_refused(case: Path) -> None:
    with pytest.raises(CaseError, match="is not before"):
        brief(open_case(case, as_of="2019-06-30"), date(2019, 6, 30))
