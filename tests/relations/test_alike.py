"""Reports of one act in any language are put together by meaning, and nothing else is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.relations.alike import candidates, merge_alike
from winset.relations.happenings import Report


def report(name: str, date: str = "2012-03-01", countries: str = "FRA DEU", plover: str = "CONSULT") -> Report:
    return Report(
        id=name, date=date, known_from=date, countries=tuple(countries.split()), plover=plover, text=name, issue=None,
        source=f"page {name}",
    )  # fmt: skip


GAS, BRIDGE, BLANK = (1.0, 0.0), (0.0, 1.0), (0.0, 0.0)


def ids(reports: list[Report], vectors: list[tuple[float, float]], **told: float) -> list[list[str]]:
    return [[m.id for m in c.members] for c in merge_alike(reports, vectors, **told)]  # type: ignore[arg-type]


def test_what_is_alike_is_one_act_and_what_is_not_stays_apart() -> None:
    found = ids([report("a"), report("b", "2012-03-02"), report("c")], [GAS, (0.8, 0.6), BRIDGE], similarity=0.7)
    assert sorted(found) == [["a", "b"], ["c"]]


@pytest.mark.parametrize(
    "second",
    [
        report("b", "2012-03-09"),
        report("b", plover="ACCUSE"),
        report("b", countries="FRA POL"),
        report("b", countries="FRA"),
    ],
)
def test_another_time_type_or_party_is_another_act_however_alike(second: Report) -> None:
    apart = second.countries != ("FRA",)
    assert len(merge_alike([report("a"), second], [GAS, GAS])) == (2 if apart else 1)


def test_a_report_that_names_fewer_parties_is_of_the_same_meeting() -> None:
    assert len(merge_alike([report("a", countries="FRA DEU POL"), report("b", countries="FRA DEU")], [GAS, GAS])) == 1
    assert len(merge_alike([report("a", countries="FRA DEU POL"), report("b", countries="FRA ITA")], [GAS, GAS])) == 2


def test_like_is_not_passed_on_through_a_third() -> None:
    middle = (0.7071, 0.7071)
    assert len(merge_alike([report("a"), report("b"), report("c")], [GAS, middle, BRIDGE], similarity=0.5)) == 2


def test_a_report_that_says_no_more_joins_the_only_act_that_it_may_be() -> None:
    assert ids([report("a"), report("b"), report("x")], [GAS, GAS, BLANK]) == [["a", "b", "x"]]
    assert sorted(ids([report("a"), report("b"), report("x")], [GAS, BRIDGE, BLANK])) == [["a"], ["b"], ["x"]]
    assert sorted(ids([report("x"), report("y"), report("z", "2012-03-02")], [BLANK] * 3)) == [["x", "y"], ["z"]]


def test_a_partial_date_stands_for_all_its_days() -> None:
    assert list(candidates([report("a", "2012-03"), report("b", "2012-03-29")])) == [(0, 1)]
    assert list(candidates([report("a", "2012-02"), report("b", "2012-03-29")])) == []


def test_nothing_gives_nothing() -> None:
    assert merge_alike([], np.zeros((0, 5))) == ()


made = st.lists(
    st.tuples(
        st.integers(1, 9), st.sampled_from(["FRA DEU", "FRA POL", "FRA DEU POL"]), st.integers(0, 5)
    ),
    max_size=12,
)  # fmt: skip


@given(made, st.randoms(use_true_random=False))
def test_every_two_members_are_candidates_and_alike_in_any_order(
    rows: list[tuple[int, str, int]], random: object
) -> None:
    angles = [(np.cos(turn * 0.5), np.sin(turn * 0.5)) for *_, turn in rows]
    reports = [report(f"{n:02}", f"2012-03-{day:02}", who) for n, (day, who, _) in enumerate(rows)]
    clusters = merge_alike(reports, angles or np.zeros((0, 2)), similarity=0.6)
    assert sorted(m.id for c in clusters for m in c.members) == [r.id for r in reports]
    allowed = {frozenset((reports[a].id, reports[b].id)) for a, b in candidates(reports)}
    for cluster in clusters:
        for a in cluster.members:
            for b in cluster.members:
                if a.id < b.id:
                    assert frozenset((a.id, b.id)) in allowed
                    assert np.dot(angles[int(a.id)], angles[int(b.id)]) >= 0.6 - 1e-6
    order = list(range(len(reports)))
    random.shuffle(order)  # type: ignore[attr-defined] - hypothesis gives a Random
    again = merge_alike([reports[i] for i in order], [angles[i] for i in order] or np.zeros((0, 2)), similarity=0.6)
    assert [c.id for c in again] == [c.id for c in clusters]
