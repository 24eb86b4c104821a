"""Uploads that are read one after the other by another process, while people browse."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

__all__ = ["Job", "Jobs"]

KEPT: Final = 50
"""Jobs that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One upload."""

    id: int
    name: str
    by: str
    """Account that uploaded it."""
    at: str
    state: str
    """`waiting`, `reading`, `done` or `failed`."""
    what: str = ""
    """What is being done, or came of it."""
    done: int = 0
    total: int = 0


class Jobs:
    """The queue of one case. What was taken stands in `incoming/`, so that a crash loses none of it.

    Parameters
    ----------
    case : folder

    Attributes
    ----------
    changes : counted upwards whenever anything about them changes
    """

    def __init__(self, case: Path) -> None:
        self._case, self._incoming = case, case / "incoming"
        self._lock = threading.Lock()
        self._jobs: dict[int, Job] = {}
        self._queue: queue.Queue[tuple[int, Path | None]] = queue.Queue()
        self._count = 0
        self.changes = 0
        left = sorted(p for p in self._incoming.iterdir() if p.is_file()) if self._incoming.is_dir() else []
        for path in left:
            self._put(path, path.name, "an earlier session")
        threading.Thread(target=self._work, name="reading", daemon=True).start()

    def take(self, name: str, body: bytes, by: str) -> Job:
        """Keep a file on disk and put it into the queue; `name` is one that we made."""
        self._incoming.mkdir(exist_ok=True)
        path = self._incoming / name
        partly = path.with_name(f".{name}.part")
        with partly.open("wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        partly.replace(path)
        return self._put(path, name, by)

    def read_also(self, name: str, by: str) -> Job:
        """Put a file into the queue that lies in `sources/` already."""
        return self._put(None, name, by)

    def all(self) -> tuple[Job, ...]:
        """The last jobs, newest first."""
        with self._lock:
            return tuple(sorted(self._jobs.values(), key=lambda job: -job.id))

    @property
    def busy(self) -> bool:
        """Whether something is waiting or being read."""
        return any(job.state in {"waiting", "reading"} for job in self.all())

    def _put(self, path: Path | None, name: str, by: str) -> Job:
        with self._lock:
            self._count += 1
            now = datetime.now(UTC).isoformat(timespec="seconds")
            job = Job(id=self._count, name=name, by=by, at=now, state="waiting")
            self._jobs[job.id] = job
            self.changes += 1
            for old in sorted(self._jobs)[:-KEPT]:
                del self._jobs[old]
        self._queue.put((job.id, path))
        return job

    def _change(self, number: int, **changed: object) -> None:
        with self._lock:
            if number in self._jobs:
                self.changes += 1
                self._jobs[number] = replace(self._jobs[number], **changed)  # type: ignore[arg-type]

    def _work(self) -> None:
        while True:
            number, path = self._queue.get()
            self._change(number, state="reading", what="starting")
            try:
                self._read(number, path)
            except OSError as error:
                self._change(number, state="failed", what=f"the reading process could not run ({error.strerror})")

    def _read(self, number: int, path: Path | None) -> None:
        files = () if path is None else (str(path),)
        command = [sys.executable, "-m", "winset.web.reading", str(self._case), *files]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:  # noqa: S603 - our own module
            told: dict[str, object] = {}
            for line in process.stdout or ():
                told = json.loads(line)
                if "what" in told:
                    self._change(number, what=told["what"], done=told["done"], total=told["total"])
        if process.returncode == 0:
            problems = told.get("problems") or []
            assert isinstance(problems, list)  # noqa: S101 - our own process
            said = "; ".join(map(str, problems)) or "read and coded"
            self._change(number, state="failed" if problems else "done", what=said)
        else:
            if path is not None:
                path.unlink(missing_ok=True)
            self._change(number, state="failed", what=str(told.get("error", "the reading process ended early")))
