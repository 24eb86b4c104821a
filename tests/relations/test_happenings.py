from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.relations.happenings import Report, cluster_weights, happening, happening_ids, merge_reports

events = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from("ABC"), st.sampled_from("ABC"), st.sampled_from(["03", "04", "19"])),
    min_size=1, max_size=40,
)  # fmt: skip


@given(events)
def test_ids_agree_with_the_plain_definition(rows: list[tuple[int, str, str, str]]) -> None:
    ids = happening_ids(*(np.array(column) for column in zip(*rows, strict=True)))
    plain = [(day, frozenset((source, target)), root) for day, source, target, root in rows]
    for i, a in enumerate(plain):
        for j, b in enumerate(plain):
            assert (ids[i] == ids[j]) == (a == b)
    assert set(ids.tolist()) == set(range(len(set(plain))))


@given(events)
def test_weights_of_a_happening_add_up_to_one_for_each_pair(rows: list[tuple[int, str, str, str]]) -> None:
    day, source, target, _ = (np.array(column) for column in zip(*rows, strict=True))
    weight = cluster_weights(day, source, target)
    pairs = [(d, frozenset((s, t))) for d, s, t, _ in rows]
    for pair in set(pairs):
        assert sum(w for w, p in zip(weight, pairs, strict=True) if p == pair) == pytest.approx(1)


def test_a_meeting_of_three_weighs_three_pairs_not_six_acts() -> None:
    source = np.array(["A", "B", "A", "C", "B", "C"])
    target = np.array(["B", "A", "C", "A", "C", "B"])
    assert cluster_weights(np.zeros(6, dtype=int), source, target).tolist() == [0.5] * 6


def test_no_events_give_no_happenings() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    assert happening_ids(nothing, nothing, nothing, nothing).size == 0


def report(name: str, date: str, text: str, **other: str) -> Report:
    base = Report(id=name, date=date, known_from=date, countries=("FRA", "DEU"), plover="CONSULT", text=text,
                  issue="energy", source=f"page {name}")  # fmt: skip
    return replace(base, **other)


MEETING = "French and German ministers met in Bonn to discuss gas storage"
SAME = "Ministers of the two countries met in Bonn to discuss gas storage"
OTHER = "The presidents opened a bridge over the Rhine"


def test_reports_of_one_act_are_one_happening_that_keeps_its_members() -> None:
    found = merge_reports([report("b", "2012-03-02", SAME), report("a", "2012-03-01", MEETING),
                           report("c", "2012-03-01", OTHER)])  # fmt: skip
    assert [[m.id for m in c.members] for c in found] == [["a", "b"], ["c"]] or [
        [m.id for m in c.members] for c in found
    ] == [["c"], ["a", "b"]]


@pytest.mark.parametrize(
    "second",
    [
        report("b", "2012-03-09", SAME),
        report("b", "2012-03-01", SAME, plover="ACCUSE"),
        replace(report("b", "2012-03-01", SAME), countries=("FRA", "POL")),
        report("b", "2012-03-01", OTHER),
    ],
)
def test_another_time_type_party_or_wording_is_another_happening(second: Report) -> None:
    assert len(merge_reports([report("a", "2012-03-01", MEETING), second])) == 2


def test_without_words_only_the_same_date_is_the_same_act() -> None:
    assert len(merge_reports([report("a", "2012-03-01", ""), report("b", "2012-03-01", MEETING)])) == 1
    assert len(merge_reports([report("a", "2012-03-01", ""), report("b", "2012-03-02", MEETING)])) == 2


def test_a_partial_date_stands_for_all_its_days() -> None:
    assert len(merge_reports([report("a", "2012-03", MEETING), report("b", "2012-03-30", SAME)])) == 1


@given(st.permutations([report(str(i), f"2012-03-0{1 + i % 4}", t) for i, t in enumerate([MEETING, SAME, OTHER] * 3)]))
def test_the_order_of_reports_does_not_matter(reports: list[Report]) -> None:
    found = merge_reports(reports)
    assert found == merge_reports(sorted(reports, key=lambda r: r.id))
    assert sum(len(c.members) for c in found) == len(reports)


def test_a_happening_is_told_by_its_clearest_member_and_known_from_the_first() -> None:
    (cluster,) = merge_reports(
        [report("a", "2012-03", MEETING, known_from="2012-03-05"), report("b", "2012-03-02", SAME),
         report("c", "2012-03-02", SAME + " today", issue="energy")]
    )  # fmt: skip
    told = happening(cluster)
    assert (told.date, told.known_from, told.countries) == ("2012-03-02", "2012-03-02", ("DEU", "FRA"))
    assert told.text in {m.text for m in cluster.members}
    assert (told.kind, told.status, told.issue) == ("quoted", "coded", "energy")
    assert told.sources == ("page a", "page b", "page c")
