from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.conftest import Client


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
    assert "No act between the two governments is on record on this day." in page
