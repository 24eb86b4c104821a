"""Scenarios of a case: which could happen, and what they change."""

from __future__ import annotations

import pytest

from winset.desk import Desk, open_case
from winset.desk.scenarios import scenario, scenarios
from winset.errors import UnknownName
from winset.store import CaseFolder


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    made = CaseFolder.create(tmp_path_factory.mktemp("scenarios") / "case", "us-japan-rok")
    return open_case(made.path, as_of="2012-02-01")


def test_scenarios_are_those_in_force_on_the_day(desk: Desk) -> None:
    found = scenarios(desk)
    assert found
    assert all(s.known_from <= "2012-02-01" and (s.until is None or s.until > "2012-02-01") for s in found)


def test_a_missile_test_moves_what_concerns_the_north(desk: Desk) -> None:
    found = scenario(desk, ["missile-or-nuclear-test-2011"])
    first = found.comparison.shifts[0]
    issue = {o.id: o.issue for o in desk.case.options}
    assert issue[first.option] in {"dprk", "humanitarian", "deterrence", "defence", "exercises", "intelligence"}
    assert abs(first.joint_after - first.joint_before) > 0.01
    assert first.change_low <= first.change_high
    assert len(found.comparison.shifts) == len(desk.ranking.options)
    assert found.package_before.pool


def test_scenarios_can_happen_together(desk: Desk) -> None:
    both = scenario(desk, ["missile-or-nuclear-test-2011", "islet-incident-2011", "islet-incident-2011"])
    assert [s.id for s in both.scenarios] == ["missile-or-nuclear-test-2011", "islet-incident-2011"]


def test_the_word_without_the_year_is_the_vintage_in_force(desk: Desk) -> None:
    found = scenario(desk, ["islet-incident", "islet-incident-2011"])
    assert [s.id for s in found.scenarios] == ["islet-incident-2011"]


def test_a_scenario_that_is_none_suggests_others(desk: Desk) -> None:
    with pytest.raises(UnknownName, match="missile-or-nuclear-test-2011"):
        scenario(desk, ["missile-test-2011"])
