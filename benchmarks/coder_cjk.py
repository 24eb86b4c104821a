"""Measure the Japanese and the Korean coder on the sets of sentences in `tests/coder`.

    python benchmarks/coder_cjk.py [--lang ja|ko] [--set gold|unseen|second|claims] [--errors N] [--speed]

The sets are our own sentences with the events expected from them, a third of them without any event. Each is split by
a hash of the record's id: errors are only ever shown from the half *dev*; the half *held out* tells whether rules made
from it hold. An event is right when its type and both countries are; an event that the text announces, denies or cites
counts with its marks apart. The set `unseen` was written later, was measured once before anything was mended by it, and
is printed whole.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from winset.coder.coding import Task
from winset.coder.japanese import coder as japanese
from winset.coder.korean import coder as korean
from winset.model import Event

GOLD = Path(__file__).resolve().parents[1] / "tests" / "coder"
CODERS = {"ja": japanese, "ko": korean}
MARKS = ("negated", "future", "hypothetical", "historical")


def half(record: dict[str, Any]) -> str:
    """`dev` or `held out`, from a hash of the id; the unseen set is whole."""
    if record["id"].startswith(("unseen", "second")):
        return "unseen"
    return ("dev", "held out")[hashlib.sha256(record["id"].encode()).digest()[-1] % 2]


def read(lang: str, kind: str = "gold") -> list[dict[str, Any]]:
    """The records of one language."""
    return [json.loads(line) for line in (GOLD / f"{kind}_{lang}.jsonl").open(encoding="utf-8")]


def key(event: dict[str, Any]) -> tuple[str | None, str | None, str]:
    """Source, target and type of an expected event."""
    return event["source"], event["target"], event["plover"]


def got(event: Event) -> tuple[str | None, str | None, str]:
    """Source, target and type of a coded event; a body of states counts as IGO."""
    source = event.source_country or ("IGO" if event.source_sector == "IGO" else None)
    target = event.target_country or ("IGO" if event.target_sector == "IGO" else None)
    return source, target, event.plover


def share(hits: int, total: int) -> str:
    """A share with its counts."""
    return f"{hits / max(1, total):.3f}  ({hits}/{total})"


def measure(lang: str, errors: int, kind: str) -> None:
    """Print the scores of both halves, or of the unseen set."""
    coder = CODERS[lang]()
    records = read(lang, kind)
    tasks = [
        Task(text=r["text"], date=r["date"], speaker=tuple(r["speaker"].split()) if "speaker" in r else None)
        for r in records
    ]
    counts: dict[str, Counter[str]] = {half(record): Counter() for record in sorted(records, key=half)}
    shown = 0
    for record, coded in zip(records, coder.code(tasks), strict=True):
        part = counts[half(record)]
        want = {key(e): e for e in record["events"]}
        made = {got(e): e for e in coded.events}
        right = want.keys() & made.keys()
        part["wanted"] += len(want)
        part["made"] += len(made)
        part["right"] += len(right)
        part["type"] += len({k[2] for k in want} & {k[2] for k in made})
        part["types"] += len({k[2] for k in want})
        part["marks"] += sum(all(getattr(made[k], m) == bool(want[k].get(m)) for m in MARKS) for k in right)
        if not want:
            part["empty"] += 1
            part["false"] += bool(made)
        wrong = set(want) != set(made) or any(getattr(made[k], m) != bool(want[k].get(m)) for k in right for m in MARKS)
        if wrong and half(record) != "held out" and shown < errors:
            shown += 1
            missing = sorted(map(str, want.keys() - made.keys()))
            extra = [(k, made[k].rule) for k in made.keys() - want.keys()]
            print("  ", record["id"], record["text"])
            print(
                "      missing",
                missing,
                "extra",
                extra,
                [m for k in right for m in MARKS if getattr(made[k], m) != bool(want[k].get(m))],
                coded.skipped or "",
            )
    for name, part in counts.items():
        precision, recall = part["right"] / max(1, part["made"]), part["right"] / max(1, part["wanted"])
        print(f"{lang} {name}")
        print(f"  type and both countries right   {share(part['right'], part['wanted'])}")
        print(f"  precision                       {share(part['right'], part['made'])}")
        print(f"  F1                              {2 * precision * recall / max(1e-9, precision + recall):.3f}")
        print(f"  types right                     {share(part['type'], part['types'])}")
        print(f"  all four marks right            {share(part['marks'], part['right'])}")
        print(f"  empty sentences with an event   {share(part['false'], part['empty'])}")


def measure_claims(lang: str, errors: int) -> None:
    """Print F1 of claims by kind: kind and country right, and due dates found, on both halves of our own sentences."""
    coder = CODERS[lang]()
    path = GOLD / "claims" / f"sentences_{lang}.jsonl"
    records = [json.loads(line) for line in path.open(encoding="utf-8")]
    counts: dict[str, Counter[tuple[str, str]]] = {"dev": Counter(), "held out": Counter()}
    for record, coded in zip(records, coder.code([Task(text=r["text"], date=r["date"]) for r in records]), strict=True):
        part = counts[half(record)]
        want = {(c["kind"], c["country"]): c for c in record["claims"]}
        made = {(c.kind, c.country): c for c in coded.claims}
        for name, keys in (("wanted", want), ("made", made), ("right", want.keys() & made.keys())):
            part.update((kind, name) for kind, _ in keys)
        due = {k for k, c in want.items() if c.get("due")}
        part.update({("due", "wanted"): len(due), ("due", "right"): sum(bool(made[k].due) for k in due & made.keys())})
        part["due", "made"] += sum(bool(c.due) for c in made.values())
        if errors and half(record) == "dev" and set(want) != set(made):
            print(
                "  ",
                record["id"],
                record["text"],
                sorted(set(want) - set(made)),
                sorted(map(str, set(made) - set(want))),
            )
    for name, part in counts.items():
        print(f"{lang} claims {name}")
        for kind in sorted({kind for kind, _ in part}):
            right, made_, wanted = part[kind, "right"], part[kind, "made"], part[kind, "wanted"]
            f1 = 2 * right / max(1, made_ + wanted)
            print(f"  {kind:15} F1 {f1:.2f}  right {right}, stated {made_}, wanted {wanted}")


def speed(lang: str) -> None:
    """Print sentences a second of processor time, tables loaded."""
    coder = CODERS[lang]()
    tasks = [Task(text=r["text"], date=r["date"]) for r in read(lang)]
    coder.code(tasks)
    started = time.process_time()
    rounds = 5
    for _ in range(rounds):
        coder.code(tasks)
    spent = time.process_time() - started
    print(f"{lang} {rounds * len(tasks) / spent:,.0f} sentences a second of one core's time")


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--lang", choices=("ja", "ko"))
    parser.add_argument("--set", choices=("gold", "unseen", "second", "claims"), default="gold")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--speed", action="store_true")
    args = parser.parse_args()
    for lang in (args.lang,) if args.lang else ("ja", "ko"):
        if args.set == "claims":
            measure_claims(lang, args.errors)
            continue
        measure(lang, args.errors, args.set)
        if args.speed:
            speed(lang)


if __name__ == "__main__":
    main()
