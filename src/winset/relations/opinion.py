"""Trends of public opinion: one question in one wording, one pollster, and never across a break of survey mode."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from winset.model import PollFigure, last_day

__all__ = ["ModeBreak", "Record", "Run", "Trend", "Wave", "lowest", "record", "trends"]

_LEAST: Final = 3
"""To lead one other wave is no record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wave:
    """One survey's answer to the question; more than one figure where sources disagree."""

    start: str
    """First day of fieldwork (partial date)."""
    end: str
    """Last day of fieldwork (partial date)."""
    figures: tuple[PollFigure, ...]
    """Every figure published for it, in order of percent; never empty."""

    @property
    def low(self) -> float:
        """Lowest percent reported."""
        return self.figures[0].percent

    @property
    def high(self) -> float:
        """Highest percent reported."""
        return self.figures[-1].percent

    @property
    def conflicting(self) -> bool:
        """Whether sources disagree on it."""
        return self.low != self.high

    @property
    def derived(self) -> bool:
        """Whether no page gives the figure itself, only a change from or to it."""
        return all(f.derived for f in self.figures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Waves taken in one mode, which can be compared with each other."""

    mode: str | None
    """Survey mode; None where no page states it."""
    waves: tuple[Wave, ...]
    """In order of time; never empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeBreak:
    """A change of survey mode: waves before and after cannot be compared."""

    date: str
    """Start of the first fieldwork in the new mode."""
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """All waves of one question by one pollster."""

    respondents: str
    """ISO3 of the country asked."""
    about: str
    """ISO3 of the country or pair asked about."""
    question: str
    pollster: str
    runs: tuple[Run, ...]
    """In order of time; a line on a chart is drawn inside a run only."""
    breaks: tuple[ModeBreak, ...]
    """One between every two runs."""

    @property
    def size(self) -> int:
        """Number of waves."""
        return sum(len(run.waves) for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """How one wave stands among those held before it in its own run."""

    extreme: str
    """`lowest` or `highest`."""
    wave: Wave
    of: int
    """Number of waves compared, itself included."""
    derived: int
    """How many of them no page states."""
    since: str
    """Start of the first of them."""
    tied: bool
    """Whether an earlier one is equal."""
    beaten: Wave | None
    """The last earlier wave beyond it, which ends the record; None where it leads the whole run."""

    @property
    def text(self) -> str:
        """The claim that the data bear, and no more."""
        what = f"{'equal ' if self.tied else ''}{self.extreme} of the {self.of} readings held since {self.since[:4]}"
        if self.beaten is not None:
            value = self.beaten.low if self.extreme == "lowest" else self.beaten.high
            what = f"{self.extreme} since {self.beaten.start[:4]} ({value:.1f}), {self.of} readings"
        return what + (f", {self.derived} of them worked out from a stated change" if self.derived else "")


def trends(figures: Iterable[PollFigure]) -> tuple[Trend, ...]:
    """Trends in order of respondents, about, question and pollster.

    Figures of one fieldwork are one wave; conflicting ones are both kept. A figure without a stated mode joins the
    run that it stands in where the mode is the same on both sides, or stated on one side only; else it is a run of
    its own. Only what is passed is used: for an as-of date pass the figures known by then.
    """
    groups: defaultdict[tuple[str, str, str, str], list[PollFigure]] = defaultdict(list)
    for figure in figures:
        groups[figure.respondents, figure.about, figure.question, figure.pollster].append(figure)
    return tuple(_trend(key, groups[key]) for key in sorted(groups))


def _trend(key: tuple[str, str, str, str], figures: Sequence[PollFigure]) -> Trend:
    surveys: defaultdict[tuple[str, str], list[PollFigure]] = defaultdict(list)
    for figure in figures:
        surveys[figure.start, figure.end].append(figure)
    waves = [
        Wave(start=start, end=end, figures=tuple(sorted(found, key=lambda f: (f.percent, f.id))))
        for (start, end), found in sorted(surveys.items(), key=lambda item: (last_day(item[0][1]), item[0]))
    ]
    modes = _modes([next((f.mode for f in r.figures if f.mode), None) for r in waves])
    runs: list[Run] = []
    for wave, mode in zip(waves, modes, strict=True):
        if runs and runs[-1].mode == mode:
            runs[-1] = Run(mode=mode, waves=(*runs[-1].waves, wave))
        else:
            runs.append(Run(mode=mode, waves=(wave,)))
    breaks = tuple(ModeBreak(date=b.waves[0].start, before=a.mode, after=b.mode) for a, b in pairwise(runs))
    respondents, about, question, pollster = key
    return Trend(
        respondents=respondents, about=about, question=question, pollster=pollster, runs=tuple(runs), breaks=breaks
    )


def _modes(stated: Sequence[str | None]) -> list[str | None]:
    """Modes with the gaps filled where both sides, or the only side, say the same."""
    out = []
    for i, mode in enumerate(stated):
        before = next((m for m in reversed(stated[:i]) if m), None)
        after = next((m for m in stated[i:] if m), None)
        sides = {m for m in (before, after) if m}
        out.append(mode or (sides.pop() if len(sides) == 1 else None))
    return out


def record(run: Run, index: int) -> Record | None:
    """How wave `index` of a run compares with the earlier ones: lowest or highest, of how many, since when.

    Later waves play no part. None where the wave leads fewer than three, itself included.
    Conflicting figures are taken against the claim: a lowest must be low by its highest figure.
    """
    wave, earlier = run.waves[index], run.waves[:index]
    if not earlier:
        return None
    falling = wave.high <= earlier[-1].low
    if not falling and wave.low < earlier[-1].high:
        return None
    beyond = [j for j, r in enumerate(earlier) if (r.low < wave.high if falling else r.high > wave.low)]
    kept = earlier[beyond[-1] + 1 :] if beyond else earlier
    if len(kept) + 1 < _LEAST:
        return None
    return Record(
        extreme="lowest" if falling else "highest",
        wave=wave,
        of=len(kept) + 1,
        derived=sum(r.derived for r in (*kept, wave)),
        since=kept[0].start,
        tied=any((r.low == wave.high) if falling else (r.high == wave.low) for r in kept),
        beaten=earlier[beyond[-1]] if beyond else None,
    )


def lowest(trend: Trend) -> Record | None:
    """The record low of the last run that has one: the latest wave below all earlier ones of its run.

    None where no wave was ever the lowest.
    """
    for run in reversed(trend.runs):
        for index in range(len(run.waves) - 1, 0, -1):
            found = record(run, index)
            if found is not None and found.extreme == "lowest" and found.beaten is None:
                return found
    return None
