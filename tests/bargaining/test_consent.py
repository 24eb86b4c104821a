"""Ratification: exact against enumeration, a dynamic programme and draws."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import norm

from winset.bargaining import BadNumbers, Body, Rule, absorbed, chance, ratification, veto_of
from winset.bargaining.factor import given_factor


def enumerated(accept: np.ndarray, weight: np.ndarray, quota: float, veto: np.ndarray) -> float:
    """All coalitions, one by one."""
    total = 0.0
    for votes in product((False, True), repeat=len(accept)):
        yes = np.array(votes)
        if weight[yes].sum() >= quota - 1e-9 * weight.sum() and yes[veto].all():
            total += float(np.where(yes, accept, 1 - accept).prod())
    return total


def programme(accept: np.ndarray, weight: np.ndarray, quota: int) -> float:
    """The textbook Poisson-binomial dynamic programme on whole weights."""
    mass = np.zeros(int(weight.sum()) + 1)
    mass[0] = 1.0
    for p, w in zip(accept, weight.astype(int), strict=True):
        mass = mass * (1 - p) + np.concatenate([np.zeros(w), mass[: len(mass) - w]]) * p
    return float(mass[quota:].sum())


@st.composite
def bodies(draw: st.DrawFn, whole: bool | None = None) -> tuple[np.ndarray, np.ndarray, float, np.ndarray]:
    n = draw(st.integers(1, 8))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    whole = draw(st.booleans()) if whole is None else whole
    weight = rng.integers(0, 6, n).astype(float) if whole else rng.random(n)
    share = draw(st.floats(0, 1))
    quota = float(np.floor(share * weight.sum())) if whole else share * weight.sum()
    accept = rng.choice([rng.random(n), np.round(rng.random(n))])
    return accept, weight, quota, rng.random(n) < 0.25


@settings(max_examples=150)
@given(bodies())
def test_it_is_the_sum_over_all_coalitions(body: tuple[np.ndarray, np.ndarray, float, np.ndarray]) -> None:
    accept, weight, quota, veto = body
    assert ratification(accept, weight, quota, veto) == pytest.approx(
        enumerated(accept, weight, quota, veto), abs=1e-12
    )


@settings(max_examples=60)
@given(bodies(whole=True))
def test_it_is_the_dynamic_programme(body: tuple[np.ndarray, np.ndarray, float, np.ndarray]) -> None:
    accept, weight, quota, _ = body
    assert ratification(accept, weight, quota) == pytest.approx(programme(accept, weight, int(quota)), abs=1e-12)


@pytest.mark.parametrize("rho", [0.0, 0.3, 0.9, 1.0])
def test_it_is_what_draws_say_within_their_error(rho: float) -> None:
    rng = np.random.default_rng(11)
    accept, weight, veto = rng.uniform(0.3, 0.9, 9), rng.integers(1, 5, 9).astype(float), np.arange(9) == 4
    draws = 200_000
    z = rho**0.5 * rng.standard_normal((draws, 1)) + (1 - rho) ** 0.5 * rng.standard_normal((draws, 9))
    yes = z < norm.ppf(accept)
    share = ((yes @ weight >= 12) & yes[:, 4]).mean()
    exact = ratification(accept, weight, 12, veto, rho)
    assert exact == pytest.approx(share, abs=4 * (share * (1 - share) / draws) ** 0.5)


def test_float_weights_are_exact_to_twenty_players() -> None:
    rng = np.random.default_rng(5)
    accept, weight = rng.random(20), rng.random(20)
    left, right = np.zeros(1), np.zeros(1)
    p_left, p_right = np.ones(1), np.ones(1)
    for i in range(10):
        left, p_left = np.r_[left, left + weight[i]], np.r_[p_left * (1 - accept[i]), p_left * accept[i]]
    for i in range(10, 20):
        right, p_right = np.r_[right, right + weight[i]], np.r_[p_right * (1 - accept[i]), p_right * accept[i]]
    order = np.argsort(right)
    tail = np.r_[np.cumsum(p_right[order][::-1])[::-1], 0.0]
    quota = 0.55 * weight.sum()
    met = float((p_left * tail[np.searchsorted(right[order], quota - 1e-9 * weight.sum() - left)]).sum())
    assert ratification(accept, weight, quota) == pytest.approx(met, abs=1e-12)


def test_too_many_uneven_weights_are_refused_rather_than_rounded() -> None:
    rng = np.random.default_rng(6)
    weight = rng.random(60)
    with pytest.raises(BadNumbers, match=r"weight.*round the weights"):
        ratification(np.full(60, 0.5), weight, weight.sum() / 2)
    assert 0.4 < ratification(np.full(60, 0.5), np.ceil(weight * 20), np.ceil(weight * 20).sum() / 2) < 0.7


def test_three_equal_votes_by_hand() -> None:
    p, q, r = 0.9, 0.5, 0.2
    majority = p * q + p * r + q * r - 2 * p * q * r
    assert ratification([p, q, r], [1, 1, 1], 2) == pytest.approx(majority, abs=1e-15)
    assert ratification([p, q, r], [1, 1, 1], 2, [True, False, False]) == pytest.approx(p * (q + r - q * r), abs=1e-15)
    assert ratification([p, q, r], [1, 1, 1], 3) == pytest.approx(p * q * r, abs=1e-15)
    assert ratification([p, q, r], [1, 1, 1], 0) == 1.0


def test_a_quota_met_up_to_rounding_is_met() -> None:
    assert ratification([1, 1, 0], [0.1, 0.2, 0.7], 0.3) == 1.0
    assert ratification([1, 0, 0], [1, 1, 1], 1 + 1e-6) == 0.0


def test_full_correlation_is_the_weakest_sufficient_coalition() -> None:
    accept, weight = [0.9, 0.6, 0.3], [1, 1, 1]
    assert ratification(accept, weight, 1, rho=1.0) == 0.9
    assert ratification(accept, weight, 2, rho=1.0) == 0.6
    assert ratification(accept, weight, 1, [False, False, True], rho=1.0) == 0.3
    assert ratification(accept, weight, 2, rho=0.999999) == pytest.approx(0.6, abs=0.004)
    assert ratification(accept, weight, 2, rho=1e-9) == pytest.approx(ratification(accept, weight, 2), abs=1e-5)


@pytest.mark.parametrize("rho", [0.1, 0.5, 0.9, 0.99, 0.999])
def test_two_hundred_midpoints_are_close_to_the_integral(rho: float) -> None:
    accept, weight = np.array([0.8, 0.7, 0.55, 0.4, 0.9]), np.array([3.0, 2, 2, 1, 1])

    def given_u(u: float) -> float:
        p = norm.cdf((norm.ppf(accept) - rho**0.5 * norm.ppf(u)) / (1 - rho) ** 0.5)
        return programme(p, weight, 5)

    exact = quad(given_u, 0, 1, limit=400, points=np.linspace(0.05, 0.95, 19))[0]
    assert ratification(accept, weight, 5, rho=rho) == pytest.approx(exact, abs=1e-4 if rho < 0.4 else 1e-6)


@settings(max_examples=60)
@given(bodies(), st.integers(0, 7), st.floats(0, 1), st.sampled_from([0.0, 0.4, 1.0]))
def test_a_likelier_yes_never_lowers_it(
    body: tuple[np.ndarray, np.ndarray, float, np.ndarray], player: int, up: float, rho: float
) -> None:
    accept, weight, quota, veto = body
    raised = accept.copy()
    raised[player % len(accept)] += up * (1 - raised[player % len(accept)])
    assert ratification(raised, weight, quota, veto, rho) >= ratification(accept, weight, quota, veto, rho) - 1e-12


@settings(max_examples=60)
@given(bodies(), st.integers(0, 7))
def test_a_new_veto_holder_never_raises_it(body: tuple[np.ndarray, np.ndarray, float, np.ndarray], player: int) -> None:
    accept, weight, quota, veto = body
    more = veto.copy()
    more[player % len(accept)] = True
    assert ratification(accept, weight, quota, more) <= ratification(accept, weight, quota, veto) + 1e-12


@settings(max_examples=60)
@given(bodies(), st.integers(0, 7), st.sampled_from([0.0, 0.4]))
def test_cloning_a_player_changes_nothing_under_absorption(
    body: tuple[np.ndarray, np.ndarray, float, np.ndarray], player: int, rho: float
) -> None:
    accept, weight, quota, veto = body
    n, i = len(accept), player % len(accept)
    whole = Body(name="b", members=tuple(range(n)), weights=tuple(weight), quota=quota, veto=tuple(veto.tolist()))
    shares = weight.copy()
    shares[i] *= 0.25
    split = Body(
        name="b", members=tuple(range(n + 1)), weights=(*shares, weight[i] * 0.75), quota=quota,
        veto=(*veto.tolist(), bool(veto[i])),
    )  # fmt: skip
    wants = np.r_[np.arange(n), i]  # the clone wants what player i wants
    (rule,), stands = absorbed([Rule(bodies=(split,))], wants[:, None])
    assert stands[n] == i
    p = np.r_[accept, accept[i]][:, None]
    assert chance(rule, p, rho)[0] == pytest.approx(chance(Rule(bodies=(whole,)), accept[:, None], rho)[0], abs=1e-12)


def test_a_player_in_two_bodies_is_one_player() -> None:
    house = Body(name="house", members=(0, 1, 2), weights=(1, 1, 1), quota=2)
    senate = Body(name="senate", members=(2, 3), weights=(1, 1), quota=1)
    rule = Rule(bodies=(house, senate, veto_of(4)))
    p = np.array([0.6, 0.7, 0.2, 0.5, 0.9])
    total = 0.0
    for votes in product((False, True), repeat=5):
        yes = np.array(votes)
        if yes[:3].sum() >= 2 and yes[2:4].any() and yes[4]:
            total += float(np.where(yes, p, 1 - p).prod())
        assert rule.ratified(yes) == (yes[:3].sum() >= 2 and yes[2:4].any() and yes[4])
    assert chance(rule, p[:, None])[0] == pytest.approx(total, abs=1e-15)
    assert rule.members == (0, 1, 2, 3, 4)


def test_no_body_means_no_consent_is_needed() -> None:
    assert chance(Rule(bodies=()), np.full((2, 3), 0.1), 0.3).tolist() == [1.0] * 3
    assert chance(Rule(bodies=()), np.full((2, 3), 0.1), 1.0).tolist() == [1.0] * 3


def test_the_factor_keeps_the_marginal_probabilities() -> None:
    p = np.array([0.0, 0.02, 0.5, 0.97, 1.0])
    assert given_factor(p, 0.6).mean(axis=-1) == pytest.approx(p, abs=2e-4)
    assert given_factor(p, 0.0)[:, 0].tolist() == p.tolist()


@pytest.mark.parametrize(
    ("accept", "weight", "quota", "rho", "item"),
    [
        ([0.5, 0.5], [1, -1], 1, 0.0, r"weight\[1\].*negative"),
        ([0.5, 0.5], [1, 1], 3, 0.0, "quota.*above the total weight 2"),
        ([0.5, 0.5], [1, 1], -1, 0.0, "quota.*negative"),
        ([], [], 0, 0.0, "accept.*no player"),
        ([0.5, np.nan], [1, 1], 1, 0.0, r"accept\[1\].*NaN"),
        ([0.5, 1.5], [1, 1], 1, 0.0, r"accept\[1\].*out of range"),
        ([0.5, 0.5], [1, np.nan], 1, 0.0, r"weight\[1\].*NaN"),
        ([0.5, 0.5], [1, 1], np.nan, 0.0, "quota.*NaN"),
        ([0.5, 0.5], [1, 1], 1, 1.1, "rho.*out of range"),
        ([0.5, 0.5], [1, 1], 1, -0.1, "rho.*negative"),
        ([0.5, 0.5], [1, 1, 1], 1, 0.0, "weight.*shape"),
    ],
)
def test_nonsense_is_refused(accept: list[float], weight: list[float], quota: float, rho: float, item: str) -> None:
    with pytest.raises(BadNumbers, match=item):
        ratification(accept, weight, quota, rho=rho)


def test_a_body_with_nonsense_names_itself() -> None:
    with pytest.raises(BadNumbers, match="diet: has no players"):
        Body(name="diet", members=(), weights=(), quota=0)
    with pytest.raises(BadNumbers, match="diet quota"):
        Body(name="diet", members=(0,), weights=(1,), quota=2)
    with pytest.raises(BadNumbers, match=r"diet.*twice"):
        Body(name="diet", members=(0, 0), weights=(1, 1), quota=1)
    with pytest.raises(BadNumbers, match="row 3, but there are 2"):
        chance(Rule(bodies=(veto_of(3),)), np.full((2, 1), 0.5))
