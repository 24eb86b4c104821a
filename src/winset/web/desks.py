"""Open desks, one for each as-of day and audience, shared by all who look and renewed when the case changes."""

from __future__ import annotations

import os
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from winset.web.helper import Helper
from winset.web.line import ASKED, Line, Task, Waits, hurry
from winset.web.opened import Opened

__all__ = ["Desks"]

DAYS: Final = 6
"""Days that are kept open; the one looked at longest ago is closed first."""
QUIET: Final = 1.0
"""Seconds without a further change after which a changed case is opened anew."""
LONGEST: Final = 15.0
"""Seconds after which it is opened anew although it still changes."""
GLANCE: Final = 0.02
"""Seconds for which a look at the files holds."""
PEOPLE: Final = 2_000
"""People whose last act is remembered."""
_LOG: Final = "case.db-wal"
"""What was written and is not in `case.db` yet; empty whenever somebody looks into it."""
_WATCHED: Final = (".toml", ".csv", ".jsonl", ".json", "case.db", _LOG)
Warm = Callable[[Opened, Opened | None, Callable[[], None]], None]
"""What is done with a new desk, the old one, and what is called when the new one may take its place."""
Stamp = tuple[tuple[str, int, int], ...]
Key = tuple[str, str | None]
"""As-of day, empty for the end of the record, and the audience, None for the case's own people."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A desk and what the files were like when it was opened."""

    opened: Opened
    stamp: Stamp
    since: float
    """When it began to be opened; what was done before is in it."""


class Desks:
    """The desks of one case.

    Parameters
    ----------
    case : folder
    warm : called with a desk that will take the place of another, to compute what people looked at; it calls its second
        argument when that is done
    """

    def __init__(self, case: Path, *, warm: Warm | None = None) -> None:
        self._case, self._warm = case, warm
        self.line = Line()
        self.helper = Helper(case) if warm is not None else None
        self._lock = threading.Lock()
        self._open: OrderedDict[Key, _Held] = OrderedDict()
        self._coming: dict[Key, _Held] = {}
        self._opening: dict[tuple[Key, Stamp], Task] = {}
        self._changed: dict[Key, float] = {}
        self._seen: Stamp = ()
        self._moved = 0.0
        self._glance: tuple[float, Stamp] = (-1.0, ())
        self._acted: OrderedDict[str, float] = OrderedDict()

    def at(self, day: str | None, audience: str | None = None, *, who: str = "") -> Opened:
        """The desk of a day (None: the end of the record); an old one while a new one is made.

        Somebody who changed the case is shown what it is since then, and waits for it.

        Parameters
        ----------
        audience : an audience from which nothing is kept back shares the desk of the case's own people
        who : key of the session that asks

        Raises
        ------
        CaseError : the day is no date, or the folder no case
        Waits : the desk is not open yet, in a block of `hurried`
        """
        key, stamp = (day or "", audience), self.stamp()
        with self._lock:
            acted = self._acted.get(who, 0.0)
            held, coming = self._open.get(key), self._coming.get(key)
            if held is not None:
                self._open.move_to_end(key)
                if held.stamp != stamp and self._due(key, stamp):
                    self._renew(key, stamp)
            if held is not None and (held.stamp == stamp or held.since >= acted):
                return held.opened
            if coming is not None and coming.since >= acted:
                return coming.opened
            task = self._task(key, stamp)
        if hurry() is not None and not task.future.done():
            raise Waits(task.future)
        return task.future.result()  # type: ignore[no-any-return]  # a task of ours

    def acted(self, who: str) -> None:
        """Somebody changed the case: what he or she sees from now on shows it."""
        with self._lock:
            self._acted.pop(who, None)
            self._acted[who] = time.monotonic()
            while len(self._acted) > PEOPLE:
                self._acted.popitem(last=False)
            self._glance = (-1.0, ())

    def ready(self, day: str | None, audience: str | None = None, *, who: str = "") -> Opened | None:
        """The desk that `at` would give, if nobody has to wait for it."""
        held = self._open.get((day or "", audience))
        if held is None:
            return None
        stamp = self.stamp()
        if held.stamp == stamp:
            return held.opened
        with self._lock:
            if self._due((day or "", audience), stamp):
                self._renew((day or "", audience), stamp)
            return held.opened if held.since >= self._acted.get(who, 0.0) else None

    def stamp(self) -> Stamp:
        """Names, times and sizes of everything that a desk depends on: tells a change without reading."""
        now = time.monotonic()
        if now - self._glance[0] < GLANCE:
            return self._glance[1]
        with os.scandir(self._case) as entries:
            found = [(e.name, e.stat()) for e in entries if e.name.endswith(_WATCHED) and not e.name.startswith("web.")]
        stamp = tuple(sorted((name, s.st_mtime_ns, s.st_size) for name, s in found if s.st_size or name != _LOG))
        self._glance = (now, stamp)
        return stamp

    def close(self) -> None:
        """End the other process."""
        if self.helper is not None:
            self.helper.close()

    def _due(self, key: Key, stamp: Stamp) -> bool:
        """Whether a change has come to rest, or lasted long enough, and nobody is at it."""
        now = time.monotonic()
        if stamp != self._seen:
            self._seen, self._moved = stamp, now
        since = self._changed.setdefault(key, now)
        coming = self._coming.get(key)
        if coming is not None and now - coming.since < LONGEST:
            return False
        return now - self._moved >= QUIET or now - since >= LONGEST

    def _renew(self, key: Key, stamp: Stamp) -> None:
        """Begin to open a desk anew; it takes the place of the old one when it is warm. Called with the lock held."""
        self._changed.pop(key, None)
        self._task(key, stamp)

    def _task(self, key: Key, stamp: Stamp) -> Task:
        """The opening of a desk, begun once. Called with the lock held."""
        task = self._opening.get((key, stamp))
        if task is None:
            task = self._opening[key, stamp] = Task(lambda: self._opened(key, stamp))
            task.future.add_done_callback(lambda _: self._opening.pop((key, stamp), None))
            self.line.put(task, ASKED)
        return task

    def _opened(self, key: Key, stamp: Stamp) -> Opened:
        since = time.monotonic()
        opened = self._made(key, stamp)
        opened.stamp = opened.stamp or stamp
        new = _Held(opened, stamp, since)
        with self._lock:
            old = self._open.get(key)
            if old is None or self._warm is None:
                self._put(key, new)
            else:
                self._coming[key] = new
        if self._warm is not None:
            self._warm(opened, old.opened if old else None, lambda: self._arrived(key, new))
        return opened

    def _arrived(self, key: Key, new: _Held) -> None:
        """A desk is warm: it takes its place, unless a later one has done so."""
        with self._lock:
            old = self._open.get(key)
            if old is None or old.since < new.since:
                self._put(key, new)
            if self._coming.get(key) is new:
                del self._coming[key]

    def _put(self, key: Key, new: _Held) -> None:
        self._open[key] = new
        self._open.move_to_end(key)
        while len(self._open) > DAYS:
            self._open.popitem(last=False)

    def _made(self, key: Key, stamp: Stamp) -> Opened:
        from winset.desk import open_case  # noqa: PLC0415 - a second of imports, after the server listens

        day, audience = key
        desk = open_case(self._case, as_of=day or None, audience=audience)
        if audience is not None and not desk.guarded.documents and not desk.guarded.sources:
            with self._lock:
                own = self._coming.get((day, None)) or self._open.get((day, None))
            if own is not None and own.stamp == stamp:
                return own.opened
            since = time.monotonic()
            own = _Held(Opened(open_case(self._case, as_of=day or None), self.line, self.helper), stamp, since)
            with self._lock:
                if (day, None) not in self._open:
                    self._put((day, None), own)
            return own.opened
        return Opened(desk, self.line, self.helper)
