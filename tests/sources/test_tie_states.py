"""Regimes of a file of our own and the real one; leaders and elections stand with the other ties."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from winset.sources.ties import known_ties, read_ties

REGIMES = """cowcode,gwf_country,gwf_casename,gwf_startdate,gwf_enddate,gwf_regimetype
155,Chile,Chile 73-89,9/11/1973,12/14/1989,military
155,Chile,Chile,12/14/1989,12/31/2020,presidential
155,Chile,Chile,31/12/1989,12/31/2020,presidential
155,Chile,Chile,12/14/1989,12/31/2020,
"""


def test_regimes_are_stretches_known_when_the_list_was_closed(tmp_path: Path) -> None:
    path = tmp_path / "regimes.csv"
    path.write_text(REGIMES)
    ties, problems = read_ties(path)
    assert [(t.date, t.until, t.kind, t.what) for t in ties] == [
        ("1973-09-11", "1989", "regime", "military"),
        ("1989-12-14", "2020", "regime", "presidential"),
    ]
    assert [(p.row, p.code) for p in problems] == [(4, "bad-row"), (5, "bad-row")]
    assert known_ties(ties, date(2020, 12, 30)) == ()


def test_the_real_list_is_read(shared: Path) -> None:
    ties, problems = read_ties(shared / "data/states/reign/regime_list.csv")
    mine = [(t.date, t.until, t.what) for t in ties if t.countries == ("KOR",)]
    assert mine[-1] == ("1987-06-29", "2020", "presidential")
    assert not problems
