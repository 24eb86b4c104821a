"""A Gaussian prior and weighted readings become a Gaussian position."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.positions.update import Anchor, Choice, settled

LEVELS = st.floats(-0.5, 1.0)
ANCHORS = st.builds(Anchor, LEVELS, st.floats(0.05, 0.5), st.floats(0.01, 1.0))
CHOICES = st.builds(Choice, LEVELS, st.sampled_from([-1, 1]), st.floats(0.05, 0.5), st.floats(0.01, 1.0))


def test_one_anchor_is_the_conjugate_update() -> None:
    after = settled(0.2, 0.3, [Anchor(0.8, 0.3, 1.0)])
    assert after.mean == pytest.approx(0.5)
    assert after.sd == pytest.approx(0.3 / 2**0.5)
    assert after.shifts == (pytest.approx(0.3),)


def test_one_choice_agrees_with_the_closed_form_of_a_probit_update() -> None:
    stats = pytest.importorskip("scipy.stats")
    mean, sd, noise, midpoint = 0.5, 0.3, 0.15, 0.7
    root = (noise**2 + sd**2) ** 0.5
    z = (mean - midpoint) / root
    ratio = stats.norm.pdf(z) / stats.norm.cdf(z)
    after = settled(mean, sd, [Choice(midpoint, 1, noise, 1.0)])
    assert after.mean == pytest.approx(mean + sd**2 * ratio / root, abs=1e-6)
    assert after.sd == pytest.approx((sd**2 - sd**4 * ratio * (z + ratio) / root**2) ** 0.5, abs=1e-6)


def test_grid_and_conjugate_agree_where_both_apply() -> None:
    idle = Choice(-50.0, 1, 0.15, 1.0)
    anchors = [Anchor(0.8, 0.2, 0.7), Anchor(0.1, 0.3, 0.4)]
    plain, gridded = settled(0.4, 0.25, anchors), settled(0.4, 0.25, [*anchors, idle])
    assert gridded.mean == pytest.approx(plain.mean, abs=1e-6)
    assert gridded.sd == pytest.approx(plain.sd, abs=1e-6)
    assert gridded.shifts == pytest.approx((*plain.shifts, 0.0), abs=1e-6)


@given(LEVELS, st.floats(0.05, 0.5), st.lists(ANCHORS | CHOICES, min_size=2, max_size=4))
def test_order_does_not_matter(mean: float, sd: float, readings: list[Anchor | Choice]) -> None:
    results = [settled(mean, sd, list(order)) for order in itertools.permutations(readings)]
    assert np.ptp([r.mean for r in results]) < 1e-9
    assert np.ptp([r.sd for r in results]) < 1e-9


@given(LEVELS, st.floats(0.05, 0.5), CHOICES)
def test_a_yes_pulls_towards_the_offer_and_a_no_away(mean: float, sd: float, choice: Choice) -> None:
    shift = settled(mean, sd, [choice]).shifts[0]
    assert shift * choice.side >= -1e-12


@given(LEVELS, st.floats(0.05, 0.5), st.lists(ANCHORS | CHOICES, max_size=4))
def test_a_weight_of_nothing_changes_nothing(mean: float, sd: float, readings: list[Anchor | Choice]) -> None:
    whole = settled(mean, sd, readings)
    more = settled(mean, sd, [*readings, Anchor(0.9, 0.2, 0.0)])
    assert more.mean == pytest.approx(whole.mean, abs=1e-6)
    assert more.shifts[-1] == pytest.approx(0.0, abs=1e-6)
