"""An open desk with what was asked of it: each thing computed once, and what takes long in a line of its own."""

from __future__ import annotations

import itertools
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from winset.web.line import AHEAD, ASKED, NEVER, Line, Task, TooLong, Waits, hurry

if TYPE_CHECKING:
    from winset.desk import Desk
    from winset.web.helper import Helper

__all__ = ["Opened"]

T = TypeVar("T")
HELD: Final = 4_000
"""Results and pages kept of one desk."""
PAGES: Final = 60
"""Pages whose making is remembered."""
_serials: Final = itertools.count()


class Opened:
    """A desk with what was asked of it, each thing computed once however many ask at the same time.

    Parameters
    ----------
    desk : the case on a day
    line : where what takes long is computed in this process; shared by all desks
    helper : another process that computes ahead what is kept on disk; None where this one does everything

    Attributes
    ----------
    serial : number of this desk, never given to another
    wanted : False once another desk has taken its place
    stamp : what the files were like when it was opened
    pages : how the pages that people looked at last are made, so that the desk that follows can have them too
    """

    def __init__(self, desk: Desk, line: Line | None = None, helper: Helper | None = None) -> None:
        self.desk = desk
        self.serial = next(_serials)
        self.wanted = True
        self.stamp: tuple[tuple[str, int, int], ...] = ()
        self.pages: OrderedDict[Hashable, Any] = OrderedDict()
        self._line, self._helper = line or Line(), helper
        self._lock = threading.Lock()
        self._held: OrderedDict[Hashable, Task] = OrderedDict()

    def need(self, name: str) -> Any:  # noqa: ANN401 - whatever the desk has under that name
        """A property of the desk; what is there already waits for nobody."""
        held = self.desk.__dict__.get(name)
        if held is not None:
            return held
        from winset.desk.ahead import OF_DESK  # noqa: PLC0415 - there since the desk was opened

        return self.heavy(("need", name), lambda: getattr(self.desk, name), ahead=(name,) if name in OF_DESK else ())

    def once(self, key: Hashable, make: Callable[[], T], *, state: Hashable = None) -> T:
        """The result of a function under a key; who asks while it is computed waits for it.

        Parameters
        ----------
        state : what the result depends on beside the desk; made in another one, it is made again
        """
        task = self._task(key, make, state)
        task.run()
        return cast("T", task.future.result())

    def heavy(self, key: Hashable, make: Callable[[], T], *, ahead: tuple[str, ...] = (), state: Hashable = None) -> T:
        """The same for what takes long: one such thing at a time; a page in a hurry is told to wait.

        Parameters
        ----------
        key, make : the result, and how it is made
        ahead : a name of `winset.desk.ahead` with its arguments, where the other process can make it first
        state : as for `once`

        Raises
        ------
        Waits : it is not there yet, in a block of `hurried`
        TooLong : another process would have to make it, in a block of `hurried(NEVER)`
        """
        task, place = self._task(key, make, state), hurry()
        if task.future.done():
            return cast("T", task.future.result())
        at = AHEAD if place == AHEAD else ASKED
        if place is None and self._line.here:
            task.run()
        elif place == NEVER and self._helper is not None and ahead:
            raise TooLong
        elif task.moves_up(at):
            if self._helper is not None and ahead:
                self._helper.first(self, ahead, lambda: self._line.put(task, at), at)
            else:
                self._line.put(task, at)
        if place is not None:
            raise Waits(task.future)
        return cast("T", task.future.result())

    def looked_at(self, key: Hashable, how: Any) -> None:  # noqa: ANN401 - whoever makes pages knows
        """Remember a page that somebody looked at, and how it is made."""
        with self._lock:
            self.pages.pop(key, None)
            self.pages[key] = how
            while len(self.pages) > PAGES:
                self.pages.popitem(last=False)

    def drop(self) -> None:
        """Forget everything: another desk has taken its place. Whoever still looks at it computes again."""
        with self._lock:
            self.wanted = False
            self._held.clear()
            self.pages.clear()

    def close(self) -> None:
        """Close what it keeps open; nobody asks any more."""
        library = self.ready("library")
        if library is not None:
            library.close()
        self.drop()

    def ready(self, key: Hashable, *, state: Hashable = None) -> Any:  # noqa: ANN401 - any kept result
        """A result that is there, made in this state; None where it is not, or not yet."""
        with self._lock:
            task = self._held.get(key)
            if task is None or task.state != state or not task.future.done() or task.future.exception() is not None:
                return None
            self._held.move_to_end(key)
        return task.future.result()

    def _task(self, key: Hashable, make: Callable[[], Any], state: Hashable = None) -> Task:
        with self._lock:
            task = self._held.get(key)
            if task is None or task.state != state:
                self._held.pop(key, None)
                task = self._held[key] = Task(make, state)
                task.future.add_done_callback(lambda future: self._forget(key, future))
                while len(self._held) > HELD:
                    self._held.popitem(last=False)
            else:
                self._held.move_to_end(key)
        return task

    def _forget(self, key: Hashable, future: Future[Any]) -> None:
        """A failure is not kept: the next who asks tries again."""
        if future.exception() is not None:
            with self._lock:
                if (task := self._held.get(key)) is not None and task.future is future:
                    del self._held[key]
