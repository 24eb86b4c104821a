"""No cell says what one member said, whoever subtracts what from what."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.experts.groups import LEAST, OTHERS, cells_of, quartiles

GROUPS = st.lists(st.sampled_from("ABCDE"), max_size=25)


@given(GROUPS)
def test_every_cell_and_every_difference_of_cells_is_large_enough(groups: list[str]) -> None:
    cells = cells_of(groups)
    if cells is None:
        assert len(groups) < LEAST
        return
    sizes = Counter(cells[g] for g in groups)
    assert min(sizes.values()) >= LEAST  # cells part everyone, so a sum of cells taken from everyone is a sum of cells


@given(GROUPS)
def test_a_group_that_can_be_shown_is_shown_unless_it_must_hide_others(groups: list[str]) -> None:
    cells, sizes = cells_of(groups), Counter(groups)
    if cells is None:
        return
    large = sorted((n, g) for g, n in sizes.items() if n >= LEAST)
    hidden = [(n, g) for n, g in large if cells[g] == OTHERS]
    assert len(hidden) <= 1
    assert hidden == large[: len(hidden)]


def test_two_koreans_take_the_smallest_shown_group_with_them() -> None:
    groups = ["USA"] * 5 + ["JPN"] * 4 + ["KOR"] * 2
    assert cells_of(groups) == {"USA": "USA", "JPN": OTHERS, "KOR": OTHERS}
    shown = quartiles(np.arange(11.0), groups, low=0, high=10)
    assert [(q.group, q.n) for q in shown] == [(None, 11), ("USA", 5), (OTHERS, 6)]


def test_quartiles_by_hand_in_steps_of_the_range() -> None:
    (everyone,) = quartiles([0.111, 0.2, 0.333, np.nan], ["A", "B", "C", "A"], low=0, high=1)
    assert (everyone.group, everyone.n) == (None, 3)
    assert (everyone.low, everyone.middle, everyone.high) == pytest.approx((0.16, 0.2, 0.26))
    assert quartiles([1.0, 2.0], ["A", "A"], low=0, high=1) == ()


@given(st.lists(st.floats(0, 1), min_size=3, max_size=12))
def test_quartiles_rise_and_stay_in_the_range(values: list[float]) -> None:
    for q in quartiles(values, ["A"] * len(values), low=0, high=1):
        assert -1e-9 <= q.low <= q.middle <= q.high <= 1 + 1e-9
