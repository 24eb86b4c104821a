"""Time of a slider's answer: every form of every open option of a case evaluated again, by quadrature.

    python benchmarks/slider.py FOLDER [DAY]

FOLDER holds the text files of a case; DAY is the as-of date (default: 1 November 2026).
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

from winset.bargaining import assessed, ranked
from winset.bargaining.evaluate import evaluated
from winset.model import as_of
from winset.store.case_files import read_case

REPEATS = 30


def main(folder: Path, day: date) -> None:
    """Print the times of one slider answer and of a whole ranking."""
    case = as_of(read_case(folder)[0], day)
    begun = perf_counter()
    a = assessed(case, day)
    print(f"from case to assessment: {1e3 * (perf_counter() - begun):.0f} ms")
    times = []
    for step in range(REPEATS):
        inputs = replace(a.inputs, rho=0.05 + 0.02 * step)
        begun = perf_counter()
        evaluated(a.game, a.board, inputs, a.settings)
        times.append(perf_counter() - begun)
    shape = f"{len(a.best)} options, {len(a.board.forms)} forms, {len(a.game.players)} players"
    print(f"slider, {shape}: median {1e3 * median(times):.1f} ms, least {1e3 * min(times):.1f} ms")
    begun = perf_counter()
    ranked(a)
    print(f"ranking with {a.settings.draws} draws: {1e3 * (perf_counter() - begun):.0f} ms")


if __name__ == "__main__":
    given = sys.argv[2] if len(sys.argv) > 2 else "2026-11-01"
    main(Path(sys.argv[1]), date.fromisoformat(given))
