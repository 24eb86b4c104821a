"""The register: order, cost, gap, and conditions that are never won over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from winset.bargaining import Assessment
from winset.constraints import register, top
from winset.model import Constraint
from winset.testing import small_case

Burden = Callable[..., Constraint]
Assess = Callable[..., Assessment]


def test_a_row_costs_what_the_agenda_would_gain_without_it(assess: Assess, burden: Burden) -> None:
    a, free = assess(burden()), assess()
    row = register(a)[0]
    gained = [float(free.found.joint[w] - a.found.joint[v]) for v, w in zip(a.best, free.best, strict=True)]
    assert row.cost == pytest.approx(sum(gained) / len(gained))
    assert {loss.option for loss in row.losses} == {"pipeline"}
    assert row.losses[0].without > row.losses[0].joint


def test_two_rows_that_say_the_same_share_the_cost_and_neither_is_free(assess: Assess, burden: Burden) -> None:
    one = register(assess(burden()))[0].cost
    rows = register(assess(burden(), burden("again")))
    assert [r.cost for r in rows] == [pytest.approx(one / 2), pytest.approx(one / 2)]


def test_what_enables_has_a_negative_cost_and_comes_last(assess: Assess, burden: Burden) -> None:
    rows = register(assess(burden("help", direction="enables", kind="legal"), burden("busy", strength=0.1)))
    assert [r.constraint.id for r in rows] == ["busy", "help"]
    assert rows[1].cost < 0.0
    assert top(rows, "FRA") == (rows[0],)


def test_costlier_and_stronger_rows_come_first_in_each_country(assess: Assess, burden: Burden) -> None:
    rows = register(
        assess(
            burden("weak", strength=0.2), burden("strong", kind="legal"), burden("abroad", country="POL", strength=0.5)
        )
    )
    assert [(r.constraint.country, r.rank, r.constraint.id) for r in rows] == [
        ("FRA", 1, "strong"), ("FRA", 2, "weak"), ("POL", 1, "abroad"),
    ]  # fmt: skip


def test_a_position_of_a_consent_holder_costs_in_proportion_to_its_strength(assess: Assess, burden: Burden) -> None:
    costs = [
        register(assess(burden(kind="position", player="deu-leader", country="DEU", strength=s)))[0].cost
        for s in (0.4, 0.8)
    ]
    assert costs[1] == pytest.approx(2 * costs[0])
    assert costs[0] > 0.0


def test_a_position_of_a_voice_is_felt_by_its_influence(assess: Assess, burden: Burden) -> None:
    row = register(assess(burden(kind="position", player="fra-press")))[0]
    law = register(assess(burden(kind="legal", player="fra-press")))[0]
    assert 0.0 < row.cost < law.cost
    assert row.sector == "MED"


def test_a_position_fades_and_a_law_does_not(assess: Assess, burden: Burden) -> None:
    old = {"since": "1995", "known_from": "1995-12-31"}
    rows = {
        r.constraint.id: r
        for r in register(assess(burden("said", kind="position", **old), burden("law", kind="legal", **old)))
    }
    assert rows["said"].strength_now == pytest.approx(0.2, abs=1e-3)
    assert rows["law"].strength_now == 0.8


def test_the_gap_between_government_and_public(assess: Assess, burden: Burden) -> None:
    gap = register(assess(burden()))[0].gap
    assert gap is not None
    assert gap.difference == pytest.approx(gap.government - gap.public)
    assert gap.difference > 0.0


def test_a_case_without_a_public_has_no_gap(assess: Assess, burden: Burden) -> None:
    case = small_case(constraints=(burden(),))
    case = replace(case, players=tuple(p for p in case.players if p.sector != "PUB"))
    assert register(assess(case=case))[0].gap is None


def test_what_a_court_or_a_group_states_in_law_is_a_condition(assess: Assess, burden: Burden) -> None:
    case = small_case(constraints=(burden(kind="legal", player="fra-court"),))
    court = replace(case.players[-1], id="fra-court", country="FRA", sector="JUD")
    row = register(assess(case=replace(case, players=(*case.players, court))))[0]
    assert row.condition
    assert not register(assess(burden(kind="legal")))[0].condition


def test_rows_that_have_ended_are_left_out(assess: Assess, burden: Burden) -> None:
    assert register(assess(burden(until="2005-06", known_from="2005-01"))) == ()


def test_the_first_rows_of_a_country_say_different_things(assess: Assess, burden: Burden) -> None:
    rows = register(assess(burden("a"), burden("b"), burden("c", kind="calendar")))
    kinds = [r.constraint.kind for r in top(rows, "FRA")]
    assert sorted(kinds) == ["bandwidth", "calendar"]
