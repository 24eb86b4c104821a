"""Open desks, one for each as-of day and audience, shared by all who look and renewed when the case changes."""

from __future__ import annotations

import os
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

if TYPE_CHECKING:
    from winset.desk import Desk

__all__ = ["Desks", "Opened"]

T = TypeVar("T")
DAYS: Final = 6
"""Days that are kept open; the one looked at longest ago is closed first."""
KEPT: Final = 3_000
"""Results and pages kept of one desk."""
QUIET: Final = 1.0
"""Seconds without a further change after which a changed case is opened anew."""
LONGEST: Final = 15.0
"""Seconds after which it is opened anew although it still changes."""
_WATCHED: Final = (".toml", ".csv", ".jsonl", ".json", "case.db", "case.db-wal")
_WARM: Final = ("snapshot", "assessment", "ranking", "register", "evidence", "ladders", "threats", "opinion", "ledger")
Stamp = tuple[tuple[str, int, int], ...]
Key = tuple[str, str | None]
"""As-of day, empty for the end of the record, and the audience, None for the case's own people."""


class Opened:
    """A desk with what was asked of it, each thing computed once however many ask at the same time."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._lock = threading.Lock()
        self._heavy = threading.RLock()
        self._held: OrderedDict[Hashable, Future[Any]] = OrderedDict()

    def need(self, name: str) -> Any:  # noqa: ANN401 - whatever the desk has under that name
        """A property of the desk; what is there already waits for nobody."""
        held = self.desk.__dict__.get(name)
        if held is not None:
            return held
        with self._heavy:
            return getattr(self.desk, name)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """The result of a function under a key; who asks while it is computed waits for it."""
        with self._lock:
            found = self._held.get(key)
            mine: Future[Any] | None = None
            if found is None:
                found = mine = Future()
                self._held[key] = found
                while len(self._held) > KEPT:
                    self._held.popitem(last=False)
            else:
                self._held.move_to_end(key)
        if mine is not None:
            try:
                mine.set_result(make())
            except BaseException as error:
                with self._lock:
                    self._held.pop(key, None)
                mine.set_exception(error)
                raise
        return cast("T", found.result())

    def heavy(self, key: Hashable, make: Callable[[], T]) -> T:
        """The same for what takes long: one such thing at a time."""

        def one() -> T:
            with self._heavy:
                return make()

        return self.once(key, one)

    def ready(self, key: Hashable) -> Any:  # noqa: ANN401 - any kept result
        """A result that is there; None where it is not, or not yet."""
        found = self._held.get(key)
        return found.result() if found is not None and found.done() and found.exception() is None else None

    def warmed(self) -> None:
        """Compute what most pages need."""
        for name in _WARM:
            self.need(name)


class Desks:
    """The desks of one case.

    Parameters
    ----------
    case : folder
    warm : whether a desk that takes the place of another is computed before it does
    """

    def __init__(self, case: Path, *, warm: bool = True) -> None:
        self._case, self._warm = case, warm
        self._lock = threading.Lock()
        self._open: OrderedDict[Key, tuple[Opened, Stamp]] = OrderedDict()
        self._opening: dict[Key, threading.Lock] = {}
        self._changed: dict[Key, float] = {}
        self._seen: Stamp = ()
        self._moved = 0.0
        self._renewing: set[Key] = set()

    def at(self, day: str | None, audience: str | None = None) -> Opened:
        """The desk of a day (None: the end of the record); an old one while a new one is made.

        An audience from which nothing is kept back shares the desk of the case's own people.

        Raises
        ------
        CaseError : the day is no date, or the folder no case
        """
        key, stamp = (day or "", audience), self.stamp()
        with self._lock:
            held = self._open.get(key)
            if held is not None:
                self._open.move_to_end(key)
                if held[1] != stamp and self._due(key, stamp):
                    self._renewing.add(key)
                    threading.Thread(target=self._renew, args=(key, stamp), daemon=True).start()
                return held[0]
            turn = self._opening.setdefault(key, threading.Lock())
        with turn:
            with self._lock:
                held = self._open.get(key)
            return held[0] if held is not None else self._put(key, self._made(key, stamp), stamp)

    def forget(self) -> None:
        """What one did oneself must show at once: the next look opens the case anew."""
        with self._lock:
            self._open.clear()

    def ready(self, day: str | None, audience: str | None = None) -> Opened | None:
        """The desk of a day if it is open and the case as it was."""
        held = self._open.get((day or "", audience))
        return held[0] if held is not None and held[1] == self.stamp() else None

    def stamp(self) -> Stamp:
        """Names, times and sizes of everything that a desk depends on: tells a change without reading."""
        with os.scandir(self._case) as entries:
            found = [(e.name, e.stat()) for e in entries if e.name.endswith(_WATCHED) and not e.name.startswith("web.")]
        return tuple(sorted((name, s.st_mtime_ns, s.st_size) for name, s in found))

    def _due(self, key: Key, stamp: Stamp) -> bool:
        """Whether a change has come to rest, or lasted long enough."""
        now = time.monotonic()
        if stamp != self._seen:
            self._seen, self._moved = stamp, now
        since = self._changed.setdefault(key, now)
        return key not in self._renewing and (now - self._moved >= QUIET or now - since >= LONGEST)

    def _renew(self, key: Key, stamp: Stamp) -> None:
        try:
            opened = self._made(key, stamp)
            if self._warm:
                opened.warmed()
            self._put(key, opened, stamp)
        finally:
            with self._lock:
                self._renewing.discard(key)
                self._changed.pop(key, None)

    def _made(self, key: Key, stamp: Stamp) -> Opened:
        from winset.desk import open_case  # noqa: PLC0415 - a second of imports, after the server listens

        day, audience = key
        desk = open_case(self._case, as_of=day or None, audience=audience)
        if audience is not None and not desk.guarded.documents and not desk.guarded.sources:
            self.at(day)
            with self._lock:
                own = self._open.get((day, None))
            if own is not None and own[1] == stamp:
                return own[0]
        return Opened(desk)

    def _put(self, key: Key, opened: Opened, stamp: Stamp) -> Opened:
        with self._lock:
            self._open[key] = (opened, stamp)
            while len(self._open) > DAYS:
                old, _ = self._open.popitem(last=False)
                self._opening.pop(old, None)
        return opened
