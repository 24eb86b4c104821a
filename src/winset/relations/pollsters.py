"""How two pollsters differ on the same question in the same words: never estimated across wordings."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from winset.model import PollFigure, first_day, last_day
from winset.relations.opinion import Trend, Wave, trends
from winset.relations.special import normal_quantile

__all__ = ["PollsterGap", "pollster_gaps"]

_UNKNOWN_N: Final = 1000
"""Respondents assumed where no page gives a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PollsterGap:
    """Mean difference of two pollsters on one question, from surveys close in time."""

    respondents: str
    about: str
    question: str
    first: str
    """Pollster."""
    second: str
    gap: float
    """First minus second, percentage points."""
    low: float
    high: float
    pairs: int
    """Pairs of surveys compared."""
    mode_differs: bool
    """Whether the two also ask in different modes, which the gap then includes."""


def pollster_gaps(figures: Iterable[PollFigure], *, days: int = 90, interval: float = 0.9) -> tuple[PollsterGap, ...]:
    """Gaps between pollsters that ask the same respondents the same question in the same words.

    Parameters
    ----------
    figures : of any questions
    days : largest distance between two fieldworks that are compared; each survey is used once
    interval : probability of the interval; it counts sampling error, and with two or more pairs their scatter
    """
    groups: defaultdict[tuple[str, str, str], list[Trend]] = defaultdict(list)
    for trend in trends(figures):
        groups[trend.respondents, trend.about, trend.question].append(trend)
    found = [_gap(a, b, days, interval) for group in groups.values() for a, b in combinations(group, 2)]
    return tuple(gap for gap in found if gap is not None)


def _gap(a: Trend, b: Trend, days: int, interval: float) -> PollsterGap | None:
    left, right = ([(w, run.mode) for run in t.runs for w in run.waves] for t in (a, b))
    near = sorted(
        (_distance(v, w), i, j) for i, (v, _) in enumerate(left) for j, (w, _) in enumerate(right)
        if _distance(v, w) <= days
    )  # fmt: skip
    pairs: list[tuple[int, int]] = []
    for _, i, j in near:
        if all(i != x and j != y for x, y in pairs):
            pairs.append((i, j))
    if not pairs:
        return None
    gaps = [_middle(left[i][0]) - _middle(right[j][0]) for i, j in pairs]
    mean = sum(gaps) / len(gaps)
    sampling = sum(_variance(left[i][0]) + _variance(right[j][0]) for i, j in pairs) / len(pairs) ** 2
    scatter = sum((g - mean) ** 2 for g in gaps) / (len(gaps) - 1) / len(gaps) if len(gaps) > 1 else 0.0
    half = normal_quantile(0.5 + interval / 2) * math.sqrt(max(sampling, scatter))
    return PollsterGap(
        respondents=a.respondents,
        about=a.about,
        question=a.question,
        first=a.pollster,
        second=b.pollster,
        gap=mean,
        low=mean - half,
        high=mean + half,
        pairs=len(pairs),
        mode_differs=any(left[i][1] != right[j][1] for i, j in pairs),
    )


def _distance(a: Wave, b: Wave) -> int:
    """Largest number of days between a day of one fieldwork and a day of the other."""
    spans = [(first_day(w.start).toordinal(), last_day(w.end).toordinal()) for w in (a, b)]
    (a0, a1), (b0, b1) = spans
    return max(abs(a1 - b0), abs(b1 - a0))


def _middle(wave: Wave) -> float:
    return (wave.low + wave.high) / 2


def _variance(wave: Wave) -> float:
    """Sampling variance in squared percentage points."""
    n = max((f.n for f in wave.figures if f.n), default=_UNKNOWN_N)
    share = min(max(_middle(wave) / 100, 0.01), 0.99)
    return 1e4 * share * (1 - share) / n
