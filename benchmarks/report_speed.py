"""Time of a report: cold, after a change, and unchanged; then of a case with many events.

Run: `python benchmarks/report_speed.py [FOLDER [rows]]`. Each line is a `winset report` of its own, start to end of
the program. FOLDER holds `icews_raw_2018_sample.tab.gz`, whose rows are repeated with new ids to `rows` (100,000).
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from import_events import repeated

CASE = "us-japan-rok"


def timed(what: str, folder: Path, *command: str) -> None:
    """Print wall and processor time of one command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    program = [sys.executable, "-m", "winset", *command]
    subprocess.run(program, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{what:44} {wall:6.1f} s {cpu:6.1f} s cpu  load {os.getloadavg()[0]:.1f}", flush=True)


def three(what: str, folder: Path) -> None:
    """With everything computed, with one row changed, and unchanged."""
    timed(f"{what}, first", folder, "report", CASE)
    with (folder / CASE / "polls.csv").open("a", encoding="utf8") as file:
        file.write("\n")
    timed(f"{what}, a file touched", folder, "report", CASE)
    timed(f"{what}, unchanged", folder, "report", CASE)


def main() -> None:
    """Measure in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="winset-report-") as name:
        folder = Path(name)
        three("shipped case", folder)
        if len(sys.argv) > 1:
            rows = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
            file = repeated(Path(sys.argv[1]), "icews", rows, folder)
            timed(f"adding {rows:,} events", folder, "add", CASE, str(file))
            timed("reading them", folder, "read", CASE)
            three(f"case of {rows:,} events", folder)


if __name__ == "__main__":
    main()
