"""Stability, consensus and dissent are told apart."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.experts.rounds import Movement, StopRule, agrees, camps, movement, settled

NAN = float("nan")


def test_movement_by_hand() -> None:
    found = movement([0.1, 0.2, 0.6, 0.9, NAN], [0.2, 0.2, 0.5, NAN, 0.7], low=0, high=1)
    assert found.n == 3
    assert found.moved == pytest.approx(2 / 3)
    assert found.shift == pytest.approx(0)
    assert found.narrowed == pytest.approx(0.15 / 0.25)


def test_movement_of_two_is_not_told() -> None:
    found = movement([0.1, 0.2], [0.9, 0.2], low=0, high=1)
    assert found.n == 2
    assert np.isnan([found.moved, found.shift, found.narrowed]).all()


def test_a_panel_can_be_settled_without_agreeing() -> None:
    split = [0.1, 0.1, 0.15, 0.8, 0.85, 0.9]
    rule = StopRule(rounds=3, move=0.05, share=0.8)
    assert settled(rule, [movement(split, split, low=0, high=1)], [1.0]) == (1, 1, True)
    assert agrees(split, low=0, high=1) is False
    found = camps(split, low=0, high=1)
    assert found is not None
    assert (found.low_n, found.high_n) == (3, 3)
    assert (found.low, found.high) == pytest.approx((0.1, 0.84), abs=0.011)
    assert found.gap == pytest.approx(0.65)


def test_questions_that_cannot_be_told_do_not_settle_a_panel() -> None:
    unknown = Movement(n=2, moved=NAN, shift=NAN, narrowed=NAN)
    still = Movement(n=4, moved=0.0, shift=0.02, narrowed=1.0)
    rule = StopRule(rounds=3, move=0.05, share=1.0)
    assert settled(rule, [unknown], [1.0]) == (0, 0, False)
    assert settled(rule, [unknown, still], [1.0, 1.0]) == (1, 1, True)
    assert settled(rule, [still, still], [1.0, 0.1]) == (1, 2, False)


def test_close_answers_agree_and_have_no_camps() -> None:
    values = [0.4, 0.45, 0.5, 0.5, 0.55, 0.6]
    assert agrees(values, low=0, high=1) is True
    assert camps(values, low=0, high=1) is None
    assert agrees(values[:2], low=0, high=1) is None


@given(st.lists(st.floats(0, 1), min_size=6, max_size=20), st.integers(0, 99))
def test_camps_have_no_order_and_never_fewer_than_three(values: list[float], seed: int) -> None:
    found = camps(values, low=0, high=1)
    assert camps(np.random.default_rng(seed).permutation(values), low=0, high=1) == found
    if found is not None:
        assert min(found.low_n, found.high_n) >= 3
        assert found.low < found.high
        assert found.low_n + found.high_n == len(values)
