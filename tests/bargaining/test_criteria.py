"""Textbook cases of multi-criteria methods."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from winset.bargaining import BadNumbers
from winset.bargaining.criteria import approval, concordance, promethee, topsis, vikor


@pytest.fixture
def cases(shared: Path) -> dict[str, Any]:
    gold = json.loads((shared / "gold" / "bargaining" / "mcda_expected.json").read_text())
    return {case["id"]: case for case in gold["cases"]}


def test_topsis_of_tzeng_and_huang(cases: dict[str, Any]) -> None:
    case = cases["tzeng_huang_2011_topsis"]
    found = topsis(case["matrix"], case["weights"], [1, 1, 1])
    assert found == pytest.approx(case["expected"]["similarity"], abs=1e-4)
    assert found == pytest.approx(case["recomputed"], abs=1e-12)
    assert (1 + np.argsort(np.argsort(-found))).tolist() == case["expected"]["rank"]


def test_vikor_on_the_same_data(cases: dict[str, Any]) -> None:
    case, expected = cases["tzeng_huang_2011_topsis"], cases["same_data_vikor"]["expected"]
    found = vikor(case["matrix"], case["weights"], [1, 1, 1])
    assert found.group == pytest.approx(expected["S"], abs=1e-12)
    assert found.single == pytest.approx(expected["R"], abs=1e-12)
    assert found.compromise == pytest.approx(expected["Q"], abs=1e-12)
    assert sorted(found.chosen.tolist()) == expected["compromise_set"]


def test_promethee_on_the_same_data(cases: dict[str, Any]) -> None:
    case = cases["tzeng_huang_2011_topsis"]
    expected = cases["same_data_promethee2_usual"]["expected"]
    net, plus, minus = promethee(case["matrix"], case["weights"], [1, 1, 1])
    assert net == pytest.approx(expected["net"], abs=1e-12)
    assert plus == pytest.approx(expected["plus"], abs=1e-12)
    assert minus == pytest.approx(expected["minus"], abs=1e-12)
    sloped, _, _ = promethee(case["matrix"], case["weights"], [1, 1, 1], threshold=4)
    assert sloped == pytest.approx(cases["same_data_promethee2_vshape_p4"]["expected"]["net"], abs=1e-12)


def test_concordance_of_cebrian_and_porcar(cases: dict[str, Any]) -> None:
    case = cases["cebrian2009_electre_concordance"]
    expected = np.array(case["expected"], dtype=float)
    found = concordance(case["matrix"], case["weights"], case["objectives"])
    assert found == pytest.approx(expected, abs=1e-3, nan_ok=True)


def test_weighted_approval(cases: dict[str, Any]) -> None:
    case = cases["weighted_approval"]
    names = list(case["expected"]["score"])
    approves = [[name in voter["approve"] for name in names] for voter in case["voters"]]
    found = approval(approves, [voter["w"] for voter in case["voters"]])
    assert dict(zip(names, found, strict=True)) == case["expected"]["score"]


def test_nonsense_is_refused() -> None:
    with pytest.raises(BadNumbers, match="better"):
        topsis([[1, 2]], [1, 1], [1, 0])
    with pytest.raises(BadNumbers, match=r"weights\[1\].*negative"):
        topsis([[1, 2]], [1, -1], [1, 1])
    with pytest.raises(BadNumbers, match="all 0"):
        vikor([[1, 2]], [0, 0], [1, 1])
