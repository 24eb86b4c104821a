"""How well promises were kept on average: by country, format and issue, with counts and intervals.

References
----------
G7 Research Group, *Compliance Coding Manual for International Institutional Commitments*: -1, 0 or +1 a commitment.
Rubin 1981, "The Bayesian Bootstrap", *Annals of Statistics* 9: 130-134.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from winset.commitments.fate import Fate
from winset.model import SCORES

__all__ = ["GROUPINGS", "LEAST", "Compliance", "compliance", "mean_with_interval"]

LEAST: Final = 3
"""Scored promises below which no interval is given."""
PRIOR: Final = 0.5
"""Promises of each score that are made up (Jeffreys' prior)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compliance:
    """Mean score of a group of promises."""

    by: str
    """One of GROUPINGS."""
    group: str
    promises: int
    """How many there are."""
    scored: int
    censored: int
    """Past and not scored: what became of them is unknown, so that they count neither way."""
    mean: float | None
    """-1 (none kept) to 1 (all kept); None where none is scored."""
    low: float | None
    """5 % point of the mean by the Bayesian bootstrap; None with fewer than LEAST scored."""
    high: float | None
    """95 % point."""


def _countries(row: Fate) -> tuple[str, ...]:
    return row.commitment.by


def _format(row: Fate) -> tuple[str, ...]:
    return ("-".join(sorted({*row.commitment.by, *row.commitment.to})),)


def _issue(row: Fate) -> tuple[str, ...]:
    return (row.commitment.issue,)


def _all(row: Fate) -> tuple[str, ...]:  # noqa: ARG001 - one signature for all groupings
    return ("all",)


GROUPINGS: Final[tuple[tuple[str, Callable[[Fate], tuple[str, ...]]], ...]] = (
    ("all", _all),
    ("country", _countries),
    ("format", _format),
    ("issue", _issue),
)
"""Name of a grouping, and the groups that a promise belongs to: a promise of three countries counts for each."""


def mean_with_interval(
    scores: ArrayLike, *, draws: int = 2000, seed: int = 0
) -> tuple[float | None, float | None, float | None]:
    """Mean of scores, and where it lies with 90 % by the Bayesian bootstrap.

    Each score gets a random weight, and so does half a made-up promise of each score: without it a handful of promises
    of one score would seem to leave no doubt.

    Parameters
    ----------
    scores : shape (n,), -1 to 1
    draws : of the weights
    seed : of the draws

    Returns
    -------
    mean, low, high; None without scores, and no interval with fewer than LEAST
    """
    values = np.asarray(scores, dtype=np.float64)
    if not len(values):
        return None, None, None
    mean = float(values.mean())
    if len(values) < LEAST:
        return mean, None, None
    shape = np.concatenate([np.ones(len(values)), np.full(len(SCORES), PRIOR)])
    weights = np.random.default_rng(seed).gamma(shape, size=(draws, len(shape)))
    drawn = weights @ np.concatenate([values, SCORES]) / weights.sum(axis=1)
    low, high = np.quantile(drawn, (0.05, 0.95))
    return mean, min(float(low), mean), max(float(high), mean)


def compliance(rows: Sequence[Fate], *, draws: int = 2000, seed: int = 0) -> tuple[Compliance, ...]:
    """Mean scores by every grouping, groups in order of size, then of name."""
    found: list[Compliance] = []
    for name, groups_of in GROUPINGS:
        held: dict[str, list[Fate]] = {}
        for row in rows:
            for group in dict.fromkeys(groups_of(row)):
                held.setdefault(group, []).append(row)
        for group, members in sorted(held.items(), key=lambda item: (-len(item[1]), item[0])):
            scores = [row.score for row in members if row.score is not None]
            mean, low, high = mean_with_interval(scores, draws=draws, seed=seed)
            found.append(
                Compliance(
                    by=name,
                    group=group,
                    promises=len(members),
                    scored=len(scores),
                    censored=sum(row.state == "unknown" for row in members),
                    mean=mean,
                    low=low,
                    high=high,
                )
            )
    return tuple(found)
