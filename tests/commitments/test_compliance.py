"""Means by hand, groups that count a joint promise for each country, and intervals that hold the mean."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from winset.commitments import Fate, compliance, fates, mean_with_interval
from winset.testing import judgement, promise

DAY = date(2010, 1, 1)


@pytest.fixture
def rows() -> tuple[Fate, ...]:
    """Four promises: one kept by both coders, one in part by one, one broken, one that nobody scored."""
    promises = [
        promise("kept"), promise("part", by=("FRA",), issue="health"), promise("broken", by=("POL",), to=("FRA",)),
        promise("unknown", by=("FRA",), to=("DEU",)),
    ]  # fmt: skip
    said = [judgement("kept", "a", 1), judgement("kept", "b", 1), judgement("part", "a", 1),
            judgement("part", "b", 0), judgement("broken", "a", -1)]  # fmt: skip
    return fates(promises, said, {}, DAY)


def test_means_by_hand(rows: tuple[Fate, ...]) -> None:
    found = {(c.by, c.group): c for c in compliance(rows)}
    whole = found["all", "all"]
    assert (whole.promises, whole.scored, whole.censored) == (4, 3, 1)
    assert whole.mean == pytest.approx((1.0 + 0.5 - 1.0) / 3)
    france = found["country", "FRA"]
    assert (france.promises, france.scored, france.censored, france.mean) == (3, 2, 1, 0.75)
    assert (france.low, france.high) == (None, None)  # two scores give no interval
    assert found["country", "POL"].mean == -1.0
    assert found["format", "DEU-FRA"].promises == 3
    assert found["format", "FRA-POL"].mean == -1.0
    assert found["issue", "health"].mean == 0.5


def test_a_group_without_scores_has_no_mean() -> None:
    found = compliance(fates([promise("p")], (), {}, DAY))[0]
    assert (found.mean, found.low, found.scored, found.censored) == (None, None, 0, 1)


def test_a_few_promises_of_one_score_leave_doubt() -> None:
    mean, low, high = mean_with_interval([1.0, 1.0, 1.0])
    assert (mean, high) == (1.0, 1.0)
    assert low is not None
    assert low < 0.8
    _, narrow, _ = mean_with_interval([1.0] * 200)
    assert narrow is not None
    assert narrow > 0.95


def test_the_interval_of_many_is_that_of_the_central_limit() -> None:
    scores = np.random.default_rng(5).choice([-1.0, 0.0, 1.0], 900)
    mean, low, high = mean_with_interval(scores, draws=4000)
    assert mean is not None
    assert low is not None
    assert high is not None
    half = 1.645 * scores.std() / 30
    assert low == pytest.approx(mean - half, abs=0.01)
    assert high == pytest.approx(mean + half, abs=0.01)


@given(st.lists(st.sampled_from([-1.0, -0.5, 0.0, 0.5, 1.0]), min_size=3, max_size=30), st.integers(0, 5))
def test_the_mean_lies_in_its_interval(scores: list[float], seed: int) -> None:
    mean, low, high = mean_with_interval(scores, draws=200, seed=seed)
    assert mean is not None
    assert low is not None
    assert high is not None
    assert -1.0 <= low <= mean <= high <= 1.0
    assert mean_with_interval(scores, draws=200, seed=seed) == (mean, low, high)
