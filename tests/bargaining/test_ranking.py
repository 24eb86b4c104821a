"""The ranking of open options: its contract, its invariances, and that nothing known later moves it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from winset.bargaining.ranking import rank
from winset.bargaining.result import Ranking, contract
from winset.bargaining.settings import GameSettings
from winset.model import Case, Constraint, FrameEffect, Outcome, StatusQuo, as_of
from winset.testing import influence, option, player, power, reading, small_case

DAY = date(2006, 1, 1)
FEW = GameSettings(draws=10)


def ranking(case: Case | None = None, **changes: float) -> Ranking:
    return rank(as_of(case or small_case(), DAY), DAY, settings=replace(FEW, **changes))


def numbers(found: Ranking) -> dict[str, tuple[float, ...]]:
    return {o.id: (o.p_joint, o.p_low, o.p_high, *o.p.values(), *o.gain.values()) for o in found.options}


def test_every_open_option_is_ranked_once_in_order() -> None:
    found = ranking()
    assert [o.rank for o in found.options] == [1, 2, 3, 4]
    assert {o.id for o in found.options} == {"pipeline", "clinic", "textbook", "border"}
    keys = [(o.layer, -o.p_joint) for o in found.options]
    assert keys == sorted(keys)


def test_easy_matters_come_before_sovereignty() -> None:
    order = [o.id for o in ranking().options]
    assert order.index("clinic") < order.index("textbook")
    assert order[-1] == "border"


def test_contract_of_the_command_line() -> None:
    out = contract(ranking(), "abc")
    assert out["as_of"] == "2006-01-01"
    assert out["snapshot"] == "abc"
    assert out["calibrated"] is False
    row = out["options"][0]
    wanted = {
        "id", "title", "issue", "level", "point", "variant", "tier", "p_joint", "p_low", "p_high", "p", "gain",
        "ambition", "binding_player", "rank", "pareto", "evidence", "consent", "consent_count", "assemblies",
    }  # fmt: skip
    assert wanted <= set(row)
    assert set(row["variant"]) == {"instrument", "frame", "format"}
    assert {"kind", "document", "sentence", "date", "url", "who", "reading", "level"} <= set(row["evidence"][0])


def test_ranges_and_bounds_hold_the_number() -> None:
    for o in ranking().options:
        assert 0.0 <= o.p_low <= o.p_joint <= o.p_high <= 1.0
        assert o.frechet_low - 1e-9 <= o.p_joint <= o.frechet_high + 1e-9
        assert len(o.frames) >= 2
        assert max(o.gain.values()) <= 1.0 + 1e-9


def test_binding_player_is_a_consent_holder_and_adds_what_it_says() -> None:
    found = next(o for o in ranking().options if o.id == "pipeline")
    assert found.binding is not None
    assert found.binding.player in found.accept
    assert found.binding.adds > 0.0
    assert found.p_joint + found.binding.adds <= found.frechet_high / found.binding.accept + 1e-9


def test_an_options_own_negotiation_is_no_evidence_for_it() -> None:
    found = next(o for o in ranking().options if o.id == "pipeline")
    assert all(item.document != "h-r2" for item in found.evidence)
    assert any(item.document == "h-r1" for item in found.evidence)


def test_what_is_learned_later_moves_nothing() -> None:
    case = small_case()
    late = "2006-02-01"
    energy = case.issues[0]
    row = StatusQuo(since="2005", level=0.9, known_from=late, text="later", source="x")
    planted = replace(
        case,
        issues=(replace(energy, status_quo=(*energy.status_quo, row)), *case.issues[1:]),
        options=(*case.options, option("late", known_from=late)),
        players=(*case.players, player("fra-late", "FRA", "GOV", known_from=late)),
        powers=(*case.powers, power("fra-press", "ministry-memo", body="press", known_from=late)),
        frames=(
            FrameEffect(
                frame="functional", issue="*", sector="*", country="*", multiplier=9.0, known_from=late, source="x"
            ),
        ),
        readings=(*case.readings, reading("late", "pol-leader", "energy", -1.0, known_from=late)),
        constraints=(burden(known_from=late),),
        outcomes=(adopted("pipeline", known_from=late),),
    )
    assert contract(ranking(planted), "s") == contract(ranking(case), "s")


def burden(**changes: str | tuple[str, ...]) -> Constraint:
    fields: dict[str, Any] = {
        "id": "c", "country": "FRA", "player": "fra-public", "kind": "bandwidth", "direction": "constrains",
        "issue": "energy", "by": "someone", "strength": 1.0, "low": 0.8, "high": 1.0, "what": "busy", "since": "2000",
        "until": None, "known_from": "2000-12-31", "evidence": ("h-r1",),
    }  # fmt: skip
    return Constraint(**(fields | changes))


def adopted(name: str, **changes: str) -> Outcome:
    fields: dict[str, Any] = {
        "option": name, "adopted": "yes", "adopted_date": "2005-07-01", "what": "done", "later_status": "kept",
        "window_closes": "2007", "known_from": "2005-07-01", "source": "x", "status": "verified",
    }  # fmt: skip
    return Outcome(**(fields | changes))


def test_an_adopted_option_is_listed_apart() -> None:
    found = ranking(small_case(outcomes=(adopted("clinic"),)))
    assert "clinic" not in {o.id for o in found.options}
    assert [(e.option, e.state) for e in found.apart] == [("clinic", "done")]


def test_a_constraint_in_force_lowers_and_an_enabling_one_raises() -> None:
    plain = numbers(ranking())["pipeline"][0]
    assert numbers(ranking(small_case(constraints=(burden(),))))["pipeline"][0] < plain
    assert numbers(ranking(small_case(constraints=(burden(direction="enables"),))))["pipeline"][0] > plain


def test_a_constraint_that_rests_on_the_options_own_negotiation_is_left_out() -> None:
    case = small_case(constraints=(burden(evidence=("h-r2",)),))  # what `pipeline` met in its own negotiation
    assert numbers(ranking(case)) == numbers(ranking())


def test_the_same_constraint_twice_weighs_no_more() -> None:
    once = ranking(small_case(constraints=(burden(),)))
    twice = ranking(small_case(constraints=(burden(), burden(id="c2"))))
    assert numbers(once) == numbers(twice)


def test_a_frame_that_multiplies_by_one_changes_nothing() -> None:
    ones = tuple(
        FrameEffect(frame=f, issue="*", sector="*", country="*", multiplier=1.0, known_from="2000", source="x")
        for f in ("functional", "history", "economic", "values")
    )
    assert contract(ranking(small_case(frames=ones)), "s") == contract(ranking(), "s")


def test_a_frame_that_calls_up_the_touched_subject_makes_it_harder() -> None:
    row = FrameEffect(
        frame="history", issue="history", sector="*", country="*", multiplier=2.0, known_from="2000", source="x"
    )
    case = small_case(
        options=(option("plan", 0.5, touches=("wartime-labour",), frames=("history", "functional")),), frames=(row,)
    )
    found = ranking(case).options[0]
    by_frame = {a.variant.frame: a.joint for a in found.frames}
    assert by_frame["history"] < by_frame["functional"]
    assert found.variant.frame == "functional"


def test_the_instrument_decides_whose_veto_applies() -> None:
    found = next(o for o in ranking().options if o.id == "pipeline")
    by_instrument = {a.variant.instrument: a.joint for a in found.instruments}
    assert by_instrument["treaty"] < by_instrument["ministry-memo"]


def test_whose_consent_the_best_form_needs_is_listed_by_country() -> None:
    found = ranking()
    alone, asked = found.option("clinic"), found.option("border")
    assert alone.consent == {c: (f"{c.lower()}-leader",) for c in alone.countries}
    assert alone.assemblies == ()
    assert asked.consent == {c: (f"{c.lower()}-leader", f"{c.lower()}-house") for c in asked.countries}
    assert set(asked.assemblies) == {"fra-house", "deu-house", "pol-house"}
    assert "3 of 4 options needs the consent of one holder in each country" in found.method
    assert "that of 1 the consent of a parliament or court" in found.method
    row = next(o for o in contract(found, "s")["options"] if o["id"] == "border")
    assert row["consent_count"] == dict.fromkeys(asked.countries, 2)


def test_who_carries_out_a_private_undertaking_is_no_consent_holder() -> None:
    private = option("choir", 0.4, on="health", instruments=("non-governmental",))
    (row,) = ranking(small_case(options=(private,))).options
    assert row.consent == {c: (f"{c.lower()}-leader",) for c in row.countries}


def test_splitting_a_voice_into_two_clones_changes_nothing() -> None:
    case = small_case()
    press = next(p for p in case.players if p.id == "fra-press")
    halves = tuple(i for i in case.influence if i.player != "fra-press")
    split = replace(
        case,
        players=(*case.players, replace(press, id="fra-press-2")),
        influence=(*halves, influence("fra-press", 0.25), influence("fra-press-2", 0.25)),
    )
    before, after = numbers(ranking(case, openness=0.4)), numbers(ranking(split, openness=0.4))
    assert {k: v[:1] + v[3:] for k, v in before.items()} == {k: pytest.approx(v[:1] + v[3:]) for k, v in after.items()}


@settings(max_examples=10)
@given(st.permutations(range(4)))
def test_the_order_of_the_readings_does_not_matter(order: list[int]) -> None:
    case = small_case()
    shuffled = replace(case, readings=tuple(case.readings[i] for i in order))
    assert contract(ranking(shuffled, draws=3), "s") == contract(ranking(case, draws=3), "s")


def test_a_new_veto_never_helps() -> None:
    case = small_case()
    more = replace(case, powers=(*case.powers, power("fra-house", "ministry-memo", body="fra-house-consent")))
    plain, vetoed = numbers(ranking(case, openness=0.0)), numbers(ranking(more, openness=0.0))
    assert all(vetoed[name][0] <= plain[name][0] + 1e-12 for name in plain)


def test_without_options_the_ranking_is_empty() -> None:
    assert ranking(small_case(options=())).options == ()
