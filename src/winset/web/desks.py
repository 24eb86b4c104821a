"""Open desks, one for each as-of day and audience, shared by all who look and renewed when the case changes."""

from __future__ import annotations

import itertools
import os
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from winset.web.helper import Helper
from winset.web.libraries import loaded
from winset.web.line import ASKED, Line, Task, Waits, hurry
from winset.web.opened import Opened

__all__ = ["Desks"]

DAYS: Final = 6
"""Days that are kept open; the one looked at longest ago is closed first."""
QUIET: Final = 1.0
"""Seconds without a further change after which a changed case is opened anew."""
LONGEST: Final = 15.0
"""Seconds after which it is opened anew although it still changes."""
STUCK: Final = 300.0
"""Seconds after which a desk that is not warm yet is no longer waited for."""
MOMENT: Final = 60.0
"""Seconds after which what was read of the disk is read again, even where nothing seems to have changed."""
FOLDERS: Final = ("sources", "briefs")
"""Folders in which people put files by hand."""
GLANCE: Final = 0.02
"""Seconds for which a look at the files holds."""
PARTING: Final = 5.0
"""Seconds for which the end waits for what is being computed."""
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


class _Opening:
    """A desk being opened, or about to be."""

    def __init__(self, work: Callable[[], Opened]) -> None:
        self.task = Task(work)
        self.since: float | None = None
        """When it began; None while it waits in the line."""


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
        self._newest: dict[Key, _Held] = {}
        self._opening: dict[Key, _Opening] = {}
        self._changed: dict[Key, float] = {}
        self._seen: Stamp = ()
        self._moved = 0.0
        self._glance: tuple[float, Stamp] = (-1.0, ())
        self._acted: OrderedDict[str, float] = OrderedDict()
        self._turns = itertools.count(1)
        self._turn = 0

    def at(self, day: str | None, audience: str | None = None) -> Opened:
        """The desk of a day (None: the end of the record); an old one while a new one is made.

        An audience from which nothing is kept back shares the desk of the case's own people.

        Raises
        ------
        CaseError : the day is no date, or the folder no case
        Waits : the desk is not open yet, in a block of `hurried`
        """
        key = day or "", audience
        with self._lock:
            held = self._open.get(key)
            if held is not None:
                self._open.move_to_end(key)
                self._look_after(key, held)
                return held.opened
            task = self._task(key, 0.0)
        return self._awaited(task)

    def fresh(self, day: str | None, audience: str | None = None, *, who: str = "") -> Opened | None:
        """A desk in which everything is that somebody did; None where the one of `at` has it already.

        Raises as `at` does.

        Parameters
        ----------
        who : key of the session that asks
        """
        key = day or "", audience
        with self._lock:
            acted = self._acted.get(who, 0.0)
            held, newest = self._open.get(key), self._newest.get(key)
            if held is None or held.since >= acted or held.stamp == self.stamp():
                return None
            if newest is not None and newest.since >= acted:
                return newest.opened
            task = self._task(key, acted)
        return self._awaited(task)

    def acted(self, who: str) -> None:
        """Somebody changed the case: what he or she sees from now on shows it."""
        with self._lock:
            self._acted.pop(who, None)
            self._acted[who] = time.monotonic()
            while len(self._acted) > PEOPLE:
                self._acted.popitem(last=False)
        self.look_again()

    def look_again(self) -> None:
        """Somebody sent something: what was seen of the files before counts no more."""
        self._turn = next(self._turns)
        self._glance = (-1.0, ())

    @property
    def moment(self) -> tuple[object, ...]:
        """Changes with every change of the case, after everything that was sent here, and now and then."""
        touched = tuple(map(_touched, (self._case / name for name in FOLDERS)))
        return self.stamp(), touched, self._turn, int(time.monotonic() // MOMENT)

    def ready(self, day: str | None, audience: str | None = None, *, who: str = "") -> Opened | None:
        """The desk of `at`, if it is open and holds what somebody did."""
        key = day or "", audience
        held = self._open.get(key)
        if held is None:
            return None
        with self._lock:
            self._look_after(key, held)
            return held.opened if held.since >= self._acted.get(who, 0.0) or held.stamp == self.stamp() else None

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
        """End the other process, let what is being computed here end, and close the desks."""
        if self.helper is not None:
            self.helper.close()
        self.line.close(PARTING)
        with self._lock:
            held = (*self._open.values(), *self._coming.values(), *self._newest.values())
        for one in held:
            one.opened.close()

    def _look_after(self, key: Key, held: _Held) -> None:
        """Begin to open a desk anew where a change has come to rest, or lasted long enough, and nobody is at it."""
        stamp = self.stamp()
        if held.stamp == stamp:
            return
        now = time.monotonic()
        if stamp != self._seen:
            self._seen, self._moved = stamp, now
        since = self._changed.setdefault(key, now)
        busy = key in self._coming and now - self._coming[key].since < STUCK
        if not busy and (now - self._moved >= QUIET or now - since >= LONGEST):
            self._changed.pop(key, None)
            self._task(key, held.since)

    def _task(self, key: Key, after: float) -> Task:
        """The opening of a desk that begins later than a moment; one is at work at most, and one waits."""
        found = self._opening.get(key)
        if found is not None and (found.since is None or found.since > after):
            return found.task
        new = self._opening[key] = _Opening(lambda: self._opened(key, new))
        new.task.future.add_done_callback(lambda _: self._ended(key, new))
        self.line.put(new.task, ASKED)
        return new.task

    def _ended(self, key: Key, opening: _Opening) -> None:
        if self._opening.get(key) is opening:
            self._opening.pop(key, None)

    @staticmethod
    def _awaited(task: Task) -> Opened:
        if hurry() is not None and not task.future.done():
            raise Waits(task.future)
        return task.future.result()  # type: ignore[no-any-return]  # a task of ours

    def _opened(self, key: Key, opening: _Opening) -> Opened:
        since = opening.since = time.monotonic()
        with self._lock:
            self._glance = (-1.0, ())
            stamp = self.stamp()
        opened = self._made(key, stamp)
        opened.stamp = opened.stamp or stamp
        new = _Held(opened, stamp, since)
        with self._lock:
            old, before = self._open.get(key), self._newest.get(key)
            self._newest[key] = new
            first = old is None or self._warm is None or bool(key[0])
            mine = first or key not in self._coming or since - self._coming[key].since >= STUCK
            if first:
                self._put(key, new)
            elif mine:
                self._coming[key] = new
            self._let_go(before)
        if self._warm is not None and mine and not key[0]:  # other days are worked out as they are asked for
            self._warm(opened, old.opened if old else None, lambda: self._arrived(key, new))
        return opened

    def _arrived(self, key: Key, new: _Held) -> None:
        """A desk is warm: it takes its place, unless a later one has done so."""
        with self._lock:
            if self._coming.get(key) is new:
                del self._coming[key]
            old = self._open.get(key)
            if old is None or old.since < new.since:
                self._put(key, new)

    def _put(self, key: Key, new: _Held) -> None:
        old = self._open.get(key)
        self._open[key] = new
        self._open.move_to_end(key)
        self._let_go(old)
        while len(self._open) > DAYS:
            gone, last = self._open.popitem(last=False)
            self._newest.pop(gone, None)
            self._coming.pop(gone, None)
            self._let_go(last)

    def _let_go(self, held: _Held | None) -> None:
        """Let a desk forget what it holds when nobody is sent to it any more."""
        if held is None:
            return
        kept = (*self._open.values(), *self._coming.values(), *self._newest.values())
        if all(one.opened is not held.opened for one in kept):
            held.opened.drop()

    def _made(self, key: Key, stamp: Stamp) -> Opened:
        loaded()
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


def _touched(folder: Path) -> int:
    """When something was last put into a folder or taken out; 0 where there is none."""
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0
