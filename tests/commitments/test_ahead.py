"""The calendar ahead holds what lies after the day and within the days asked for, in order."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from winset.commitments import ahead
from winset.model import Occasion, Ritual

DAY = date(2026, 7, 1)


def occasion(name: str, when: str, kind: str = "election", **changes: Any) -> Occasion:
    fields: dict[str, Any] = {
        "id": name, "date": when, "kind": kind, "countries": ("FRA",), "what": name, "known_from": "2020-01-01",
        "status": "verified", "source": "made up",
    }  # fmt: skip
    return Occasion(**(fields | changes))


def ritual(month: int, day: int, **changes: Any) -> Ritual:
    fields: dict[str, Any] = {
        "month": month, "day": day, "label": "memory", "since": None, "countries": ("FRA", "DEU"), "source": "made up",
    }  # fmt: skip
    return Ritual(**(fields | changes))


def test_what_is_past_or_too_far_is_left_out() -> None:
    rows = [occasion("today", "2026-07-01"), occasion("soon", "2026-07-02"), occasion("month", "2026-07"),
            occasion("last", "2027-07-01"), occasion("far", "2027-07-02")]  # fmt: skip
    assert [e.id for e in ahead(rows, (), DAY)] == ["month", "soon", "last"]


def test_yearly_days_come_round_from_their_first_year_on() -> None:
    found = ahead((), [ritual(8, 15, days=2)], DAY, days=800)
    assert [(e.start, e.end) for e in found] == [
        (date(2026, 8, 15), date(2026, 8, 16)), (date(2027, 8, 15), date(2027, 8, 16)),
        (date(2028, 8, 15), date(2028, 8, 16)),
    ]  # fmt: skip
    assert [e.start.year for e in ahead((), [ritual(8, 15, since=2028)], DAY, days=800)] == [2028]


@given(st.integers(1, 900), st.integers(0, 900))
def test_looking_further_only_adds(days: int, more: int) -> None:
    rows = [occasion(f"o{i}", (DAY + timedelta(days=37 * i)).isoformat()) for i in range(1, 40)]
    near, far = ahead(rows, [ritual(2, 22)], DAY, days=days), ahead(rows, [ritual(2, 22)], DAY, days=days + more)
    assert set(near) <= set(far)
    assert list(far) == sorted(far, key=lambda e: (e.start, e.end, e.id))
