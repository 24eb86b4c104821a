"""How alike the countries of a case vote in an assembly of states: alignment, never the relation itself."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from winset.desk.desk import Desk
from winset.errors import Problem
from winset.relations import Alignment, alignment
from winset.sources.votes import read_votes

__all__ = ["Voting", "voting"]

_YEARS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Voting:
    """Alignment by pair of countries and period."""

    rows: tuple[tuple[str, str, str, Alignment], ...]
    """(country, country, years, alignment), in order; a period without a common vote is left out."""
    problems: tuple[Problem, ...]
    """Rows of the file that cannot be used."""


def voting(desk: Desk, path: Path) -> Voting:
    """Alignment in stretches of five years, by the roll calls held up to the day."""
    calls, problems = read_votes(path, desk.case.countries)
    known = calls.day <= np.datetime64(desk.day)
    years = calls.day.astype("datetime64[Y]").astype(int) + 1970
    rows = []
    for a, b in combinations(sorted(calls.votes), 2):
        for start in sorted({year - year % _YEARS for year in years[known].tolist()}):
            at = known & (years >= start) & (years < start + _YEARS)
            found = alignment(calls.votes[a][at], calls.votes[b][at])
            if found.votes:
                rows.append((a, b, f"{start}-{start + _YEARS - 1}", found))
    return Voting(rows=tuple(rows), problems=problems)
