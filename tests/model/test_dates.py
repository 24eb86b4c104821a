from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.model import first_day, is_partial_date, last_day, precision

days = st.dates(date(1000, 1, 1), date(9998, 12, 30))


@pytest.mark.parametrize(
    ("text", "first", "last", "how"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "year"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28), "month"),
        ("2023-08-18", date(2023, 8, 18), date(2023, 8, 18), "day"),
    ],
)
def test_a_partial_date_is_an_interval(text: str, first: date, last: date, how: str) -> None:
    assert (first_day(text), last_day(text), precision(text)) == (first, last, how)


@pytest.mark.parametrize("text", ["", "2024-13", "2024-00", "2023-02-29", "24", "2024-1-1", "2024/01/01", "yesterday"])
def test_what_is_no_date_is_refused(text: str) -> None:
    assert not is_partial_date(text)
    with pytest.raises(ValueError, match=r"date|month|day"):
        last_day(text)


@given(days)
def test_the_less_precise_date_contains_the_more_precise(day: date) -> None:
    for text in (f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"):
        padded = text.rjust(len(text), "0")
        assert first_day(padded) <= day <= last_day(padded)


@given(days)
def test_the_last_day_is_followed_by_another_month_or_year(day: date) -> None:
    assert (last_day(f"{day:%Y-%m}") + timedelta(days=1)).month != day.month
    assert (last_day(f"{day:%Y}") + timedelta(days=1)).year == day.year + 1
