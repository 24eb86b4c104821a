"""Multi-criteria rankings from textbooks, for analysts who want to see another aggregation beside the engine's.

Matrices are alternatives x criteria; `better` is +1 where more is better and -1 where less is.

References
----------
Hwang and Yoon 1981 (TOPSIS); Opricovic and Tzeng 2004 (VIKOR); Brans and Vincke 1985 (PROMETHEE II); Roy 1968
(ELECTRE I, concordance); Tzeng and Huang 2011, *Multiple Attribute Decision Making*.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from winset.bargaining.arrays import Floats, Ints, checked, refuse

__all__ = ["Vikor", "approval", "concordance", "promethee", "topsis", "vikor"]


def topsis(matrix: ArrayLike, weights: ArrayLike, better: ArrayLike) -> Floats:
    """Closeness to the best and distance from the worst of each criterion, in [0, 1]; larger is better.

    Columns are divided by their Euclidean length, then weighted.

    Parameters
    ----------
    matrix : shape (a, c)
    weights : shape (c,), at least 0
    better : shape (c,), +1 or -1
    """
    matrix, weights, better = _problem(matrix, weights, better)
    scaled = matrix / np.linalg.norm(matrix, axis=0) * weights * better
    near = np.linalg.norm(scaled - scaled.max(axis=0), axis=1)
    far = np.linalg.norm(scaled - scaled.min(axis=0), axis=1)
    return np.asarray(far / (near + far))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vikor:
    """Group loss, largest single loss and their compromise; smaller is better."""

    group: Floats
    """Shape (a,): S, weighted sum of relative losses."""
    single: Floats
    """Shape (a,): R, the largest weighted relative loss."""
    compromise: Floats
    """Shape (a,): Q in [0, 1]."""
    chosen: Ints
    """The best by Q, and those too close to it to tell apart."""


def vikor(matrix: ArrayLike, weights: ArrayLike, better: ArrayLike, *, majority: float = 0.5) -> Vikor:
    """The compromise ranking; parameters as in `topsis`, `majority` in [0, 1] is the weight of the group loss."""
    matrix, weights, better = _problem(matrix, weights, better)
    gain = matrix * better
    span = np.ptp(gain, axis=0)
    loss = weights * np.divide(gain.max(axis=0) - gain, span, out=np.zeros_like(gain), where=span > 0.0)
    group, single = loss.sum(axis=1), loss.max(axis=1)
    q = majority * _unit(group) + (1.0 - majority) * _unit(single)
    order = np.argsort(q, kind="stable")
    gap = 1.0 / max(1, len(q) - 1)
    if len(q) == 1 or q[order[1]] - q[order[0]] >= gap - 1e-12:
        first = order[0]
        stable = group[first] == group.min() or single[first] == single.min()
        chosen = order[:1] if stable else order[:2]
    else:
        chosen = order[q[order] - q[order[0]] < gap - 1e-12]
    return Vikor(group=group, single=single, compromise=q, chosen=np.asarray(chosen, dtype=np.intp))


def promethee(
    matrix: ArrayLike, weights: ArrayLike, better: ArrayLike, *, threshold: float = 0.0
) -> tuple[Floats, Floats, Floats]:
    """Net, positive and negative outranking flows (a,); preference rises linearly up to `threshold`, 0 for a step.

    Parameters
    ----------
    matrix, weights, better : as in `topsis`
    threshold : difference at which preference is full, in units of the matrix
    """
    matrix, weights, better = _problem(matrix, weights, better)
    gain = matrix * better
    difference = gain[:, None, :] - gain[None, :, :]
    prefer = np.clip(difference / threshold, 0.0, 1.0) if threshold else (difference > 0.0).astype(np.float64)
    flow = prefer @ (weights / weights.sum())
    plus, minus = flow.sum(axis=1) / (len(matrix) - 1), flow.sum(axis=0) / (len(matrix) - 1)
    return plus - minus, plus, minus


def concordance(matrix: ArrayLike, weights: ArrayLike, better: ArrayLike) -> Floats:
    """Shape (a, a): weight of the criteria on which the row is at least as good as the column; NaN on the diagonal."""
    matrix, weights, better = _problem(matrix, weights, better)
    gain = matrix * better
    table = (gain[:, None, :] >= gain[None, :, :]) @ (weights / weights.sum())
    np.fill_diagonal(table, np.nan)
    return np.asarray(table)


def approval(approves: ArrayLike, weight: ArrayLike) -> Floats:
    """Shape (a,): weight of those who approve each alternative; approves is (n, a) of booleans, weight (n,)."""
    weight = checked("weight", weight, ndim=1, low=0.0)
    return np.asarray(weight @ checked("approves", approves, shape=(weight.size, None), low=0.0, high=1.0))


def _unit(values: Floats) -> Floats:
    span = np.ptp(values)
    return np.asarray((values - values.min()) / span) if span else np.zeros_like(values)


def _problem(matrix: ArrayLike, weights: ArrayLike, better: ArrayLike) -> tuple[Floats, Floats, Floats]:
    matrix = checked("matrix", matrix, ndim=2)
    weights = checked("weights", weights, shape=matrix.shape[1:], low=0.0)
    better = checked("better", better, shape=matrix.shape[1:])
    if not np.isin(better, (-1.0, 1.0)).all():
        raise refuse("better", "must be +1 (more is better) or -1 (less is better)", "bad-value")
    if weights.sum() == 0.0:
        raise refuse("weights", "are all 0", "bad-value")
    return matrix, weights, better
