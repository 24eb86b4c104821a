from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from winset.relations.votes import alignment, chance_corrected, s_score

votes = arrays(np.float64, 12, elements=st.sampled_from([1.0, 2.0, 3.0]))
binary = arrays(np.float64, 12, elements=st.sampled_from([0.0, 1.0]))


@given(binary, binary)
def test_for_two_values_pi_is_scott_s(a: np.ndarray, b: np.ndarray) -> None:
    """Scott (1955): (observed - expected) / (1 - expected), expected from the common distribution."""
    share = np.concatenate([a, b]).mean()
    expected = share**2 + (1 - share) ** 2
    found = chance_corrected(a, b)
    if expected == 1:
        assert np.isnan(found)
    else:
        assert found == pytest.approx(((a == b).mean() - expected) / (1 - expected))


@given(votes, votes)
def test_pi_is_symmetric_at_most_one_and_one_for_identical_votes(a: np.ndarray, b: np.ndarray) -> None:
    pi = chance_corrected(a, b)
    if np.isfinite(pi):
        assert -1 - 1e-12 <= pi <= 1 + 1e-12
        assert chance_corrected(b, a) == pytest.approx(pi)
    if np.ptp(a) > 0:
        assert chance_corrected(a, a) == 1


def test_pi_of_independent_votes_is_nought_where_s_is_not() -> None:
    random = np.random.default_rng(1)
    a, b = (random.choice([1.0, 2.0, 3.0], 200_000, p=[0.8, 0.15, 0.05]) for _ in "ab")
    assert chance_corrected(a, b) == pytest.approx(0, abs=0.01)
    assert s_score(a, b, span=2.0) > 0.5


def test_rare_ties_make_s_large_and_pi_small() -> None:
    """The point of Haege (2011): 100 states, 2 common allies, 8 that only one of the two has."""
    a, b = np.zeros(100), np.zeros(100)
    a[:6], b[4:10] = 1, 1
    assert s_score(a, b, span=1.0) == pytest.approx(1 - 2 * 8 / 100)
    assert chance_corrected(a, b) == pytest.approx(1 - 0.08 / (2 * 0.06 * 0.94))


def test_alignment_counts_common_votes_only() -> None:
    found = alignment(np.array([1, 1, 3, np.nan, 2]), np.array([1, 3, 3, 1, 2]))
    assert (found.votes, found.agreement.value) == (4, 0.75)
    assert found.s == pytest.approx(1 - 2 * 0.5 / 2)
    empty = alignment(np.array([np.nan]), np.array([1.0]))
    assert empty.votes == 0
    assert np.isnan(empty.pi)
    assert np.isnan(empty.s)


def test_japan_and_south_korea_vote_alike_through_every_crisis(shared: Path) -> None:
    pyreadr = pytest.importorskip("pyreadr")
    folder = shared / "data" / "un"
    cast = pyreadr.read_r(folder / "un_votes.rda")["un_votes"]
    calls = pyreadr.read_r(folder / "un_roll_calls.rda")["un_roll_calls"]
    cast = cast[cast.country_code.isin(["JP", "KR"])].merge(calls[["rcid", "date"]], on="rcid")
    cast["number"] = cast.vote.astype(str).map({"yes": 1.0, "abstain": 2.0, "no": 3.0})
    cast["year"] = cast.date.astype(str).str[:4].astype(int)
    table = cast.pivot_table(index=["year", "rcid"], columns="country_code", values="number")

    def over(first: int, last: int) -> float:
        part = table.loc[first:last]
        return alignment(part.JP.to_numpy(), part.KR.to_numpy()).agreement.value

    assert over(1998, 2019) == pytest.approx(0.863, abs=0.001)
    for first in range(2000, 2020, 4):
        assert 0.80 <= over(first, first + 3) <= 0.91
