"""Whether proposals in three languages find the option of the shipped case that they mean.

    python benchmarks/matching_options.py            # by meaning and words, and by words alone
    python benchmarks/matching_options.py --errors

The proposals are our own, in `tests/desk/proposals.csv`, each with the options that it may mean; some mean none. The
threshold was chosen on them. Prints for each language how many of the first matches are right, and how many of the
proposals that mean an option have it first.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
import time
from pathlib import Path

from winset.desk import create, open_case
from winset.desk.matching import Matcher, vectors
from winset.desk.suggestions import names_of

PROPOSALS = Path(__file__).resolve().parents[1] / "tests" / "desk" / "proposals.csv"


def main() -> None:
    """Print precision and recall by language."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", action="store_true")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        case = open_case(create(Path(folder) / "us-japan-rok", template="us-japan-rok")).case
    with PROPOSALS.open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file))
    matcher = Matcher(case.options, names=names_of(case))
    start = time.perf_counter()
    matcher.nearest("A first sentence.")
    ready = time.perf_counter() - start
    start = time.perf_counter()
    vectors([row["text"] for row in rows])
    rate = len(rows) / (time.perf_counter() - start)
    print(f"{len(case.options)} options; ready after {ready:.1f} s, then {rate:.0f} proposals a second")
    for name, meant in (("meaning and words", True), ("words alone", False)):
        for lang in ("en", "ja", "ko"):
            own = [(row, matcher.nearest(row["text"], meant=meant)) for row in rows if row["lang"] == lang]
            right = [row for row, found in own if found and found[0].option in row["options"].split()]
            said, true = sum(bool(found) for _, found in own), sum(bool(row["options"]) for row, _ in own)
            print(f"{name:18} {lang}  precision {len(right)}/{said}  recall {len(right)}/{true}")
            if told.errors and meant:
                for row, found in own:
                    if row not in right and (found or row["options"]):
                        print(f"    {row['text']}  ->  {[(m.option, m.similarity) for m in found[:2]]}")


if __name__ == "__main__":
    main()
