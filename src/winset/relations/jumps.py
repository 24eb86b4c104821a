"""Readings that a careful eye would not believe: a jump and back, and figures that belong to another series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from winset.model import PollFigure
from winset.relations.opinion import Run, trends

__all__ = ["Jump", "jumps"]

_LEAST: Final = 12.0
"""Percentage points below which a jump is not worth a look."""
_TIMES: Final = 3.0
"""Jump against the usual step of the same pollster and question, on both sides."""
_FIT: Final = 10.0
"""Percentage points within which a figure fits the neighbours in another series."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump:
    """One reading that leaves its series and comes back."""

    figure: str
    """Id of the figure."""
    respondents: str
    about: str
    start: str
    """First day of fieldwork."""
    percent: float
    before: float
    """The reading before, percent."""
    after: float
    """The reading after."""
    usual: float
    """Median step between neighbouring readings of this pollster and question, percentage points."""
    fits: str | None
    """What the figure would fit instead: the country of another series with the same respondents, or None."""
    wave: int
    """How many countries of respondents jump the same way about the same country in the same year, itself included."""

    @property
    def text(self) -> str:
        """What to check, in one sentence."""
        said = f"{self.before:.1f}, then {self.percent:.1f}, then {self.after:.1f}; the usual step is {self.usual:.1f}"
        if self.fits:
            return f"{said}: it fits the series about {self.fits}, so the source may be mislabelled"
        return f"{said}: check the source"


def jumps(figures: Iterable[PollFigure]) -> tuple[Jump, ...]:
    """Readings that leave both neighbours by far and in the same direction, the most suspect first.

    A flag asks for a look and removes nothing: opinion can fall and recover within a year. What tells an error is
    that the figure fits another series, or that all countries jump alike in one wave.
    """
    figures = tuple(figures)
    runs: defaultdict[tuple[str, str], dict[tuple[str, str], Run]] = defaultdict(dict)
    for trend in trends(figures):
        longest = max(trend.runs, key=lambda run: len(run.waves))
        runs[trend.pollster, trend.question][trend.respondents, trend.about] = longest
    found = [jump for group in runs.values() for jump in _in_group(group)]
    return tuple(sorted(found, key=lambda j: (j.fits is None, -j.wave, -_height(j), j.figure)))


def _height(jump: Jump) -> float:
    return min(abs(jump.percent - jump.before), abs(jump.percent - jump.after))


def _in_group(group: Mapping[tuple[str, str], Run]) -> list[Jump]:
    """Jumps within all series of one pollster and question."""
    steps = [abs(b.low - a.low) for run in group.values() for a, b in pairwise(run.waves)]
    if not steps:
        return []
    usual = median(steps)
    bar = max(_LEAST, _TIMES * usual)
    raw = []
    for key, run in group.items():
        for a, b, c in zip(run.waves, run.waves[1:], run.waves[2:], strict=False):
            up, down = b.low - a.high, b.high - c.low
            if up * down > 0 and min(abs(up), abs(down)) >= bar:
                raw.append((key, a, b, c, up > 0))
    alike: defaultdict[tuple[str, str, bool], set[str]] = defaultdict(set)
    for (respondents, about), _, b, _, upward in raw:
        alike[about, b.start[:4], upward].add(respondents)
    return [
        Jump(
            figure=b.figures[0].id,
            respondents=key[0],
            about=key[1],
            start=b.start,
            percent=b.low,
            before=a.high,
            after=c.low,
            usual=usual,
            fits=_fitting(group, key, b.start[:4], b.low),
            wave=len(alike[key[1], b.start[:4], upward]),
        )
        for key, a, b, c, upward in raw
    ]


def _fitting(group: Mapping[tuple[str, str], Run], key: tuple[str, str], year: str, percent: float) -> str | None:
    """Another country about which the same respondents gave such a figure before and after that year."""
    fits = []
    for (respondents, about), run in group.items():
        if respondents != key[0] or about == key[1]:
            continue
        before = [w.low for w in run.waves if w.start[:4] < year]
        after = [w.low for w in run.waves if w.start[:4] > year]
        gaps = [abs(percent - v) for v in (*before[-1:], *after[:1])]
        if gaps and max(gaps) <= _FIT:
            fits.append((max(gaps), about))
    return min(fits)[1] if fits else None
