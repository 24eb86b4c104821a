"""What chance alone does to a series without any shift: how scattered its counts are, and how large a gain it fakes."""

from __future__ import annotations

from typing import Final

import numpy as np

from winset.relations.arrays import Floats, Ints

__all__ = ["dispersion", "null_penalty"]

_DRAWS: Final = 400
_GRID: Final = 150
"""Largest number of places that the two ends of a passing bump are tried at."""


def dispersion(happenings: Floats, conflicts: Floats) -> float:
    """Variance of the share between neighbouring periods against the binomial's; at least 1.

    From differences of neighbours, which few shifts hardly touch; periods without happenings are passed over.

    Parameters
    ----------
    happenings, conflicts : shape (periods,)
    """
    return float(_dispersions(happenings, conflicts[None, :])[0])


def _dispersions(happenings: Floats, conflicts: Floats) -> Floats:
    """The same for several series of equal counts: conflicts has shape (series, periods)."""
    full = happenings > 0
    n, k = happenings[full], conflicts[:, full]
    if n.size < 2:  # noqa: PLR2004 - a pair
        return np.ones(k.shape[0])
    overall = k.sum(axis=1, keepdims=True) / n.sum()
    local = (k[:, :-1] + k[:, 1:] + 2 * overall) / (n[:-1] + n[1:] + 2)
    expected = local * (1 - local) * (1 / n[:-1] + 1 / n[1:])
    gap = (k[:, 1:] / n[1:] - k[:, :-1] / n[:-1]) ** 2
    ratio = np.where(expected > 0, gap / np.where(expected > 0, expected, 1.0), 0.0)
    return np.asarray(np.maximum(1.0, ratio.sum(axis=1) / np.maximum((expected > 0).sum(axis=1), 1)))


def null_penalty(
    happenings: Floats, conflicts: Floats, *, spread: float, min_length: int, alarm: float, seed: int
) -> float:
    """Price of a cut, in units of log-likelihood over dispersion, at which few series without a shift are cut.

    Series of the same counts of happenings and one constant share are drawn, overdispersed by `spread`
    (beta-binomial). Each has a price at which its first cut or its first passing bump just pays; the share `alarm` of
    the series has a higher one. The dispersion of each drawn series is estimated as that of the real one is.

    Parameters
    ----------
    happenings, conflicts : shape (periods,)
    spread : dispersion, at least 1
    min_length : least length of a segment
    alarm : in (0, 1)
    seed : of the draws
    """
    random = np.random.default_rng(seed)
    whole = np.rint(happenings).astype(np.int64)
    share = float(np.clip(conflicts.sum() / happenings.sum(), 1e-3, 1 - 1e-3))
    typical = float((whole * whole).sum() / max(whole.sum(), 1))
    rho = min((spread - 1) / max(typical - 1, 1e-9), 0.9)
    chance = np.full((_DRAWS, whole.size), share)
    if rho > 0:
        strength = 1 / rho - 1
        chance = random.beta(share * strength, (1 - share) * strength, size=chance.shape)
    drawn = random.binomial(whole, chance).astype(np.float64)
    n = whole.astype(np.float64)
    return float(np.quantile(_critical_price(n, drawn, min_length) / _dispersions(n, drawn), 1 - alarm))


def _critical_price(n: Floats, k: Floats, min_length: int) -> Floats:
    """Price below which each series is cut once, or twice for a bump; n (periods,), k (series, periods)."""
    size = n.size
    n_sum = np.concatenate([[0.0], np.cumsum(n)])
    k_sum = np.concatenate([np.zeros((k.shape[0], 1)), np.cumsum(k, axis=1)], axis=1)

    def cost(begin: int | Ints, end: int | Ints) -> Floats:
        begin, end = np.atleast_1d(begin, end)
        total, hits = n_sum[end] - n_sum[begin], k_sum[:, end] - k_sum[:, begin]
        return np.asarray(_entropy(hits, total) + _entropy(total - hits, total))

    whole = cost(0, size)[:, 0]
    cut = np.arange(min_length, size - min_length + 1)
    best = whole - (cost(0, cut) + cost(cut, size)).min(axis=1)
    step = -(-size // _GRID)
    for begin in range(min_length, size - 2 * min_length + 1, step):
        end = np.arange(begin + min_length, size - min_length + 1, step)
        total = cost(0, begin) + cost(begin, end) + cost(end, size)
        best = np.maximum(best, (whole - total.min(axis=1)) / 2)
    return np.asarray(best)


def _entropy(part: Floats, whole: Floats) -> Floats:
    safe = np.where(part > 0, part, 1.0)
    return np.where(part > 0, -safe * np.log(safe / np.maximum(whole, 1e-12)), 0.0)
