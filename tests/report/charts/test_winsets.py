from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.report.charts.svg import svg
from winset.report.charts.winsets import Rung, WinSetRow, _place, winset_chart

LADDER = [-0.5, 0.0, 0.4, 1.0]
levels = st.floats(-1, 2, allow_nan=False)


@pytest.mark.parametrize(("level", "place"), [(-0.5, 0), (0.0, 1), (0.2, 1.5), (1.0, 3), (1.2, 3.5), (-0.9, -0.5)])
def test_rungs_stand_at_equal_distances(level: float, place: float) -> None:
    assert _place(level, LADDER) == pytest.approx(place)


@given(levels, levels)
def test_a_higher_level_never_stands_lower(a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert _place(low, LADDER) <= _place(high, LADDER)


def test_rungs_are_written_out_and_today_is_marked() -> None:
    chart = winset_chart(
        [
            WinSetRow(country="France", intervals=((0.1, 0.6),), sure=0.3),
            WinSetRow(country="Chile", intervals=((0.0, 0.1),), sure=None),
        ],
        [(0.1, 0.6)],
        [Rung(at=at, text=f"Rung {at}") for at in LADDER],
        status_quo=0.1,
        title="T",
        subtitle="S",
        width=520,
    )  # fmt: skip
    text = svg(chart)
    assert all(f">Rung {at}<" in text for at in LADDER)
    assert ">today<" in text
    assert "France could go further: 0.10 to 0.60" in text
    assert "Chile would rather do less: 0.00 to 0.10" in text
