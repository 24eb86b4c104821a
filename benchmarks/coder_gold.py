"""Measure the English coder on the public development sets beside the checkout; nothing of them is in the package.

    python benchmarks/coder_gold.py [--set given|raw|binary|unit|actors|all] [--half a|b] [--errors N] [--reliability]

Each set is split in two halves by a hash of the record's id: errors are only ever shown from half *a*; rules are made
from classes of language seen there, and half *b* tells whether they hold. `strict` compares types as the codebook
writes them; `folded` first maps the points where the gold's own manual differs from our codebook: it codes an announced
act as AGREE (cooperative) or THREATEN (hostile) where we give the act's type with the mark *future*; it files sanctions
under COERCE (as administrative sanctions) and attacks by computer under ASSAULT in part of its records; and it merges
CONCEDE and RETREAT.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from winset.coder import code_records
from winset.coder.agents import agents
from winset.coder.coding import Coder, Task
from winset.coder.dictionaries import read_actors, read_agents
from winset.coder.mention import resolve_phrase
from winset.coder.prefilter import DEFAULT

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold" / "events"
QUAD = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), "1"),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD", "CONCEDE", "RETREAT"), "2"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "3"),
    **dict.fromkeys(("PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"), "4"),
}
ROOT = {
    "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "08": "YIELD",
    "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST",
    "15": "MOBILIZE",
    "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip


def half(record: dict[str, Any]) -> str:
    """`a` or `b`, from a hash of the id."""
    return "ab"[hashlib.sha256(record["id"].encode()).digest()[-1] % 2]


def read(name: str) -> list[dict[str, Any]]:
    """Records of one gold set that are to be evaluated."""
    listed = [json.loads(line) for line in (GOLD / name).open(encoding="utf-8")]
    return [r for r in listed if not r.get("gold_missing") and not r.get("expected_error") and not r.get("no_majority")]


def merged(plover: str) -> str:
    """CONCEDE and RETREAT as the one type of the gold."""
    return "YIELD" if plover in ("CONCEDE", "RETREAT") else plover


def folded(event: dict[str, Any]) -> str:
    """The type as the gold's manual codes announced acts."""
    plover = merged(event["plover"])
    if event["future"] and not event["negated"]:
        return "AGREE" if QUAD[plover] in "12" else "THREATEN" if QUAD[plover] == "4" else plover
    return plover


def fits(want: str, event: dict[str, Any]) -> bool:
    """Whether an event's type is the gold's, once both are read by the gold's manual."""
    if want == "COERCE" and (event["cameo"] or "").startswith("163"):
        return True
    if want == "ASSAULT" and event["mode"] == "cyber":
        return True
    return want in (merged(event["plover"]), folded(event))


def show(title: str, rows: Iterable[tuple[str, str]]) -> None:
    """Print one measure a line."""
    print(title)
    for name, value in rows:
        print(f"  {name:34} {value}")


def share(hits: int, total: int) -> str:
    """A share with its counts."""
    return f"{hits / max(1, total):.3f}  ({hits}/{total})"


def given(args: argparse.Namespace) -> None:
    """Actors given: type and quad class of the one event."""
    records = read("plv_plover_train.jsonl")
    asked = [
        {
            "id": r["id"],
            "text": r["text"],
            "source_text": r["gold"][0]["source_text"],
            "target_text": r["gold"][0]["target_text"],
        }
        for r in records
    ]
    count: dict[str, Counter[str]] = defaultdict(Counter)
    shown = 0
    for r, out in zip(records, code_records(asked, given_actors=True), strict=True):
        want, part = r["gold"][0]["code"], count[half(r)]
        part["n"] += 1
        if not out["events"]:
            part["none"] += 1
        got = [(merged(e["plover"]), folded(e)) for e in out["events"]]
        strict, fold = any(want == s for s, _ in got), any(fits(want, e) for e in out["events"])
        part["strict"] += strict
        part["folded"] += fold
        part["quad"] += any(QUAD[want] == QUAD[s] for s, _ in got)
        part["quad folded"] += any(QUAD[want] == QUAD[f] for _, f in got)
        if half(r) == "a" and not fold and shown < args.errors:
            shown += 1
            print(
                "   ",
                want,
                "!=",
                [(e["plover"], e["rule"], e["trigger"], e["future"]) for e in out["events"]],
                r["marked"][:260],
            )
    for name, part in sorted(count.items()):
        show(
            f"actors given, half {name}",
            [(k, share(part[k], part["n"])) for k in ("strict", "folded", "quad", "quad folded", "none")],
        )


def raw(args: argparse.Namespace) -> None:
    """From raw text: coverage, a right type among the events, precision of the types."""
    records = read("plv_plover_train.jsonl")
    count: dict[str, Counter[str]] = defaultdict(Counter)
    shown = 0
    for r, out in zip(records, code_records(records, prefilter=args.prefilter), strict=True):
        want, part = r["gold"][0]["code"], count[half(r)]
        part["n"] += 1
        part["covered"] += bool(out["events"])
        types = {merged(e["plover"]): fits(want, e) for e in out["events"]}
        part["strict"] += want in types
        part["hit"] += any(types.values())
        part["emitted"] += len(types)
        part["right"] += sum(types.values())
        if half(r) == "a" and not any(types.values()) and shown < args.errors:
            shown += 1
            print(
                "   ",
                want,
                "!=",
                [(e["plover"], e["rule"], e["source"], e["target"]) for e in out["events"]],
                out["skipped"],
                r["text"][:260],
            )
    for name, part in sorted(count.items()):
        show(
            f"raw text (types of the gold sentence's main act), half {name}",
            [
                ("coverage", share(part["covered"], part["n"])),
                ("root right in, strict", share(part["strict"], part["n"])),
                ("root right in, folded", share(part["hit"], part["n"])),
                ("precision of types (lower bound)", share(part["right"], part["emitted"])),
            ],
        )


def binary(args: argparse.Namespace) -> None:
    """The five classes of the ConfliBERT set: right class among the events, and events where the class is 0."""
    records = read("conflibert_cameo_train.jsonl")
    count: dict[str, Counter[str]] = defaultdict(Counter)
    shown = 0
    for r, out in zip(records, code_records(records, prefilter=args.prefilter), strict=True):
        want, part = r["gold"][0]["code"], count[half(r)]
        classes = {_penta(e) for e in out["events"]}
        if want == "0":
            part["zero"] += 1
            part["false"] += bool(classes - {"0"})
            if half(r) == "a" and classes - {"0"} and shown < args.errors:
                shown += 1
                print(
                    "   ", [(e["plover"], e["rule"], e["source"], e["target"]) for e in out["events"]], r["text"][:240]
                )
        else:
            part["n"] += 1
            part["covered"] += bool(classes)
            part["hit"] += want in classes
    for name, part in sorted(count.items()):
        show(
            f"five classes, raw text, half {name}",
            [
                ("coverage", share(part["covered"], part["n"])),
                ("class right in", share(part["hit"], part["n"])),
                ("other class where gold has 0", share(part["false"], part["zero"])),
            ],
        )


def _penta(event: dict[str, Any]) -> str:
    if event["plover"] == "REQUEST" and (event["cameo"] or "02").startswith("02"):
        return "0"
    return "3" if event["plover"] == "SANCTION" else QUAD[event["plover"]]


def unit(args: argparse.Namespace) -> None:
    """Invented actors with their own PETRARCH dictionaries."""
    folder = GOLD / "test_dictionaries"
    coder = Coder(
        actors=read_actors((folder / "PETR.Validate.actors.txt").read_text(encoding="utf-8")),
        kinds=read_agents((folder / "PETR.Validate.agents.txt").read_text(encoding="utf-8")),
        prefilter="none",
    )
    records = read("petrarch_unittest_cameo.jsonl")
    count: dict[str, Counter[str]] = defaultdict(Counter)
    shown = 0
    coded = coder.code([Task(text=r["text"], date=r["date"] or None) for r in records])
    for r, out in zip(records, coded, strict=True):
        part = count[half(r)]
        got = {(e.source or "", e.target or "", merged(e.plover)) for e in out.events}
        want = {(g["source"], g["target"], ROOT[g["code"][:2]]) for g in r["gold"] if g["code"][:2] in ROOT}
        if not r["gold"]:
            part["zero"] += 1
            part["false"] += bool(got)
            continue
        if not want:
            continue
        part["n"] += 1
        part["root"] += bool({w[2] for w in want} & {g[2] for g in got})
        part["dyad"] += bool({(w[0][:3], w[1][:3]) for w in want} & {(g[0][:3], g[1][:3]) for g in got})
        part["full"] += bool(want & got)
        if half(r) == "a" and not want & got and shown < args.errors:
            shown += 1
            print("   ", r["id"], want, "!=", got, out.skipped, r["text"][:200])
    for name, part in sorted(count.items()):
        show(
            f"invented actors, half {name}",
            [
                ("root right in", share(part["root"], part["n"])),
                ("dyad right in", share(part["dyad"], part["n"])),
                ("actors with agents and root right", share(part["full"], part["n"])),
                ("events where there are none", share(part["false"], part["zero"])),
            ],
        )


def actors(args: argparse.Namespace) -> None:
    """Phrases to country and sector."""
    records = [r for r in read("actor_phrases.jsonl") if r["gold"][0]["source"]]
    count: dict[str, Counter[str]] = defaultdict(Counter)
    shown = 0
    for r in records:
        expected = r["gold"][0]["expected"]
        want = expected.get("cc") or expected.get("country")
        if want is None:
            continue
        want = "" if want in ("IGO", "EUR", "UNO", "LEG") else want
        day = next((d for d in (r["kwargs"].get("query_date"), *r["args"]) if d and d[:4].isdigit()), None) or _english(
            r["kwargs"].get("query_date")
        )
        got = resolve_phrase(r["text"], day)
        part = count[half(r)]
        part["n"] += 1
        right = ((got.country if got else None) or "") == want
        part["country"] += right
        sector = expected.get("code_1")
        if sector:
            part["sectors"] += 1
            part["sector"] += bool(got and got.sector == sector)
        if half(r) == "a" and shown < args.errors and not right:
            shown += 1
            print("   ", r["text"], day, want, sector, "!=", got and (got.country, got.sector))
    for name, part in sorted(count.items()):
        show(
            f"actor phrases, half {name}",
            [
                ("country right", share(part["country"], part["n"])),
                ("sector right", share(part["sector"], part["sectors"])),
            ],
        )


def _english(day: str | None) -> str | None:
    return "2022-04-12" if day == "12 April 2022" else None


def reliability() -> None:
    """Stated confidence against the share of events whose type is the gold's, in bins."""
    bins: dict[int, list[int]] = defaultdict(list)
    for r, out in zip(records := read("plv_plover_train.jsonl"), code_records(records), strict=True):
        for e in out["events"]:
            bins[int(e["confidence"] * 10)].append(int(fits(r["gold"][0]["code"], e)))
    show(
        "confidence: share of right types (a sentence's second act counts as wrong)",
        [(f"{b / 10:.1f}-{(b + 1) / 10:.1f}", share(sum(v), len(v))) for b, v in sorted(bins.items())],
    )


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--set", default="all", choices=("given", "raw", "binary", "unit", "actors", "all"))
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--prefilter", default=DEFAULT)
    parser.add_argument("--reliability", action="store_true")
    args = parser.parse_args()
    agents()
    for name, function in (("given", given), ("raw", raw), ("binary", binary), ("unit", unit), ("actors", actors)):
        if args.set in (name, "all"):
            function(args)
    if args.reliability:
        reliability()


if __name__ == "__main__":
    main()
