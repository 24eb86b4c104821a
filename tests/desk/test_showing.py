from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.desk.showing import TIERS, index_shown


@pytest.mark.parametrize(
    ("value", "shown"), [(0.4971, "0.497"), (0.52, "0.52"), (0.2496, "0.249"), (0.7499999, "0.749"), (0.5, "0.50")]
)
def test_an_index_is_shown_in_two_digits_unless_they_name_another_tier(value: float, shown: str) -> None:
    assert index_shown(value) == shown


@given(st.floats(0, 1))
def test_what_is_shown_lies_in_the_tier_of_the_value(value: float) -> None:
    shown = float(index_shown(value))
    assert [shown < edge for edge in TIERS] == [value < edge for edge in TIERS]
    assert abs(shown - value) <= 0.0051
