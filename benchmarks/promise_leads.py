"""Whether the rows that the program suggests for a promise are those that a coder cited.

    python benchmarks/promise_leads.py           # five suggestions a promise
    python benchmarks/promise_leads.py --number 10

Of the shipped case: for each promise that a coder scored, the rows of the record that the coder names as evidence,
without those that state the promise itself, and how many of them are among the rows suggested for it.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from winset.desk import create, open_case
from winset.desk.promises import leads


def main() -> None:
    """Print the share of cited rows that are suggested, by coder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=5)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = open_case(create(Path(folder) / "us-japan-rok", template="us-japan-rok"))
        suggested = {(lead.commitment, lead.evidence) for lead in leads(desk, number=told.number)}
    states = {one.id: one.evidence for one in desk.case.commitments}
    for coder in sorted({judgement.coder for judgement in desk.case.judgements}):
        cited = {
            (judgement.commitment, row)
            for judgement in desk.case.judgements
            if judgement.coder == coder
            for row in judgement.evidence
            if row not in states[judgement.commitment] and "://" not in row
        }
        print(f"coder {coder}: {len(cited & suggested)} of {len(cited)} rows")


if __name__ == "__main__":
    main()
