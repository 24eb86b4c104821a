"""One pair of countries by every source: what a page about two countries shows, without measuring any other pair."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from itertools import combinations
from pathlib import Path
from threading import RLock
from typing import Final

from winset.desk.measures import Driver, breaks_of, moved, numbered, volume
from winset.desk.sampling import COUNTING, labels, precision_of
from winset.errors import BadInput, Problem
from winset.model import Case, first_day
from winset.reference.offices import terms
from winset.relations import (
    Attention,
    Cells,
    Comparison,
    Precision,
    Series,
    Shift,
    Shifts,
    VolumeBreak,
    attention,
    compared,
    over_issues,
    series,
    undirected,
)
from winset.sources.ties import Tie, known_ties, read_ties
from winset.store import CaseFolder, Query, counts, fact_files
from winset.store.query import open_query

__all__ = ["Comparison", "Entry", "Pair", "PairSource", "Precision", "Shift", "VolumeBreak", "Watch"]

_HEADS: Final = ("president", "prime minister")
_ONCE: Final = ("leader", "election")
_MONTH: Final = 31
_ANY: Final = "leader"
"""Whoever leads, whatever the office; for countries whose offices are not listed one by one."""


class Watch:
    """The case's derived data, kept open for quick questions; one question at a time."""

    def __init__(self, folder: CaseFolder, day: date) -> None:
        self._stack = ExitStack()
        with folder.reading() as db:  # closed here: SQLite's objects belong to the thread that made them
            self._query = self._stack.enter_context(open_query(folder.layout, db, as_of=day))
        self._lock = RLock()
        weakref.finalize(self, self._stack.close)

    @contextmanager
    def asked(self) -> Iterator[Query]:
        """The query, for the block."""
        with self._lock:
            yield self._query


@dataclass(frozen=True, slots=True, kw_only=True)
class PairSource:
    """What one data set says of a pair."""

    data: str
    """`coded` for the case's own texts, or the name of an imported data set."""
    first: str
    last: str
    """Days of acts that the whole data set covers."""
    directed: Series
    """Each direction, all issues together."""
    whole: Series
    """Both directions and all issues together, with the level as it could be known at the time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of a pair's calendar."""

    date: str
    """Partial date; of an alliance or another stretch, when it begins."""
    until: str | None
    """Last year or month of a stretch as known on the day; None for what has one date."""
    country: str
    """ISO3; several joined by a hyphen."""
    kind: str
    """`leader`, `election`, `regime`, `alliance`, `dispute`, `claim`, `rivalry` or another kind of occasion."""
    what: str
    source: str


class Pair:
    """A pair of countries as of a day; `Desk.pair` makes it.

    `sources` is there at once; everything else is found when it is first asked for.

    Attributes
    ----------
    a, b : ISO3 of the two countries
    unit : `day`, `month`, `quarter` or `year`
    scope : `bilateral`, `multiparty` or `private` acts
    sources : every data set that knows acts between the two, in order of name
    """

    def __init__(
        self, watch: Watch, folder: CaseFolder, case: Case, pair: tuple[str, str], *, unit: str, scope: str, day: date
    ) -> None:
        self.a, self.b = pair
        self.unit, self.scope = unit, scope
        self._watch, self._folder, self._case, self._day = watch, folder, case, day
        with watch.asked() as query:
            found = [self._source(query, data, *days) for data, days in _days(query).items()]
        self.sources = tuple(source for source in found if source.whole.cells.period.size)

    def _source(self, query: Query, data: str, first: str, last: str) -> PairSource:
        of = over_issues(self._cells(query, data, self.unit))
        return PairSource(
            data=data,
            first=first,
            last=last,
            directed=series(of, scope=self.scope, levels=False),
            whole=series(undirected(of), scope=self.scope),
        )

    def _cells(self, query: Query, data: str, unit: str) -> Cells:
        both = {self.a, self.b}
        table = counts(query, data=data, period=unit, scope=self.scope, countries=both, counting=COUNTING)
        return numbered(table, unit)

    @cached_property
    def directions(self) -> Mapping[str, tuple[Series, Series]]:
        """By data set: each direction with its level, all issues together, and the same issue by issue."""
        found = {}
        with self._watch.asked() as query:
            for source in self.sources:
                cells = self._cells(query, source.data, self.unit)
                found[source.data] = series(over_issues(cells), scope=self.scope), series(cells, scope=self.scope)
        return found

    @cached_property
    def shifts(self) -> Mapping[str, tuple[Shifts, Mapping[str, Driver]]]:
        """By data set: when the pair moved to another level, by month, and the happenings behind each shift by id."""
        found = {}
        with self._watch.asked() as query:
            for source in self.sources:
                of = undirected(over_issues(self._cells(query, source.data, "month")))
                if of.period.size:
                    found[source.data] = moved(query, of, self._case, source.data, self.scope)
        return found

    @cached_property
    def attention(self) -> Mapping[str, tuple[Attention, tuple[VolumeBreak, ...]]]:
        """By data set: the pair's share of all its happenings in each period of `whole`, and breaks in its volume."""
        found = {}
        with self._watch.asked() as query:
            for source in self.sources:
                everything = volume(query, source.data, self.unit, self.scope)
                breaks = breaks_of(query, source.data, self.unit, self.scope, everything)
                found[source.data] = attention(source.whole.cells, everything), breaks
        return found

    @cached_property
    def precision(self) -> Mapping[str, Precision]:
        """By data set: share of right rows of this pair by the labels that people gave; without those not labelled."""
        with self._folder.reading() as db:
            told = labels(db)
        with self._watch.asked() as query:
            found = {
                s.data: precision_of(query, s.data, told[s.data], countries={self.a, self.b}, scope=self.scope)
                for s in self.sources
                if told.get(s.data)
            }
        return {data: precision for data, precision in found.items() if precision is not None}

    @cached_property
    def calendar(self) -> tuple[Entry, ...]:
        """Leaders, elections, alliances and disputes, and the occasions of the case's calendar, in order of date.

        Leaders come from the program's own table and from files of the case; one that both know stands once.
        """
        both = {self.a, self.b}
        heads = [
            t for t in terms() if t.country in both and t.office in (*_HEADS, _ANY) and first_day(t.since) <= self._day
        ]
        named = {t.country for t in heads if t.office in _HEADS}
        entries = [
            Entry(
                date=t.since,
                until=None,
                country=t.country,
                kind="leader",
                what=f"{t.holder} becomes {t.office}",
                source=t.source,
            )
            for t in heads
            if t.office in _HEADS or t.country not in named
        ]
        entries += [
            Entry(date=o.date, until=None, country="-".join(o.countries), kind=o.kind, what=o.what, source=o.source)
            for o in self._case.calendar
            if both & set(o.countries)
        ]
        return tuple(
            sorted(with_ties(entries, self._ties()), key=lambda entry: (entry.date, entry.country, entry.what))
        )

    def _ties(self) -> Iterator[tuple[str, Tie]]:
        """Name of the file and tie: all of the two and of nobody else, as known on the day."""
        with self._folder.reading() as db:
            files = fact_files(self._folder.layout, db)
        for path in files:
            ties, _ = kept_ties(path)
            for tie in known_ties(ties, self._day):
                if set(tie.countries) <= {self.a, self.b}:
                    yield path.name, tie

    def compared(self) -> tuple[tuple[str, str, Comparison], ...]:
        """Every two data sets that know the pair, side by side."""
        known = [(source.data, source.whole.cells) for source in self.sources]
        return tuple((x, y, compared(one, other)) for (x, one), (y, other) in combinations(known, 2))


def kept_ties(path: Path) -> tuple[tuple[Tie, ...], tuple[Problem, ...]]:
    """The ties of a file; read once as long as it stays as it is, none if it is gone or can no longer be read."""
    try:
        stat = path.stat()
        return _read_once(path, stat.st_size, stat.st_mtime_ns)
    except (OSError, BadInput):
        return (), ()


@lru_cache(maxsize=16)
def _read_once(path: Path, size: int, modified: int) -> tuple[tuple[Tie, ...], tuple[Problem, ...]]:
    del size, modified  # the key of what is kept
    return read_ties(path)


def with_ties(entries: Sequence[Entry], ties: Iterable[tuple[str, Tie]]) -> list[Entry]:
    """Entries and ties, what two files know once.

    A leader or an election of one country within a month of one that is there is the same, and so is a dispute of the
    same number and height between the same two: that one stands as precisely as a file has it, with the names of all.
    """
    found = list(entries)
    numbered: dict[tuple[str, str], int] = {}
    for name, tie in ties:
        country = "-".join(tie.countries)
        if tie.kind == "dispute" and tie.what.startswith("dispute "):
            known = numbered.setdefault((country, tie.what), len(found))
            if known < len(found):
                found[known] = _joined(found[known], name, tie)
                continue
        alike = tie.kind in _ONCE and any(
            (entry.country, entry.kind) == (country, tie.kind)
            and abs(first_day(entry.date) - first_day(tie.date)).days <= _MONTH
            for entry in found
        )
        if not alike:
            found.append(
                Entry(date=tie.date, until=tie.until, country=country, kind=tie.kind, what=tie.what, source=name)
            )
    return found


def _joined(entry: Entry, name: str, tie: Tie) -> Entry:
    """A dispute of two files: the longer, so more precise, dates."""
    date_ = max(entry.date, tie.date, key=len)
    until = max(entry.until or "", tie.until or "", key=len) or None
    return replace(entry, date=date_, until=until, source=f"{entry.source}, {name}")


def _days(query: Query) -> dict[str, tuple[str, str]]:
    """First and last day of every data set that may have acts, by name."""
    ((first, last),) = query.con.execute("SELECT min(first_day), max(last_day) FROM events_kept").fetchall()
    coded = {} if first is None else {"coded": (str(first), str(last))}
    return dict(sorted({**coded, **query.spans}.items()))
