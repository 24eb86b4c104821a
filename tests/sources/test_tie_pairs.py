"""Disputes by month, claims and rivalries of files of our own, and the real ones."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest

from winset.sources.ties import Tie, is_tie_file, known_ties, read_ties

MONTHS = """"","DispNum3","stateA","stateB","year","month","conflict","fatalityA","fatalityB","hostlevA","hostlevB"
"1",50,"NOR","CHL",1999,11,FALSE,NA,NA,NA,NA
"2",50,"NOR","CHL",1999,12,TRUE,0,0,1,3
"3",50,"CHL","NOR",2000,1,TRUE,0,0,4,1
"4",51,"NOR","CHL",2001,13,TRUE,0,0,1,1
"5",52,"NOR","QQQ",2001,1,TRUE,0,0,1,1
"""
LISTED = """date,sourceNum,tarNum,dispute
Dec 1950,155,385,1.0
Jan 1951,385,155,1.0
Feb 1951,155,385,0
Mar 1951,155,385,1.0
Mrz 1951,155,385,1.0
"""
CLAIMS = """claim,name,chal,tgt,begclaim,endclaim
1,Bouvet Island,155,385,192712,201799
2,Peter I Island,385,155,192900,NA
3,Liancourt Rocks,740,732,195204,201799
4,Nowhere,155,385,52,195301
"""
RIVALRIES = """tssr_id,rivalry,ccode1,ccode2,start,end,positional,spatial,ideological,interventionary
1,A,155,385,1950,1960,1,NA,0,1
2,B,155,385,1990,2020,NA,NA,NA,NA
3,C,155,385,,2020,1,NA,NA,NA
"""
UNSAID = "the file does not say over what"
DREYER = """rivalryno,ccode1,ccode2,styear,endyear,type1,type2,type3
7,385,155,1901,1910,spatial,NA,NA
"""


def read(folder: Path, text: str) -> tuple[list[tuple[str, str | None, str, str]], list[tuple[int | None, str]]]:
    path = folder / "t.csv.gz"
    path.write_bytes(gzip.compress(text.encode()))
    assert is_tie_file(path)
    ties, problems = read_ties(path)
    assert all(t.countries in {("CHL", "NOR"), ("JPN", "KOR")} for t in ties)
    return [(t.date, t.until, t.kind, t.what) for t in ties], [(p.row, p.code) for p in problems]


def test_months_of_a_dispute_are_one_stretch_with_the_highest_hostility(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, MONTHS)
    assert rows == [("1999-12", "2000-01", "dispute", "dispute 50: use of force")]
    assert problems == [(5, "bad-row"), (6, "unknown-country")]


def test_listed_months_of_either_direction_are_joined(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, LISTED)
    assert [row[:3] for row in rows] == [("1950-12", "1951-01", "dispute"), ("1951-03", "1951-03", "dispute")]
    assert problems == [(6, "bad-row")]


def test_a_claim_has_a_direction_and_the_name_of_the_house(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, CLAIMS)
    assert rows == [
        ("1927-12", "2017", "claim", "CHL claims Bouvet Island from NOR"),
        ("1929", None, "claim", "NOR claims Peter I Island from CHL"),
        ("1952-04", "2017", "claim", "JPN claims Takeshima/Dokdo from KOR"),
    ]
    assert problems == [(5, "bad-row")]


def test_a_rivalry_is_known_only_when_the_data_set_was_closed(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, RIVALRIES)
    assert rows == [
        ("1950", "1960", "rivalry", "positional, interventionary"),
        ("1990", "2020", "rivalry", "no kind named"),
    ]
    assert problems == [(4, "bad-row")]
    ties, _ = read_ties(tmp_path / "t.csv.gz")
    assert known_ties(ties, date(2019, 12, 31)) == ()
    assert known_ties(ties, date(2020, 12, 31)) == ties
    rows, problems = read(tmp_path, DREYER)
    assert rows == [("1901", "1910", "rivalry", "spatial")]


def test_a_month_that_is_not_over_ends_the_stretch() -> None:
    tie = Tie(date="1999-12", until="2000-03", countries=("CHL", "NOR"), kind="dispute", what="dispute 50: war")
    (known,) = known_ties((tie,), date(2000, 2, 15))
    assert (known.until, known.what) == ("2000-02", "dispute 50")


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("dyad_month_MID_post1990.csv.gz", ("2005-03", "2005-07", "dispute", "dispute 4468: display of force")),
        ("disputesMall.csv.gz", ("1952-04", "2017-01", "dispute", f"listed as in dispute; {UNSAID}")),
        ("icow_ext2017_v2.csv", ("1952-04", "2017", "claim", "JPN claims Takeshima/Dokdo from KOR")),
    ],
)
def test_real_files_know_the_pair(shared: Path, name: str, known: tuple[str, ...]) -> None:
    ties, problems = read_ties(shared / "data/states" / name)
    assert known in {(t.date, t.until, t.kind, t.what) for t in ties if t.countries == ("JPN", "KOR")}
    assert len(problems) < 20


def test_real_rivalries_are_read(shared: Path) -> None:
    folder = shared / "data/states/peacesciencer"
    for name, last in (("td_rivalries.rda", "2010"), ("tss_rivalries.rda", "2020")):
        ties, _ = read_ties(folder / name)
        (found,) = (t for t in ties if t.countries == ("CHN", "JPN") and t.date > "1945")
        assert (found.date, found.until, found.what, found.judged) == ("1996", last, "positional, spatial", last)
