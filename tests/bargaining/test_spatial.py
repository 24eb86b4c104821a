"""The spatial model's first step against two reference runs of KTAB."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from winset.bargaining import BadNumbers
from winset.bargaining.spatial import position_chances


@pytest.mark.parametrize("case", ["dummyData_3Dim", "SOE-Pol-Comp"])
def test_the_first_step_of_two_reference_runs(shared: Path, case: str) -> None:
    """All four printed digits of the winning probabilities at the start.

    Later steps are not tested: their positions are printed to one decimal only, which is too coarse to tell which
    actors have come to share a position, and they depend on the reference programme's choice among bargains.
    """
    gold = shared / "gold" / "bargaining"
    reference = json.loads((gold / "ktab_smp_expected.json").read_text())[case]
    lines = list(csv.reader((gold / reference["input_csv"]).read_text().splitlines(), skipinitialspace=True))[2:]
    rows = [[cell.strip() for cell in line] for line in lines if len(line) > 3]
    table = np.array([[float(v) for v in row[2:] if v] for row in rows])
    found = position_chances(table[:, 1::2] / 100, table[:, 2::2] / 100, table[:, 0])
    expected = [reference["winning_probability_by_step"][row[0]][0] for row in rows]
    assert found == pytest.approx(expected, abs=5.1e-5)


def test_two_actors_by_hand() -> None:
    # each prefers its own position by the whole distance, so strength is influence; both winning chances are kept
    assert position_chances([[0.0], [1.0]], [[1.0], [1.0]], [3.0, 1.0]) == pytest.approx([0.75, 0.25])


def test_one_position_has_one_chance_and_the_centre_wins() -> None:
    found = position_chances([[0.0], [0.5], [0.5], [1.0]], np.ones((4, 1)), np.ones(4))
    assert found[1] == found[2]
    assert found[0] + found[1] + found[3] == pytest.approx(1)
    assert found[1] > found[0] == pytest.approx(found[3])


def test_nonsense_is_refused() -> None:
    with pytest.raises(BadNumbers, match="cares about nothing"):
        position_chances([[0.0], [1.0]], [[1.0], [0.0]], [1.0, 1.0])
    with pytest.raises(BadNumbers, match=r"influence\[1\].*negative"):
        position_chances([[0.0], [1.0]], [[1.0], [1.0]], [1.0, -1.0])
