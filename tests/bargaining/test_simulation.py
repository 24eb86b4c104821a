"""Draws in blocks against a plain simulation and the exact route."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from winset.bargaining import BadNumbers, Beliefs, Body, Rule, acceptances, joint_ratification, simulated
from winset.bargaining.simulation import _quantiles

N, K, C = 9, 2, 3


def beliefs(seed: int = 1, **change: Any) -> Beliefs:
    rng = np.random.default_rng(seed)
    low = rng.uniform(0.1, 0.6, (N, K))
    weight = rng.uniform(0.5, 2, N)
    fields: dict[str, Any] = {
        "mean": rng.random((N, K)), "sd": rng.uniform(0.1, 0.3, (N, K)), "salience": (low, low + 0.4),
        "weight": (weight, weight + 0.5), "country": np.repeat(np.arange(C), 3), "quota": np.array([0.5, 0.4, 0.6]),
        "veto": np.arange(N) % 3 == 0,
    }  # fmt: skip
    return Beliefs(**(fields | change))


OPTIONS, Q = np.array([[0.6, 0.2], [0.9, 0.5], [0.2, 0.1], [0.1, 0.1]]), np.array([0.1, 0.1])


def house(c: int, quota: float, veto: tuple[bool, ...]) -> Rule:
    """Country c's three players, one vote each."""
    members = (3 * c, 3 * c + 1, 3 * c + 2)
    return Rule(bodies=(Body(name=str(c), members=members, weights=(1, 1, 1), quota=quota, veto=veto),))


def plain(b: Beliefs, draws: int, seed: int) -> np.ndarray:
    """The definition, draw by draw in large arrays."""
    rng = np.random.default_rng(seed)
    x = b.mean + b.sd * rng.standard_normal((draws, N, K))
    s, w = rng.uniform(*b.salience, (draws, N, K)), rng.uniform(*b.weight, (draws, N))
    du = (s[:, :, None] * ((x[:, :, None] - Q) ** 2 - (x[:, :, None] - OPTIONS) ** 2)).sum(axis=-1)
    accepts = du > 0
    joint = np.ones((draws, len(OPTIONS)), dtype=bool)
    for c in range(C):
        at = b.country == c
        met = (w[:, at, None] * accepts[:, at]).sum(axis=1) >= b.quota[c] * w[:, at].sum(axis=1)[:, None]
        joint &= met & accepts[:, at & b.veto].all(axis=1)
    return joint.mean(axis=0)


def test_it_agrees_with_a_plain_simulation() -> None:
    b = beliefs()
    fast, slow = simulated(b, OPTIONS, Q, draws=120_000, seed=3), plain(b, 60_000, 4)
    assert fast.joint == pytest.approx(slow, abs=4 * (fast.error + (slow * (1 - slow) / 60_000) ** 0.5).max())
    assert fast.joint[3] == 0.0  # the status quo itself is never ratified
    assert (fast.country >= fast.joint).all()


def test_without_other_uncertainty_it_is_the_exact_probability() -> None:
    b = beliefs(salience=(np.ones((N, K)), np.ones((N, K))), weight=(np.ones(N), np.ones(N)))
    fast = simulated(b, OPTIONS, Q, draws=150_000, seed=5)
    rules = tuple(house(c, float(3 * q), (True, False, False)) for c, q in enumerate(b.quota))
    exact = joint_ratification(rules, acceptances(b.mean, b.sd, np.ones((N, K)), OPTIONS, Q))
    assert fast.joint == pytest.approx(exact.joint, abs=4 * fast.error.max())
    assert fast.country == pytest.approx(exact.country, abs=0.006)


def test_a_common_share_of_variance_is_the_factor_in_one_dimension() -> None:
    """On one issue the draws' common part is the one factor of the exact route."""
    rng = np.random.default_rng(2)
    mean, one = rng.uniform(0.3, 0.7, (N, 1)), np.ones((N, 1))
    b = beliefs(
        mean=mean, sd=0.2 * one, salience=(one, one), weight=(np.ones(N), np.ones(N)), rho=0.6, quota=np.full(C, 1.0)
    )
    fast = simulated(b, np.array([[0.8]]), np.array([0.1]), draws=150_000, seed=6)
    rules = tuple(house(c, 3.0, (False, False, False)) for c in range(C))
    exact = joint_ratification(rules, acceptances(mean, 0.2 * one, one, [[0.8]], [0.1]), 0.6)
    assert fast.joint == pytest.approx(exact.joint, abs=0.006)


def test_the_seed_decides_and_the_number_of_jobs_does_not() -> None:
    b = beliefs()
    once = simulated(b, OPTIONS, Q, draws=70_000, seed=9)
    assert simulated(b, OPTIONS, Q, draws=70_000, seed=9, jobs=2).joint.tolist() == once.joint.tolist()
    assert simulated(b, OPTIONS, Q, draws=70_000, seed=10).joint.tolist() != once.joint.tolist()
    assert once.draws >= 70_000


def test_the_table_of_normal_draws_has_mean_0_and_variance_1() -> None:
    table = _quantiles().astype(float)
    assert table.mean() == pytest.approx(0, abs=1e-9)
    assert table.var() == pytest.approx(1, abs=2e-4)
    assert (np.diff(table) > 0).all()


@pytest.mark.parametrize(
    ("change", "item"),
    [
        ({"weight": (-np.ones(N), np.ones(N))}, r"weight low\[0\].*negative"),
        ({"salience": (np.ones((N, K)), np.zeros((N, K)))}, "salience: has a range"),
        ({"quota": np.array([0.5, 1.2, 0.5])}, r"quota\[1\].*out of range"),
        ({"country": np.zeros(N, dtype=int)}, "country"),
        ({"mean": np.full((N, K), np.nan)}, "mean.*NaN"),
        ({"rho": 1.5}, "rho"),
    ],
)
def test_nonsense_is_refused(change: dict[str, Any], item: str) -> None:
    with pytest.raises(BadNumbers, match=item):
        beliefs(**change)
