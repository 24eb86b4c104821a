"""Cells of tables of ties."""

from __future__ import annotations

import pytest

from winset.sources.tie_cells import day, joined, month, runs, whole, year


def test_a_day_is_written_in_three_ways() -> None:
    assert day(0.0) == "1970-01-01"
    assert day("2019-11-14T00:00") == day("11/14/2019") == "2019-11-14"


@pytest.mark.parametrize("cell", ["Feb 1947", "February 1947", "1947-02", "194702", 194702.0])
def test_a_month_is_written_in_five_ways(cell: object) -> None:
    assert month(cell) == 12 * 1947 + 1


@pytest.mark.parametrize(
    ("read", "cell"), [(day, "14.11.2019"), (day, "31/12/2019"), (month, "1947-13"), (month, "F 1947"), (year, "47")]
)
def test_what_is_no_date_is_refused_with_its_words(read: object, cell: str) -> None:
    with pytest.raises(ValueError, match=cell.rsplit(" ", maxsplit=1)[-1]):
        read(cell)  # type: ignore[operator]  # one of three functions


def test_empty_cells_make_a_date_less_precise() -> None:
    assert [joined(1994.0, *rest) for rest in (("3", "11"), ("3", ""), ("", "11"))] == ["1994-03-11", "1994-03", "1994"]
    with pytest.raises(ValueError, match="day"):
        joined("1994", "2", "30")


def test_runs_end_where_a_year_or_a_value_changes() -> None:
    assert list(runs({1: "a", 2: "a", 4: "a", 5: "b"})) == [("a", 1, 2), ("a", 4, 4), ("b", 5, 5)]


def test_whole_numbers_have_no_fraction() -> None:
    assert (whole(3.0), whole(" x "), whole(2.5)) == ("3", "x", "2.5")
