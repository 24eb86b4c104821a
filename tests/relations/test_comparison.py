"""Two sources on one pair are compared period by period, and beyond chance only where their intervals say so."""

from __future__ import annotations

import math

import numpy as np
import pytest

from winset.relations import Cells, cells, compared


def one(happenings: list[float], conflicts: list[float], *, first: str = "2020-01", unit: str = "month") -> Cells:
    size = len(happenings)
    months = np.datetime64(first, "M") + np.arange(size)
    zeros = np.zeros(size)
    return cells(
        source=["NOR"] * size, target=["CHL"] * size, issue=None, period=months.astype("datetime64[D]"),
        happenings=happenings, conflicts=conflicts, intensity_sum=zeros, intensity_sumsq=zeros, unit=unit,
    )  # fmt: skip


def test_only_common_periods_are_compared() -> None:
    found = compared(one([10, 0, 10, 100], [1, 0, 5, 10]), one([20, 5, 10, 100], [2, 1, 5, 90], first="2019-12"))
    assert [(p.label, p.happenings) for p in found.periods] == [("2020-01", (10, 5)), ("2020-03", (10, 100))]
    assert found.only == (1, 2)
    assert found.apart == 1
    assert found.periods[1].gap.value == pytest.approx(0.4)
    assert math.isnan(found.share)


def test_units_must_be_the_same() -> None:
    with pytest.raises(ValueError, match="not compared"):
        compared(one([1], [0]), one([1], [0], unit="year"))


def test_two_common_periods_have_no_order_to_compare() -> None:
    found = compared(one([10, 20], [1, 5]), one([10, 20], [1, 5]))
    assert len(found.periods) == 2
    assert math.isnan(found.volume)
    assert math.isnan(found.share)
