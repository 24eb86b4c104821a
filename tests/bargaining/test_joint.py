"""Joint ratification: one factor for all countries, bounds, and who is binding."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm

from winset.bargaining import BadNumbers, Body, Joint, Rule, changes_of_mind, joint_ratification, ratification, veto_of

ONE = Rule(bodies=(veto_of(0), Body(name="house", members=(1, 2, 3), weights=(1, 1, 1), quota=2)))
TWO = Rule(bodies=(veto_of(4), Body(name="senate", members=(5, 6), weights=(2, 1), quota=2)))
THREE = Rule(bodies=(veto_of(7),))
RULES = (ONE, TWO, THREE)


def found(seed: int, rho: float, options: int = 3) -> tuple[np.ndarray, Joint]:
    accept = np.random.default_rng(seed).random((8, options))
    return accept, joint_ratification(RULES, accept, rho)


def test_without_correlation_it_is_the_product() -> None:
    accept, joint = found(1, 0.0)
    assert joint.joint == pytest.approx(joint.country.prod(axis=0), abs=1e-15)
    house = ratification(accept[1:4, 0], [1, 1, 1], 2)
    assert joint.country[0, 0] == pytest.approx(accept[0, 0] * house, abs=1e-15)


def test_with_full_correlation_it_is_the_least_country() -> None:
    _, joint = found(2, 1.0)
    assert joint.joint.tolist() == joint.country.min(axis=0).tolist()
    assert joint.joint.tolist() == joint.high.tolist()


@settings(max_examples=60)
@given(st.integers(0, 10_000), st.sampled_from([0.0, 0.2, 0.7, 0.99, 1.0]))
def test_it_lies_between_the_frechet_bounds(seed: int, rho: float) -> None:
    _, joint = found(seed, rho)
    assert (joint.low <= joint.joint + 1e-12).all()
    assert (joint.joint <= joint.high + 1e-12).all()
    assert joint.low == pytest.approx(np.maximum(0, joint.country.sum(axis=0) - 2))
    assert joint.rho == rho


def test_it_is_what_draws_with_one_factor_say() -> None:
    accept, joint = found(3, 0.4, options=2)
    rng = np.random.default_rng(1)
    z = 0.4**0.5 * rng.standard_normal((150_000, 1)) + 0.6**0.5 * rng.standard_normal((150_000, 8))
    for o in range(2):
        yes = (z < norm.ppf(accept[:, o])).T
        every = ONE.ratified(yes) & TWO.ratified(yes) & THREE.ratified(yes)
        assert joint.joint[o] == pytest.approx(every.mean(), abs=4 * every.std() / 150_000**0.5)
        assert joint.country[1, o] == pytest.approx(TWO.ratified(yes).mean(), abs=0.006)


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.integers(0, 7), st.sampled_from([0.0, 0.5, 1.0]))
def test_a_likelier_yes_never_lowers_the_joint(seed: int, player: int, rho: float) -> None:
    accept, joint = found(seed, rho)
    accept[player] += 0.5 * (1 - accept[player])
    assert (joint_ratification(RULES, accept, rho).joint >= joint.joint - 1e-12).all()


@pytest.mark.parametrize("rho", [0.0, 0.5, 1.0])
def test_a_change_of_mind_adds_what_a_sure_yes_adds(rho: float) -> None:
    accept, joint = found(4, rho)
    added = changes_of_mind(RULES, accept, rho)
    for player in range(8):
        sure = accept.copy()
        sure[player] = 1.0
        assert added[player] == pytest.approx(joint_ratification(RULES, sure, rho).joint - joint.joint, abs=1e-12)
    assert (added >= 0).all()


def test_countries_that_share_a_player_share_its_decision() -> None:
    rules = (Rule(bodies=(veto_of(0),)), Rule(bodies=(veto_of(0), veto_of(1))))
    joint = joint_ratification(rules, np.array([[0.5], [0.8]]), 0.0)
    assert joint.joint == pytest.approx([0.4])


def test_no_country_is_refused() -> None:
    with pytest.raises(BadNumbers, match="no country"):
        joint_ratification((), np.full((2, 1), 0.5))
