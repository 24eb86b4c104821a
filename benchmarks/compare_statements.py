"""Clauses of successive statements, aligned and labelled by hand, against what `winset compare` finds.

::

    python benchmarks/compare_statements.py              # all pairs: statements and languages, seen and held out
    python benchmarks/compare_statements.py --half dev --errors
    python benchmarks/compare_statements.py --clauses    # cut the texts with our own splitter instead of the gold's

The gold is in `tests/coder/comparing`: digests of the texts, ranges of their clauses, links and labels, no words, by
the rule of the README there: sure links, and possible ones that may be found or not. The White House texts and one
Korean speech are read from `../shared`; the readouts were written for the purpose and ship with the tests. `dev` are
the pairs that were seen while rules and weights were set, `held-out` those that were aligned by hand before the aligner
was changed and that it never saw until it was done. A clause without any link is dropped (earlier text) or added (later
text); one that has only possible links is not counted among the labels.
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
    """Links found that the gold has as sure."""
    possible: int = 0
    """Links found that the gold has as possible."""
    extra: int = 0
    """Links found that the gold has not at all."""
    missed: int = 0
    """Sure links that were not found."""
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
        maybe = {(i, j) for i, j in gold.get("possible", ())}
        got = {(c.before.index, c.after.index): c.label for c in found.changes if c.before and c.after}
        self.right += len(wanted.keys() & got.keys())
        self.possible += len(got.keys() & maybe)
        self.extra += len(got.keys() - wanted.keys() - maybe)
        self.missed += len(wanted.keys() - got.keys())
        for side, alone in ((0, "dropped"), (1, "added")):
            for index in range(len(found.before if side == 0 else found.after)):
                partners = {link for link in wanted if link[side] == index}
                proposed = {link for link in got if link[side] == index}
                if not partners and any(link[side] == index for link in maybe):
                    continue
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
        """Of links: possible ones are neither wrong nor asked for (Och and Ney 2003)."""
        precision = (self.right + self.possible) / max(1, self.right + self.possible + self.extra)
        recall = self.right / max(1, self.right + self.missed)
        return 2 * precision * recall / max(1e-9, precision + recall)

    @property
    def strict(self) -> float:
        """F1 against the sure links alone."""
        return 2 * self.right / max(1, 2 * self.right + self.possible + self.extra + self.missed)


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


@dataclass(frozen=True, slots=True)
class Hands:
    """Pairs that two labellers aligned, the other without seeing the first."""

    both: int
    """Links that both have as sure."""
    first: int
    """Sure links of the gold."""
    second: int
    """Links of the other hand, which knew no possible ones."""
    borne: int
    """Of those, the ones that the gold has as sure or possible."""
    labels: int
    """Same labels on the links of both."""

    @property
    def f1(self) -> float:
        """What the other hand would score."""
        precision, recall = self.borne / self.second, self.both / self.first
        return 2 * precision * recall / (precision + recall)

    @property
    def strict(self) -> float:
        """The same against sure links alone."""
        return 2 * self.both / (self.first + self.second)


def agreement(group: str) -> Hands:
    """How well two hands agree on the pairs of a group that both labelled."""
    again = json.loads((GOLD / "gold_again.json").read_text(encoding="utf-8"))
    both = first = second = borne = labels = 0
    for pair in pairs():
        if pair["group"] == group and pair["id"] in again:
            one = {(i, j): label for i, j, label in pair["links"]}
            other = {(i, j): label for i, j, label in again[pair["id"]]}
            shared = one.keys() & other.keys()
            both, first, second = both + len(shared), first + len(one), second + len(other)
            borne += len(other.keys() & (one.keys() | {(i, j) for i, j in pair.get("possible", ())}))
            labels += sum(one[link] == other[link] for link in shared)
    return Hands(both, first, second, borne, labels)


def show_errors(pair: dict[str, Any], found: Comparison) -> None:
    """What is not as in the gold, with the words."""
    wanted = {(i, j): label for i, j, label in pair["links"]}
    got = {(c.before.index, c.after.index): c for c in found.changes if c.before and c.after}
    for link in sorted(wanted.keys() | got.keys()):
        change = got.get(link)
        label = change.label if change else "-"
        gold = wanted.get(link, "possible" if list(link) in pair.get("possible", ()) else "-")
        if gold not in {label, "possible"}:
            a, b = found.before[link[0]], found.after[link[1]]
            print(f"  {link}: gold {gold}, found {label}")
            print(f"    {' '.join(a.text.split())[:150]}\n    {' '.join(b.text.split())[:150]}")
            for reason in change.reasons if change else ():
                print(f"      {reason.what}")


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("dev", "held-out"))
    parser.add_argument("--without", action="append", default=[], metavar="PAIR", help="leave a pair out")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--clauses", action="store_true")
    options = parser.parse_args()
    scores: dict[tuple[str, str], Score] = {}
    for pair in pairs():
        if (options.half and pair["half"] != options.half) or pair["id"] in options.without:
            continue
        try:
            found = found_in(pair)
        except (LookupError, OSError, zipfile.BadZipFile) as error:
            print(f"{pair['id']}: left out ({error})")
            continue
        one = Score()
        one.add(pair, found)
        print(f"{pair['id']}: links F1 {one.f1:.2f}, strict {one.strict:.2f}, labels {one.labelled}/{one.labels}")
        scores.setdefault((pair["group"], pair["half"]), Score()).add(pair, found)
        if options.errors:
            show_errors(pair, found)
    for (group, half), score in scores.items():
        print(
            f"{group}, {half}: links F1 {score.f1:.3f} ({score.right} right, {score.possible} possible,"
            f" {score.extra} extra, {score.missed} missed), strict {score.strict:.3f};"
            f" clauses placed {score.placed / score.clauses:.3f} of {score.clauses};"
            f" change labels {score.labelled / score.labels:.3f} of {score.labels}"
            f" (on links found {score.on_links / max(1, score.right):.3f})"
        )
        wrong = ", ".join(f"{a}->{b} {n}" for (a, b), n in score.confusion.most_common() if a != b)
        print(f"  wrong: {wrong or 'none'}")
    for group in ("statements", "languages"):
        hands = agreement(group)
        print(
            f"{group}, a second hand: links F1 {hands.f1:.3f}, strict {hands.strict:.3f} ({hands.both} of"
            f" {hands.first} and {hands.second}), labels {hands.labels / hands.both:.3f} of {hands.both}"
        )
    if options.clauses:
        same, ours, theirs = boundaries()
        print(f"clauses of our splitter: {same} as labelled, {ours} others, {theirs} of the gold not found")


if __name__ == "__main__":
    main()
