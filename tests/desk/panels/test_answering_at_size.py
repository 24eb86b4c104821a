"""A panel of 30 experts, 40 questions and 3 rounds, several members at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import numpy as np

from winset.desk import create
from winset.desk.panels import close_round, hand_in, invite, open_round, result
from winset.model import Answer, Member

HEAD = "id,panel,text,unit,least,most,scale,known_from\n"
PANEL = """
[[panel]]
id = "big"
title = "Big"
countries = ["USA", "JPN", "KOR"]
rounds = 3
move = 0.0
share = 1.0
known_from = "2026-07-01"
"""


def test_nothing_of_thirty_by_forty_by_three_is_lost(tmp_path: Path) -> None:
    path = create(tmp_path / "us-japan-rok", template="us-japan-rok")
    (path / "panels.toml").write_text(PANEL, encoding="utf-8")
    rows = [f"q{i},big,Question {i}?,level,0,1,uniform,2026-07-01" for i in range(40)]
    (path / "questions.csv").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    members = [
        Member(name=f"{c} {i}", email=f"{c}{i}@example.org", country=c)
        for c in ("USA", "JPN", "KOR")
        for i in range(10)
    ]
    keys = [letter.key for letter in invite(path, "big", members)]
    rng = np.random.default_rng(5)
    for number in (1, 2, 3):
        assert open_round(path, "big", today=date(2026, 7, number)) == number
        values = np.sort(rng.random((30, 40, 3)), axis=2)

        def answer(member: int, values: np.ndarray = values) -> int:
            told = [Answer(question=f"q{i}", q05=a, q50=b, q95=c) for i, (a, b, c) in enumerate(values[member])]
            return hand_in(path, "big", keys[member], told)

        with ThreadPoolExecutor(4) as pool:
            assert list(pool.map(answer, range(30))) == [40] * 30
        closed = close_round(path, "big", today=date(2026, 7, number)).result
        assert closed is not None
        assert [q.n for q in closed.questions] == [30] * 40
        shown = {q.question: q.groups[0].middle for q in closed.questions}
        middles = np.median(values[:, :, 1], axis=0)
        assert all(abs(shown[f"q{i}"] - middles[i]) <= 0.0101 for i in range(40))
    assert result(path, "big").over
    assert {g.group: g.n for g in result(path, "big").questions[0].groups} == {
        None: 30,
        "USA": 10,
        "JPN": 10,
        "KOR": 10,
    }
