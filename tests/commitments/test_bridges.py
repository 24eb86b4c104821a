"""Betweenness of known graphs, and ranges that hold the value whatever the draws."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from winset.commitments import KINDS, Seat, bridges
from winset.testing import seat


def pairs(*names: tuple[str, str]) -> list[Seat]:
    """One meeting a pair of nodes, `ISO3 name`."""
    return [seat(f"m{i}", node[:3], node[4:]) for i, pair in enumerate(names) for node in pair]


def test_the_middle_of_a_path_bridges_its_ends() -> None:
    found = {b.node: b for b in bridges(pairs(("FRA A", "DEU B"), ("DEU B", "POL C")), "people", draws=20)}
    assert found["DEU B"].betweenness == 1.0
    assert found["FRA A"].betweenness == found["POL C"].betweenness == 0.0
    assert (found["DEU B"].meetings, found["DEU B"].partners) == (2, 2)
    assert found["DEU B"].low == 0.0  # a draw may miss one of the two meetings


def test_a_star_of_four() -> None:
    star = pairs(*((f"FRA A{i}", "DEU B") for i in range(4)))
    found = bridges(star, "people", draws=5)
    assert found[0].node == "DEU B"
    assert found[0].betweenness == pytest.approx(1.0)  # all 6 pairs of the others


def test_no_meeting_gives_no_bridge() -> None:
    assert bridges([], "people") == ()
    assert bridges([seat("m", "FRA", "A")], "people") == ()


@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=8),
    st.sampled_from(KINDS),
    st.integers(0, 3),
)
def test_ranges_hold_the_value_and_the_seed_decides(edges: list[tuple[int, int]], kind: str, seed: int) -> None:
    seats = [
        seat(f"m{i}", country, f"P{node}", office=f"o{node}")
        for i, pair in enumerate(edges)
        for country, node in zip(("FRA", "DEU"), pair, strict=True)
    ]
    found = bridges(seats, kind, draws=8, seed=seed)
    assert found == bridges(seats, kind, draws=8, seed=seed)
    assert all(0.0 <= b.low <= b.betweenness <= b.high <= 1.0 for b in found)
    assert [b.betweenness for b in found] == sorted((b.betweenness for b in found), reverse=True)
