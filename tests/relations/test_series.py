from __future__ import annotations

import numpy as np
import pytest
import scipy.stats

from winset.relations.cells import cells, filled
from winset.relations.series import NO_EVENTS, series

MONTHS = np.arange("2010-01", "2010-07", dtype="datetime64[M]").astype("datetime64[D]")
N = np.array([10.0, 0, 3, 40, 5, 12])
K = np.array([2.0, 0, 3, 4, 0, 6])
G = np.array([20.0, 0, -15, 60, 10, -12])


def made(reverse: bool = False):  # noqa: ANN201 - a factory
    side = ("DEU", "FRA") if reverse else ("FRA", "DEU")
    return cells(source=[side[0]] * 6, target=[side[1]] * 6, issue=["energy"] * 6, period=MONTHS, happenings=N,
                 conflicts=K, intensity_sum=G, intensity_sumsq=G**2 / np.maximum(N, 1) + N)  # fmt: skip


def test_share_and_interval_are_the_beta_posterior_of_the_printed_prior() -> None:
    found = series(made())
    alpha, beta = found.prior[0]
    posterior = scipy.stats.beta(alpha + K, beta + N - K)
    assert found.conflict_share == pytest.approx(posterior.mean())
    assert found.low == pytest.approx(posterior.ppf(0.05), abs=1e-8)
    assert found.high == pytest.approx(posterior.ppf(0.95), abs=1e-8)


def test_a_thin_month_leans_on_the_series_more_than_a_full_one() -> None:
    found = series(made())
    mean = found.prior[0, 0] / found.prior[0].sum()
    lean = np.abs(found.conflict_share - K / np.maximum(N, 1)) / np.abs(mean - K / np.maximum(N, 1))
    assert lean[2] > lean[3]
    assert found.high[2] - found.low[2] > found.high[3] - found.low[3]


def test_rows_keep_to_the_contract() -> None:
    rows = series(made()).rows()
    assert {
        "source",
        "target",
        "issue",
        "month",
        "happenings",
        "conflict_share",
        "low",
        "high",
        "intensity",
        "level",
    } <= set(rows[0])
    assert (rows[0]["source"], rows[0]["target"], rows[0]["issue"], rows[0]["month"]) == (
        "FRA",
        "DEU",
        "energy",
        "2010-01",
    )
    assert rows[0]["happenings"] == 10


def test_a_month_without_happenings_has_no_share_but_a_level() -> None:
    row = series(made()).rows()[1]
    assert (row["conflict_share"], row["low"], row["high"], row["intensity"]) == (None, None, None, None)
    assert 0 < row["level"] < 1


def test_more_news_of_the_same_kind_moves_no_number() -> None:
    n = np.array([10.0, 10, 10, 100, 100, 100])
    found = series(cells(source=["FRA"] * 6, target=["DEU"] * 6, issue=["energy"] * 6, period=MONTHS, happenings=n,
                         conflicts=n * 0.3, intensity_sum=n * 2, intensity_sumsq=n * 8))  # fmt: skip
    assert np.ptp(found.conflict_share) < 0.005
    assert np.ptp(found.intensity.mean) < 1e-9
    assert found.high[5] - found.low[5] < found.high[0] - found.low[0]


def test_the_intervals_cover_the_true_share() -> None:
    random = np.random.default_rng(3)
    true = random.beta(2, 6, 6000)
    n = random.integers(1, 25, 6000)
    k = random.binomial(n, true)
    keys = np.repeat([f"S{i:03d}" for i in range(250)], 24)
    period = np.tile(np.arange("2000-01", "2002-01", dtype="datetime64[M]").astype("datetime64[D]"), 250)
    found = series(cells(source=keys, target=keys, issue=None, period=period, happenings=n, conflicts=k,
                         intensity_sum=n, intensity_sumsq=n))  # fmt: skip
    covered = np.mean((found.low <= true) & (true <= found.high))
    assert 0.86 <= covered <= 0.94


def test_an_empty_series_says_why() -> None:
    nothing: list[str] = []
    empty = cells(source=nothing, target=nothing, issue=None, period=np.zeros(0, "datetime64[D]"), happenings=[],
                  conflicts=[], intensity_sum=[], intensity_sumsq=[])  # fmt: skip
    found = series(empty)
    assert found.rows() == []
    assert found.reason == NO_EVENTS
    assert series(empty, reason="none for that pair").reason == "none for that pair"
    assert series(made()).reason is None


def test_other_units_are_labelled_as_periods() -> None:
    rows = series(filled(cells(source=["FRA"], target=["DEU"], issue=None, period=MONTHS[:1], happenings=[1.0],
                               conflicts=[0.0], intensity_sum=[1.0], intensity_sumsq=[1.0], unit="quarter"),
                         MONTHS[0], MONTHS[-1])).rows()  # fmt: skip
    assert [row["period"] for row in rows] == ["2010-Q1", "2010-Q2"]
    assert rows[0]["issue"] is None
