"""The engine's inner loop against the plain functions that it is made of, and its invariances."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from winset.bargaining.acceptance import acceptance
from winset.bargaining.assessment import Assessment, assessed
from winset.bargaining.evaluate import evaluated, heard
from winset.bargaining.joint import joint_ratification
from winset.bargaining.settings import GameSettings
from winset.model import Case, as_of
from winset.testing import option, player, power, prior, small_case

DAY = date(2006, 1, 1)
CLOSED = GameSettings(openness=0.0, draws=2)


def assessment(case: Case | None = None, chosen: GameSettings = CLOSED) -> Assessment:
    return assessed(as_of(case or small_case(), DAY), DAY, settings=chosen)


def test_acceptance_and_ratification_agree_with_the_plain_functions() -> None:
    a = assessment()
    for v, form in enumerate(a.board.forms):
        plan = a.board.options[v]
        if plan.touches or plan.id == "pipeline":  # costs, and positions without the own negotiation: tested apart
            continue
        columns = [a.game.column(k) for k, _ in plan.points]
        levels = [level for _, level in plan.points]
        g = a.game
        plain = acceptance(g.mean[:, columns], g.sd[:, columns], g.salience[:, columns], levels, g.status_quo[columns])
        assert a.found.accept[: g.seats, v] == pytest.approx(plain[: g.seats])
        rules = [g.rules[c, form.variant.instrument] for c in form.countries]
        joint = joint_ratification(rules, plain[:, None], a.settings.rho)
        assert a.found.joint[v] == pytest.approx(joint.joint[0])
        assert a.found.low[v] == pytest.approx(joint.low[0])
        assert a.found.high[v] == pytest.approx(joint.high[0])


def test_positions_leave_out_the_own_negotiation() -> None:
    a = assessment()
    v = a.rows("pipeline")[0]
    assert heard(a.game, a.board, a.inputs)[0][v, a.game.row("deu-leader"), 0] == 0.7
    assert a.game.mean[a.game.row("deu-leader"), a.game.column("energy")] < 0.7


def test_a_touched_subject_raises_the_bar_by_what_the_table_says() -> None:
    plans = (option("plain", 0.6, on="history"), option("touchy", 0.6, on="history", touches=("wartime-labour",)))
    a = assessment(small_case(options=plans))
    rows = [a.rows(name)[0] for name in ("plain", "touchy")]
    row = a.game.negotiators["FRA"]
    column = a.game.column("history")
    stats = pytest.importorskip("scipy.stats")
    mean, sd = a.game.mean[row, column], a.game.sd[row, column]
    expected = [stats.norm.cdf((mean - (0.1 + 0.6) / 2 - bar) / sd) for bar in (0.0, 0.8 * 0.15)]
    assert a.found.accept[row, rows] == pytest.approx(expected, abs=1e-7)


def test_harm_under_way_gives_an_offer_no_credit() -> None:
    base = small_case(options=(option("plan", 0.5),))
    at = {level: replace(base.issues[0].status_quo[0], level=level) for level in (-0.4, 0.0)}
    joint = {
        level: float(
            assessment(
                replace(base, issues=(replace(base.issues[0], status_quo=(row,)), *base.issues[1:]))
            ).found.joint[0]
        )
        for level, row in at.items()
    }
    assert joint[-0.4] == joint[0.0]


def test_an_option_at_the_status_quo_is_accepted_by_nobody() -> None:
    a = assessed(as_of(small_case(options=(option("stay", 0.2),)), DAY), DAY, settings=CLOSED, options=["stay"])
    assert a.found.accept[: a.game.seats].max() == 0.0
    assert a.found.joint[0] == 0.0


def test_the_heard_ideal_is_a_mix_by_influence_and_salience() -> None:
    a = assessment(chosen=replace(CLOSED, openness=0.5))
    v = a.rows("clinic")[0]
    g, k = a.game, a.game.column("health")
    voices = [g.row("fra-press"), g.row("fra-public")]
    weight = g.influence[voices] * g.salience[voices, k]
    expected = 0.5 * g.mean[g.row("fra-leader"), k] + 0.5 * (weight @ g.mean[voices, k]) / weight.sum()
    assert heard(g, a.board, a.inputs)[0][v, g.row("fra-leader"), 0] == pytest.approx(expected)
    assert heard(g, a.board, a.inputs)[0][v, g.row("fra-house"), 0] == g.mean[g.row("fra-house"), k]


def test_outside_government_it_must_be_funded_and_not_obstructed() -> None:
    plan = option(
        "plan", 0.5, on="health", instruments=("non-governmental",), parties=("FRA",), formats=("unilateral",)
    )
    case = small_case(options=(plan,))
    assert assessment(case).found.joint[0] == 0.0  # nobody to carry it out
    firm = player("fra-firm", "FRA", "BUS")
    willing = replace(case, players=(*case.players, firm), priors=(*case.priors, prior("BUS", "*", 0.9)))
    a = assessment(willing)
    assert a.game.players[int(a.found.implementer[0, 0])].id == "fra-firm"
    official = assessment(replace(willing, options=(replace(plan, instruments=("dialogue",)),)))
    assert a.found.accept[a.game.row("fra-leader"), 0] > official.found.accept[official.game.row("fra-leader"), 0]
    assert 0.0 < a.found.joint[0] <= a.found.accept[a.game.row("fra-leader"), 0]


def test_a_side_payment_makes_its_negotiator_accept() -> None:
    a = assessment()
    relief = np.array([[5.0], [0.0], [0.0]])
    after = evaluated(a.game, a.board, replace(a.inputs, relief=relief), a.settings)
    assert np.all(after.accept[a.game.row("fra-leader")] > 0.999)
    assert after.accept[a.game.row("deu-leader")] == pytest.approx(a.found.accept[a.game.row("deu-leader")])


@settings(max_examples=15)
@given(st.floats(0.1, 10.0))
def test_scaling_all_saliences_changes_nothing(factor: float) -> None:
    a = assessment(chosen=GameSettings(draws=2))
    after = evaluated(a.game, a.board, replace(a.inputs, salience=a.inputs.salience * factor), a.settings)
    assert after.joint == pytest.approx(a.found.joint, abs=1e-9)


@settings(max_examples=15)
@given(st.sampled_from(["fra-house", "deu-press", "pol-public"]), st.sampled_from(["ministry-memo", "treaty"]))
def test_a_new_veto_never_raises_the_joint(who: str, instrument: str) -> None:
    case = small_case()
    more = replace(case, powers=(*case.powers, power(who, instrument, body=f"{who}-veto")))
    plain, vetoed = assessment(case), assessment(more)
    assert np.all(vetoed.found.joint <= plain.found.joint + 1e-12)


def test_a_clone_of_a_consent_holder_in_one_body_changes_little_and_absorbed_nothing() -> None:
    """Two players who want the same err apart; the rule that absorbs them is `absorbed` (Tsebelis)."""
    case = small_case()
    votes = tuple(w for w in case.powers if w.player != "fra-house")
    halves = tuple(
        power(p, "treaty", body="fra-vote", right="body", weight=0.5, quota=0.5) for p in ("fra-house", "fra-house-2")
    )
    clone = player("fra-house-2", "FRA", "LEG")
    split = replace(case, players=(*case.players, clone), powers=(*votes, *halves))
    plain, cloned = assessment(case), assessment(split)
    for name in ("pipeline", "border"):
        one, two = (x.found.country[0, x.rows(name)[-1]] for x in (plain, cloned))
        assert two >= one  # either half is enough
