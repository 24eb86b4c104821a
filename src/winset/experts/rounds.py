"""From round to round: who moved, whether the panel has settled, and whether it agrees; three different things.

References
----------
Dajani, Sincoff and Talley 1979, *Stability and agreement criteria for the termination of Delphi studies*
(Technological Forecasting and Social Change 13): stability is to be tested before agreement.
von der Gracht 2012, *Consensus measurement in Delphi studies* (same journal 79).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from winset.experts.groups import LEAST

__all__ = ["CONSENSUS", "Camps", "Movement", "StopRule", "agrees", "camps", "movement", "settled"]

Floats = NDArray[np.float64]

CONSENSUS: Final = 0.25
"""Width of the middle half, as a share of the question's range, up to which a panel is said to agree."""
APART: Final = 0.2
"""Gap between two camps, as a share of the question's range, from which they are named as two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StopRule:
    """When a panel ends; stated before its first round."""

    rounds: int
    """Rounds after which it ends in any case, at least 1."""
    move: float
    """Movement of a question's median, as a share of its range, up to which the question counts as settled."""
    share: float
    """Share of the questions that must be settled, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """What changed on one question between two rounds, among those who answered both."""

    n: int
    """Who answered both; the rest is NaN where they are fewer than LEAST."""
    moved: float
    """Share whose median moved by more than a fiftieth of the range."""
    shift: float
    """Movement of the middle of their medians, in units of the question."""
    narrowed: float
    """Width of the middle half after, over before; NaN where there was none before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Camps:
    """Two groups that do not meet."""

    low: float
    """Middle of the lower one."""
    high: float
    low_n: int
    high_n: int
    gap: float
    """Between their nearest members, as a share of the range."""


def movement(before: ArrayLike, after: ArrayLike, *, low: float, high: float) -> Movement:
    """Change of the medians (n,) of one question; NaN where a member did not answer.

    `low` and `high` are the range of the question.
    """
    was, now = np.asarray(before, dtype=np.float64), np.asarray(after, dtype=np.float64)
    both = ~np.isnan(was) & ~np.isnan(now)
    was, now = was[both], now[both]
    if len(was) < LEAST:
        nothing = float("nan")
        return Movement(n=len(was), moved=nothing, shift=nothing, narrowed=nothing)
    width = [float(np.subtract(*np.quantile(row, [0.75, 0.25]))) for row in (was, now)]
    return Movement(
        n=len(was),
        moved=float((np.abs(now - was) > (high - low) / 50.0).mean()),
        shift=float(np.median(now) - np.median(was)),
        narrowed=width[1] / width[0] if width[0] > 0.0 else float("nan"),
    )


def settled(rule: StopRule, movements: Sequence[Movement], ranges: Sequence[float]) -> tuple[int, int, bool]:
    """How many questions have settled, of how many that can be told, and whether the rule's share of them has.

    Parameters
    ----------
    movements : of the last two rounds, question by question
    ranges : high - low of each question
    """
    told = [(m, r) for m, r in zip(movements, ranges, strict=True) if not np.isnan(m.shift)]
    still = sum(abs(m.shift) <= rule.move * r for m, r in told)
    return still, len(told), bool(told) and still >= rule.share * len(told)


def agrees(values: ArrayLike, *, low: float, high: float) -> bool | None:
    """Whether the middle half of the medians is narrow; None where fewer than LEAST answered."""
    row = np.asarray(values, dtype=np.float64)
    row = row[~np.isnan(row)]
    if len(row) < LEAST:
        return None
    return bool(np.subtract(*np.quantile(row, [0.75, 0.25])) <= CONSENSUS * (high - low))


def camps(values: ArrayLike, *, low: float, high: float) -> Camps | None:
    """The two camps into which the medians of one question fall, where they do.

    The cut is the one with the least squares within (exact, in one dimension); it counts where the camps' nearest
    members lie APART of the range from each other and either camp has at least LEAST members.
    """
    row = np.sort(np.asarray(values, dtype=np.float64))
    row = row[~np.isnan(row)]
    if len(row) < 2 * LEAST:
        return None
    cuts = range(LEAST, len(row) - LEAST + 1)
    cut = min(cuts, key=lambda k: float(row[:k].var() * k + row[k:].var() * (len(row) - k)))
    gap = float(row[cut] - row[cut - 1]) / (high - low)
    if gap < APART:
        return None
    parts = row[:cut], row[cut:]
    grain = (high - low) / 50.0
    lower, upper = (float(low + round((float(np.median(p)) - low) / grain) * grain) for p in parts)
    return Camps(low=lower, high=upper, low_n=len(parts[0]), high_n=len(parts[1]), gap=gap)
