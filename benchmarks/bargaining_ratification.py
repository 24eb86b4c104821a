"""Ratification: draws in blocks against plain arrays, and the exact route for a slider.

    python benchmarks/bargaining_ratification.py [--jobs 2]

Every number is measured in this run; ratios are of numbers beside each other.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from time import perf_counter

import numpy as np

from winset.bargaining import Beliefs, Body, Rule, acceptances, joint_ratification, simulated
from winset.bargaining.consent import chance_given_factor
from winset.bargaining.factor import given_factor

COUNTRIES, PLAYERS, OPTIONS, ISSUES = 3, 10, 20, 3
N = COUNTRIES * PLAYERS


def beliefs(rng: np.random.Generator) -> Beliefs:
    """Three countries of ten players, of whom one has a veto."""
    low, weight = rng.uniform(0.0, 0.5, (N, ISSUES)), rng.uniform(0.5, 1.5, N)
    return Beliefs(
        mean=rng.random((N, ISSUES)),
        sd=np.full((N, ISSUES), 0.2),
        salience=(low, low + 0.5),
        weight=(weight, weight + 0.5),
        country=np.repeat(np.arange(COUNTRIES), PLAYERS),
        quota=np.full(COUNTRIES, 0.55),
        veto=np.arange(N) % PLAYERS == 0,
    )


def ratified(b: Beliefs, accepts: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Shape (o,): share of draws (d, n, o) that every country ratifies."""
    every = np.ones((len(accepts), accepts.shape[2]), dtype=bool)
    for c in range(COUNTRIES):
        at = slice(c * PLAYERS, (c + 1) * PLAYERS)
        held = (weight[:, at, None] * accepts[:, at]).sum(axis=1)
        every &= held >= b.quota[c] * weight[:, at].sum(axis=1)[:, None]
        every &= accepts[:, at][:, b.veto[at]].all(axis=1)
    return np.asarray(every.mean(axis=0))


def plain(b: Beliefs, options: np.ndarray, q: np.ndarray, draws: int) -> np.ndarray:
    """Large arrays straight from the definition."""
    rng = np.random.default_rng(1)
    x = b.mean + b.sd * rng.standard_normal((draws, N, ISSUES))
    s, w = rng.uniform(*b.salience, (draws, N, ISSUES)), rng.uniform(*b.weight, (draws, N))
    gain = (s[:, :, None] * ((x[:, :, None] - q) ** 2 - (x[:, :, None] - options) ** 2)).sum(axis=-1)
    return ratified(b, gain > 0, w)


def linear(b: Beliefs, options: np.ndarray, q: np.ndarray, draws: int) -> np.ndarray:
    """Large arrays with the gain as one matrix product."""
    rng = np.random.default_rng(1)
    x = b.mean + b.sd * rng.standard_normal((draws, N, ISSUES))
    s, w = rng.uniform(*b.salience, (draws, N, ISSUES)), rng.uniform(*b.weight, (draws, N))
    table = np.concatenate([2 * (options - q), -(options**2 - q**2)], axis=1)
    gain = np.concatenate([s * x, s], axis=2) @ table.T
    return ratified(b, gain > 0, w)


def rate(work: Callable[[], object], draws: int, repeats: int = 3) -> float:
    """Draws a second, the best of some repeats."""
    best = np.inf
    for _ in range(repeats):
        start = perf_counter()
        work()
        best = min(best, perf_counter() - start)
    return draws / best


def draws(jobs: int) -> None:
    """Full draws of positions, salience and influence a second."""
    rng = np.random.default_rng(0)
    b, options, q = beliefs(rng), rng.random((OPTIONS, ISSUES)), np.full(ISSUES, 0.2)
    fast = simulated(b, options, q, draws=400_000, seed=1)
    gap = np.abs(fast.joint - linear(b, options, q, 100_000)).max()
    print(f"draws, {COUNTRIES} countries x {PLAYERS} players x {OPTIONS} options x {ISSUES} issues")
    slow = rate(lambda: plain(b, options, q, 10_000), 10_000)
    middle = rate(lambda: linear(b, options, q, 20_000), 20_000)
    print(f"  plain arrays            {slow / 1e6:7.3f} M/s")
    print(f"  one matrix product      {middle / 1e6:7.3f} M/s  ({middle / slow:.1f} x plain)")
    for threads in sorted({1, jobs}):
        quick = rate(partial(simulated, b, options, q, draws=600_000, seed=1, jobs=threads), 600_000)
        print(f"  blocks, {threads} thread(s)     {quick / 1e6:7.3f} M/s  ({quick / middle:.1f} x one matrix product)")
    error = 0.5 / 100_000**0.5
    print(f"  largest difference of a share: {gap:.4f}; sampling errors {fast.error.max():.4f} and {error:.4f}")


def slider(options: int = 80, frames: int = 2, instruments: int = 3) -> None:
    """All options in all frames under several consent rules: what a moved slider has to wait for."""
    rng = np.random.default_rng(0)
    mean, sd, salience = rng.random((N, 12)), np.full((N, 12), 0.25), rng.uniform(0.2, 1, (frames, N, 12))
    points, q = np.full((options, 12), 0.2), np.full(12, 0.2)
    points[np.arange(options), rng.integers(0, 12, options)] = rng.uniform(0.3, 1, options)
    rules = [
        [
            Rule(
                bodies=(
                    Body(
                        name=f"{c}",
                        members=tuple(range(c * PLAYERS, (c + 1) * PLAYERS)),
                        weights=tuple(rng.integers(1, 4, PLAYERS).astype(float)),
                        quota=8.0,
                        veto=(True, *([False] * 9)),
                    ),
                )
            )
            for c in range(COUNTRIES)
        ]
        for _ in range(instruments)
    ]

    def once() -> float:
        total = 0.0
        for f in range(frames):
            nodes = given_factor(acceptances(mean, sd, salience[f], points, q), 0.3)
            for rule in rules:
                total += float(np.prod([chance_given_factor(r, nodes) for r in rule], axis=0).mean(axis=-1).sum())
        return total

    once()
    took = 1 / rate(once, 1, repeats=7)
    variants = options * frames * instruments
    print(f"slider, {options} options x {frames} frames x {instruments} rules = {variants} variants, rho .3, 200 nodes")
    print(f"  {1000 * took:.0f} ms (aim 50)")
    one = joint_ratification(rules[0], acceptances(mean, sd, salience[0], points, q), 0.3)
    print(f"  mean joint probability {one.joint.mean():.3f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=2)
    draws(parser.parse_args().jobs)
    slider()
