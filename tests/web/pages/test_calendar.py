from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.conftest import Client


def test_the_year_ahead_has_windows_for_options_and_rows_after_the_day(browsing: Client) -> None:
    page = browsing.get("/calendar?as-of=2026-02-01").text
    assert "When to propose what" in page
    assert page.count('<rect class="accent"') + page.count('<rect class="bad"') > 3
    rows = browsing.get("/calendar.json?as-of=2026-02-01").json()["rows"]
    assert rows
    assert all(row["end"] > "2026-02-01" for row in rows)
    assert [r["start"] for r in rows] == sorted(r["start"] for r in rows)


def test_meetings_that_are_due_lead_to_the_last_one(browsing: Client) -> None:
    page = browsing.get("/calendar").text
    assert "Meetings that are due by their rhythm" in page
    assert 'href="/evidence?id=' in page
