from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from winset.relations.cells import Cells, cells, filled
from winset.relations.level import level

MONTHS = np.arange("2010-01", "2012-01", dtype="datetime64[M]").astype("datetime64[D]")
counts = arrays(np.float64, 24, elements=st.integers(0, 20).map(float))
shares = arrays(np.float64, 24, elements=st.floats(0, 1))


def one(n: np.ndarray, k: np.ndarray, source: str = "FRA") -> Cells:
    return cells(source=[source] * n.size, target=["DEU"] * n.size, issue=None, period=MONTHS[: n.size], happenings=n,
                 conflicts=k, intensity_sum=n, intensity_sumsq=n)  # fmt: skip


@settings(max_examples=30)
@given(counts, shares, st.integers(1, 23), counts)
def test_changing_the_future_leaves_the_past_as_it_was(
    n: np.ndarray, share: np.ndarray, cut: int, later: np.ndarray
) -> None:
    k = n * share
    other_n = np.concatenate([n[:cut], later[cut:]])
    other_k = np.concatenate([k[:cut], later[cut:]])
    a, b = level(one(n, k)), level(one(other_n, other_k))
    for name in ("mean", "strength", "memory"):
        assert (getattr(a, name)[:cut] == getattr(b, name)[:cut]).all()


@settings(max_examples=30)
@given(counts, shares)
def test_other_series_do_not_matter(n: np.ndarray, share: np.ndarray) -> None:
    k = n * share
    alone = level(one(n, k))
    both = [one(n, k, "ITA"), one(n[:7], k[:7] * 0.5)]
    names = ("period", "happenings", "conflicts", "intensity_sum", "intensity_sumsq")
    columns = {name: np.concatenate([getattr(c, name) for c in both]) for name in names}
    merged = cells(source=["ITA"] * 24 + ["FRA"] * 7, target=["DEU"] * 31, issue=None, **columns)
    assert level(merged).mean[merged.series == merged.keys.index(("ITA", "DEU", None))] == pytest.approx(alone.mean)


def test_a_first_period_is_the_beta_posterior() -> None:
    found = level(one(np.array([10.0]), np.array([4.0])))
    assert found.mean[0] == pytest.approx(4.5 / 11)


def test_an_empty_period_forgets_as_a_gap_does() -> None:
    n, k = np.zeros(24), np.zeros(24)
    n[[0, 1, 12]], k[[0, 1, 12]] = [20, 20, 5], [15, 15, 1]
    dense = one(n, k)
    keep = n > 0
    sparse = cells(source=["FRA"] * 3, target=["DEU"] * 3, issue=None, period=MONTHS[keep], happenings=n[keep],
                   conflicts=k[keep], intensity_sum=n[keep], intensity_sumsq=n[keep])  # fmt: skip
    assert level(sparse).mean == pytest.approx(level(dense).mean[keep], abs=1e-9)
    assert filled(sparse, MONTHS[0], MONTHS[-1]).happenings.tolist() == n.tolist()


def test_it_follows_a_jump_and_stays_calm_without_one() -> None:
    n = np.full(24, 30.0)
    jump = level(one(n, np.repeat([3.0, 21.0], 12)))
    calm = level(one(n, np.full(24, 6.0)))
    assert jump.mean[11] == pytest.approx(0.1, abs=0.03)
    assert jump.mean[14] > 0.6
    assert np.ptp(calm.bounds(0.9), axis=0)[-1] < np.ptp(jump.bounds(0.9), axis=0)[-1]
    assert calm.memory[-1] > jump.memory[12]


def test_nothing_gives_nothing() -> None:
    nothing: list[str] = []
    empty = cells(source=nothing, target=nothing, issue=None, period=np.zeros(0, "datetime64[D]"), happenings=[],
                  conflicts=[], intensity_sum=[], intensity_sumsq=[])  # fmt: skip
    assert level(empty).mean.size == 0
