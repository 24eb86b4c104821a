"""Boxes in words: a planted region is found, and noise is not described."""

from __future__ import annotations

import numpy as np
import pytest

from winset.bargaining import BadNumbers
from winset.bargaining.boxes import failure_boxes


def test_a_planted_box_is_found_and_said() -> None:
    rng = np.random.default_rng(1)
    inputs = rng.random((2000, 4))
    fails = (inputs[:, 1] > 0.7) & (inputs[:, 3] < 0.5)
    (box, *_) = failure_boxes(inputs, ["a", "salience of trade", "c", "level of the court"], fails, number=1)
    limits = {limit.name: limit for limit in box.limits}
    assert set(limits) == {"salience of trade", "level of the court"}
    assert limits["salience of trade"].low == pytest.approx(0.7, abs=0.03)
    assert limits["level of the court"].high == pytest.approx(0.5, abs=0.03)
    assert box.density > 0.95
    assert box.coverage > 0.9
    assert box.words().startswith("It fails in ")
    assert "salience of trade is above 0.7" in box.words()
    assert "level of the court is below 0." in box.words()


def test_two_regions_are_two_boxes() -> None:
    rng = np.random.default_rng(2)
    inputs = rng.random((3000, 2))
    fails = (inputs[:, 0] > 0.85) | (inputs[:, 1] < 0.12)
    boxes = failure_boxes(inputs, ["x", "y"], fails, number=3)
    assert len(boxes) >= 2
    assert {boxes[0].limits[0].name, boxes[1].limits[0].name} == {"x", "y"}
    assert boxes[0].coverage + boxes[1].coverage > 0.9


def test_noise_is_seldom_described_and_nothing_without_failures() -> None:
    rng = np.random.default_rng(3)
    inputs = rng.random((600, 3))
    assert failure_boxes(inputs, ["a", "b", "c"], np.zeros(600, dtype=bool)) == ()
    boxes = failure_boxes(inputs, ["a", "b", "c"], rng.random(600) < 0.5)
    assert all(box.density < 0.75 for box in boxes)


def test_nonsense_is_refused() -> None:
    with pytest.raises(BadNumbers, match="2 names for 1 inputs"):
        failure_boxes([[0.1], [0.2]], ["a", "b"], [True, False])
    with pytest.raises(BadNumbers, match="fails"):
        failure_boxes([[0.1], [0.2]], ["a"], [True])
