"""Krippendorff's alpha on his own examples and by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.errors import BadInput, UnknownName
from winset.experts import agreement, krippendorff_alpha
from winset.experts.agreement import _redrawn

LEVELS = ("nominal", "ordinal", "interval", "ratio")


def numbers(row: Any) -> list[float]:  # noqa: ANN401 - a list, or text with * for missing
    return [np.nan if v == "*" else float(v) for v in (row.split() if isinstance(row, str) else row)]


def test_published_examples_to_six_digits(shared: Path) -> None:
    gold = json.loads((shared / "gold" / "bargaining" / "krippendorff_expected.json").read_text())
    for case in gold["cases"]:
        data = [numbers(row) for row in case["data"]]
        for level, expected in case["expected"].items():
            assert krippendorff_alpha(data, level) == pytest.approx(expected, abs=5e-7), (case["id"], level)


def test_agreement_is_one_and_no_variation_is_nothing() -> None:
    for level in LEVELS:
        assert krippendorff_alpha([[1, 2, 3], [1, 2, 3]], level) == 1.0
        assert np.isnan(krippendorff_alpha([[2, 2], [2, 2]], level))
        assert np.isnan(krippendorff_alpha([[1, np.nan], [np.nan, 2]], level))


def test_two_raters_by_hand() -> None:
    # ten units, disagreement on two of them: observed 4/20; expected 2 * 8 * 12 / (20 * 19)
    data = [[0, 0, 0, 0, 0, 1, 1, 1, 1, 1], [0, 0, 0, 1, 1, 1, 1, 1, 1, 1]]
    assert krippendorff_alpha(data, "nominal") == pytest.approx(1 - (4 / 20) / (2 * 8 * 12 / (20 * 19)))


@given(st.integers(0, 10_000), st.sampled_from(LEVELS))
def test_raters_and_units_have_no_order_and_lone_ratings_do_not_count(seed: int, level: str) -> None:
    rng = np.random.default_rng(seed)
    data = rng.integers(1, 5, (4, 7)).astype(float)
    data[rng.random((4, 7)) < 0.2] = np.nan
    alpha = krippendorff_alpha(data, level)
    lone = np.full((4, 1), np.nan)
    lone[2] = 4.0
    again = krippendorff_alpha(np.hstack([data[rng.permutation(4)][:, rng.permutation(7)], lone]), level)
    assert again == pytest.approx(alpha, nan_ok=True)
    if level == "interval":
        assert krippendorff_alpha(3 * data - 10, level) == pytest.approx(alpha, nan_ok=True)


def test_nonsense_is_refused() -> None:
    with pytest.raises(UnknownName, match="interval"):
        krippendorff_alpha([[1], [1]], "intervall")
    with pytest.raises(BadInput, match="raters x units"):
        krippendorff_alpha([1, 2], "nominal")
    with pytest.raises(BadInput, match="negative"):
        krippendorff_alpha([[-1, 1], [1, 1]], "ratio")


def test_the_interval_holds_alpha_and_widens_with_fewer_units() -> None:
    rng = np.random.default_rng(3)
    truth = rng.integers(-1, 2, 60).astype(float)
    second = np.where(rng.random(60) < 0.25, rng.integers(-1, 2, 60), truth)
    whole = agreement([truth, second], "ordinal", draws=300, seed=1)
    part = agreement([truth[:15], second[:15]], "ordinal", draws=300, seed=1)
    assert whole.low < whole.alpha < whole.high
    assert part.high - part.low > whole.high - whole.low
    assert (whole.raters, whole.units) == (2, 60)
    assert agreement([truth, second], "ordinal", draws=300, seed=1) == whole


@given(st.integers(0, 1_000), st.sampled_from(["nominal", "interval", "ratio"]))
def test_units_drawn_as_they_are_give_alpha_itself(seed: int, level: str) -> None:
    rng = np.random.default_rng(seed)
    data = rng.integers(1, 5, (3, 9)).astype(float)
    data[0, :4] = np.nan
    weights = np.vstack([np.ones(9, dtype=int), np.bincount(rng.integers(0, 9, 9), minlength=9)])
    drawn = np.repeat(np.arange(9), weights[1])
    expected = [krippendorff_alpha(data, level), krippendorff_alpha(data[:, drawn], level)]
    assert _redrawn(data, level, weights) == pytest.approx(expected, nan_ok=True)


def test_too_few_units_have_no_interval() -> None:
    found = agreement([[1, 2, 3], [1, 2, np.nan]], "nominal")
    assert found.units == 2
    assert np.isnan(found.low)
    assert np.isnan(found.high)
