"""How alike the countries of a case vote in an assembly of states: alignment, never the relation itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, groupby
from pathlib import Path
from statistics import fmean

import numpy as np

from winset.desk.desk import Desk
from winset.errors import Problem
from winset.relations import Alignment, alignment
from winset.sources.ideal_points import IdealPoints, read_ideal_points
from winset.sources.votes import read_votes

__all__ = ["Stand", "Voting", "voting"]

_YEARS = 5
"""Length of a stretch over which votes are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where two countries stand by ideal points that others estimated, in the mean of the sessions of a stretch."""

    a: float
    b: float
    sessions: int
    """Sessions in which both have one."""

    @property
    def distance(self) -> float:
        """How far they are apart, in standard deviations of states."""
        return abs(self.a - self.b)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voting:
    """Alignment by pair of countries and period."""

    rows: tuple[tuple[str, str, str, Alignment], ...]
    """(country, country, years, alignment), in order; a period without a common vote is left out."""
    stands: Mapping[tuple[str, str, str], Stand]
    """(country, country, years) -> ideal points of the two, where a file of them was given and knows both."""
    hindsight: int | None
    """Last year whose votes the ideal points rest on, where that is after the day; else None."""
    problems: tuple[Problem, ...]
    """Rows of the files that cannot be used."""


def voting(desk: Desk, path: Path, ideal_points: Path | None = None) -> Voting:
    """Alignment in stretches of five years, by the roll calls held up to the day.

    Parameters
    ----------
    path : the votes
    ideal_points : estimates of others, shown beside the agreement; sessions that had not ended by the day are left out
    """
    calls, problems = read_votes(path, desk.case.countries)
    known = calls.day <= np.datetime64(desk.day)
    years = calls.day.astype("datetime64[Y]").astype(int) + 1970
    rows = []
    for a, b in combinations(sorted(calls.votes), 2):
        for start in sorted({year - year % _YEARS for year in years[known].tolist()}):
            at = known & (years >= start) & (years < start + _YEARS)
            found = alignment(calls.votes[a][at], calls.votes[b][at])
            if found.votes:
                rows.append((a, b, _years(start), found))
    stands: dict[tuple[str, str, str], Stand] = {}
    hindsight = None
    if ideal_points is not None:
        points, more = read_ideal_points(ideal_points, desk.case.countries)
        problems += more
        stands = _stands(desk, points)
        hindsight = points.last if points.last is not None and points.last >= desk.day.year else None
    return Voting(rows=tuple(rows), stands=stands, hindsight=hindsight, problems=problems)


def _years(start: int) -> str:
    return f"{start}-{start + _YEARS - 1}"


def _stands(desk: Desk, found: IdealPoints) -> dict[tuple[str, str, str], Stand]:
    """Means of both countries over the sessions of each stretch that had ended by the day and that know both."""
    stands = {}
    for a, b in combinations(sorted(found.points), 2):
        one, other = found.points[a], found.points[b]
        both = sorted(year for year in one.keys() & other.keys() if year < desk.day.year)
        for start, held in groupby(both, key=lambda year: year - year % _YEARS):
            years = list(held)
            stands[a, b, _years(start)] = Stand(
                a=fmean(one[y] for y in years), b=fmean(other[y] for y in years), sessions=len(years)
            )
    return stands
