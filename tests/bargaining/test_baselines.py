"""Simple forecasts on cases by hand and on the published Council case."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.bargaining import BadNumbers
from winset.bargaining.baselines import closeness, expert_median, weighted_mean, weighted_median


def test_by_hand() -> None:
    assert weighted_mean([0, 1], [1, 3]) == 0.75
    assert weighted_median([0.1, 0.5, 0.9], [1, 1, 1]) == 0.5
    assert weighted_median([0.1, 0.5, 0.9], [1, 1, 2]) == pytest.approx(0.7)  # exactly half lies below the gap
    assert weighted_median([0.9, 0.1], [3, 1]) == 0.9
    assert expert_median([0.2, np.nan, 0.4]) == pytest.approx(0.3)
    assert closeness([0.0, 0.5, 1.0], 0.4) == pytest.approx([-0.4, -0.1, -0.6])


def test_silence_is_no_position() -> None:
    x, w = [[0.0, np.nan], [1.0, 0.3]], [[1, 5], [1, 2]]
    assert weighted_mean(x, w) == pytest.approx([0.5, 0.3])
    assert weighted_median(x, w) == pytest.approx([0.5, 0.3])
    with pytest.raises(BadNumbers, match="nobody"):
        weighted_mean([np.nan], [1.0])
    with pytest.raises(BadNumbers, match="negative"):
        weighted_mean([0.1, 0.2], [1.0, -1.0])


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 5)), min_size=1, max_size=8))
def test_the_median_has_half_on_either_side(votes: list[tuple[int, int]]) -> None:
    x, w = np.array(votes, dtype=float).T
    median = weighted_median(x, w)
    assert w[x <= median].sum() >= w.sum() / 2
    assert w[x >= median].sum() >= w.sum() / 2
    spread = np.repeat(x, w.astype(int))
    assert median == np.median(spread)


def test_the_council_case_of_1994(shared: Path) -> None:
    gold = shared / "gold" / "bargaining"
    rows = list(csv.DictReader((gold / "bdm1994_emission_actors.csv").read_text().splitlines()))
    x, c, s = (np.array([float(r[k]) for r in rows]) for k in ("position_years", "capability", "salience"))
    expected = json.loads((gold / "bdm1994_emission_expected.json").read_text())
    assert weighted_mean(x, c * s) == pytest.approx(expected["baselines"]["weighted_mean_cs"], abs=1e-12)
    assert weighted_median(x, c * s) == expected["published"]["initial_weighted_median"]
    actual = expected["published"]["actual_outcome_years"]
    assert abs(weighted_mean(x, c * s) - actual) == pytest.approx(
        expected["baselines"]["abs_error_weighted_mean"], abs=5e-4
    )
    assert abs(weighted_median(x, c * s) - actual) == pytest.approx(expected["baselines"]["abs_error_median"], abs=5e-4)


@pytest.mark.parametrize("case", ["sample_data", "copenhagen", "cop21"])
def test_the_compromise_model_on_three_negotiations(shared: Path, case: str) -> None:
    gold = shared / "gold" / "bargaining"
    expected = json.loads((gold / "decide_exchange_expected.json").read_text())[case]
    by_issue: dict[str, list[tuple[float, float]]] = {}
    for row in csv.DictReader((gold / expected["input"]).read_text().splitlines()):
        weight = float(row["salience"]) * float(row["power"])
        by_issue.setdefault(row["issue"], []).append((float(row["position_0_100"]), weight))
    assert set(by_issue) == set(expected["nbs_initial"])
    for issue, pairs in by_issue.items():
        x, w = np.array(pairs).T
        assert weighted_mean(x, w) == pytest.approx(expected["nbs_initial"][issue], abs=1e-9)
