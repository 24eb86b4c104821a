"""Words of the index: tiers and confidence are separate."""

from __future__ import annotations

import pytest

from winset.bargaining.result import confidence_of, tier_of


@pytest.mark.parametrize(
    ("joint", "tier"), [(0.9, "ripe"), (0.75, "ripe"), (0.6, "within reach"), (0.3, "contested"), (0.0, "blocked")]
)
def test_tiers(joint: float, tier: str) -> None:
    assert tier_of(joint) == tier


@pytest.mark.parametrize(
    ("low", "high", "word"), [(0.5, 0.6, "high"), (0.2, 0.5, "medium"), (0.1, 0.9, "low"), (0.0, 1.0, "low")]
)
def test_confidence(low: float, high: float, word: str) -> None:
    assert confidence_of(low, high) == word
