"""The expected utility model against the run of the public reference programme on the Council case."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from winset.bargaining import BadNumbers
from winset.bargaining.expected_utility import condorcet_median, expected_utility_rounds


def test_eight_rounds_of_the_council_case(shared: Path) -> None:
    """All nine medians and means agree to 1e-9 with the reference run; the published table to one decimal in 7 of 8."""
    gold = shared / "gold" / "bargaining"
    rows = list(csv.DictReader((gold / "bdm1994_emission_actors.csv").read_text().splitlines()))
    x, c, s = (np.array([float(r[k]) for r in rows]) for k in ("position_years", "capability", "salience"))
    expected = json.loads((gold / "bdm1994_emission_expected.json").read_text())
    path = expected_utility_rounds(x, c, s, rounds=8)
    medians = []
    for row, step in zip(path, expected["computed"]["trajectory"], strict=True):
        medians.append(condorcet_median(row, c * s))
        assert medians[-1] == pytest.approx(step["median"], abs=1e-9)
        assert (row @ (c * s)) / (c * s).sum() == pytest.approx(step["mean"], abs=1e-9)
    relayed = expected["published"]["scholz2011_table2_median_by_round_as_relayed"]
    same = [np.floor(10 * m + 1e-9) / 10 == r for m, r in zip(medians[1:], relayed, strict=True)]
    assert same == [True, False, True, True, True, True, True, True]


def test_actors_who_agree_are_refused() -> None:
    with pytest.raises(BadNumbers, match="nothing to forecast"):
        expected_utility_rounds([1.0, 1.0], [1, 1], [0.5, 0.5], rounds=1)


def test_positions_stay_within_the_initial_range_and_a_lone_round_zero_is_the_input() -> None:
    rng = np.random.default_rng(0)
    x, c, s = rng.uniform(0, 100, 6), rng.random(6), rng.random(6)
    path = expected_utility_rounds(x, c, s, rounds=4)
    assert path[0].tolist() == x.tolist()
    assert path.min() >= x.min() - 1e-9
    assert path.max() <= x.max() + 1e-9
