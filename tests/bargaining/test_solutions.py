"""Bargaining solutions on polygons by hand and in general position."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from winset.bargaining import BadNumbers, egalitarian, kalai_smorodinsky, nash
from winset.errors import NoAgreement

ALL = (nash, kalai_smorodinsky, egalitarian)


@st.composite
def problems(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    c, m = draw(st.integers(2, 4)), draw(st.integers(1, 12))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    vertices = rng.normal(0.5, 1.0, (m, c))
    return vertices, rng.normal(-0.3, 0.3, c)


def least_gain(vertices: np.ndarray, disagreement: np.ndarray) -> float:
    """The largest least gain, by a reference solver."""
    m, c = vertices.shape
    a = np.hstack([-(vertices - disagreement).T, np.ones((c, 1))])
    found = linprog(np.r_[np.zeros(m), -1], A_ub=a, b_ub=np.zeros(c), A_eq=[np.r_[np.ones(m), 0]], b_eq=[1],
                    bounds=[(0, None)] * m + [(None, None)])  # fmt: skip
    return float(found.x[-1])


def in_hull(vertices: np.ndarray, point: np.ndarray) -> bool:
    m = len(vertices)
    found = linprog(np.zeros(m), A_eq=np.vstack([vertices.T, np.ones(m)]), b_eq=np.r_[point, 1], bounds=[(0, None)] * m)
    return found.status == 0


def test_a_symmetric_triangle_is_shared() -> None:
    for solution in ALL:
        assert solution([[0, 0], [1, 0], [0, 1]], [0, 0]) == pytest.approx([0.5, 0.5], abs=1e-12)


def test_a_polygon_by_hand() -> None:
    polygon = [[0, 0], [10, 0], [8, 4], [0, 5]]
    assert nash(polygon, [0, 0]) == pytest.approx([8, 4], abs=1e-11)
    # the line to the ideal point (10, 5) meets the edge from (0, 5) to (8, 4) at its end
    assert kalai_smorodinsky(polygon, [0, 0]) == pytest.approx([8, 4], abs=1e-11)
    assert egalitarian(polygon, [0, 0]) == pytest.approx([40 / 9, 40 / 9], abs=1e-11)


def test_raiffas_triangle_separates_the_three() -> None:
    triangle = [[0, 0], [1, 0], [0, 1], [0.75, 0.75]]
    assert nash([[0, 0], [2, 0], [0, 1]], [0, 0]) == pytest.approx([1, 0.5], abs=1e-11)
    assert egalitarian([[0, 0], [2, 0], [0, 1]], [0, 0]) == pytest.approx([2 / 3, 2 / 3], abs=1e-11)
    assert kalai_smorodinsky(triangle, [0, 0]) == pytest.approx([0.75, 0.75], abs=1e-11)


def test_kalai_smorodinsky_looks_at_the_individually_rational_part_only() -> None:
    # (10, -5) is not acceptable to the second, so the first can hope for 5 and not for 10
    polygon = [[0, 0], [10, -5], [0, 5]]
    assert kalai_smorodinsky(polygon, [0, 0]) == pytest.approx([2.5, 2.5], abs=1e-11)


def test_disagreement_elsewhere_moves_the_solution() -> None:
    assert nash([[0, 0], [1, 0], [0, 1]], [0.2, 0.0]) == pytest.approx([0.6, 0.4], abs=1e-11)
    assert egalitarian([[0, 0], [1, 0], [0, 1]], [0.2, 0.0]) == pytest.approx([0.6, 0.4], abs=1e-11)
    assert kalai_smorodinsky([[0, 0], [1, 0], [0, 1]], [0.2, 0.0]) == pytest.approx([0.6, 0.4], abs=1e-11)


def test_three_countries_share_a_simplex() -> None:
    simplex = np.vstack([np.zeros(3), np.diag([1.0, 2.0, 4.0])])
    assert nash(simplex, np.zeros(3)) == pytest.approx([1 / 3, 2 / 3, 4 / 3], abs=1e-11)
    assert kalai_smorodinsky(simplex, np.zeros(3)) == pytest.approx([1 / 3, 2 / 3, 4 / 3], abs=1e-11)
    assert egalitarian(simplex, np.zeros(3)) == pytest.approx([4 / 7] * 3, abs=1e-11)


def test_egalitarian_goes_on_after_the_least() -> None:
    # the first can have 1 at most; the others are not held to that
    box = [[1, 0, 0], [1, 3, 0], [1, 0, 2], [1, 3, 2]]
    assert egalitarian(box, [0, 0, 0]) == pytest.approx([1, 3, 2], abs=1e-10)


def test_kalai_smorodinsky_is_efficient_where_the_line_leaves_the_hull() -> None:
    # nobody's ideal is near the third vertex: equal shares are only reached with something left over
    hull = [[1.0, 1.0, 0.0], [1.0, 0.0, 1.0]]
    assert kalai_smorodinsky(hull, [0, 0, 0]) == pytest.approx([1, 0.5, 0.5], abs=1e-10)


@pytest.mark.parametrize("vertices", [[[1, 0]], [[-1, -1]], [[0, 0], [1, -0.5]], [[0, 1], [-1, 3]]])
def test_without_a_gain_for_everyone_there_is_no_agreement(vertices: list[list[float]]) -> None:
    for solution in ALL:
        with pytest.raises(NoAgreement, match="better than disagreement"):
            solution(vertices, [0, 0])


@settings(max_examples=80)
@given(problems())
def test_each_is_in_the_hull_and_no_agreement_means_none(problem: tuple[np.ndarray, np.ndarray]) -> None:
    vertices, disagreement = problem
    best = least_gain(vertices, disagreement)
    assume(abs(best) > 1e-6)
    for solution in ALL:
        if best < 0:
            with pytest.raises(NoAgreement):
                solution(vertices, disagreement)
            continue
        point = solution(vertices, disagreement)
        assert (point > disagreement).all()
        assert in_hull(vertices, point)
    if best > 0:
        gain = egalitarian(vertices, disagreement) - disagreement
        assert gain.min() == pytest.approx(best, abs=1e-9)


@settings(max_examples=80)
@given(problems(), st.integers(0, 2**16))
def test_nash_is_optimal_and_scaling_a_country_leaves_it(problem: tuple[np.ndarray, np.ndarray], seed: int) -> None:
    vertices, disagreement = problem
    assume(least_gain(vertices, disagreement) > 1e-3)
    gain = nash(vertices, disagreement) - disagreement
    # first-order condition: no vertex rises against the gradient of the sum of logarithms
    assert ((vertices - disagreement) @ (1 / gain)).max() <= len(gain) * (1 + 1e-11)
    scale = np.random.default_rng(seed).uniform(0.01, 100, len(gain))
    assert nash(vertices * scale, disagreement * scale) == pytest.approx((gain + disagreement) * scale, rel=1e-9)
    line = kalai_smorodinsky(vertices, disagreement)
    assert kalai_smorodinsky(vertices * scale, disagreement * scale) == pytest.approx(line * scale, rel=1e-7, abs=1e-9)


@settings(max_examples=40)
@given(problems())
def test_mixtures_and_copies_of_vertices_change_nothing(problem: tuple[np.ndarray, np.ndarray]) -> None:
    vertices, disagreement = problem
    assume(least_gain(vertices, disagreement) > 1e-3)
    more = np.vstack([vertices, vertices[:1], vertices.mean(axis=0)])
    for solution in ALL:
        assert solution(more, disagreement) == pytest.approx(solution(vertices, disagreement), abs=1e-8)


def test_many_vertices_are_quick_and_right() -> None:
    rng = np.random.default_rng(3)
    direction = np.abs(rng.normal(size=(20_000, 3)))
    sphere = direction / np.linalg.norm(direction, axis=1, keepdims=True)
    for solution in ALL:
        assert solution(sphere, np.zeros(3)) == pytest.approx([3**-0.5] * 3, abs=2e-3)


@pytest.mark.parametrize(
    ("vertices", "disagreement", "item"),
    [([[np.nan, 1]], [0, 0], "vertices.*NaN"), ([[1, 1]], [0], "disagreement.*shape"), ([], [0], "vertices")],
)
def test_nonsense_is_refused(vertices: list[list[float]], disagreement: list[float], item: str) -> None:
    for solution in ALL:
        with pytest.raises(BadNumbers, match=item):
            solution(vertices, disagreement)
