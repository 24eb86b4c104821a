"""A panel of eleven members of three countries, and a way to let them all answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from winset.desk import create
from winset.desk.panels import close_round, hand_in, invite, open_round
from winset.model import Answer, Member

PANEL = """
[[panel]]
id = "feasible"
title = "What could be ratified"
countries = ["USA", "JPN", "KOR"]
rounds = 3
move = 0.05
share = 0.8
known_from = "2026-07-01"
"""
HEAD = "id,panel,text,unit,least,most,scale,player,issue,option,truth,source,known_from\n"
SEEDS = 10
MEMBERS = tuple(
    Member(name=f"{country} Person {i}", email=f"{country.lower()}{i}@example.org", country=country)
    for country, n in (("USA", 5), ("JPN", 4), ("KOR", 2))
    for i in range(n)
)
DAY = date(2026, 7, 10)


def questions() -> str:
    asked = [
        "level-jpn,feasible,Where does the prime minister stand?,level,0,1,uniform,{player},intelligence,,,,2026-07-01"
    ]
    asked += ["chance,feasible,Will the pact be renewed?,probability,0,1,uniform,,,,,,2026-07-01"]
    asked += [f"seed{i},feasible,Known {i}?,count,1,1000,log,,,,{10 * (i + 1)},page,2026-07-01" for i in range(SEEDS)]
    return HEAD + "\n".join(asked) + "\n"


@dataclass(frozen=True)
class Table:
    """A case with a seated panel."""

    path: Path
    keys: Mapping[str, str]
    """By address."""

    def answer(self, email: str, values: Mapping[str, float], reason: str = "") -> None:
        answers = [
            Answer(
                question=q, q05=max(v * 0.8, 0.0), q50=v, q95=min(v * 1.2, 1000 if "seed" in q else 1), reason=reason
            )
            for q, v in values.items()
        ]
        hand_in(self.path, "feasible", self.keys[email], answers)

    def round(self, levels: Mapping[str, float], *, order: int = 0) -> None:
        """Open a round, let all answer in some order, close it."""
        open_round(self.path, "feasible", today=DAY)
        emails = np.random.default_rng(order).permutation(list(levels))
        for email in emails:
            level = levels[str(email)]
            known = {f"seed{i}": 10 * (i + 1) * (0.5 + level) for i in range(SEEDS)}
            self.answer(str(email), {"level-jpn": level, "chance": 1 - level} | known, f"I hold {level:.2f}")
        close_round(self.path, "feasible", today=DAY)


@pytest.fixture
def seat(tmp_path: Path) -> Callable[[str], Table]:
    """Make a case whose panel is seated, under a name."""

    def make(name: str) -> Table:
        path = create(tmp_path / name / "us-japan-rok", template="us-japan-rok")
        (path / "panels.toml").write_text(PANEL, encoding="utf-8")
        (path / "questions.csv").write_text(questions().format(player="jpn-prime-minister"), encoding="utf-8")
        return Table(path, {i.email: i.key for i in invite(path, "feasible", MEMBERS)})

    return make


@pytest.fixture
def levels() -> dict[str, float]:
    """A first opinion of every member."""
    return {m.email: 0.2 + 0.05 * i for i, m in enumerate(MEMBERS)}
