"""Cooke's weights on a public panel, and by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy.stats import chi2

from winset.errors import BadInput
from winset.experts import cooke_weights

Panel = tuple[np.ndarray, np.ndarray, list[str], dict[str, Any]]


def test_the_tobacco_panel_to_nine_digits(tobacco: Panel) -> None:
    table, truth, scale, expected = tobacco
    weights, calibration, information = cooke_weights(table, truth, scale)
    assert calibration == pytest.approx(expected["calibration"][:7], rel=1e-9)
    assert information == pytest.approx(expected["info_real"][:7], rel=1e-9)
    product = np.array(expected["calibration"][:7]) * np.array(expected["info_real"][:7])
    assert weights == pytest.approx(product / product.sum(), rel=1e-9)
    best, _, _ = cooke_weights(table, truth, scale, alpha=0.5)
    assert best.tolist() == [0, 0, 0, 0, 0, 0, 1]  # only the seventh, who is the optimised decision maker of the panel


def test_three_quantiles_by_hand() -> None:
    quantiles = [[[1, 2, 3], [1, 2, 3]], [[0, 2, 4], [0, 2, 4]]]
    weights, calibration, information = cooke_weights(quantiles, [2.5, 1.0], ["uniform", "uniform"])
    # one answer in the third bin and one in the first: a value at a quantile belongs below it
    counts = {0: (0.5, 0.05), 2: (0.5, 0.45)}
    ratio = sum(s * np.log(s / p) for s, p in counts.values())
    assert calibration[0] == pytest.approx(chi2.sf(2 * 2 * ratio, 3))
    low, high = -0.4, 4.4
    sizes, p = np.diff([low, 1, 2, 3, high]), np.array([0.05, 0.45, 0.45, 0.05])
    assert information[0] == pytest.approx(np.log(high - low) + (p * np.log(p / sizes)).sum())
    assert weights.sum() == pytest.approx(1)
    assert information[0] > information[1]


def test_a_log_scale_is_the_uniform_scale_of_logarithms() -> None:
    rng = np.random.default_rng(1)
    quantiles, truth = np.sort(rng.normal(size=(3, 8, 3)), axis=2), rng.normal(size=8)
    plain = cooke_weights(quantiles, truth, ["uniform"] * 8)
    logs = cooke_weights(np.exp(quantiles), np.exp(truth), ["log"] * 8)
    for one, other in zip(plain, logs, strict=True):
        assert other == pytest.approx(one, rel=1e-9)


def test_missing_answers_and_unknown_truths_are_left_out() -> None:
    rng = np.random.default_rng(2)
    quantiles, truth = np.sort(rng.normal(size=(3, 6, 3)), axis=2), rng.normal(size=6)
    fewer = cooke_weights(quantiles[:, :5], truth[:5], ["uniform"] * 5)
    truth[5] = np.nan
    for one, other in zip(fewer, cooke_weights(quantiles, truth, ["uniform"] * 6), strict=True):
        assert other == pytest.approx(one)
    quantiles[0, 0] = np.nan
    assert np.isfinite(np.concatenate(cooke_weights(quantiles, truth, ["uniform"] * 6))).all()


@pytest.mark.parametrize(
    ("quantiles", "truth", "scale", "alpha", "what"),
    [
        ([[[1, 2]]], [1], ["uniform"], None, "quantiles.*shape"),
        ([[[1, 2, 3]]], [1, 2], ["uniform"], None, "realisation"),
        ([[[1, 2, 3]]], [1], ["cubic"], None, "'cubic' is neither"),
        ([[[3, 2, 1]]], [1], ["uniform"], None, "question 0.*do not rise"),
        ([[[0, 2, 3]]], [1], ["log"], None, "question 0.*not positive"),
        ([[[1, 2, 3]]], [np.nan], ["uniform"], None, "answered no question"),
        ([[[1, 2, 3]]], [99], ["uniform"], 0.99, "no expert reaches"),
    ],
)
def test_nonsense_is_refused(
    quantiles: object, truth: object, scale: list[str], alpha: float | None, what: str
) -> None:
    with pytest.raises(BadInput, match=what):
        cooke_weights(quantiles, truth, scale, alpha=alpha)  # type: ignore[arg-type]
