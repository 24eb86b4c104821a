"""Learn from our own sentences what claims mean, and measure it on texts that it has not seen.

    python benchmarks/claims_meaning.py            # left-out voices, and the bounds that are best there
    python benchmarks/claims_meaning.py --write    # and write the tables in reference/claims

Ridge-penalised logistic regressions, one a kind: for English on stems and pairs of stems, for other languages on the
multilingual vectors of `winset.coder.meaning`. They learn from the sentences of `tests/coder/claims`: development
texts, and the voices of half `learn`, which no rule was made for. The weights for other languages learn from the
proposals in three languages of `tests/desk`, the shipped register of constraints and, as sentences that state nothing,
the shipped chronicle too. What is printed is of the `learn` voices, an eighth of them left out of each fit, rules and
meaning together; whole texts of other authors are scored by `python benchmarks/claims_score.py`. Nothing is drawn at
random.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from claims_score import half
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from winset.coder.claims import claims_of
from winset.coder.claims.grams import grams
from winset.coder.claims.meant import BOUNDS, CONSTANT, KINDS, VECTORS, WORDS, weighed
from winset.coder.meaning import DIMENSIONS, meanings

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "tests" / "coder" / "claims"
CASE = ROOT / "src" / "winset" / "cases" / "us_japan_rok"
TABLES = ROOT / "src" / "winset" / "reference"
RIDGE, RIDGE_OF_VECTORS = 0.02, 0.2
"""Weight of the squares of the weights."""
SELDOM = 2
"""Sentences that have a gram which is learnt."""
FOLDS = 8
GRID = np.arange(0.05, 0.96, 0.05)
Array = NDArray[np.float64]
Bools = NDArray[np.bool_]


class Sentence(NamedTuple):
    """A labelled sentence."""

    text: str
    kinds: frozenset[str]
    voice: str
    """Text that it is of, where that was written for learning; else empty."""


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file))


def english() -> list[Sentence]:
    """Sentences to learn English from."""
    own = [r for r in rows(LABELS / "analysis_sentences.csv") if half(r["text"]) == "dev"]
    told = [Sentence(r["text"], frozenset(r["kinds"].split()), "") for r in own]
    for row in rows(LABELS / "strangers.csv"):
        if row["half"] in {"dev", "learn"}:
            voice = row["voice"] if row["half"] == "learn" else ""
            told.append(Sentence(row["text"], frozenset(row["kinds"].split()), voice))
    return told


def other_languages() -> list[Sentence]:
    """Sentences beside them where only the vector is looked at."""
    told = [(r["text"], ["recommendation"]) for r in rows(LABELS.parents[1] / "desk" / "proposals.csv")]
    told += [(r["what"], ["constraint"]) for r in rows(CASE / "constraints.csv")]
    chronicle = (CASE / "chronicle.jsonl").read_text(encoding="utf8").splitlines()
    told += [(json.loads(line)["text"], []) for line in chronicle[::3]]
    return [Sentence(text, frozenset(kinds), "") for text, kinds in told]


class Learnt(NamedTuple):
    """Weights of one kind."""

    weights: Array
    """Of the dimensions of the vector, or of the grams."""
    constant: float


def learnt(x: csr_matrix, wanted: Bools, ridge: float = RIDGE) -> Learnt:
    """A ridge-penalised logistic regression on (n, k) features."""

    def loss(t: Array) -> tuple[float, Array]:
        logit = x @ t[1:] + t[0]
        gap = 1 / (1 + np.exp(-logit)) - wanted
        value = np.logaddexp(0, -np.where(wanted, logit, -logit)).sum() + ridge * (t[1:] @ t[1:]) / 2
        return float(value), np.concatenate([[gap.sum()], x.T @ gap + ridge * t[1:]])

    best = minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return Learnt(best[1:], float(best[0]))


def vocabulary(texts: Sequence[str]) -> dict[str, float]:
    """Grams of at least SELDOM sentences, each with its inverse document frequency."""
    count = Counter(gram for text in texts for gram in set(grams(text)))
    return {g: float(np.log((1 + len(texts)) / (1 + n)) + 1) for g, n in sorted(count.items()) if n >= SELDOM}


def in_words(texts: Sequence[str], rarity: dict[str, float]) -> csr_matrix:
    """Weights of the known grams of each text; (n, grams)."""
    place = {gram: at for at, gram in enumerate(rarity)}
    held = [weighed(grams(text), rarity) for text in texts]
    at = [(row, place[gram]) for row, found in enumerate(held) for gram in found]
    data = [weight for found in held for weight in found.values()]
    return csr_matrix((data, tuple(np.array(at).T)), shape=(len(texts), len(rarity)))


def left_out(told: Sequence[Sentence]) -> Array:
    """Probabilities of the sentences of the `learn` voices, each from the other voices; (n, kinds), NaN elsewhere."""
    voices = sorted({s.voice for s in told} - {""})
    out = np.full((len(told), len(KINDS)), np.nan)
    for fold in range(FOLDS):
        test = np.array([s.voice in voices[fold::FOLDS] for s in told])
        rarity = vocabulary([s.text for s, away in zip(told, test, strict=True) if not away])
        words = in_words([s.text for s in told], rarity)
        for at, kind in enumerate(KINDS):
            fit = learnt(words[~test], _stating(kind, told)[~test])
            out[test, at] = 1 / (1 + np.exp(-(words[test] @ fit.weights + fit.constant)))
    return out


def f1(found: Bools, wanted: Bools) -> float:
    """Harmonic mean of precision and recall."""
    return float(2 * (found & wanted).sum() / max(1, found.sum() + wanted.sum()))


def line(found: Bools, wanted: Bools) -> str:
    """Precision, recall and F1."""
    hit = int((found & wanted).sum())
    precision, recall = hit / max(1, int(found.sum())), hit / max(1, int(wanted.sum()))
    return f"precision {precision:.2f}  recall {recall:.2f}  F1 {f1(found, wanted):.2f}"


def show(told: Sequence[Sentence]) -> None:
    """Print, for each kind, rules alone, meaning alone and both at their best bounds, on voices left out."""
    chance = left_out(told)
    learn = ~np.isnan(chance[:, 0])
    chance = chance[learn]
    held = [s for s, of in zip(told, learn, strict=True) if of]
    ruled = [{claim.kind for claim in claims_of(s.text, by_meaning=False)} for s in held]
    print(f"{len(told)} sentences to learn from, {len(held)} in {len({s.voice for s in held})} voices left out in turn")
    for at, kind in enumerate(KINDS):
        wanted = _stating(kind, held)
        rule = np.array([kind in kinds for kinds in ruled])
        p = chance[:, at]
        alone = max(GRID, key=lambda bound: f1(p >= bound, wanted))
        pairs = [(a, b) for a in GRID for b in (0.0, 0.02, *GRID) if b <= a]
        both = max(pairs, key=lambda ab: f1((p >= ab[0]) | (rule & (p >= ab[1])), wanted))
        print(f"{kind}: {int(wanted.sum())}")
        print(f"  rules                              {line(rule, wanted)}")
        print(f"  meaning, from {alone:.2f}                 {line(p >= alone, wanted)}")
        found = (p >= both[0]) | (rule & (p >= both[1]))
        print(f"  meaning from {both[0]:.2f}, rules from {both[1]:.2f}  {line(found, wanted)}")


def write(told: Sequence[Sentence]) -> None:
    """Learn from everything and write the tables."""
    rarity = vocabulary([s.text for s in told])
    words = in_words([s.text for s in told], rarity)
    english = {kind: learnt(words, _stating(kind, told)) for kind in KINDS}
    every = [*told, *other_languages()]
    vectors = csr_matrix(meanings([s.text for s in every]).astype(np.float64))
    with (TABLES / VECTORS).open("w", encoding="utf8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["kind", *(f"w{n}" for n in range(DIMENSIONS)), "constant"])
        for kind in KINDS:
            other = learnt(vectors, _stating(kind, every), RIDGE_OF_VECTORS)
            table.writerow([kind, *(f"{w:.3f}" for w in other.weights), f"{other.constant:.3f}"])
    with (TABLES / WORDS).open("w", encoding="utf8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["words", "rarity", *KINDS])
        table.writerow([CONSTANT, "1", *(f"{english[kind].constant:.2f}" for kind in KINDS)])
        for at, (gram, rare) in enumerate(rarity.items()):
            table.writerow([gram, f"{rare:.2f}", *(f"{english[kind].weights[at]:.2f}" for kind in KINDS)])
    print(f"wrote {VECTORS} and {WORDS} ({len(rarity)} grams); the bounds stand in {BOUNDS}")


def _stating(kind: str, told: Sequence[Sentence]) -> Bools:
    return np.array([kind in s.kinds for s in told])


def main() -> None:
    """Learn, measure, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    told = english()
    show(told)
    if options.write:
        write(told)


if __name__ == "__main__":
    main()
