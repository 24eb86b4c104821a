"""Draws of uncertain inputs: seeded, paired, and within their ranges."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.bargaining.draws import drawn_inputs, triangular
from winset.bargaining.evaluate import inputs_of
from winset.bargaining.game import Game, game_of
from winset.bargaining.settings import GameSettings
from winset.model import Case, as_of
from winset.testing import player, small_case

DAY = date(2006, 1, 1)
SETTINGS = GameSettings(draws=40)


def game(case: Case | None = None) -> Game:
    return game_of(as_of(case or small_case(), DAY), DAY)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_a_triangular_draw_lies_in_its_range(u: float, a: float, b: float, c: float) -> None:
    low, mode, high = sorted([a, b, c])
    drawn = triangular(np.array([u]), np.array([low]), np.array([mode]), np.array([high]))[0]
    assert low - 1e-12 <= drawn <= high + 1e-12


def test_the_triangular_quantile_agrees_with_scipy() -> None:
    stats = pytest.importorskip("scipy.stats")
    u = np.linspace(0.01, 0.99, 25)
    mine = triangular(u, np.full(25, 0.2), np.full(25, 0.5), np.full(25, 0.9))
    assert mine == pytest.approx(stats.triang.ppf(u, 0.3 / 0.7, loc=0.2, scale=0.7))


def test_the_same_seed_gives_the_same_draws_and_another_seed_others() -> None:
    g = game()
    base = inputs_of(g, SETTINGS)
    one, two = (list(drawn_inputs(g, base, SETTINGS)) for _ in range(2))
    assert len(one) == 40
    assert all(np.array_equal(x.mean, y.mean) and x.rho == y.rho for x, y in zip(one, two, strict=True))
    other = next(drawn_inputs(g, base, replace(SETTINGS, seed=2)))
    assert not np.array_equal(one[0].mean, other.mean)


def test_draws_stay_in_their_ranges() -> None:
    g = game()
    for inputs in drawn_inputs(g, inputs_of(g, SETTINGS), SETTINGS):
        assert np.all((inputs.salience >= g.salience_low - 1e-12) & (inputs.salience <= g.salience_high + 1e-12))
        assert SETTINGS.rho_range[0] <= inputs.rho <= SETTINGS.rho_range[1]
        assert SETTINGS.openness_range[0] <= inputs.openness <= SETTINGS.openness_range[1]
        assert np.all(inputs.sd > 0.0)


def test_a_players_draws_do_not_depend_on_who_else_plays() -> None:
    case = small_case()
    more = replace(case, players=(player("aaa-new", "FRA", "BUS"), *case.players))
    one, two = game(case), game(more)
    first, second = (next(drawn_inputs(g, inputs_of(g, SETTINGS), SETTINGS)) for g in (one, two))
    assert np.array_equal(first.mean[one.row("pol-press")], second.mean[two.row("pol-press")])
    assert first.rho == second.rho


def test_a_common_error_ties_one_players_issues_and_leaves_everything_else_as_drawn() -> None:
    g = game()
    many = replace(SETTINGS, draws=400)
    base = inputs_of(g, many)

    def errors(share: float) -> tuple[np.ndarray, np.ndarray]:
        drawn = list(drawn_inputs(g, base, many, issue_correlation=share))
        return np.array([d.error[0] for d in drawn]), np.array([d.salience[0] for d in drawn])

    apart, half, whole = (errors(share) for share in (0.0, 0.5, 1.0))
    assert np.array_equal(apart[1], half[1])
    assert np.corrcoef(apart[0].T)[0, 1] == pytest.approx(0.0, abs=0.15)
    assert np.corrcoef(half[0].T)[0, 1] == pytest.approx(0.5, abs=0.15)
    assert whole[0][:, 0] == pytest.approx(whole[0][:, 1])
    assert half[0].std() == pytest.approx(many.mean_share, rel=0.1)
