"""What binds and divides two states on the calendar, from known data sets: alliances, disputes, leaders and more.

Files are known by their columns: the alliance dyads of ATOP; disputes of the Correlates of War or of Gibler, Miller and
Little, by year or by month; months listed as in dispute; territorial claims of ICOW; strategic rivalries of Thompson
and Dreyer or of Thompson, Sakuwa and Suhas; the leaders of Archigos; leaders, elections and regimes of REIGN. The ideal
points of Bailey, Strezhnev and Voeten have a reader of their own. Codes of states are those of the Correlates of War,
or of Gleditsch and Ward in Archigos. All of it is context, never the relation itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from winset.errors import Problem
from winset.model import last_day
from winset.sources.limits import Limits
from winset.sources.tables import FactTable, fact_tables, headers
from winset.sources.tie_cells import Found, Tie
from winset.sources.tie_pairs import alliances, claims, dispute_months, disputes, listed_months, rivalries
from winset.sources.tie_states import archigos, elections, leaders, regimes

__all__ = ["Tie", "is_tie_file", "known_ties", "read_ties"]


def is_tie_file(path: Path) -> bool:
    """Whether a file is one of these data sets, by the names of its columns."""
    return any(needed <= names for names in headers(path) for needed, _ in _READERS)


def read_ties(path: Path, *, limits: Limits | None = None) -> tuple[tuple[Tie, ...], tuple[Problem, ...]]:
    """Every tie of a file in order of date, and the rows that cannot be used; unknown codes of states once each.

    Raises
    ------
    BadInput
        The file cannot be read.
    """
    limits = limits or Limits()
    ties: list[Tie] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for table in fact_tables(path, limits=limits):
        reader = next((reader for needed, reader in _READERS if needed <= table.columns.keys()), None)
        for found in reader(table) if reader is not None else ():
            if isinstance(found, Tie):
                ties.append(found)
            elif found[1] != "unknown-country" or found[2] not in seen:
                seen.add(found[2])
                problems.append(Problem(file=str(path), row=found[0], code=found[1], what=found[2]))
    return tuple(sorted(ties, key=lambda t: (t.date, t.countries, t.kind, t.what))), tuple(problems[: limits.problems])


def known_ties(ties: tuple[Tie, ...], day: date) -> tuple[Tie, ...]:
    """What was known by the end of a day: nothing that begins later, no end that lies ahead, no later judgement."""
    found = []
    for tie in ties:
        if last_day(tie.date) > day or (tie.judged is not None and last_day(tie.judged) > day):
            continue
        ahead = tie.until is not None and last_day(tie.until) > day
        until = day.isoformat()[: len(tie.until)] if ahead and tie.until is not None else tie.until
        what = tie.what.partition(":")[0] if ahead and tie.kind == "dispute" else tie.what  # its height may come later
        found.append(replace(tie, what=what, until=until))
    return tuple(found)


_READERS: Final[tuple[tuple[frozenset[str], Callable[[FactTable], Found]], ...]] = (
    (frozenset({"ccode1", "ccode2", "year", "atop_defense"}), alliances),
    (frozenset({"dispnum", "ccode1", "ccode2", "year", "hostlev1", "hostlev2"}), disputes),
    (frozenset({"DispNum3", "stateA", "stateB", "year", "month", "conflict", "hostlevA", "hostlevB"}), dispute_months),
    (frozenset({"date", "sourceNum", "tarNum", "dispute"}), listed_months),
    (frozenset({"name", "chal", "tgt", "begclaim", "endclaim"}), claims),
    (frozenset({"rivalryno", "ccode1", "ccode2", "styear", "endyear"}), rivalries),
    (frozenset({"tssr_id", "ccode1", "ccode2", "start", "end"}), rivalries),
    (frozenset({"gwcode", "leader", "startdate", "entry"}), archigos),
    (frozenset({"ccode", "leader", "syear", "smonth", "sdate"}), leaders),
    (frozenset({"ccode", "elec_year", "elec_month", "elec_day", "event", "type"}), elections),
    (frozenset({"cowcode", "gwf_startdate", "gwf_enddate", "gwf_regimetype"}), regimes),
)
