"""Other engines beside ours in one table: ambition alone, the status quo, weighted mean and weighted median."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from winset.bargaining.arrays import Floats
from winset.bargaining.assessment import Assessment, ordered
from winset.bargaining.baselines import closeness, weighted_mean, weighted_median
from winset.bargaining.orders import kendall_tau, ranks

__all__ = ["Beside", "beside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The ranks that each engine gives to the candidates."""

    options: tuple[str, ...]
    """Candidates in the order of the case."""
    ranks: Mapping[str, tuple[int, ...]]
    """By engine: `winset`, `joint` (ours without the Pareto layers), `ambition`, `status quo`, `weighted mean`,
    `weighted median`; 1 is best, ties share the better rank."""
    agreement: Mapping[str, float]
    """By engine: Kendall's tau-b with ours; NaN with fewer than two candidates or where an engine ties them all."""
    forecasts: Mapping[str, Mapping[str, float]]
    """By engine, then issue: the level that a weighted mean or median of all players forecasts."""


def beside(a: Assessment) -> Beside:
    """The table for an assessment's candidates.

    A mean or median forecasts a level on each issue from all players' positions by influence x salience; for a
    consent-holder that the table of influence leaves out, influence is 1. An option scores by how near its largest move
    ends to the forecast. Status quo: the least move first. Ambition alone: the least ambitious first.
    """
    options = [a.board.options[v] for v in a.best]
    weight = _weights(a)
    means, medians = weighted_mean(a.inputs.mean, weight), weighted_median(a.inputs.mean, weight)
    columns = np.array([_main(a, int(v)) for v in a.best], dtype=np.intp)
    levels = np.array(
        [dict(o.points)[a.game.issues[k]] for o, k in zip(options, columns, strict=True)], dtype=np.float64
    )
    scores: dict[str, Floats] = {
        "joint": a.found.joint[a.best],
        "ambition": np.array([-o.ambition for o in options], dtype=np.float64),
        "status quo": _near(levels, a.inputs.status_quo[columns]),
        "weighted mean": _near(levels, means[columns]),
        "weighted median": _near(levels, medians[columns]),
    }
    ours = ordered(a.board, a.found, a.best).rank
    given = {"winset": tuple(ours.tolist())} | {
        name: tuple(ranks(score[None, :])[0].tolist()) if score.size else () for name, score in scores.items()
    }
    several = len(options) > 1
    return Beside(
        options=tuple(o.id for o in options),
        ranks=given,
        agreement={
            name: kendall_tau(-ours.astype(np.float64), score) if several else float("nan")
            for name, score in scores.items()
        },
        forecasts={
            name: {issue: float(found[a.game.column(issue)]) for issue in a.game.issues}
            for name, found in (("weighted mean", means), ("weighted median", medians))
        },
    )


def _weights(a: Assessment) -> Floats:
    influence = a.inputs.influence.copy()
    influence[: a.game.seats] = np.where(influence[: a.game.seats] > 0.0, influence[: a.game.seats], 1.0)
    return np.asarray(influence[:, None] * a.game.desk * a.inputs.salience, dtype=np.float64)


def _main(a: Assessment, v: int) -> int:
    """Column of a form's largest move."""
    step = np.where(a.board.used[v], np.abs(a.board.levels[v] - a.inputs.status_quo[a.board.columns[v]]), -1.0)
    return int(a.board.columns[v, int(step.argmax())])


def _near(levels: Floats, forecasts: Floats) -> Floats:
    return np.array(
        [closeness([level], float(f))[0] for level, f in zip(levels, forecasts, strict=True)], dtype=np.float64
    )
