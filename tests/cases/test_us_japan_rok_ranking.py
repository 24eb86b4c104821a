"""The shipped case, ranked: what must hold whatever the numbers are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import winset
from winset.bargaining import GameSettings, Ranking, assessed, contract, rank, ranked
from winset.constraints import register, strategies_for, top
from winset.model import Case, as_of
from winset.store.case_files import read_case

REPORT = date(2021, 2, 1)
FEW = GameSettings(draws=8)


@pytest.fixture(scope="module")
def whole() -> Case:
    case, problems = read_case(Path(winset.__file__).parent / "cases" / "us_japan_rok")
    assert not problems
    return case


@pytest.fixture(scope="module")
def ranking(whole: Case) -> Ranking:
    return rank(as_of(whole, REPORT), REPORT, settings=FEW)


def test_the_view_of_a_day_does_not_depend_on_what_came_later(whole: Case, ranking: Ranking) -> None:
    through_2019 = as_of(as_of(as_of(whole, date(2026, 6, 1)), date(2023, 9, 1)), REPORT)
    again = rank(through_2019, REPORT, settings=FEW)
    assert contract(again, "s") == contract(ranking, "s")


def test_sovereignty_is_no_low_hanging_fruit(whole: Case, ranking: Ranking) -> None:
    touches = {o.id: o.touches for o in whole.options}
    assert all(o.tier == "blocked" for o in ranking.options if "territory" in touches[o.id])
    assert all("territory" not in touches[o.id] for o in ranking.options[:10])


def test_ideas_of_the_working_group_are_open_on_the_day_of_its_report(ranking: Ranking) -> None:
    known = {o.id for o in ranking.options}
    assert {"environment-groups-2021", "business-groups-2021", "womens-empowerment-2021", "space-policy-2021"} <= known


def test_every_number_is_in_its_range_and_every_row_of_evidence_was_known(whole: Case, ranking: Ranking) -> None:
    known = {h.id for h in as_of(whole, REPORT).chronicle} | {p.id for p in as_of(whole, REPORT).polls}
    for o in ranking.options:
        assert 0.0 <= o.p_low <= o.p_joint <= o.p_high <= 1.0
        assert set(o.p) == set(whole.countries)
        assert len(o.frames) >= 2
        assert {e.document for e in o.evidence} <= known


def test_no_court_and_nobody_wronged_is_a_player_to_win_over(whole: Case, ranking: Ranking) -> None:
    sectors = {p.id: p.sector for p in whole.players}
    assert all(sectors[o.binding.player] != "JUD" for o in ranking.options if o.binding)
    a = assessed(as_of(whole, REPORT), REPORT, settings=FEW)
    for row in register(a):
        if row.condition:
            assert not {"compensate", "constituency"} & {s.kind for s in strategies_for(a, row, number=6)}


def test_each_country_has_constraints_with_a_way_around_and_a_first_step(whole: Case) -> None:
    a = assessed(as_of(whole, REPORT), REPORT, settings=FEW)
    rows = register(a)
    for country in whole.countries:
        first = top(rows, country)
        assert len(first) == 3
        ways = [s for row in first for s in strategies_for(a, row)]
        assert ways
        assert all(s.first_step and s.agencies[country] for s in ways)


def test_the_ranking_is_the_same_twice(whole: Case, ranking: Ranking) -> None:
    again = ranked(assessed(as_of(whole, REPORT), REPORT, settings=FEW))
    assert contract(again, "s") == contract(ranking, "s")
