"""A CSV file of one's own becomes rows by the mapping beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from winset.sources.limits import Limits
from winset.sources.mapped import is_mapping, mapped

MAPPING = """
data = "ours"
countries = "cow"
[columns]
event_id = "id"
day = "when"
source = "from"
target = "to"
source_sector = "who"
code = "act"
issue = "topic"
intensity = "force"
known_from = "told"
"""
ROWS = """id,when,from,to,who,act,topic,force,told,other
1,2021-02-03,740,732,GOV,042,North Korea,1.5,2021-03,x
2,2021-02,740,732,,112,,,,
3,2021,740,9999,,112,,,,
4,soon,740,732,,112,,,,
5,2021,740,732,,99,,,,
6,2021,740,732,,112,,strong,,
1,2021,740,732,,112,,,,
"""


def test_rows_follow_the_mapping(tmp_path: Path, imported: Callable[..., Any]) -> None:
    (tmp_path / "e.toml").write_text(MAPPING)
    path = tmp_path / "e.csv"
    path.write_text(ROWS)
    rows, report = imported(path)
    told = {name: value for name, value in rows[0].items() if value is not None}
    assert told == {
        "row": 2, "data": "ours", "event_id": "1", "source_country": "JPN", "source_sector": "GOV",
        "source_text": "740", "target_country": "KOR", "target_text": "732", "plover": "CONSULT", "cameo": "042",
        "goldstein": 1.5, "issue": "dprk", "first_day": date(2021, 2, 3), "last_day": date(2021, 2, 3),
        "known_day": date(2021, 3, 31),
    }  # fmt: skip
    assert [(row["first_day"], row["last_day"]) for row in rows[1:]] == [
        (date(2021, 2, 1), date(2021, 2, 28)), (date(2021, 1, 1), date(2021, 12, 31)),
    ]  # fmt: skip
    assert (rows[1]["goldstein"], rows[2]["target_country"]) == (-2.0, None)
    assert [(p.row, p.code) for p in report.problems] == [
        (5, "bad-date"), (6, "illegal-code"), (7, "out-of-range"), (None, "duplicates"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["", "[columns]\nday = 1", MAPPING.replace('"cow"', '"stars"'), MAPPING.replace("act", "b")]
)
def test_a_mapping_that_does_not_fit_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "e.toml").write_text(text)
    path = tmp_path / "e.csv"
    path.write_text(ROWS)
    assert mapped(path, Limits()) is None


def test_a_mapping_belongs_to_a_file_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "e.toml"
    path.write_text(MAPPING)
    assert not is_mapping(path)
    (tmp_path / "e.csv").write_text("")
    assert is_mapping(path)
