"""How far a ranking can be trusted: over draws of its inputs, and over other spacings of the ladders."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from winset.bargaining.arrays import Floats, Ints, checked

__all__ = ["Recoding", "minimax_regret", "rank_correlation", "ranks", "recodings", "top_share"]


def ranks(scores: ArrayLike) -> Ints:
    """Rank of each option in each draw, 1 for the best; equal scores share the better rank.

    Parameters
    ----------
    scores : shape (d, o), larger is better
    """
    scores = checked("scores", scores, ndim=2)
    return np.asarray(1 + (scores[:, None, :] > scores[:, :, None]).sum(axis=2), dtype=np.intp)


def top_share(scores: ArrayLike, *, top: int = 3) -> Floats:
    """Shape (o,): share of draws in which each option is among the best `top`; scores is (d, o)."""
    return np.asarray((ranks(scores) <= top).mean(axis=0))


def minimax_regret(scores: ArrayLike) -> Floats:
    """Shape (o,): the most that each option falls short of the best of a draw; the smallest is the cautious choice.

    References
    ----------
    Savage 1951, *The Theory of Statistical Decision* (Journal of the American Statistical Association 46).
    """
    scores = checked("scores", scores, ndim=2)
    return np.asarray((scores.max(axis=1, keepdims=True) - scores).max(axis=0))


def rank_correlation(base: ArrayLike, other: ArrayLike) -> float:
    """Kendall's tau-b between two score vectors (o,); NaN where one of them is constant."""
    base = checked("base", base, ndim=1)
    other = checked("other", other, shape=base.shape)
    a = np.sign(base[:, None] - base[None, :])
    b = np.sign(other[:, None] - other[None, :])
    norm = np.sqrt((a**2).sum() * (b**2).sum())
    return float((a * b).sum() / norm) if norm else float("nan")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Recoding:
    """A ladder with other distances between its rungs and the same order: piecewise linear through knots."""

    before: Floats
    """Knots in order."""
    after: Floats
    """Where each knot goes, in the same order."""

    def level(self, x: ArrayLike) -> Floats:
        """Levels on the new ladder; beyond the end knots distances are kept."""
        x = np.asarray(x, dtype=np.float64)
        inside = np.interp(x, self.before, self.after)
        return np.asarray(inside + np.minimum(x - self.before[0], 0.0) + np.maximum(x - self.before[-1], 0.0))

    def spread(self, x: ArrayLike, sd: ArrayLike) -> Floats:
        """Standard deviations on the new ladder: half the distance between the images of x - sd and x + sd."""
        x, sd = np.asarray(x, dtype=np.float64), np.asarray(sd, dtype=np.float64)
        return (self.level(x + sd) - self.level(x - sd)) / 2.0


def recodings(knots: ArrayLike, *, number: int, seed: int) -> tuple[Recoding, ...]:
    """Random monotone recodings of one ladder that keep its ends: every share-out of its length is equally likely.

    Parameters
    ----------
    knots : shape (r,), r at least 2 levels of the ladder in order
    number : how many
    seed : of the generator
    """
    before = np.unique(checked("knots", knots, ndim=1))
    rng = np.random.default_rng(seed)
    made = []
    for _ in range(number):
        gaps = rng.dirichlet(np.ones(max(1, len(before) - 1)))[: len(before) - 1]
        after = before[0] + (before[-1] - before[0]) * np.concatenate([[0.0], np.cumsum(gaps)])
        after[-1] = before[-1]
        made.append(Recoding(before=before, after=after))
    return tuple(made)
