"""A public panel with known answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest


@pytest.fixture
def tobacco(shared: Path) -> tuple[np.ndarray, np.ndarray, list[str], dict[str, Any]]:
    """Five quantiles of seven experts, the ten answers that are known, the scales, and the published results."""
    folder = shared / "gold" / "bargaining"
    published = json.loads((folder / "cooke_expected.json").read_text())["cases"]["tobacco"]
    return *_panel(folder), published


def _panel(folder: Path) -> tuple[np.ndarray, np.ndarray, list[str]]:
    answers = [line.split() for line in (folder / "cooke_tobacco.dtt").read_text().splitlines()[1:] if line.strip()]
    experts, questions = max(int(a[0]) for a in answers), max(int(a[2]) for a in answers)
    table = np.full((experts, questions, 5), np.nan)
    scale = ["uniform"] * questions
    for a in answers:
        table[int(a[0]) - 1, int(a[2]) - 1] = [float(v) for v in a[5:10]]
        scale[int(a[2]) - 1] = {"UNI": "uniform", "LOG": "log"}[a[4]]
    truth = np.full(questions, np.nan)
    for line in (folder / "cooke_tobacco.rls").read_text().splitlines():
        number, _, value = line.split()[:3]
        truth[int(number) - 1] = np.nan if float(value) == -999.5 else float(value)
    return table, truth, scale
