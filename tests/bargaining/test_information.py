"""The value of asking, against a case by hand and nested draws."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm

from winset.bargaining import BadNumbers, Body, Rule, acceptances, joint_ratification, veto_of
from winset.bargaining.information import information_value


def test_one_veto_holder_and_two_levels_by_hand() -> None:
    """Two options at 0.5 and 1 worth 1 and 2: the larger is accepted when x > 1/2, the smaller when x > 1/4."""
    mean, sd = 0.4, 0.2
    small, large = norm.sf((0.25 - mean) / sd), norm.sf((0.5 - mean) / sd)
    today = max(small * 1.0, large * 2.0)
    knowing = (small - large) * 1.0 + large * 2.0
    found = information_value(
        [Rule(bodies=(veto_of(0),))], [[mean]], [[sd]], [[1.0]], [[0.5], [1.0]], [0.0], value=[1.0, 2.0]
    )
    assert found[0, 0] == pytest.approx(knowing - today, abs=0.02)


def test_what_is_known_or_does_not_count_is_worth_nothing() -> None:
    rule = Rule(bodies=(veto_of(0), Body(name="house", members=(1,), weights=(1,), quota=0)))
    found = information_value(
        [rule], np.full((3, 2), 0.6), [[0.0, 0.3], [0.3, 0.3], [0.3, 0.3]], np.ones((3, 2)),
        [[1.0, 0.0], [0.0, 1.0]], [0.0, 0.0], value=[0.3, 1.0],
    )  # fmt: skip
    assert found[0, 0] == 0.0
    assert found[0, 1] > 0.0
    assert not found[1:].any()


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.sampled_from([0.0, 0.4]))
def test_it_is_never_negative_and_bounded_by_perfect_information(seed: int, rho: float) -> None:
    rng = np.random.default_rng(seed)
    mean, sd, salience = rng.uniform(0, 1, (4, 2)), rng.uniform(0.05, 0.3, (4, 2)), rng.uniform(0.2, 1, (4, 2))
    rules = [
        Rule(bodies=(veto_of(0), Body(name="h", members=(0, 1), weights=(1, 2), quota=2))),
        Rule(bodies=(veto_of(2),)),
    ]
    options, value = rng.uniform(0.2, 1, (3, 2)), rng.random(3)
    found = information_value(rules, mean, sd, salience, options, np.zeros(2), value=value, rho=rho)
    joint = joint_ratification(rules, acceptances(mean, sd, salience, options, np.zeros(2)), rho).joint
    assert (found >= 0).all()
    assert found[3].tolist() == [0.0, 0.0]
    assert found.max() <= value.max() - (joint * value).max() + 1e-9


def test_it_is_what_nested_draws_say() -> None:
    rng = np.random.default_rng(8)
    mean, sd, salience = np.array([[0.45, 0.7], [0.5, 0.4]]), np.array([[0.25, 0.2], [0.2, 0.3]]), np.ones((2, 2))
    rules = [Rule(bodies=(veto_of(0),)), Rule(bodies=(veto_of(1),))]
    options, value = np.array([[0.9, 0.0], [0.0, 0.9], [0.5, 0.5]]), np.array([1.0, 0.9, 0.8])
    worth = []
    for x in mean[0, 0] + sd[0, 0] * rng.standard_normal(4000):
        known, still = mean.copy(), sd.copy()
        known[0, 0], still[0, 0] = x, 0.0
        worth.append(joint_ratification(rules, acceptances(known, still, salience, options, np.zeros(2))).joint * value)
    table = np.array(worth)
    drawn = table.max(axis=1).mean() - table.mean(axis=0).max()
    found = information_value(rules, mean, sd, salience, options, np.zeros(2), value=value)
    assert found[0, 0] == pytest.approx(drawn, abs=4 * table.max(axis=1).std() / 4000**0.5)


def test_nonsense_is_refused() -> None:
    with pytest.raises(BadNumbers, match="value"):
        information_value([Rule(bodies=(veto_of(0),))], [[0.5]], [[0.1]], [[1.0]], [[1.0]], [0.0], value=[1.0, 2.0])
    with pytest.raises(BadNumbers, match="rho"):
        information_value([Rule(bodies=(veto_of(0),))], [[0.5]], [[0.1]], [[1.0]], [[1.0]], [0.0], value=[1.0], rho=1.0)
