"""Learn from our own sentences what a constraint and a proposal mean, and measure it on texts it has not seen.

    python benchmarks/claims_meaning.py            # precision and recall on the held-out texts, beside the rules
    python benchmarks/claims_meaning.py --write    # and write reference/claims/meaning.csv

A ridge-penalised logistic regression for each kind on the multilingual vectors of `winset.coder.meaning`. It learns
from the sentences of `tests/coder/claims` (development texts only), the examples of the rules, the proposals in three
languages of `tests/desk`, the shipped register of constraints, and, as sentences that state neither, the shipped
chronicle. Nothing is drawn at random.
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from winset.coder.claims import claims_of
from winset.coder.claims.alike import KINDS, WEIGHTS
from winset.coder.claims.rules import rules
from winset.coder.meaning import meanings

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "tests" / "coder" / "claims"
CASE = ROOT / "src" / "winset" / "cases" / "us_japan_rok"
TABLE = ROOT / "src" / "winset" / "reference" / WEIGHTS
RIDGE = 0.05
STEPS = 60
HALVES = ("held-out", "second")
Labelled = list[tuple[str, frozenset[str]]]


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file))


def development() -> Labelled:
    """Sentences to learn from, with their kinds."""
    told = [(r["text"], frozenset(r["kinds"].split())) for r in rows(LABELS / "analysis_sentences.csv")]
    told += [(r["text"], frozenset(r["kinds"].split())) for r in rows(LABELS / "strangers.csv") if r["half"] == "dev"]
    told += [(rule.example, frozenset({rule.kind})) for rule in rules()]
    told += [(r["text"], frozenset({"recommendation"})) for r in rows(LABELS.parents[1] / "desk" / "proposals.csv")]
    told += [(r["what"], frozenset({"constraint"})) for r in rows(CASE / "constraints.csv")]
    chronicle = (CASE / "chronicle.jsonl").read_text(encoding="utf8").splitlines()
    return told + [(json.loads(line)["text"], frozenset[str]()) for line in chronicle[::3]]


def held_out(half: str) -> Labelled:
    """Sentences of the texts that nothing was learnt from."""
    return [(r["text"], frozenset(r["kinds"].split())) for r in rows(LABELS / "strangers.csv") if r["half"] == half]


def learnt(vectors: NDArray[np.float64], wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights of a ridge-penalised logistic regression by Newton's method; the last is the constant.

    Parameters
    ----------
    vectors : (n, k)
    wanted : (n,) 0 or 1
    """
    x = np.hstack([vectors, np.ones((len(vectors), 1))])
    penalty = np.full(x.shape[1], 2 * RIDGE)
    penalty[-1] = 1e-6
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (p - wanted) + penalty * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if float(np.abs(step).max()) < 1e-8:
            break
    return weights


def f1(found: NDArray[np.bool_], wanted: NDArray[np.bool_]) -> str:
    """Precision, recall and F1 as a line."""
    hit = int((found & wanted).sum())
    precision, recall = hit / max(1, int(found.sum())), hit / max(1, int(wanted.sum()))
    return f"precision {precision:.2f}  recall {recall:.2f}  F1 {2 * hit / max(1, int(found.sum() + wanted.sum())):.2f}"


def show(test: Labelled, half: str, kind: str, weights: NDArray[np.float64]) -> None:
    """Print how well one kind is told in texts that nothing was learnt from, sentence by sentence."""
    z = meanings([text for text, _ in test]).astype(np.float64)
    p = 1 / (1 + np.exp(-(z @ weights[:-1] + weights[-1])))
    wanted = np.array([kind in kinds for _, kinds in test])
    ruled = np.array([any(c.kind == kind for c in claims_of(text)) for text, _ in test])
    print(f" {half}: {len(test)} sentences, {int(wanted.sum())} of that kind")
    print(f"  rules             {f1(ruled, wanted)}")
    for bound in sorted({0.3, 0.5, 0.7, KINDS[kind]}):
        print(f"  meaning >= {bound:.2f}   {f1(p >= bound, wanted)}   with rules {f1(ruled | (p >= bound), wanted)}")


def main() -> None:
    """Learn, measure, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    told = parser.parse_args()
    dev = development()
    x = meanings([text for text, _ in dev]).astype(np.float64)
    lines = []
    for kind in KINDS:
        weights = learnt(x, np.array([kind in kinds for _, kinds in dev], dtype=np.float64))
        lines.append([kind, *(f"{w:.4f}" for w in weights)])
        print(f"{kind}, {len(dev)} sentences to learn from")
        for half in HALVES:
            show(held_out(half), half, kind, weights)
    if told.write:
        with TABLE.open("w", encoding="utf8", newline="") as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(["kind", *(f"w{n}" for n in range(x.shape[1])), "constant"])
            table.writerows(lines)
        print(f"wrote {TABLE}")


if __name__ == "__main__":
    main()
