"""Segments of a share whose ritual days have their own odds: costs and effects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from winset.relations.arrays import Floats, Ints
from winset.relations.segments import Cost, binomial_cost

__all__ = ["habit_cost", "habit_effects", "segment_logits"]

_ROUNDS: Final = 40
_NEWTON: Final = 12
_LIMIT: Final = 12.0


def _share(logit: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-logit)))


def _by_stratum(values: Floats, stratum: Ints, size: int) -> Floats:
    """Cumulative sums of each stratum, shape (size, periods + 1)."""
    out = np.zeros((size, values.size + 1))
    out[stratum, np.arange(values.size) + 1] = values
    return np.cumsum(out, axis=1)


def habit_cost(happenings: Floats, conflicts: Floats, stratum: Ints, effects: Floats) -> Cost:
    """Minus the log-likelihood of one level a segment, where each stratum shifts the log odds by its effect.

    Parameters
    ----------
    happenings, conflicts : shape (periods,)
    stratum : shape (periods,), 0 for ordinary periods
    effects : shape (strata,), log odds ratios; 0 for the ordinary stratum

    Notes
    -----
    The log-likelihood of a segment needs only the sums of n and k in each stratum, so cumulative sums still do; the
    level solves one increasing equation, by Newton's method for all segments at once.
    """
    if not effects.any():
        return binomial_cost(happenings, conflicts)
    n_sums = _by_stratum(happenings, stratum, effects.size)
    k_sums = _by_stratum(conflicts, stratum, effects.size)

    def cost(starts: Ints, end: int) -> Floats:
        n = n_sums[:, [end]] - n_sums[:, starts]
        k = k_sums[:, [end]] - k_sums[:, starts]
        logit = segment_logits(n, k.sum(axis=0), effects)
        out = (n * np.logaddexp(0, logit + effects[:, None])).sum(axis=0) - logit * k.sum(axis=0) - effects @ k
        return np.asarray(out)

    return cost


def segment_logits(n: Floats, hits: Floats, effects: Floats) -> Floats:
    """Log odds of ordinary periods in each segment; n (strata, segments), hits (segments,), effects (strata,)."""
    total = n.sum(axis=0)
    logit = np.log((hits + 0.01) / (total - hits + 0.01))
    for _ in range(_NEWTON):
        share = _share(logit + effects[:, None])
        slope = (n * share * (1 - share)).sum(axis=0)
        miss = hits - (n * share).sum(axis=0)
        logit = np.clip(logit + np.clip(miss / np.maximum(slope, 1e-9), -2, 2), -_LIMIT, _LIMIT)
    return np.asarray(logit)


def habit_effects(happenings: Floats, conflicts: Floats, stratum: Ints, cuts: Sequence[int], size: int) -> Floats:
    """Effect of each stratum on the log odds, given the cuts, shape (size,); effect 0 is the ordinary one.

    Shrunk to 0 by a standard normal prior, so that a stratum of few happenings says little.
    """
    effects = np.zeros(size)
    if size == 1 or not (stratum == 0).any():
        return effects
    segment = np.searchsorted(np.asarray(cuts, dtype=np.int64), np.arange(stratum.size), side="right")
    shape = (size, len(cuts) + 1)
    n = np.zeros(shape)
    k = np.zeros(shape)
    np.add.at(n, (stratum, segment), happenings)
    np.add.at(k, (stratum, segment), conflicts)
    for _ in range(_ROUNDS):
        share = _share(segment_logits(n, k.sum(axis=0), effects) + effects[:, None])
        gradient = (k - n * share).sum(axis=1) - effects
        step = gradient / ((n * share * (1 - share)).sum(axis=1) + 1)
        effects += np.where(np.arange(size) > 0, np.clip(step, -1, 1), 0)
        if np.abs(step[1:]).max() < 1e-8:  # noqa: PLR2004 - well below any printed digit
            break
    return effects
