"""Run as a process of its own: bring uploaded files into a case, and read what is new, saying how far it is."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any, Final

from winset.desk import add, read
from winset.errors import BadInput, CaseBusy, WinsetError

__all__ = ["main"]

PATIENCE: Final = 600.0
"""Seconds to wait for another process that writes."""
OFTEN: Final = 0.1
"""Seconds between two lines of progress."""


def main(arguments: list[str]) -> int:
    """`CASE FILE...`: files in the case's `incoming/` go into `sources/` and are read."""
    case, files = Path(arguments[0]), [Path(name) for name in arguments[1:]]
    try:
        if files:
            _patient(lambda: add(case, files))
        for file in files:
            file.unlink(missing_ok=True)
        found = _patient(lambda: read(case, progress=_tell))
    except BadInput as error:
        _say({"error": " ".join(problem.what for problem in error.problems[:3])})
        return 1
    except WinsetError as error:
        _say({"error": str(error)})
        return 1
    names = {file.name for file in files}
    problems = [p.what for p in found.problems if any(name in p.file for name in names)]
    _say({"files": len(found.files), "coded": found.coded, "problems": problems[:5]})
    return 0


def _patient(work: Any) -> Any:  # noqa: ANN401 - a function without arguments
    """The result of work that may find the case busy."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return work()
        except CaseBusy:
            if time.monotonic() > until:
                raise
            _say({"what": "waiting for another process that is reading", "done": 0, "total": 0})
            time.sleep(0.5)


_last = 0.0


def _tell(what: str, done: int, total: int) -> None:
    global _last  # noqa: PLW0603 - the time of the last line of this process
    now = time.monotonic()
    if now - _last >= OFTEN or done == total:
        _last = now
        _say({"what": what, "done": done, "total": total})


def _say(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
