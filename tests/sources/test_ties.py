"""Alliances, disputes, leaders and elections of files of our own; what cannot be used is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from winset.sources.ties import Tie, is_tie_file, known_ties, read_ties

ALLIANCES = """ccode1,ccode2,year,atop_defense,atop_nonagg
155,385,1990,1,0
385,155,1990,0,1
155,385,1991,1,1
155,385,1993,1,1
155,385,1994,0,0
155,9999,1994,1,0
155,9999,1995,1,0
155,385,94,1,0
"""
DISPUTES = """dispnum,ccode1,ccode2,year,hostlev1,hostlev2,stmon
7,155,385,2001,2,1,11
7,385,155,2002,4,2,11
8,385,155,2005,1,1,0
"""
LEADERS = """ccode,leader,sdate,smonth,syear
155,Amunategui,11,3,1990
155,Undurraga,,3,1994
385,Nordahl,31,2,1999
"""
ELECTIONS = """ccode,elec_year,elec_month,elec_day,event,type
155,1989,12,14,Vote,X
155,1993,11, ,Announced,X
385,1993,9,13,"Vote, Early",L
"""


def read(folder: Path, text: str) -> tuple[list[tuple[str, str | None, str, str, str]], list[tuple[int | None, str]]]:
    path = folder / "t.csv"
    path.write_text(text)
    assert is_tie_file(path)
    ties, problems = read_ties(path)
    rows = [(t.date, t.until, "-".join(t.countries), t.kind, t.what) for t in ties]
    return rows, [(p.row, p.code) for p in problems]


def test_years_of_the_same_promises_are_one_stretch(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, ALLIANCES)
    what = "defence, no aggression"
    assert rows == [
        ("1990", "1991", "CHL-NOR", "alliance", what),
        ("1993", "1993", "CHL-NOR", "alliance", what),
    ]
    assert problems == [(7, "unknown-country"), (9, "bad-row")]


def test_a_dispute_stands_once_with_its_first_month_and_highest_hostility(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, DISPUTES)
    assert rows == [
        ("2001-11", "2002", "CHL-NOR", "dispute", "dispute 7: use of force"),
        ("2005", "2005", "CHL-NOR", "dispute", "dispute 8: no force named"),
    ]
    assert not problems


def test_leaders_and_elections_are_as_precise_as_the_file(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, LEADERS)
    assert [row[0] for row in rows] == ["1990-03-11", "1994-03"]
    assert problems == [(4, "bad-row")]
    rows, problems = read(tmp_path, ELECTIONS)
    assert [(row[0], row[4]) for row in rows] == [
        ("1989-12-14", "executive election"),
        ("1993-09-13", "legislative election, early"),
    ]


def test_nothing_that_came_later_is_known() -> None:
    old = Tie(date="2001-11", until="2002", countries=("CHL", "NOR"), kind="dispute", what="dispute 7: use of force")
    assert known_ties((old,), date(2001, 11, 29)) == ()
    (found,) = known_ties((old,), date(2001, 12, 31))
    assert (found.until, found.what) == ("2001", "dispute 7")
    assert known_ties((old,), date(2002, 12, 31)) == (old,)


def test_other_tables_are_none(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("ccode,leader\n1,x\n")
    assert not is_tie_file(tmp_path / "x.csv")
    assert not is_tie_file(tmp_path / "gone.csv")
    (tmp_path / "x.csv.gz").write_bytes(b"no gzip")
    assert not is_tie_file(tmp_path / "x.csv.gz")


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("peacesciencer/archigos.rda", ("2012-12-26", None, "leader", "Shinzo Abe becomes leader")),
        ("peacesciencer/gml_dirdisp.rda", ("2006-04", "2006", "dispute", "dispute 4476: display of force")),
        ("reign/electionlist_3_21.csv", ("2017-10-22", None, "election", "legislative election, early")),
        ("reign/leaderlist_3_21.csv", ("2020-09-14", None, "leader", "Yoshihide Suga becomes leader")),
    ],
)
def test_real_files_are_read(shared: Path, name: str, known: tuple[str, ...]) -> None:
    ties, problems = read_ties(shared / "data/states" / name)
    assert known in {(t.date, t.until, t.kind, t.what) for t in ties if "JPN" in t.countries}
    assert len(ties) > 2000
    assert len(problems) < 20
