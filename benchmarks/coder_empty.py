"""Measure false events on our own sentences without an act, and what is found in those with one.

    python benchmarks/coder_empty.py [--errors]

The sentences are in `tests/coder/empty_sentences.jsonl`, split in two halves by a hash of the text. Errors are only
ever shown from half *dev*; half *held* tells whether a rule holds for its class of language.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from winset.coder import code_records

SENTENCES = Path(__file__).resolve().parents[1] / "tests" / "coder" / "empty_sentences.jsonl"


def half(text: str) -> str:
    """`dev` or `held`, from a hash of the sentence."""
    return ("dev", "held")[hashlib.sha256(text.encode()).digest()[0] % 2]


def found(want: list[dict[str, Any]], events: list[dict[str, Any]]) -> tuple[bool, bool]:
    """Whether the type is among the events, and whether it is there with source and target country."""
    right = [e for e in events if e["plover"] == want[0]["plover"]]
    pairs = {(e["source_country"], e["target_country"]) for e in right}
    full = (want[0]["source"], want[0]["target"]) in pairs or (
        want[0]["target"] in (None, "EU") and want[0]["source"] in {s for s, _ in pairs}
    )
    return bool(right), full


def main() -> None:
    """Print the shares of each half, and false events by kind of sentence."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    records = [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    count: defaultdict[str, Counter[str]] = defaultdict(Counter)
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    coded = code_records({"id": i, "text": r["text"], "date": "2024-06-12"} for i, r in enumerate(records))
    for r, out in zip(records, coded, strict=True):
        side, events = half(r["text"]), out["events"]
        part = count[side]
        if r["events"]:
            root, full = found(r["events"], events)
            part["acts"] += 1
            part["covered"] += bool(events)
            part["type"] += root
            part["full"] += full
            bad = not full
        else:
            bad = bool(events)
            part["empty"] += 1
            part["false"] += bad
            kinds[r["kind"]][f"{side} n"] += 1
            kinds[r["kind"]][side] += bad
        if bad and args.errors and side == "dev":
            said = [(e["plover"], e["rule"], e["source"], e["target"], e["trigger"]) for e in events]
            print("   ", r["kind"], said or out["skipped"], "|", r["text"])
    for side, part in sorted(count.items()):
        print(f"half {side}")
        for name, hits, total in (
            ("false events, sentences without an act", "false", "empty"),
            ("an event, sentences with an act", "covered", "acts"),
            ("type right in", "type", "acts"),
            ("type, source and target country right in", "full", "acts"),
        ):
            print(f"  {name:42} {part[hits] / max(1, part[total]):.3f}  ({part[hits]}/{part[total]})")
    for kind, part in sorted(kinds.items()):
        print(f"  {kind:18} dev {part['dev']}/{part['dev n']}  held {part['held']}/{part['held n']}")


if __name__ == "__main__":
    main()
