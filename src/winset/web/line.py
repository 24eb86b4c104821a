"""Work that takes long, in a thread of its own: first what somebody waits for, then what is computed ahead."""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any, Final

__all__ = ["AHEAD", "ASKED", "NEVER", "Line", "Task", "TooLong", "Waits", "hurried", "hurry"]

ASKED: Final = 0
"""Place in a line of what somebody waits for."""
AHEAD: Final = 1
"""Place of what somebody may want later."""
NEVER: Final = -1
"""Not in the line at all: somebody would rather see what was there before than wait for another process."""
_here = threading.local()


class Waits(Exception):
    """A page needs something that is still being computed; it can be made when `result` is there."""

    def __init__(self, result: Future[Any]) -> None:
        super().__init__("a result is being computed")
        self.result = result


class TooLong(Exception):
    """A page needs what only another process should compute, and whoever asks does not want to wait for that."""


@contextmanager
def hurried(place: int = ASKED) -> Iterator[None]:
    """Within the block this thread does not wait for what takes long: it is told so by Waits.

    Parameters
    ----------
    place : where what it needs stands in a line
    """
    before = getattr(_here, "place", None)
    _here.place = place
    try:
        yield
    finally:
        _here.place = before


def hurry() -> int | None:
    """The place of what this thread needs, where it must not wait; None where it may."""
    found: int | None = getattr(_here, "place", None)
    return found


class Task:
    """One thing to be done once, wherever it stands in a line.

    Attributes
    ----------
    future : its result
    state : what its result holds for
    """

    def __init__(self, work: Callable[[], Any], state: Hashable = None) -> None:
        self.state = state
        self._work: Callable[[], Any] | None = work
        self._lock = threading.Lock()
        self._place: int | None = None
        self.future: Future[Any] = Future()

    def moves_up(self, place: int) -> bool:
        """Whether it stood nowhere so near the head of a line; from now on it does, and need not be queued again."""
        with self._lock:
            if self._place is not None and self._place <= place:
                return False
            self._place = place
            return True

    def run(self) -> None:
        """Do it, unless it was begun already."""
        with self._lock:
            work, self._work = self._work, None
        if work is None:
            return
        try:
            self.future.set_result(work())
        except BaseException as error:  # noqa: BLE001 - whoever asked gets it
            self.future.set_exception(error)


class Line:
    """Tasks one after the other, those that somebody waits for first.

    Parameters
    ----------
    name : of the thread
    """

    def __init__(self, name: str = "line") -> None:
        self._name = name
        self._queue: queue.PriorityQueue[tuple[int, int, Task]] = queue.PriorityQueue()
        self._count = itertools.count()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._closed = False

    def put(self, task: Task, place: int = ASKED) -> None:
        """Queue a task, or queue it again further ahead; once the line was closed, nothing more is begun."""
        self._queue.put((place, next(self._count), task))
        with self._lock:
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()

    @property
    def here(self) -> bool:
        """Whether this thread is the one that works."""
        return threading.current_thread() is self._thread

    @property
    def idle(self) -> bool:
        """Whether nobody waits for anything in it."""
        return self._queue.empty()

    def close(self, seconds: float) -> None:
        """Begin nothing more, and wait at most so long until what was begun is done."""
        with self._lock:
            self._closed = True
        if self._thread is not None and not self.here:
            self._queue.put((NEVER, next(self._count), Task(lambda: None)))  # it may be waiting for the next
            self._thread.join(seconds)

    def _run(self) -> None:
        while True:
            task = self._queue.get()[2]
            if self._closed:
                return
            task.run()
