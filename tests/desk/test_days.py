"""Partial dates as days."""

from __future__ import annotations

from datetime import date

import pytest

from winset.desk.days import day_of
from winset.errors import CaseError


def test_a_partial_date_is_its_first_or_last_day() -> None:
    assert day_of("2004-02") == date(2004, 2, 1)
    assert day_of("2004-02", last=True) == date(2004, 2, 29)


@pytest.mark.parametrize("text", ["", "2004-13", "2004-02-30", "yesterday"])
def test_anything_else_is_a_sentence(text: str) -> None:
    with pytest.raises(CaseError, match="is no date"):
        day_of(text)
