from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.web.conftest import Client


def test_bridges_are_drawn_and_listed_for_people_offices_and_institutions(browsing: Client) -> None:
    page = browsing.get("/ties").text
    assert len(re.findall(r"<circle", page)) >= 12
    assert "What a change of government would take today" in page
    for kind in ("people", "offices", "institutions"):
        found = browsing.get(f"/ties.json?kind={kind}").json()["rows"]
        assert all(row["low"] <= row["high"] for row in found)
        assert browsing.get(f"/ties?kind={kind}").status_code == 200
    assert browsing.get("/ties?kind=ships").status_code == 404


def test_changes_of_government_tell_what_they_took(browsing: Client) -> None:
    rows = browsing.get("/ties/changes.json").json()["rows"]
    assert rows
    assert all(row["share"] == pytest.approx(row["lost"] / row["ties"]) for row in rows)
    assert [row["date"] for row in rows] == sorted((row["date"] for row in rows), reverse=True)
    assert browsing.get("/ties/changes").status_code == 200
