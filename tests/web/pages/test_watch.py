from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.conftest import Client


def test_what_is_late_stands_first_and_the_span_can_be_chosen(browsing: Client) -> None:
    near, far = (browsing.get(f"/watch.json?days={n}").json()["rows"] for n in (30, 365))
    assert len(near) < len(far)
    assert all(row["days"] <= 30 for row in near)
    page = browsing.get("/watch?days=365").text
    assert "<b>365</b>" in page
    if any(row["kind"] in {"silence", "promise overdue"} for row in far):
        assert "Late, or silent" in page


def test_the_same_is_a_file_for_calendars(browsing: Client) -> None:
    found = browsing.get("/watch.ics?days=365")
    assert found.headers["content-type"].startswith("text/calendar")
    assert found.text.startswith("BEGIN:VCALENDAR")
    rows = browsing.get("/watch.json?days=365").json()["rows"]
    ahead = [row for row in rows if row["kind"] not in {"silence", "promise overdue"}]
    assert found.text.count("BEGIN:VEVENT") == len(ahead) > 0
