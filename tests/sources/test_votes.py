"""Votes of a CSV file are read by roll call and state, the unreadable ones told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from winset.errors import BadInput
from winset.sources import votes
from winset.sources.votes import read_votes

TEXT = """rcid,country_code,vote,date,more
2,NO,no,2011-02-01,x
1,NOR,yes,2011-01-01,x
1,CL,abstain,2011-01-01,x
2,CL,maybe,2011-02-01,x
3,CL,3,soon,x
3,FR,never,soon,x
"""


def test_roll_calls_are_in_order_and_absence_is_a_gap(tmp_path: Path) -> None:
    path = tmp_path / "v.csv"
    path.write_text(TEXT)
    calls, problems = read_votes(path, ("CHL", "NOR"))
    assert [str(day) for day in calls.day] == ["2011-01-01", "2011-02-01"]
    np.testing.assert_array_equal(calls.votes["NOR"], [1.0, 3.0])
    np.testing.assert_array_equal(calls.votes["CHL"], [2.0, np.nan])
    assert [problem.row for problem in problems] == [5, 6]


@pytest.mark.parametrize("data", [b"", b"rcid,vote\n", b"\xff\xfe"])
def test_other_files_are_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "v.csv"
    path.write_bytes(data)
    with pytest.raises(BadInput):
        read_votes(path, ("NOR",))


def test_two_tables_of_r_are_joined_by_roll_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = {
        "un_votes.rda": {"rcid": [3.0, 3.0, 4.0, 9.0], "country_code": ["NO", "CL", "NO", "NO"],
                         "vote": ["yes", "no", "abstain", "no"]},
        "un_roll_calls.rda": {"rcid": [3, 4], "date": [-8766.0, 18000.0]},
    }  # fmt: skip
    for name in tables:
        (tmp_path / name).touch()
    monkeypatch.setattr(votes, "r_tables", lambda path: (tables[path.name],))
    calls, problems = read_votes(tmp_path / "un_votes.rda", ("CHL", "NOR"))
    assert [str(day) for day in calls.day] == ["1946-01-01", "2019-04-14"]
    np.testing.assert_array_equal(calls.votes["NOR"], [1.0, 2.0])
    np.testing.assert_array_equal(calls.votes["CHL"], [3.0, np.nan])
    assert [problem.row for problem in problems] == [4]  # a roll call without a day
    (tmp_path / "un_roll_calls.rda").unlink()
    with pytest.raises(BadInput, match="no table of votes"):
        read_votes(tmp_path / "un_votes.rda", ("CHL", "NOR"))
