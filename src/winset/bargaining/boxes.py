"""When the package fails, in words: boxes of inputs in which failures are frequent.

References
----------
Friedman and Fisher 1999, *Bump hunting in high-dimensional data* (Statistics and Computing 9): PRIM, by peeling; Bryant
and Lempert 2010 (Technological Forecasting and Social Change 77): coverage, density and the test of each limit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from winset.bargaining.arrays import Bools, Floats, checked, flags, refuse

__all__ = ["Box", "failure_boxes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One side of a box."""

    name: str
    """The input."""
    low: float | None
    """The box lies at or above this; None for no limit."""
    high: float | None
    """The box lies at or below this."""

    def words(self) -> str:
        """The limit as part of a sentence."""
        if self.low is not None and self.high is not None:
            return f"{self.name} is between {self.low:.2f} and {self.high:.2f}"
        return (
            f"{self.name} is above {self.low:.2f}" if self.low is not None else f"{self.name} is below {self.high:.2f}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A region of the inputs in which failures are frequent."""

    limits: tuple[Limit, ...]
    """All must hold; empty where nothing tells failures apart."""
    density: float
    """Share of failures among the draws in the box."""
    coverage: float
    """Share of all failures that lie in the box."""
    mass: float
    """Share of draws in the box."""

    def words(self) -> str:
        """The box as a sentence."""
        when = " and ".join(limit.words() for limit in self.limits) or "nothing in particular holds"
        return f"It fails in {self.density:.0%} of the draws in which {when} ({self.coverage:.0%} of all failures)."


def failure_boxes(
    inputs: ArrayLike,
    names: Sequence[str],
    fails: ArrayLike,
    *,
    number: int = 2,
    peel: float = 0.05,
    mass: float = 0.05,
) -> tuple[Box, ...]:
    """Up to `number` boxes, each found among the draws that those before leave.

    Parameters
    ----------
    inputs : shape (d, f), what was drawn
    names : f names of inputs
    fails : shape (d,) booleans
    number : most boxes
    peel : share of a box's draws taken off at a time
    mass : smallest share of all draws that a box may hold

    Returns
    -------
    boxes with at least one limit, the one found first at the front; density, coverage and mass refer to all draws
    """
    inputs = checked("inputs", inputs, ndim=2)
    failed = flags("fails", fails, len(inputs))
    if len(names) != inputs.shape[1]:
        raise refuse("names", f"{len(names)} names for {inputs.shape[1]} inputs", "bad-shape")
    left = np.ones(len(inputs), dtype=np.bool_)
    found: list[Box] = []
    while len(found) < number and failed[left].any():
        low, high = _peeled(inputs[left], failed[left], peel, max(1, round(mass * len(inputs))))
        low, high = _significant(inputs[left], failed[left], low, high)
        if np.isneginf(low).all() and np.isposinf(high).all():
            break
        inside = _inside(inputs, low, high)
        limits = tuple(
            Limit(name=n, low=None if np.isinf(a) else float(a), high=None if np.isinf(b) else float(b))
            for n, a, b in zip(names, low, high, strict=True)
            if np.isfinite(a) or np.isfinite(b)
        )
        density, coverage = float(failed[inside].mean()), float(failed[inside].sum() / failed.sum())
        found.append(Box(limits=limits, density=density, coverage=coverage, mass=float(inside.mean())))
        left &= ~inside
    return tuple(found)


def _inside(inputs: Floats, low: Floats, high: Floats) -> Bools:
    return np.asarray(((inputs >= low) & (inputs <= high)).all(axis=1), dtype=np.bool_)


def _peeled(inputs: Floats, failed: Bools, peel: float, least: int) -> tuple[Floats, Floats]:
    """The box on the peeling path with the best harmonic mean of density and coverage."""
    low, high = np.full(inputs.shape[1], -np.inf), np.full(inputs.shape[1], np.inf)
    best, best_score = (low.copy(), high.copy()), 2.0 * failed.mean() / (1.0 + failed.mean())
    while True:
        inside = _inside(inputs, low, high)
        steps = []
        for f in range(inputs.shape[1]):
            x = inputs[inside, f]
            for side, edge in ((0, np.quantile(x, peel)), (1, np.quantile(x, 1.0 - peel))):
                kept = inside & ((inputs[:, f] > edge) if side == 0 else (inputs[:, f] < edge))
                if least <= kept.sum() < inside.sum():
                    steps.append((failed[kept].mean(), f, side, kept))
        if not steps:
            return best
        density, f, side, kept = max(steps, key=lambda step: step[0])
        if side == 0:
            low[f] = inputs[kept, f].min()
        else:
            high[f] = inputs[kept, f].max()
        coverage = failed[kept].sum() / failed.sum()
        score = 2.0 * density * coverage / max(density + coverage, 1e-300)
        if score > best_score + 1e-12:
            best, best_score = (low.copy(), high.copy()), score


def _significant(inputs: Floats, failed: Bools, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """The box without the limits that could be chance: one-sided binomial test at 5 % of each input's limits alone."""
    for f in range(inputs.shape[1]):
        if np.isinf(low[f]) and np.isinf(high[f]):
            continue
        wider_low, wider_high = low.copy(), high.copy()
        wider_low[f], wider_high[f] = -np.inf, np.inf
        wider, box = _inside(inputs, wider_low, wider_high), _inside(inputs, low, high)
        if _tail(int(box.sum()), int(failed[box].sum()), float(failed[wider].mean())) > 0.05:  # noqa: PLR2004 - 5 %
            low, high = wider_low, wider_high
    return low, high


def _tail(n: int, hits: int, p: float) -> float:
    """Probability of at least that many hits in n trials; the normal approximation beyond 200."""
    if n > 200:  # noqa: PLR2004 - where the approximation is good to the second digit
        spread = (n * p * (1.0 - p)) ** 0.5
        return 0.0 if spread == 0.0 else 1.0 - NormalDist().cdf((hits - 0.5 - n * p) / spread)
    return sum(comb(n, k) * p**k * (1.0 - p) ** (n - k) for k in range(hits, n + 1))
