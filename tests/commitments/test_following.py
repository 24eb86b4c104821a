"""Only later rows with the parties in them are suggested, the nearest first, and none is decided."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from winset.commitments import Later, follow_through
from winset.testing import promise


def later(name: str, date: str = "2006-01-01", countries: tuple[str, ...] = ("FRA", "DEU"), issue: str = "x") -> Later:
    return Later(id=name, date=date, countries=countries, issue=issue)


def near(*values: float) -> np.ndarray:
    return np.array([values], dtype=np.float32)


def test_what_can_be_evidence() -> None:
    rows = [
        later("good"), later("before", "2005-05-31"), later("same day", "2005-06-01"), later("month", "2005-06"),
        later("stranger", countries=("FRA", "POL")), later("stated"),
    ]  # fmt: skip
    found = follow_through([promise("p", evidence=("stated",))], rows, near(0.9, 0.9, 0.9, 0.9, 0.9, 0.9))
    assert [lead.evidence for lead in found] == ["good"]


def test_a_promise_of_one_country_to_itself_needs_it_alone() -> None:
    one = promise("p", by=("FRA",), to=("FRA",))
    assert [x.evidence for x in follow_through([one], [later("a", countries=("FRA",))], near(0.5))] == ["a"]


def test_the_nearest_come_first_and_a_shared_issue_helps() -> None:
    rows = [later("far"), later("near"), later("same", issue="energy"), later("cited")]
    found = follow_through(
        [promise("p")], rows, near(0.1, 0.50, 0.45, 0.4), cited=frozenset({("p", "cited")}), number=3
    )
    assert [(x.evidence, x.similarity, x.cited) for x in found] == [
        ("same", 0.55, False), ("near", 0.5, False), ("cited", 0.4, True),
    ]  # fmt: skip


@given(st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=12), st.integers(1, 5))
def test_never_more_than_asked_and_never_below_the_least(values: list[float], number: int) -> None:
    rows = [later(f"r{i:02}") for i in range(len(values))]
    found = follow_through([promise("p")], rows, near(*values), number=number, least=0.2)
    assert len(found) == min(number, sum(round(v, 4) >= 0.2 for v in values))
    assert [x.similarity for x in found] == sorted((x.similarity for x in found), reverse=True)
