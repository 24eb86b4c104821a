from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.conftest import Client


def test_readings_stand_with_least_against_them_first(browsing: Client) -> None:
    page = browsing.get("/readings")
    assert page.status_code == 200
    assert "held by" in page.text
    assert "What tells them apart best" in page.text
    rows = browsing.get("/readings.json").json()["rows"]
    assert {"question", "hypothesis", "fits", "evidence"} <= set(rows[0])
    assert "no competing readings" in browsing.get("/readings?as-of=1995-01-01").text
