"""Weights of experts from how well they did on questions with known answers: Cooke's classical model.

References
----------
Cooke 1991, *Experts in Uncertainty*, chapter 12; Cooke and Goossens 2008, *TU Delft expert judgment data base*
(Reliability Engineering and System Safety 93).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from winset.errors import BadInput, Problem
from winset.experts.chance import chi_square_above

__all__ = ["PROBABILITIES", "cooke_weights"]

Floats = NDArray[np.float64]

PROBABILITIES: Final = {3: (0.05, 0.5, 0.95), 5: (0.05, 0.25, 0.5, 0.75, 0.95)}
"""What the quantiles stand for, by their number."""


def cooke_weights(
    quantiles: ArrayLike,
    realisation: ArrayLike,
    scale: Sequence[str],
    overshoot: float = 0.1,
    alpha: float | None = None,
) -> tuple[Floats, Floats, Floats]:
    """Weight of each expert: calibration times information, summing to 1.

    Parameters
    ----------
    quantiles : shape (e, i, 3): 5, 50 and 95 % of e experts on i questions (or (e, i, 5): 5, 25, 50, 75 and 95 %);
        NaN where an expert gave none
    realisation : shape (i,), the true values; questions with NaN are left out
    scale : i times `uniform` or `log`, the background measure
    overshoot : share of the range of all answers by which the background is wider at either end
    alpha : calibration below which an expert gets no weight; None for no such limit

    Returns
    -------
    weights, shape (e,); calibration, shape (e,): probability of a likelihood ratio at least as bad if the expert were
    calibrated; information, shape (e,): mean relative information against the background, in nats

    Raises
    ------
    BadInput
        wrong shapes, quantiles that do not rise, a value that is not positive on a log scale, an unknown scale, an
        expert without an answer, or nobody who reaches `alpha`.
    """
    table, truth, scale = _checked(quantiles, realisation, scale)
    known = ~np.isnan(truth)
    logs = np.array([s == "log" for s in scale])[known]
    table, truth = table[:, known], truth[known]
    table[:, logs] = np.log(table[:, logs])
    truth[logs] = np.log(truth[logs])
    edges = np.diff(np.array([0.0, *PROBABILITIES[table.shape[2]], 1.0]))
    calibration = _calibration(table, truth, edges)
    information = _information(table, truth, edges, overshoot)
    score = calibration * information * (calibration >= (0.0 if alpha is None else alpha))
    if not score.sum() > 0.0:
        raise _problem(
            "alpha", f"no expert reaches a calibration of {alpha:g}" if alpha else "no expert has any weight"
        )
    return score / score.sum(), calibration, information


def _calibration(table: Floats, truth: Floats, edges: Floats) -> Floats:
    """Probability that a calibrated expert's answers fall into the bins at least as unevenly."""
    given = ~np.isnan(table).any(axis=2)
    bins = np.where(given, (truth[:, None] > table).sum(axis=2), -1)
    counts = np.stack([(bins == b).sum(axis=1) for b in range(len(edges))], axis=1)
    least = counts.sum(axis=1).min()
    share = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    ratio = np.where(share > 0.0, share * np.log(np.where(share > 0.0, share, 1.0) / edges), 0.0).sum(axis=1)
    return np.array([chi_square_above(2.0 * least * r, len(edges) - 1) for r in ratio])


def _information(table: Floats, truth: Floats, edges: Floats, overshoot: float) -> Floats:
    """Mean over the questions answered of the information against a uniform background on the question's scale."""
    low = np.fmin(np.nanmin(table, axis=(0, 2)), truth)
    high = np.fmax(np.nanmax(table, axis=(0, 2)), truth)
    width = high - low
    low, high = low - overshoot * width, high + overshoot * width
    ends = np.concatenate([np.broadcast_to(low[:, None], (*table.shape[:2], 1)), table], axis=2)
    ends = np.concatenate([ends, np.broadcast_to(high[:, None], (*table.shape[:2], 1))], axis=2)
    size = np.maximum(np.diff(ends, axis=2), 1e-20)
    each = np.log(high - low) + (edges * np.log(edges / size)).sum(axis=2)
    return np.asarray(np.nanmean(each, axis=1))


def _checked(
    quantiles: ArrayLike, realisation: ArrayLike, scale: Sequence[str]
) -> tuple[Floats, Floats, Sequence[str]]:
    table = np.asarray(quantiles, dtype=np.float64)
    truth = np.asarray(realisation, dtype=np.float64)
    if table.ndim != 3 or table.shape[2] not in PROBABILITIES or table.shape[0] == 0:  # noqa: PLR2004 - (e, i, q)
        raise _problem("quantiles", f"has shape {table.shape}; expected experts x questions x 3 (or 5)")
    if truth.shape != table.shape[1:2] or len(scale) != len(truth):
        raise _problem(
            "realisation", f"{truth.size} true values and {len(scale)} scales for {table.shape[1]} questions"
        )
    if unknown := sorted(set(scale) - {"uniform", "log"}):
        raise _problem("scale", f"{unknown[0]!r} is neither uniform nor log")
    for i, kind in enumerate(scale):
        values = np.append(table[:, i], truth[i])
        if kind == "log" and (values <= 0.0).any():
            raise _problem(f"question {i}", "has a value that is not positive on a log scale")
        if (np.diff(table[:, i], axis=1) < 0.0).any():
            raise _problem(f"question {i}", "has quantiles that do not rise")
    seeds = table[:, ~np.isnan(truth)]
    answered = np.asarray(~np.isnan(seeds).any(axis=2), dtype=np.bool_)
    if not answered.any(axis=1).all():
        raise _problem("quantiles", "an expert has answered no question whose true value is known")
    return table, truth, scale


def _problem(where: str, what: str) -> BadInput:
    return BadInput([Problem(file=where, code="bad-number", what=what)])
