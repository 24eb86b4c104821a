"""Clauses of successive statements, aligned and labelled by hand, against what `winset compare` finds.

::

    python benchmarks/compare_statements.py              # all pairs: statements and languages, seen and held out
    python benchmarks/compare_statements.py --half dev --errors
    python benchmarks/compare_statements.py --clauses    # cut the texts with our own splitter instead of the gold's

The gold is in `tests/coder/comparing`: digests of the texts, ranges of their clauses, links and labels, no words. The
White House texts and one Korean speech are read from `../shared`; the readouts were written for the purpose and ship
with the tests. `dev` are the pairs that were seen while rules and weights were set, `held-out` those that were aligned
by hand before the aligner was changed and that it never saw until it was done. A clause without a link is dropped
(earlier text) or added (later text).
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import zipfile
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from winset.coder.comparing import Clause, Comparison, clauses, compared
from winset.model import Document

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "coder" / "comparing"
TEXTS = ROOT.parent / "shared" / "data" / "text"
LABELS = ("kept", "softened", "hardened", "dropped", "added")


@dataclass(slots=True)
class Score:
    """Counts of one group of pairs."""

    right: int = 0
    """Links found that the gold has."""
    extra: int = 0
    missed: int = 0
    placed: int = 0
    """Clauses with one of their partners, or rightly with none."""
    clauses: int = 0
    labelled: int = 0
    """Gold changes (links, dropped and added clauses) that got their label."""
    labels: int = 0
    on_links: int = 0
    """Right labels among the links that were found."""
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(gold, found), for changes and for links that were missed."""

    def add(self, gold: dict[str, Any], found: Comparison) -> None:
        """Count one pair."""
        wanted = {(i, j): label for i, j, label in gold["links"]}
        got = {(c.before.index, c.after.index): c.label for c in found.changes if c.before and c.after}
        self.right += len(wanted.keys() & got.keys())
        self.extra += len(got.keys() - wanted.keys())
        self.missed += len(wanted.keys() - got.keys())
        for side, alone in ((0, "dropped"), (1, "added")):
            for index in range(len(found.before if side == 0 else found.after)):
                partners = {link for link in wanted if link[side] == index}
                proposed = {link for link in got if link[side] == index}
                self.clauses += 1
                self.placed += bool(partners & proposed) if partners else not proposed
                if not partners:
                    self._label(alone, "linked" if proposed else alone)
        for link, label in wanted.items():
            self._label(label, got.get(link, "not linked"))
            self.on_links += got.get(link) == label

    def _label(self, wanted: str, got: str) -> None:
        self.labels += 1
        self.labelled += wanted == got
        self.confusion[wanted, got] += 1

    @property
    def f1(self) -> float:
        """Of links."""
        return 2 * self.right / max(1, 2 * self.right + self.extra + self.missed)


@cache
def _markdown() -> dict[str, Document]:
    from winset.sources.folder import read_documents  # noqa: PLC0415 - only where the texts are

    archive = TEXTS / "whitehouse_2021_2026_japan_korea.zip"
    found = read_documents(archive, archive.name, "white-house")
    return {Path(document.file).name: document for document in found if isinstance(document, Document)}


@cache
def _speeches() -> dict[str, str]:
    with gzip.open(TEXTS / "kor_president_speeches_ja_us.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {f"{row['date']} {row['title']}": row["speech_text"] for row in rows}


def text_of(side: dict[str, Any]) -> str:
    """The text that one side of a pair was labelled on; raises LookupError where it is not there or has changed."""
    name = str(side["file"])
    own = GOLD / "readouts" / name
    if own.is_file():
        text = own.read_text(encoding="utf-8")
    elif name.endswith(".md"):
        text = _markdown()[name].text
    else:
        text = _speeches()[name]
    if hashlib.sha256(text.encode()).hexdigest() != side["text_sha256"]:
        raise LookupError(f"{name} is not the text that was labelled")
    return text


def pairs() -> list[dict[str, Any]]:
    """All labelled pairs."""
    return [
        pair | {"group": group}
        for group, name in (("statements", "gold_statements.json"), ("languages", "gold_languages.json"))
        for pair in json.loads((GOLD / name).read_text(encoding="utf-8"))["pairs"]
    ]


def gold_clauses(text: str, side: dict[str, Any]) -> tuple[Clause, ...]:
    """The clauses of a side as they were labelled, with the sentence of each as our splitter has it."""
    cut = {clause.span: clause for clause in clauses(text, side.get("lang", "en"))}
    return tuple(
        replace(known, index=n)
        if (known := cut.get((a, b)))
        else Clause(index=n, start=a, end=b, text=text[a:b], sentence=-n, subject="")
        for n, (a, b) in enumerate(side["clauses"])
    )


def found_in(pair: dict[str, Any]) -> Comparison:
    """The comparison of a pair on the clauses of the gold."""
    before, after = text_of(pair["before"]), text_of(pair["after"])
    langs = pair["before"].get("lang", "en"), pair["after"].get("lang", "en")
    return compared(
        before, after, langs, cut=(gold_clauses(before, pair["before"]), gold_clauses(after, pair["after"]))
    )


def boundaries() -> tuple[int, int, int]:
    """Clauses of our splitter that are clauses of the gold: (same, ours only, the gold's only)."""
    same = ours = theirs = 0
    for pair in pairs():
        for side in (pair["before"], pair["after"]):
            text = text_of(side)
            cut = {clause.span for clause in clauses(text, side.get("lang", "en"))}
            gold = {tuple(span) for span in side["clauses"]}
            same, ours, theirs = same + len(cut & gold), ours + len(cut - gold), theirs + len(gold - cut)
    return same, ours, theirs


def agreement() -> list[tuple[str, int, int, int, int]]:
    """Pairs labelled again: (id, links in both, in the first, in the second, same labels of those in both)."""
    again = json.loads((GOLD / "gold_again.json").read_text(encoding="utf-8"))
    found = []
    for pair in pairs():
        if pair["id"] in again:
            first = {(i, j): label for i, j, label in pair["links"]}
            second = {(i, j): label for i, j, label in again[pair["id"]]}
            both = first.keys() & second.keys()
            found.append((pair["id"], len(both), len(first), len(second), sum(first[x] == second[x] for x in both)))
    return found


def show_errors(pair: dict[str, Any], found: Comparison) -> None:
    """What is not as in the gold, with the words."""
    wanted = {(i, j): label for i, j, label in pair["links"]}
    got = {(c.before.index, c.after.index): c for c in found.changes if c.before and c.after}
    for link in sorted(wanted.keys() | got.keys()):
        change = got.get(link)
        label = change.label if change else "-"
        if wanted.get(link, "-") != label:
            a, b = found.before[link[0]], found.after[link[1]]
            print(f"  {link}: gold {wanted.get(link, '-')}, found {label}")
            print(f"    {' '.join(a.text.split())[:150]}\n    {' '.join(b.text.split())[:150]}")
            for reason in change.reasons if change else ():
                print(f"      {reason.what}")


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("dev", "held-out"))
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--clauses", action="store_true")
    options = parser.parse_args()
    scores: dict[tuple[str, str], Score] = {}
    for pair in pairs():
        if options.half and pair["half"] != options.half:
            continue
        try:
            found = found_in(pair)
        except (LookupError, OSError, zipfile.BadZipFile) as error:
            print(f"{pair['id']}: left out ({error})")
            continue
        one = Score()
        one.add(pair, found)
        print(f"{pair['id']}: links F1 {one.f1:.2f}, labels {one.labelled}/{one.labels}")
        scores.setdefault((pair["group"], pair["half"]), Score()).add(pair, found)
        if options.errors:
            show_errors(pair, found)
    for (group, half), score in scores.items():
        print(
            f"{group}, {half}: links F1 {score.f1:.3f} ({score.right} right, {score.extra} extra,"
            f" {score.missed} missed);"
            f" clauses placed {score.placed / score.clauses:.3f} of {score.clauses};"
            f" change labels {score.labelled / score.labels:.3f} of {score.labels}"
            f" (on links found {score.on_links / max(1, score.right):.3f})"
        )
        wrong = ", ".join(f"{a}->{b} {n}" for (a, b), n in score.confusion.most_common() if a != b)
        print(f"  wrong: {wrong or 'none'}")
    for name, both, first, second, labels in agreement():
        f1 = 2 * both / (first + second)
        print(f"{name} labelled again: links F1 {f1:.3f} ({both} of {first} and {second}), labels {labels} of {both}")
    if options.clauses:
        same, ours, theirs = boundaries()
        print(f"clauses of our splitter: {same} as labelled, {ours} others, {theirs} of the gold not found")


if __name__ == "__main__":
    main()
