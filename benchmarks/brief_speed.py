"""Time of a brief of a case with 650 documents, and of a page pasted into it.

Run: `python benchmarks/brief_speed.py [TEXTS]`; TEXTS is a file of documents or an archive of them, the White House
texts of `../shared` by default, or a case that has read them, of which a copy is used. Each line is a `winset` command
of its own, start to end of the program. The first brief finds nothing kept of the day it tells of; the second finds
what the first kept. Reading the documents takes minutes and is not what is measured.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from report_speed import CASE, timed

TEXTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "text" / "whitehouse_2021_2026_japan_korea.zip"
PAGE = (
    "The foreign ministers of Japan and South Korea met in Tokyo. They condemned the missile launches of North Korea "
    "and agreed to hold a drill in the autumn. The minister said that farmers are the biggest obstacle to a pact. "
)
"""Five hundred words when it is repeated: a page."""
TIMES = 10


def pasted(folder: Path, page: str) -> None:
    """Print wall time of a page that is pasted into the case."""
    start = time.perf_counter()
    program = [sys.executable, "-m", "winset", "paste", CASE, "--date", "2026-08-14"]
    subprocess.run(program, cwd=folder, check=True, input=page.encode(), stdout=subprocess.DEVNULL)
    wall = time.perf_counter() - start
    print(f"{f'a page of {len(page.split())} words pasted and coded':44} {wall:6.1f} s", flush=True)


def main() -> None:
    """Measure in a temporary folder."""
    given = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else TEXTS
    with tempfile.TemporaryDirectory(prefix="winset-brief-") as name:
        folder = Path(name)
        if (given / "winset.toml").is_file():
            shutil.copytree(given, folder / CASE)
        else:
            timed("making the case", folder, "new", CASE, "--from", CASE)
            timed("adding the documents", folder, "add", CASE, str(given))
            timed("reading them (not measured)", folder, "read", CASE)
        for held in ("kept", "briefs"):
            shutil.rmtree(folder / CASE / held, ignore_errors=True)
        timed("brief, first", folder, "brief", CASE)
        timed("brief, second", folder, "brief", CASE)
        timed("brief of three months, first", folder, "brief", CASE, "--since", "2026-05-01")
        pasted(folder, "\n\n".join([PAGE] * TIMES))
        timed("brief after it, first of that day", folder, "brief", CASE)


if __name__ == "__main__":
    main()
