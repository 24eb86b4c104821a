"""A rhythm is the median of the last intervals; silence of three medians breaks it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from winset.commitments import due_meetings
from winset.commitments.rhythm import BROKEN, RECENT
from winset.model import Meeting


def meeting(day: str, level: str = "leaders", **changes: Any) -> Meeting:
    fields: dict[str, Any] = {
        "id": f"{day}-{level}", "date": day, "known_from": day, "place": "", "format": "trilateral",
        "countries": ("FRA", "DEU"), "level": level, "participants": "", "topics": "", "outcome": "",
        "status": "verified", "source": "made up",
    }  # fmt: skip
    return Meeting(**(fields | changes))


def test_a_rhythm_by_hand() -> None:
    held = [meeting(d) for d in ("2020-01-01", "2020-01-11", "2020-01-31", "2020-03-01")]  # gaps 10, 20, 30
    (found,) = due_meetings(held, date(2020, 3, 10))
    assert (found.median_days, found.low_days, found.high_days) == (20.0, 15.0, 25.0)
    assert (found.due, found.late, found.overdue_days, found.state) == (
        date(2020, 3, 21), date(2020, 3, 26), 0, "on time",
    )  # fmt: skip
    assert due_meetings(held, date(2020, 3, 25))[0].state == "due"
    assert due_meetings(held, date(2020, 4, 1))[0].state == "overdue"
    assert due_meetings(held, date(2020, 4, 1))[0].overdue_days == 11
    assert due_meetings(held, date(2020, 4, 30))[0].state == "broken off"


def test_two_meetings_make_no_rhythm_and_formats_are_apart() -> None:
    held = [meeting("2020-01-01"), meeting("2020-02-01"), meeting("2020-03-01", countries=("FRA", "POL"))]
    found = due_meetings(held, date(2021, 1, 1))
    assert {(d.countries, d.state, d.due) for d in found} == {
        (("FRA", "DEU"), "no rhythm", None), (("FRA", "POL"), "no rhythm", None),
    }  # fmt: skip


def test_meetings_after_the_day_do_not_count() -> None:
    held = [meeting(d) for d in ("2020-01-01", "2020-02-01", "2020-03-01")]
    later = [*held, meeting("2020-12-01")]
    assert due_meetings(held, date(2020, 6, 1)) == due_meetings(later, date(2020, 6, 1))


@given(st.lists(st.integers(1, 400), min_size=2, max_size=20), st.integers(0, 2000))
def test_the_median_is_that_of_the_last_intervals(gaps: list[int], after: int) -> None:
    days = [date(2000, 1, 1)]
    for gap in gaps:
        days.append(days[-1] + timedelta(days=gap))
    day = days[-1] + timedelta(days=after)
    (found,) = due_meetings([meeting(d.isoformat()) for d in days], day)
    assert found.median_days == float(np.median(gaps[-RECENT:]))
    assert (found.state == "broken off") == (after / found.median_days >= BROKEN and day >= found.due)  # type: ignore[operator]
    assert (found.overdue_days > 0) == (day > found.due)  # type: ignore[operator]
