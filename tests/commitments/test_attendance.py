"""Ties run across borders, once for each table shared."""

from __future__ import annotations

import pytest

from winset.commitments import institution_of
from winset.commitments.attendance import by_meeting, node_of, tie_weights, ties
from winset.testing import seat


def test_ties_count_tables_and_never_run_inside_a_country() -> None:
    seats = [seat("m1", "FRA", "A"), seat("m1", "FRA", "B"), seat("m1", "DEU", "C"), seat("m2", "FRA", "A"),
             seat("m2", "DEU", "C"), seat("m3", "FRA", "A"), seat("m3", "DEU", None)]  # fmt: skip
    assert tie_weights(by_meeting(seats, "people")) == {("DEU C", "FRA A"): 2, ("DEU C", "FRA B"): 1}
    graph = ties(by_meeting(seats, "people"))
    assert graph["DEU C"]["FRA A"]["distance"] == 0.5
    assert not graph.has_edge("FRA A", "FRA B")
    assert ties(by_meeting(seats, "people"), inside=True).has_edge("FRA A", "FRA B")


@pytest.mark.parametrize(
    ("office", "institution"),
    [
        ("foreign minister", "foreign ministry"),
        ("deputy foreign minister", "foreign ministry"),
        ("president", "leader's office"),
        ("national security adviser", "leader's office"),
        ("working group on fish", "working group on fish"),
    ],
)
def test_offices_belong_to_institutions(office: str, institution: str) -> None:
    assert institution_of(office) == institution
    assert node_of(seat("m", "FRA", "A", office=office), "institutions") == f"FRA {institution}"


def test_nobody_is_no_node() -> None:
    assert node_of(seat("m", "FRA", None), "people") is None
    assert node_of(seat("m", "FRA", None), "offices") == "FRA foreign minister"
