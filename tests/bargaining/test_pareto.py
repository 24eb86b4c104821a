"""Fronts and layers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from winset.bargaining import BadNumbers, pareto_front, pareto_layers


def test_a_staircase_by_hand() -> None:
    values = [[3, 1], [2, 2], [1, 3], [1, 1], [2, 1], [0, 0], [3, 1]]
    assert pareto_front(values).tolist() == [True, True, True, False, False, False, True]
    assert pareto_layers(values).tolist() == [1, 1, 1, 3, 2, 4, 1]


@given(arrays(int, st.tuples(st.integers(1, 30), st.integers(1, 4)), elements=st.integers(0, 3)))
def test_a_front_is_what_nobody_beats_and_layers_peel_it(values: np.ndarray) -> None:
    front = pareto_front(values)
    for i, row in enumerate(values):
        beaten = any((other >= row).all() and (other > row).any() for other in values)
        assert front[i] == (not beaten)
    layers = pareto_layers(values)
    assert np.array_equal(layers == 1, front)
    for layer in range(1, layers.max() + 1):
        rest = layers >= layer
        assert np.array_equal(pareto_front(values[rest]), layers[rest] == layer)


def test_blocks_do_not_show() -> None:
    values = np.random.default_rng(0).random((700, 3))
    assert pareto_front(values)[600:].tolist() == [
        not ((values >= row).all(axis=1) & (values > row).any(axis=1)).any() for row in values[600:]
    ]


def test_nonsense_is_refused() -> None:
    with pytest.raises(BadNumbers, match="NaN"):
        pareto_front([[np.nan, 1]])
