from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from winset.bargaining import compared
from winset.desk.scenarios import scenarios
from winset.desk.sliding import slid
from winset.errors import BadInput, UnknownName
from winset.model import Change

if TYPE_CHECKING:
    from winset.desk import Desk


def test_a_scenario_moves_options_as_the_command_says(desk: Desk) -> None:
    (one, *_) = scenarios(desk)
    quick = {m.option: m for m in slid(desk, [one.id])}
    exact = {s.option: s for s in compared(desk.assessment, [one]).shifts}
    assert quick.keys() == exact.keys()
    for option, moved in quick.items():
        assert moved.after == pytest.approx(exact[option].joint_after)
        assert (moved.rank_before, moved.rank_after) == (exact[option].rank_before, exact[option].rank_after)


def test_nothing_changes_without_a_change(desk: Desk) -> None:
    assert all(m.before == m.after and m.rank_before == m.rank_after for m in slid(desk))


def test_a_government_that_wants_more_ratifies_more_of_what_asks_more(desk: Desk) -> None:
    moved = slid(desk, changes=[Change(kind="mean", by=0.2, country=desk.case.countries[0], sector="GOV")])
    assert sum(m.after - m.before for m in moved) > 0


def test_nonsense_is_refused(desk: Desk) -> None:
    with pytest.raises(UnknownName):
        slid(desk, ["none"])
    with pytest.raises(BadInput):
        slid(desk, changes=[Change(kind="mood", by=1.0)])
