"""The linear pool against a published panel, and by its properties."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.errors import BadInput
from winset.experts import cooke_weights, pooled_quantiles


def test_the_equal_weight_decision_maker_of_the_tobacco_panel(
    tobacco: tuple[np.ndarray, np.ndarray, list[str], dict[str, Any]],
) -> None:
    table, truth, scale, expected = tobacco
    equal = pooled_quantiles(table, np.ones(len(table)), scale, realisation=truth)
    _, calibration, information = cooke_weights(np.concatenate([table, equal[None]]), truth, scale)
    assert calibration[-1] == pytest.approx(expected["calibration"][-1], rel=1e-9)
    assert information[-1] == pytest.approx(expected["info_real"][-1], rel=1e-9)


def test_one_expert_is_pooled_to_himself_and_weights_choose() -> None:
    answers = np.array([[[1.0, 2.0, 4.0]], [[3.0, 5.0, 9.0]]])
    assert pooled_quantiles(answers[:1], [1], ["uniform"]) == pytest.approx(answers[0])
    assert pooled_quantiles(answers, [0, 3], ["uniform"]) == pytest.approx(answers[1])
    assert pooled_quantiles(np.exp(answers), [0, 3], ["log"]) == pytest.approx(np.exp(answers[1]))


@given(st.integers(0, 10_000))
def test_the_pool_lies_between_its_experts_and_rises(seed: int) -> None:
    rng = np.random.default_rng(seed)
    answers = np.sort(rng.normal(size=(4, 3, 3)), axis=2)
    answers[0, 1] = np.nan
    pooled = pooled_quantiles(answers, rng.random(4) + 0.1, ["uniform"] * 3)
    assert (np.diff(pooled, axis=1) >= 0).all()
    assert (pooled >= np.nanmin(answers, axis=0) - 1e-12).all()
    assert (pooled <= np.nanmax(answers, axis=0) + 1e-12).all()


def test_no_answer_gives_no_quantile_and_limits_hold() -> None:
    answers = np.full((2, 2, 3), np.nan)
    answers[:, 0] = [[0.0, 0.0, 0.5], [0.0, 0.5, 1.0]]
    pooled = pooled_quantiles(answers, [1, 1], ["uniform"] * 2, limits=[[0.0, 1.0], [0.0, 1.0]])
    assert np.isnan(pooled[1]).all()
    assert pooled[0, 0] == 0
    assert pooled[0, 2] <= 1


def test_nonsense_is_refused() -> None:
    with pytest.raises(BadInput, match=r"quantiles.*shape"):
        pooled_quantiles([[1, 2, 3]], [1], ["uniform"])
    with pytest.raises(BadInput, match="not negative"):
        pooled_quantiles([[[1, 2, 3]]], [-1], ["uniform"])
