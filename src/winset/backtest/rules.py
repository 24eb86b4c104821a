"""Rules that turn predictors into a half-year's chance of adoption, each refitted on what was known at the time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from winset.backtest.logistic import SLOPE_SD, chance, fitted
from winset.backtest.observe import Sample
from winset.bargaining.arrays import Bools, Floats, Ints

__all__ = ["BURN_IN", "RULES", "Hazards", "Rule", "base_rate", "fit_and_say", "hazards", "trainable"]

Rule = tuple[str, tuple[str, ...]]
"""A name and the predictors that it uses together."""

RULES: Final[tuple[Rule, ...]] = (
    ("index", ("index",)),
    ("ambition + index", ("ambition", "index")),
    ("ambition", ("ambition",)),
    ("distance", ("distance",)),
    ("mood", ("mood",)),
    ("weighted-mean", ("weighted-mean",)),
    ("weighted-median", ("weighted-median",)),
)
BURN_IN: Final = 20
"""Rows that a rule must have to be fitted on before its chances are scored: an unfitted rule says one half."""
ISSUE_ROWS: Final = 6.0
"""How many rows of its own make an issue's base rate weigh as much as the common one."""


def trainable(sample: Sample, row: int, proposed: Mapping[str, date]) -> Ints:
    """Rows that a rule for one row may be fitted on.

    How their stretch ended was known by the row's first day, and their idea was first proposed before the row's own:
    the scored idea and all later ones are left out.
    """
    mine = sample.spells[row]
    return np.array(
        [
            i
            for i, s in enumerate(sample.spells)
            if s.known <= mine.start and s.cluster != mine.cluster and proposed[s.cluster] < proposed[mine.cluster]
        ],
        dtype=np.intp,
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hazards:
    """Chances of adoption in a stretch."""

    chance: Mapping[str, Floats]
    """Shape (n,) by name: base rates, then the rules."""
    past: Ints
    """Shape (n,), how many rows each was fitted on."""


def hazards(sample: Sample, proposed: Mapping[str, date]) -> Hazards:
    """Chance of adoption by row for base rates and every rule, fitted for each row on its own past.

    Parameters
    ----------
    sample : n rows
    proposed : when each idea was first proposed
    """
    n = len(sample.spells)
    out = {name: np.empty(n) for name in ("base rate", "issue base rate", *(name for name, _ in RULES))}
    count = np.zeros(n, dtype=np.intp)
    for row in range(n):
        past = trainable(sample, row, proposed)
        count[row] = len(past)
        out["base rate"][row], out["issue base rate"][row] = _base_rates(sample, past, sample.spells[row].issue)
        for name, used in RULES:
            out[name][row] = _refitted(sample, past, used, row)
    return Hazards(chance=out, past=count)


def _base_rates(sample: Sample, past: Ints, issue: str) -> tuple[float, float]:
    """Share of past rows adopted, with half a success and half a failure added; and the issue's own, pulled to it."""
    whole = base_rate(int(sample.adopted[past].sum()), len(past))
    own = sample.adopted[[i for i in past if sample.spells[i].issue == issue]]
    return whole, float((own.sum() + ISSUE_ROWS * whole) / (len(own) + ISSUE_ROWS))


def _refitted(sample: Sample, past: Ints, used: Sequence[str], row: int) -> float:
    """Chance of adoption of one row by a logistic rule fitted on past rows."""
    whole = np.column_stack([sample.values[name] for name in used])
    return float(fit_and_say(whole[past], sample.adopted[past], whole[[row]])[0])


def fit_and_say(x: Floats, y: Bools, new: Floats) -> Floats:
    """Fit a logistic rule on (n, p) rows and say the chance of (m, p) new ones, shape (m,).

    Predictors are scaled by the fitted rows' mean and spread; what is missing counts as the mean. With nothing to fit
    on, the chance is one half. Several predictors share the prior variance of one, so that a rule gains nothing by
    using the same predictor twice.
    """
    if not len(x):
        return np.full(len(new), 0.5)
    known = ~np.isnan(x)
    count = np.maximum(known.sum(axis=0), 1)
    centre = np.where(known, x, 0.0).sum(axis=0) / count
    spread = np.sqrt((np.where(known, x - centre, 0.0) ** 2).sum(axis=0) / count)
    spread = np.where(spread > 1e-9, spread, 1.0)  # noqa: PLR2004 - a constant

    def scaled(values: Floats) -> Floats:
        return np.where(np.isnan(values), 0.0, (values - centre) / spread)

    return chance(fitted(scaled(x), y, slope_sd=SLOPE_SD * x.shape[1] ** -0.5)[0], scaled(new))


def base_rate(adopted: int, rows: int) -> float:
    """Share of rows adopted, with half a success and half a failure added."""
    return (adopted + 0.5) / (rows + 1.0)
