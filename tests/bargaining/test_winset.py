"""Win-sets on a line, and the plane by cases that can be drawn."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from winset.bargaining import (
    BadNumbers,
    Body,
    Rule,
    acceptance,
    interval_winset,
    most_ambitious,
    overlap,
    rule_winset,
    veto_of,
)

LEVELS = st.integers(-8, 8).map(float)
IDEALS = st.lists(LEVELS, min_size=1, max_size=7)


def inside(winset: tuple[tuple[float, float], ...], point: float) -> bool:
    return any(low < point < high for low, high in winset)


def test_two_veto_holders_on_one_side_leave_the_nearer_ones_set() -> None:
    assert interval_winset([0.3, 0.9], 0.0, veto=[True, True]) == ((0.0, 0.6),)


def test_veto_holders_on_both_sides_leave_nothing() -> None:
    assert interval_winset([0.2, 0.8], 0.5, veto=[True, True]) == ()


def test_the_median_decides_under_simple_majority() -> None:
    assert interval_winset([0.1, 0.4, 0.9], 0.0) == ((0.0, 0.8),)
    assert interval_winset([0.1, 0.4, 0.9], 0.4) == ()  # the status quo is the median: the core


def test_a_quota_below_half_can_move_both_ways_and_the_two_stay_apart() -> None:
    assert interval_winset([-1.0, 1.0], 0.0, quota=1) == ((-2.0, 0.0), (0.0, 2.0))


def test_weights_and_quota_by_hand() -> None:
    ideals, weights = [0.2, 0.5, 0.9], [5, 3, 2]
    assert interval_winset(ideals, 0.0, weights, 5) == ((0.0, 1.0),)  # 3 + 2 reach 5 as far as the second goes
    assert interval_winset(ideals, 0.0, weights, 6) == ((0.0, 0.4),)
    assert interval_winset(ideals, 0.0, weights, 2) == ((0.0, 1.8),)
    assert interval_winset(ideals, 0.0, weights) == ((0.0, 0.4),)  # exactly half is not more than half
    assert interval_winset(ideals, 0.0, weights, 5, [True, False, False]) == ((0.0, 0.4),)


def test_a_satisfied_player_accepts_nothing() -> None:
    assert interval_winset([0.5], 0.5) == ()
    assert interval_winset([0.5, 1.0], 0.5, quota=1) == ((0.5, 1.5),)


def test_a_core_where_nothing_passes() -> None:
    # Condorcet on a line has a core, the median; every move from it loses
    assert interval_winset(np.arange(5.0), 2.0) == ()
    assert interval_winset(np.arange(5.0), 2.0, quota=2) == ((0.0, 2.0), (2.0, 4.0))


@settings(max_examples=200)
@given(IDEALS, LEVELS, st.floats(0.01, 1), st.integers(0, 2**16))
def test_it_agrees_with_the_votes_at_every_point(ideals: list[float], q: float, share: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    x = np.array(ideals)
    weight, veto = rng.integers(1, 5, x.size).astype(float), rng.random(x.size) < 0.3
    quota = share * weight.sum()
    winset = interval_winset(x, q, weight, quota, veto)
    points = np.r_[rng.uniform(-30, 30, 50), rng.integers(-26, 26, 20).astype(float), q]
    for point in points:
        yes = np.abs(x - point) < np.abs(x - q)
        passes = weight[yes].sum() >= quota - 1e-9 * weight.sum() and yes[veto].all()
        assert inside(winset, point) == passes
    assert all(a < b for a, b in winset)
    assert all(left[1] <= right[0] for left, right in pairwise(winset))


@settings(max_examples=100)
@given(IDEALS, LEVELS, st.integers(0, 6))
def test_a_new_veto_holder_never_widens_it(ideals: list[float], q: float, player: int) -> None:
    veto = np.zeros(len(ideals), dtype=bool)
    veto[player % len(ideals)] = True
    before, after = interval_winset(ideals, q), interval_winset(ideals, q, veto=veto)
    assert overlap([before, after]) == after


@given(IDEALS, LEVELS, st.integers(0, 6))
def test_a_clone_that_splits_the_weight_changes_nothing(ideals: list[float], q: float, player: int) -> None:
    i = player % len(ideals)
    weight = np.ones(len(ideals))
    split = np.r_[weight, 0.5]
    split[i] = 0.5
    assert interval_winset([*ideals, ideals[i]], q, split) == interval_winset(ideals, q, weight)


def test_nested_bodies_are_intersections() -> None:
    house = Body(name="house", members=(0, 1, 2), weights=(1, 1, 1), quota=2)
    rule = Rule(bodies=(house, veto_of(3)))
    ideal = np.array([0.1, 0.4, 0.9, 0.25])
    both = overlap([interval_winset(ideal[:3], 0.0, quota=2), interval_winset(ideal[3:], 0.0)])
    assert rule_winset(rule, ideal, 0.0) == both == ((0.0, 0.5),)


def test_countries_overlap_where_all_do() -> None:
    assert overlap([((0.0, 0.6),), ((0.2, 0.4), (0.5, 1.0))]) == ((0.2, 0.4), (0.5, 0.6))
    assert overlap([((0.0, 0.5),), ((0.5, 1.0),)]) == ()
    assert overlap([]) == ()


def test_the_most_ambitious_level_that_is_likely_enough() -> None:
    assert most_ambitious([0.2, 0.4, 0.6, 0.8], [0.99, 0.8, 0.79, 0.1]) == 0.4
    assert most_ambitious([0.2, 0.4], [0.5, 0.1]) is None


def test_in_the_plane_two_veto_holders_leave_the_lens_of_two_circles() -> None:
    # circles of radius 1 around (0, 0) and (1.2, 0) through the status quo (0.6, 0.8)
    ideals, q = np.array([[0.0, 0.0], [1.2, 0.0]]), np.array([0.6, 0.8])
    rng = np.random.default_rng(2)
    points = rng.uniform([-1.1, -1.1], [2.3, 1.1], (40_000, 2))
    yes = np.array([acceptance(ideals, np.zeros((2, 2)), np.ones((2, 2)), p, q) == 1.0 for p in points[:2000]])
    circles = ((points[:, None] - ideals) ** 2).sum(axis=2) < 1
    assert np.array_equal(yes, circles[:2000])
    area = circles.all(axis=1).mean() * 3.4 * 2.2
    lens = 2 * np.arccos(0.6) - 0.6 * np.sqrt(4 - 1.44)
    assert area == pytest.approx(lens, abs=0.05)


def test_in_the_plane_majority_can_cycle() -> None:
    # Condorcet: three equal voters at the corners of a triangle; each of three points beats the next
    corners = np.array([[0.0, 0.0], [1.0, 0.0], [0.5, 3**0.5 / 2]])
    centre = corners.mean(axis=0)
    points = [centre + 0.3 * np.array([np.cos(a), np.sin(a)]) for a in np.radians([10, 130, 250])]
    still, alike = np.zeros((3, 2)), np.ones((3, 2))
    turns = [acceptance(corners, still, alike, points[(i + 1) % 3], points[i]).sum() for i in range(3)]
    backs = [acceptance(corners, still, alike, points[i], points[(i + 1) % 3]).sum() for i in range(3)]
    assert sorted([turns, backs]) == [[1.0] * 3, [2.0] * 3]


@pytest.mark.parametrize(
    ("arguments", "item"),
    [
        (([], 0.0), "ideal.*no player"),
        (([np.nan], 0.0), r"ideal\[0\].*NaN"),
        (([0.5], np.nan), "status_quo.*NaN"),
        (([0.5], 0.0, [-1]), r"weight\[0\].*negative"),
        (([0.5], 0.0, [1], 2), "quota.*above the total"),
        (([0.5], 0.0, None, None, [True, False]), "veto"),
    ],
)
def test_nonsense_is_refused(arguments: tuple[object, ...], item: str) -> None:
    with pytest.raises(BadNumbers, match=item):
        interval_winset(*arguments)  # type: ignore[arg-type]
