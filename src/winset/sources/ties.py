"""What binds and divides two states on the calendar: alliances, disputes, leaders and elections of known data sets.

Files are known by their columns: the alliance dyads of ATOP, directed disputes of the Correlates of War or of Gibler,
Miller and Little, the leaders of Archigos, and the leaders and elections of REIGN; the ideal points of Bailey,
Strezhnev and Voeten have a reader of their own. Codes of states are those of the Correlates of War, or of Gleditsch
and Ward in Archigos.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from winset.errors import Problem, UnknownName
from winset.model import last_day
from winset.reference.countries import by_code
from winset.sources.limits import Limits
from winset.sources.tables import FactTable, fact_tables, headers

__all__ = ["Tie", "is_tie_file", "known_ties", "read_ties"]

_HOSTILITY: Final = {2: "threat of force", 3: "display of force", 4: "use of force", 5: "war"}
_PROMISES: Final = {
    "atop_defense": "defence",
    "atop_offense": "offence",
    "atop_neutral": "neutrality",
    "atop_nonagg": "no aggression",
    "atop_consul": "consultation",
}
_BODIES: Final = {"L": "legislative election", "X": "executive election", "R": "referendum"}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Tie:
    """One stretch or day of a calendar."""

    date: str
    """Partial date on which it begins."""
    countries: tuple[str, ...]
    """ISO3, in order: two for alliances and disputes, else one."""
    kind: str
    """`alliance`, `dispute`, `leader` or `election`."""
    what: str
    until: str | None = None
    """Last year that the data set lists it for, for alliances and disputes."""


Found = Iterator["Tie | tuple[int, str, str]"]
"""What a reader yields: a tie, or (row, reason code, sentence) where a row cannot be used."""


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
    """What had happened by the end of a day: nothing that begins later, and no end that lies ahead."""
    found = []
    for tie in ties:
        if last_day(tie.date) > day:
            continue
        ahead = tie.until is not None and last_day(tie.until) > day
        until = str(day.year) if ahead else tie.until
        what = tie.what.partition(":")[0] if ahead and tie.kind == "dispute" else tie.what  # its height may come later
        found.append(Tie(date=tie.date, countries=tie.countries, kind=tie.kind, what=what, until=until))
    return tuple(found)


# -- the data sets ----------------------------------------------------------------------------------------------------


def _alliances(of: FactTable) -> Found:
    """Years in which two states owed each other the same, joined to stretches."""
    owed: dict[tuple[str, ...], dict[int, tuple[str, ...]]] = defaultdict(dict)
    promises = [name for name in _PROMISES if name in of.columns]
    for row, (one, other, year, *each) in of.rows("ccode1", "ccode2", "year", *promises):
        said = _promised(tuple(promises), tuple(each))
        if not said:
            continue
        try:
            when, pair = _year(year), tuple(sorted((_state(one, "cow"), _state(other, "cow"))))
            held = owed[pair].get(when, said)
            owed[pair][when] = said if held == said else tuple(n for n in _PROMISES.values() if n in {*said, *held})
        except ValueError as error:
            yield _refused(row, error)
    for pair, years in owed.items():
        for what, first, last in _stretches(years):
            yield Tie(date=str(first), until=str(last), countries=pair, kind="alliance", what=", ".join(what))


@lru_cache(maxsize=4096)
def _promised(names: tuple[str, ...], cells: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(_PROMISES[name] for name, cell in zip(names, cells, strict=True) if _number(cell))


def _stretches(years: Mapping[int, tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Runs of neighbouring years of one value: (value, first, last)."""
    for (what, _), run in groupby(enumerate(sorted(years)), key=lambda pair: (years[pair[1]], pair[1] - pair[0])):
        held = [year for _, year in run]
        yield what, held[0], held[-1]


def _disputes(of: FactTable) -> Found:
    """One tie a dispute and pair of states, by its first year and the highest hostility of either side."""
    found: dict[tuple[Any, ...], list[tuple[int, int, int | None]]] = defaultdict(list)
    months = of.columns.get("stmon", [None] * len(of.columns["year"]))
    names = ("dispnum", "ccode1", "ccode2", "year", "hostlev1", "hostlev2")
    for (row, cells), month in zip(of.rows(*names), months, strict=True):
        number, one, other, year, *levels = cells
        try:
            pair = tuple(sorted((_state(one, "cow"), _state(other, "cow"))))
            height = int(max(_number(level) for level in levels))
            start = int(_number(month)) if month is not None else 0
            found[pair, _whole(number)].append((_year(year), height, start if 1 <= start <= 12 else None))  # noqa: PLR2004 - months
        except ValueError as error:
            yield _refused(row, error)
    for (pair, number), rows in found.items():
        first, _, month = min(rows, key=lambda r: r[0])
        what = _HOSTILITY.get(max(height for _, height, _ in rows), "no force named")
        when = f"{first}-{month:02d}" if month else str(first)
        until = str(max(year for year, _, _ in rows))
        yield Tie(date=when, until=until, countries=pair, kind="dispute", what=f"dispute {number}: {what}")


def _archigos(of: FactTable) -> Found:
    for row, (code, name, start) in of.rows("gwcode", "leader", "startdate"):
        try:
            yield _leads(_state(code, "gw"), str(name), _day(start))
        except ValueError as error:
            yield _refused(row, error)


def _reign_leaders(of: FactTable) -> Found:
    for row, (code, name, *parts) in of.rows("ccode", "leader", "syear", "smonth", "sdate"):
        try:
            yield _leads(_state(code, "cow"), str(name).strip(), _joined(*parts))
        except ValueError as error:
            yield _refused(row, error)


def _leads(country: str, name: str, when: str) -> Tie:
    if not name:
        raise ValueError("the leader has no name")
    return Tie(date=when, countries=(country,), kind="leader", what=f"{name} becomes leader")


def _reign_elections(of: FactTable) -> Found:
    """Votes that were held; announcements and deadlines are left out."""
    for row, (code, event, body, *parts) in of.rows("ccode", "event", "type", "elec_year", "elec_month", "elec_day"):
        if not str(event).startswith("Vote"):
            continue
        try:
            what = _BODIES.get(str(body).strip().upper(), "election")
            early = ", early" if "early" in str(event).casefold() else ""
            yield Tie(date=_joined(*parts), countries=(_state(code, "cow"),), kind="election", what=what + early)
        except ValueError as error:
            yield _refused(row, error)


_READERS: Final[tuple[tuple[frozenset[str], Callable[[FactTable], Found]], ...]] = (
    (frozenset({"ccode1", "ccode2", "year", "atop_defense"}), _alliances),
    (frozenset({"dispnum", "ccode1", "ccode2", "year", "hostlev1", "hostlev2"}), _disputes),
    (frozenset({"gwcode", "leader", "startdate", "entry"}), _archigos),
    (frozenset({"ccode", "leader", "syear", "smonth", "sdate"}), _reign_leaders),
    (frozenset({"ccode", "elec_year", "elec_month", "elec_day", "event", "type"}), _reign_elections),
)

# -- cells ------------------------------------------------------------------------------------------------------------


class _UnknownState(ValueError):
    """A code that no state of our table held."""


def _refused(row: int, error: ValueError) -> tuple[int, str, str]:
    return row, "unknown-country" if isinstance(error, _UnknownState) else "bad-row", str(error)


def _state(code: object, scheme: str) -> str:
    found = _by_code(code, scheme)
    if not found:
        raise _UnknownState(f"no state of our table has the code {_whole(code)!r}; all rows with it are left out")
    return found


@lru_cache(maxsize=4096)
def _by_code(code: object, scheme: str) -> str:
    try:
        return by_code(_whole(code), scheme).iso3
    except UnknownName:
        return ""


def _number(cell: object) -> float:
    """A number, 0 where there is none."""
    try:
        found = float(str(cell)) if cell is not None else 0.0
    except ValueError:
        return 0.0
    return 0.0 if math.isnan(found) else found


def _whole(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


@lru_cache(maxsize=4096)
def _year(cell: object) -> int:
    said = _whole(cell)
    if not (said.isascii() and said.isdigit() and len(said) == 4):  # noqa: PLR2004 - digits of a year
        raise ValueError(f"{said!r} is no year; write 2019")
    return int(said)


def _joined(year: object, month: object, day: object) -> str:
    """Partial date of three cells; an empty day or month makes it less precise."""
    found = f"{_year(year):04d}"
    for cell in (month, day):
        if not (said := _whole(cell)):
            break
        if not (said.isascii() and said.isdigit()):
            raise ValueError(f"{said!r} is no month and no day; write a number")
        found += f"-{int(said):02d}"
    last_day(found)
    return found


def _day(cell: object) -> str:
    """A day that R counts from 1970 on, or ISO 8601."""
    if isinstance(cell, float) and cell.is_integer():
        return (date(1970, 1, 1) + timedelta(days=int(cell))).isoformat()
    said = str(cell).strip()[:10]
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        raise ValueError(f"{said!r} is no day; write 2019-11-14") from None
