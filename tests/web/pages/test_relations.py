from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from winset.desk.pair import Entry
from winset.web.pages.relations import _ties

if TYPE_CHECKING:
    from tests.web.conftest import Client

    from winset.desk.pair import Pair


def test_a_pair_is_shown_without_measuring_the_others(working: Client) -> None:
    opened = working.app.workspace.desks.at(None)
    page = working.get("/relations/JPN-KOR")
    assert page.status_code == 200
    assert "coded" in page.text
    rows = working.get("/relations/KOR-JPN.json").json()["rows"]
    assert {(row["source"], row["target"]) for row in rows} == {("JPN", "KOR"), ("KOR", "JPN")}
    series = working.get(f"/series/{rows[0]['data']}/JPN-KOR/all.csv").text
    assert series.splitlines()[0].startswith("month,happenings")
    assert "relations" not in vars(opened.desk)


def test_a_pair_without_acts_says_so(working: Client) -> None:
    page = working.get("/relations/USA-KOR?as-of=2010-01-01").text
    assert "The case has no event data and no coded text on these two on this day" in page


def test_what_binds_and_divides_a_pair_is_its_last_ties_from_the_newest_on() -> None:
    def entry(year: int, kind: str) -> Entry:
        return Entry(date=str(year), until=None, country="CHL-NOR", kind=kind, what="x", source="f.csv")

    calendar = tuple(entry(year, kind) for year in range(2000, 2010) for kind in ("claim", "election", "dispute"))
    found = _ties(cast("Pair", SimpleNamespace(calendar=calendar)))
    assert [(e.date, e.kind) for e in found[:3]] == [("2009", "dispute"), ("2009", "claim"), ("2008", "dispute")]
    assert len(found) == 12
