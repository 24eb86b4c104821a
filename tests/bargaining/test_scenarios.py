"""What a scenario changes, with the same draws on both sides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from winset.bargaining.assessment import Assessment, assessed
from winset.bargaining.scenarios import acting, compared, compared_each, happened
from winset.bargaining.settings import GameSettings
from winset.model import Change, Scenario, as_of
from winset.testing import small_case

DAY = date(2006, 1, 1)


def assessment() -> Assessment:
    return assessed(as_of(small_case(), DAY), DAY, settings=GameSettings(paired_draws=10))


def scenario(*changes: Change, **dates: str) -> Scenario:
    row = Scenario(
        id="s", title="S", what="It happens.", since="2005", until=None, changes=changes, known_from="2005", source="x"
    )
    return replace(row, **dates)


def test_a_scenario_that_changes_nothing_shifts_nothing() -> None:
    found = compared(assessment(), [scenario(Change(kind="salience", by=1.0), Change(kind="mean", by=0.0))])
    assert all(s.joint_before == s.joint_after for s in found.shifts)
    assert all(s.change_low == s.change_high == 0.0 for s in found.shifts)
    assert not found.moved()


@pytest.mark.parametrize(
    ("change", "sign"),
    [
        (Change(kind="mean", by=0.3, issue="energy"), 1),
        (Change(kind="mean", by=-0.3, issue="energy", sector="GOV"), -1),
        (Change(kind="cost", by=0.3, issue="energy", country="FRA"), -1),
        (Change(kind="cost", by=-0.3, issue="energy", country="DEU"), 1),
    ],
)
def test_changes_act_in_their_direction_in_every_draw(change: Change, sign: int) -> None:
    shift = next(s for s in compared(assessment(), [scenario(change)]).shifts if s.option == "pipeline")
    assert (shift.joint_after - shift.joint_before) * sign > 0.0
    assert shift.change_low * sign >= -1e-9
    assert shift.change_high * sign >= -1e-9


def test_a_louder_public_is_heard_more() -> None:
    change = Change(kind="influence", by=9.0, sector="PUB")
    shift = next(s for s in compared(assessment(), [scenario(change)]).shifts if s.option == "pipeline")
    assert shift.joint_after > shift.joint_before


def test_a_status_quo_above_the_option_takes_its_gain_away() -> None:
    found = compared(assessment(), [scenario(Change(kind="status-quo", by=0.4, issue="energy"))])
    shift = next(s for s in found.shifts if s.option == "pipeline")
    assert shift.joint_after == 0.0
    assert shift in found.moved()


def test_a_change_acts_on_positions_whose_own_negotiation_is_left_out() -> None:
    a = assessment()
    change = Change(kind="mean", by=-0.4, issue="energy", player="deu-leader")
    v = next(v for v in a.best if a.board.forms[v].variant.option == "pipeline")
    row = a.game.row("deu-leader")
    assert happened(a, [scenario(change)]).found.accept[row, v] < a.found.accept[row, v]


def test_only_scenarios_whose_dates_cover_the_day_act() -> None:
    rows = [scenario(since="2005"), scenario(since="2007"), scenario(since="2000", until="2005")]
    assert acting(rows, assessment()) == (rows[0],)


def test_each_scenario_alone_is_the_same_as_one_at_a_time() -> None:
    a = assessment()
    rows = [scenario(Change(kind="mean", by=by, issue="energy")) for by in (0.1, -0.1)]
    assert compared_each(a, rows) == tuple(compared(a, [row]) for row in rows)
