"""Ways around a constraint: only those that suit it and change the index."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from winset.bargaining import Assessment
from winset.constraints import register, strategies_for
from winset.constraints.strategies import wordings
from winset.constraints.ways import WAYS
from winset.model import FRAMES, INSTRUMENTS, Constraint, FrameEffect
from winset.testing import option, small_case

Burden = Callable[..., Constraint]
Assess = Callable[..., Assessment]


def kinds(a: Assessment, number: int = 6) -> dict[str, float]:
    a = replace(a, settings=replace(a.settings, way_least=0.01))
    found = strategies_for(a, register(a)[0], number=number)
    return {s.kind: s.joint_after - s.joint_before for s in found}


def test_every_way_has_words_and_every_frame_and_instrument_too() -> None:
    rows, words = wordings()
    assert {row.id for row in rows} == set(WAYS)
    assert set(words["frame"]) == set(FRAMES)
    assert set(words["instrument"]) == set(INSTRUMENTS)


def test_only_ways_that_raise_the_index_are_proposed(assess: Assess, burden: Burden) -> None:
    a = assess(burden(kind="position", player="fra-press"))
    found = strategies_for(a, register(a)[0], number=6)
    assert found
    assert all(s.joint_after - s.joint_before >= a.settings.way_least for s in found)
    assert all(s.option in s.options for s in found)


def test_another_instrument_is_proposed_where_its_consent_rule_is_easier(assess: Assess, burden: Burden) -> None:
    heavy = option("plan", 0.6, instruments=("treaty", "ministry-memo"))
    a = assess(burden(kind="legal"), options=(heavy,))
    found = {s.kind: s for s in strategies_for(a, register(a)[0])}
    assert "a memorandum between ministries instead of a treaty" in found["reinstrument"].what


def test_another_frame_is_proposed_where_it_calls_up_less(assess: Assess, burden: Burden) -> None:
    louder = FrameEffect(
        frame="history", issue="history", sector="*", country="*", multiplier=3.0, known_from="2000", source="x"
    )
    plan = option("plan", 0.5, touches=("wartime-labour",), frames=("history", "functional"))
    a = assess(burden(kind="legal"), options=(plan,), frames=(louder,))
    assert "reframe" in kinds(a)


def test_working_level_avoids_what_leaders_have_no_time_for(assess: Assess, burden: Burden) -> None:
    assert "insulate" in kinds(assess(burden()))
    assert "compensate" not in kinds(assess(burden()))  # bandwidth is not bought


def test_those_who_stated_a_condition_are_not_to_be_won_over(assess: Assess, burden: Burden) -> None:
    case = small_case(constraints=(burden(kind="legal", player="fra-court"),))
    court = replace(case.players[-1], id="fra-court", country="FRA", sector="JUD")
    a = assess(case=replace(case, players=(*case.players, court)))
    found = strategies_for(a, register(a)[0], number=6)
    assert found
    assert not {"compensate", "constituency"} & {s.kind for s in found}
    assert all(s.condition == "Other work comes first." for s in found)


def test_nothing_is_proposed_against_what_enables(assess: Assess, burden: Burden) -> None:
    a = assess(burden(direction="enables"))
    assert strategies_for(a, register(a)[0]) == ()


def test_agencies_that_own_the_issue_lead(assess: Assess, burden: Burden) -> None:
    case = small_case(constraints=(burden(),))
    french = ("Ministry of Energy (Ministry of Power to 1999)",)
    owned = replace(case.issues[0], agencies=(("FRA", french), ("DEU", ("Energy Office",))))
    a = assess(case=replace(case, issues=(owned, *case.issues[1:])))
    strategy = strategies_for(a, register(a)[0])[0]
    assert strategy.agencies["FRA"] == ("Ministry of Energy",)
    assert strategy.first_step.startswith("The Ministry of Energy ")
    assert "{" not in strategy.what + strategy.first_step


@pytest.mark.parametrize("number", [0, 1])
def test_no_more_than_asked_for(assess: Assess, burden: Burden, number: int) -> None:
    a = assess(burden())
    assert len(strategies_for(a, register(a)[0], number=number)) <= number


def test_a_way_that_adds_less_than_the_setting_is_not_named(assess: Assess, burden: Burden) -> None:
    a = assess(burden())
    row = register(a)[0]
    found = strategies_for(a, row, number=6)
    most = max(s.joint_after - s.joint_before for s in found)
    strict = replace(a, settings=replace(a.settings, way_least=most + 0.01))
    assert strategies_for(strict, row, number=6) == ()


def test_a_sequence_says_that_its_index_is_that_of_the_first_step(assess: Assess, burden: Burden) -> None:
    a = assess(burden(kind="legal"), options=(option("plan", 0.9),))
    found = {s.kind: s for s in strategies_for(a, register(a)[0], number=6)}
    assert f"The first step alone would stand at {found['sequence'].joint_after:.2f}" in found["sequence"].what


def test_the_country_that_must_act_leads(assess: Assess, burden: Burden) -> None:
    case = small_case(constraints=(burden(),), options=(option("plan", 0.9, parties=("DEU",)),))
    names = (("FRA", ("Ministry of Energy",)), ("DEU", ("Energy Office",)), ("POL", ("Energy Board",)))
    owned = replace(case.issues[0], agencies=names)
    a = assess(case=replace(case, issues=(owned, *case.issues[1:])))
    strategy = strategies_for(a, register(a)[0])[0]
    assert strategy.lead == "DEU"
    assert next(iter(strategy.agencies)) == "DEU"
    assert strategy.first_step.startswith("The Energy Office ")


def test_without_a_precedent_the_way_says_so(assess: Assess, burden: Burden) -> None:
    a = assess(burden())
    for strategy in strategies_for(a, register(a)[0], number=6):
        assert strategy.precedent is None
        assert strategy.on_record.startswith("None on record")
