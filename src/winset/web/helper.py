"""Another process that computes what takes long, so that this one goes on answering."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from winset.web.line import AHEAD, Line, Task

if TYPE_CHECKING:
    from winset.web.opened import Opened

__all__ = ["Helper", "main"]

QUIET: Final = 90.0
"""Seconds without work after which the process ends; the next piece of work starts another."""
KINDNESS: Final = 3
"""How far it stands back behind who answers."""
OPEN: Final = 2
"""Desks that it keeps."""


class Helper:
    """The process of one case; it is started with the first work, and what it makes lies beside the case.

    Parameters
    ----------
    case : folder
    """

    def __init__(self, case: Path) -> None:
        self._case = case
        self._line = Line("helper")
        self._process: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()
        self._closed = False

    def first(self, opened: Opened, ahead: tuple[str, ...], then: Callable[[], None], place: int) -> None:
        """Have a result of `winset.desk.ahead` computed, and go on with `then`, whatever came of it."""
        desk = opened.desk
        if not desk.kept_rows.stores:
            then()
            return
        wanted = {
            "desk": opened.serial,
            "day": desk.day.isoformat(),
            "audience": desk.audience,
            "name": ahead[0],
            "arguments": ahead[1:],
        }

        def work() -> None:
            if place == AHEAD and not opened.wanted:
                return
            try:
                self._ask(wanted)
            finally:
                then()

        self._line.put(Task(work), place)

    def close(self) -> None:
        """End the process, and start no other."""
        self._closed = True
        self._end()

    def _end(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what was not read any more
                    pipe.close()

    def _ask(self, wanted: dict[str, Any]) -> None:
        for _ in range(2):  # the process may have ended because nobody asked
            process = self._running()
            if process is None:
                return
            assert process.stdin is not None  # noqa: S101 - pipes of our own
            assert process.stdout is not None  # noqa: S101 - as above
            try:
                process.stdin.write(json.dumps(wanted) + "\n")
                process.stdin.flush()
                if process.stdout.readline():
                    return
            except (OSError, ValueError):  # ended, or its pipes were closed by another thread
                pass
            self._end()

    def _running(self) -> subprocess.Popen[str] | None:
        """The process, started where there is none; None once this was closed."""
        if self._process is not None and self._process.poll() is not None:
            self._end()
        with self._lock:
            if self._closed:
                return None
            if self._process is None:
                command = [sys.executable, "-m", "winset.web.helper", str(self._case)]
                self._process = subprocess.Popen(  # noqa: S603 - our own module
                    command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
                )
            return self._process


def main(arguments: list[str]) -> int:
    """`CASE`: a JSON object with day, audience, name and arguments a line on stdin; `done` or `failed` on stdout."""
    from winset.desk import open_case  # noqa: PLC0415 - the other process only
    from winset.desk.ahead import compute_ahead  # noqa: PLC0415 - as above

    os.nice(KINDNESS)
    desks: dict[tuple[int, str, str | None], Any] = {}
    while select.select([sys.stdin], [], [], QUIET)[0] and (line := sys.stdin.readline()):
        wanted = json.loads(line)
        key = wanted["desk"], wanted["day"], wanted["audience"]
        told = "done"
        try:
            desk = desks.pop(key, None) or open_case(arguments[0], as_of=wanted["day"], audience=wanted["audience"])
            desks[key] = desk
            while len(desks) > OPEN:
                del desks[next(iter(desks))]
            compute_ahead(desk, wanted["name"], *wanted["arguments"])
        except Exception:  # noqa: BLE001 - who asked computes it then, and says what is wrong
            told = "failed"
        sys.stdout.write(told + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
