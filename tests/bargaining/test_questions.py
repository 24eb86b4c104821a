"""What to ask next: the value of knowing one position."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from winset.bargaining.assessment import Assessment, assessed
from winset.bargaining.questions import ask_next
from winset.bargaining.settings import GameSettings
from winset.model import as_of
from winset.testing import option, prior, small_case

DAY = date(2006, 1, 1)


def assessment(rho: float = 0.0, **changes: object) -> Assessment:
    chosen = GameSettings(openness=0.0, rho=rho)
    return assessed(as_of(small_case(**changes), DAY), DAY, settings=chosen)


def test_values_are_positive_and_sorted() -> None:
    found = ask_next(assessment())
    values = [q.value for q in found]
    assert values == sorted(values, reverse=True)
    assert values[-1] > 0.0
    assert all(0.0 < turn <= 1.0 for q in found for _, turn in q.options)


def test_the_value_agrees_with_a_simulation() -> None:
    a = assessment(options=(option("clinic", 0.5, on="health"),))
    (question,) = [q for q in ask_next(a) if q.player == "fra-leader"]
    stats = pytest.importorskip("scipy.stats")
    g, k = a.game, a.game.column("health")
    rest = np.prod([float(a.found.accept[g.row(p), 0]) for p in ("deu-leader", "pol-leader")])
    row = g.row("fra-leader")
    x = stats.norm.ppf((np.arange(20_000) + 0.5) / 20_000, g.mean[row, k], g.sd[row, k])
    net = 0.3 * (2.0 * rest * (x > 0.35) - 1.0)
    assert question.value == pytest.approx(np.maximum(net, 0.0).mean() - max(net.mean(), 0.0), abs=0.01)


def test_nobody_asks_about_what_is_known() -> None:
    a = assessment(readings=())
    assert ask_next(a.under(replace(a.inputs, sd=np.full_like(a.inputs.sd, 1e-6)))) == ()
    assert ask_next(a)


def test_nobody_asks_about_what_cannot_turn_a_decision() -> None:
    far = (prior("GOV", "*", -5.0),)
    assert ask_next(assessment(options=(option("plan", 0.6, on="territory"),), priors=far)) == ()


def test_no_options_no_questions() -> None:
    assert ask_next(assessment(options=())) == ()


def test_no_more_than_asked_for() -> None:
    assert len(ask_next(assessment(rho=0.3), number=2)) == 2
