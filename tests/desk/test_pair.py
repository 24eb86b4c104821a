"""One pair of countries at the desk: the same numbers as among all pairs, and what else its page shows."""

from __future__ import annotations

from pathlib import Path

import duckdb
import numpy as np
import pytest

from winset.desk import add, create, open_case, read
from winset.desk.contracts import relations_contract
from winset.desk.desk import Desk
from winset.desk.pair import with_ties
from winset.sources.ties import Tie

MAPPING = """
data = "ours"
[columns]
day = "when"
source = "from"
target = "to"
code = "act"
"""


def rows() -> list[str]:
    """Norway and Chile quarrel from 2013 on; from 2014 on the source knows ten times as much of everybody else."""
    found = ["when,from,to,act"]
    for month in range(72):
        stem = f"{2010 + month // 12}-{month % 12 + 1:02d}-"
        found += [f"{stem}{d + 1:02d},NOR,CHL,{'112' if month >= 36 and d % 2 else '042'}" for d in range(8)]
        found += [
            f"{stem}{d % 28 + 1:02d},FRA,{to},042" for d in range(28) for to in ("DEU", "ITA")[: 1 + (month >= 48)]
        ]
        if month >= 48:
            found += [f"{stem}{d + 1:02d},{a},{b},{act}" for d in range(28) for a, b in (("DEU", "POL"), ("ITA", "ESP"))
                      for act in ("042", "057", "036")]  # fmt: skip
    return found


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("pair")
    path = create(folder / "mine", title="Mine")
    toml = path / "winset.toml"
    toml.write_text(toml.read_text().replace("countries = []", 'countries = ["NOR", "CHL"]'))
    (folder / "ours.csv").write_text("\n".join(rows()))
    (folder / "ours.toml").write_text(MAPPING)
    add(path, [folder / "ours.csv", folder / "ours.toml"])
    assert not read(path).problems
    return open_case(path, as_of="2020")


def test_a_pair_has_the_numbers_that_it_has_among_all_pairs(desk: Desk) -> None:
    (one,) = desk.relations.sets
    found = desk.pair("CHL", "NOR")
    (source,) = found.sources
    assert (source.data, source.first, source.last) == ("ours", "2010-01-01", "2015-12-28")
    assert source.directed.cells.keys == (("NOR", "CHL", None),)
    assert source.whole.cells.happenings.sum() == one.pair("NOR", "CHL").happenings.sum() > 0
    shown, drivers = found.shifts["ours"]
    assert [shift.date for shift in shown.shifts] == [s.date for s in one.shifts[0].shifts] == ["2013-01"]
    assert set(shown.shifts[0].drivers) == set(drivers)


def test_more_news_of_everything_is_a_break_and_no_attention(desk: Desk) -> None:
    share, breaks = desk.pair("NOR", "CHL").attention["ours"]
    assert [b.date for b in breaks] == ["2014-01"]
    assert breaks[0].factor > 3
    assert share.share[:48].mean() > 3 * share.share[48:].mean()
    assert (share.low <= share.share).all()
    assert (share.share <= share.high).all()


def test_attention_and_breaks_stand_in_the_relations_of_all_pairs_too(desk: Desk) -> None:
    (one,) = desk.relations.sets
    share, breaks = desk.pair("NOR", "CHL").attention["ours"]
    assert one.breaks == breaks
    np.testing.assert_array_equal(one.whole_attention.share, share.share)
    found = relations_contract(desk, desk.relations)
    assert found["breaks"] == {"ours": [{"date": "2014-01", "factor": breaks[0].factor}]}
    assert [row["attention"] for row in found["series"]] == share.share.tolist()


def test_a_pair_that_nobody_knows_has_no_source_and_still_a_calendar(desk: Desk) -> None:
    found = desk.pair("NOR", "FRA")
    assert (found.sources, dict(found.shifts), dict(found.attention), found.compared()) == ((), {}, {}, ())
    assert any(e.country == "FRA" and "Macron" in e.what for e in found.calendar)
    assert all(e.date <= "2020-12-31" for e in found.calendar if e.kind == "leader")


def test_the_desk_lets_go_of_what_it_held_open(desk: Desk) -> None:
    mine = open_case(Path(desk.folder.path), as_of="2020")
    watch = mine._watch
    with watch.asked() as query:
        con = query.con
    del mine, watch
    with pytest.raises(duckdb.ConnectionException, match="closed"):
        con.execute("SELECT 1")


def test_all_series_are_a_table_of_the_users_library(desk: Desk) -> None:
    frame = desk.relations.to_pandas()
    assert list(frame.columns[:6]) == ["data", "source", "target", "issue", "month", "happenings"]
    assert frame.loc[frame["month"] == "2013-05", "conflict_share"].between(0.2, 0.8).all()
    assert len(frame) == 72


def test_files_of_facts_stand_on_the_calendar_as_known_on_the_day(tmp_path: Path) -> None:
    path = create(tmp_path / "mine", title="Mine")
    toml = path / "winset.toml"
    toml.write_text(toml.read_text().replace("countries = []", 'countries = ["NOR", "CHL"]'))
    (tmp_path / "allies.csv").write_text(
        "ccode1,ccode2,year,atop_defense\n155,385,2010,1\n155,385,2011,1\n155,220,2010,1\n155,9999,2010,1\n"
    )
    (tmp_path / "leaders.csv").write_text(
        "ccode,leader,sdate,smonth,syear\n155,Somebody,1,6,2011\n155,Pinera,11,3,2010\n"
    )
    add(path, [tmp_path / "allies.csv", tmp_path / "leaders.csv"])
    found = read(path)
    assert [(f.name, f.kind, f.rows) for f in found.files] == [("allies.csv", "facts", 2), ("leaders.csv", "facts", 2)]
    assert [(p.file, p.row, p.code) for p in found.problems] == [("allies.csv", 5, "unknown-country")]

    def told(day: str) -> list[tuple[str, str | None, str, str]]:
        calendar = open_case(path, as_of=day).pair("NOR", "CHL").calendar
        return [(e.date, e.until, e.country, e.what) for e in calendar if e.source.endswith(".csv")]

    allied = ("2010", "2010", "CHL-NOR", "defence")
    assert told("2010-12-31")[0] == allied
    assert told("2010-12-30") == told("2010-12-31")[1:]
    assert told("2011-12-31")[0] == (*allied[:1], "2011", *allied[2:])
    assert ("2011-06-01", None, "CHL", "Somebody becomes leader") in told("2011-12-31")
    (path / "sources/allies.csv").unlink()
    assert allied not in told("2010-12-31")


def test_a_dispute_of_two_files_stands_once_as_precisely_as_either_has_it() -> None:
    def dispute(when: str, until: str, height: str) -> Tie:
        pair = ("CHL", "NOR")
        return Tie(date=when, until=until, countries=pair, kind="dispute", what=f"dispute 7: {height}")

    found = with_ties(
        [],
        [
            ("years.csv", dispute("1999", "2000", "use of force")),
            ("months.csv", dispute("1999-12", "2000-01", "use of force")),
            ("other.csv", dispute("1999", "2000", "war")),
        ],
    )
    assert [(e.date, e.until, e.what, e.source) for e in found] == [
        ("1999-12", "2000-01", "dispute 7: use of force", "years.csv, months.csv"),
        ("1999", "2000", "dispute 7: war", "other.csv"),
    ]
