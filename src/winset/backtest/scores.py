"""How good forecasts were, and how sure that is: scores for many resamples of whole ideas at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from winset.backtest.logistic import fitted
from winset.bargaining.arrays import Bools, Floats, Ints

__all__ = ["Estimate", "auc", "brier", "estimate", "log_score", "resamples", "slope"]

LEAST: Final = 1e-6
"""Chances are kept this far from 0 and 1 before their logarithm is taken."""
SLOPE_SD: Final = 10.0
"""Prior standard deviation of a calibration slope: only to keep it finite where forecasts separate the outcomes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A score with its 95 % interval over resampled ideas; None where it cannot be had."""

    value: float | None
    low: float | None
    high: float | None

    def includes(self, number: float) -> bool:
        """Whether the interval holds a number."""
        return self.low is not None and self.high is not None and self.low <= number <= self.high


def resamples(cluster: Ints, draws: int, seed: int) -> Floats:
    """Weights of rows, shape (1 + draws, n): ideas drawn with replacement; the first row is the sample itself."""
    count = int(cluster.max(initial=-1)) + 1
    rng = np.random.default_rng(seed)
    drawn = rng.multinomial(count, np.full(count, 1.0 / count), size=draws).astype(np.float64) if count else None
    whole = np.ones((1, len(cluster)))
    return whole if drawn is None else np.vstack([whole, drawn[:, cluster]])


def estimate(values: Floats) -> Estimate:
    """The first value with the middle 95 % of the others; NaN ones are passed over."""
    if np.isnan(values[0]):
        return Estimate(value=None, low=None, high=None)
    rest = values[1:][~np.isnan(values[1:])]
    low, high = np.quantile(rest, (0.025, 0.975)) if rest.size else (np.nan, np.nan)
    ends = (None, None) if np.isnan(low) else (float(low), float(high))
    return Estimate(value=float(values[0]), low=ends[0], high=ends[1])


def auc(score: Floats, adopted: Bools, weights: Floats) -> Floats:
    """Share of (adopted, not adopted) pairs in the right order, ties half; shape (b,), NaN without such a pair.

    Parameters
    ----------
    score : shape (n,), larger means likelier; NaN counts as the mean of the others
    adopted : shape (n,)
    weights : shape (b, n)
    """
    told = score[~np.isnan(score)]
    score = np.where(np.isnan(score), told.mean() if told.size else 0.0, score)
    yes, no = score[adopted], score[~adopted]
    order = np.sign(yes[:, None] - no[None, :]) / 2.0 + 0.5
    up, down = weights[:, adopted], weights[:, ~adopted]
    pairs = up.sum(axis=1) * down.sum(axis=1)
    right = ((up @ order) * down).sum(axis=1)
    return np.where(pairs > 0.0, right / np.where(pairs > 0.0, pairs, 1.0), np.nan)


def brier(chance: Floats, adopted: Bools, weights: Floats) -> Floats:
    """Mean squared distance of chance and outcome, shape (b,); smaller is better."""
    return _mean((chance - adopted) ** 2, weights)


def log_score(chance: Floats, adopted: Bools, weights: Floats) -> Floats:
    """Mean log chance of what happened, shape (b,), in nats; larger (nearer 0) is better."""
    kept = np.clip(chance, LEAST, 1.0 - LEAST)
    return _mean(np.log(np.where(adopted, kept, 1.0 - kept)), weights)


def slope(log_odds: Floats, adopted: Bools, weights: Floats) -> Floats:
    """Calibration slope, shape (b,): 1 where log odds mean what they say, 0 where they say nothing."""
    both = (weights[:, adopted].sum(axis=1) > 0.0) & (weights[:, ~adopted].sum(axis=1) > 0.0)
    found = fitted(log_odds[:, None], adopted, weights, slope_sd=SLOPE_SD, intercept_sd=SLOPE_SD)[:, 1]
    return np.where(both, found, np.nan)


def _mean(values: Floats, weights: Floats) -> Floats:
    total = weights.sum(axis=1)
    return np.where(total > 0.0, (weights @ values) / np.where(total > 0.0, total, 1.0), np.nan)
