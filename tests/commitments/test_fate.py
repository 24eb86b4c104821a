"""What nobody scored is open or unknown, never kept; the last word of each coder counts; silence is dormant."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from winset.commitments import SILENT, fates, latest, scores_of
from winset.testing import judgement, promise

DAY = date(2010, 1, 1)


def state(*scores: int, **changes: str) -> str:
    held = [judgement("p", f"c{i}", score) for i, score in enumerate(scores)]
    return fates([promise("p", **changes)], held, {}, DAY)[0].state


def test_scores_decide_the_state() -> None:
    assert [state(1), state(1, 1), state(0), state(1, 0), state(1, -1), state(0, -1), state(-1)] == [
        "kept", "kept", "partly", "partly", "partly", "partly", "broken",
    ]  # fmt: skip


def test_without_scores_a_promise_is_open_while_it_is_to_come_and_then_unknown() -> None:
    assert state(due="2010-01-01") == "open"
    assert state(due="2009") == "unknown"
    assert state() == "unknown"
    young = (DAY - timedelta(days=SILENT)).isoformat()
    assert fates([promise("p", young)], (), {}, DAY)[0].state == "open"


def test_the_last_word_of_a_coder_counts() -> None:
    rows = [judgement("p", "a", 1, known_from="2007"), judgement("p", "a", -1, known_from="2008-05"),
            judgement("p", "b", 0)]  # fmt: skip
    held = latest(rows)["p"]
    assert [(j.coder, j.score) for j in held] == [("a", -1), ("b", 0)]
    assert fates([promise("p")], rows, {}, DAY)[0].score == -0.5


def test_a_sign_of_life_keeps_an_idea_awake_and_a_sign_of_failure_does_not() -> None:
    dates = {"met": "2009-06-01", "failed": "2009-06-01"}
    awake = fates([promise("p")], [judgement("p", "a", 0, evidence=("met",))], dates, DAY)[0]
    assert (awake.last_sign, awake.dormant) == ("2009-06-01", False)
    asleep = fates([promise("p")], [judgement("p", "a", -1, evidence=("failed",))], dates, DAY)[0]
    assert (asleep.last_sign, asleep.dormant) == ("2005-06-01", True)


def test_what_is_kept_is_never_dormant() -> None:
    assert not fates([promise("p")], [judgement("p", "a", 1)], {}, DAY)[0].dormant


def test_a_sign_after_the_day_is_not_seen() -> None:
    dates = {"met": "2011-01-01"}
    assert fates([promise("p")], [judgement("p", "a", 0, evidence=("met",))], dates, DAY)[0].last_sign == "2005-06-01"


def test_scores_stand_by_coder_with_gaps() -> None:
    rows = fates([promise("p"), promise("q")], [judgement("p", "b", 1), judgement("q", "a", 0)], {}, DAY)
    coders, table = scores_of(rows)
    assert coders == ("a", "b")
    assert np.array_equal(table, [[np.nan, 0.0], [1.0, np.nan]], equal_nan=True)


@given(st.lists(st.sampled_from([-1, 0, 1]), max_size=6))
def test_kept_needs_more_than_half(scores: list[int]) -> None:
    found = fates([promise("p")], [judgement("p", f"c{i}", s) for i, s in enumerate(scores)], {}, DAY)[0]
    assert (found.state == "kept") == bool(scores and np.mean(scores) > 0.5)
    assert (found.state in {"open", "unknown"}) == (not scores)
