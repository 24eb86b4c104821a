"""The weights of the aligner of statements: fitted on the labelled pairs that were seen, tried on pairs left out.

::

    python benchmarks/fit_statements.py           # weights, and what is reached on pairs left out
    python benchmarks/fit_statements.py --pairs   # the same pair by pair

Two steps, each a logistic regression with weights of zero or more: from the kinds of nearness to a likeness, and from
how that stands among its rivals to a probability. The pairs are left out in eight lots; pairs that share a text are in
one lot, so that of a pair that is left out neither step has seen anything. Both steps are fitted on the clauses that
are among the five nearest of each other by one kind: the others are far from any link and only take time.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from compare_statements import gold_clauses, pairs, text_of
from numpy.typing import NDArray
from scipy.optimize import minimize

from winset.coder.comparing.alignment import ACROSS, SAME, rivalry
from winset.coder.comparing.kinds import kinds_of_nearness

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]
RIDGE = {"statements": 20.0, "languages": 3.0}
"""Weight of the squares of the standardised weights: the kinds of statements overlap more."""
LOTS, INNER = 8, 5
"""Lots of pairs that are left out together; lots among the others, for what the second step is fitted on."""
NEAREST = 5


class Labelled(NamedTuple):
    """One pair: nearness by kind (n, m, kinds), sure links (n, m), and what is counted: all but possible links."""

    id: str
    texts: frozenset[str]
    """Digests of its two texts."""
    kinds: Array
    links: Array
    counted: Mask
    fitted: Mask
    """Of what is counted, the clauses near to each other by some kind."""


class Fit(NamedTuple):
    """Constant and weights, in logits."""

    constant: float
    weights: Array

    def __call__(self, found: Array) -> Array:
        """Logits of the last axis."""
        return np.asarray(self.constant + found @ self.weights)


def labelled(group: str, names: Sequence[str]) -> list[Labelled]:
    """The pairs of a group that were seen."""
    found = []
    for pair in pairs():
        if pair["group"] != group or pair["half"] != "dev":
            continue
        before, after = (gold_clauses(text_of(pair[side]), pair[side]) for side in ("before", "after"))
        langs = pair["before"].get("lang", "en"), pair["after"].get("lang", "en")
        kinds = kinds_of_nearness(before, after, langs, names)
        links = np.zeros((len(before), len(after)))
        for i, j, _ in pair["links"]:
            links[i, j] = 1.0
        counted = np.ones_like(links, dtype=bool)
        for i, j in pair.get("possible", ()):
            counted[i, j] = False
        stacked = np.stack([kinds[name] for name in names], axis=-1)
        texts = frozenset(pair[side]["text_sha256"] for side in ("before", "after"))
        found.append(Labelled(pair["id"], texts, stacked, links, counted, counted & near(stacked)))
    return found


def near(kinds: Array) -> Mask:
    """Whether one of two clauses is among the nearest of the other by some kind of many values; shape (n, m)."""
    found = np.zeros(kinds.shape[:2], dtype=bool)
    for kind in np.moveaxis(kinds, -1, 0):
        if len(np.unique(kind)) > kind.size / 4:
            for axis in (0, 1):
                found |= np.argsort(np.argsort(-kind, axis=axis, kind="stable"), axis=axis) < NEAREST
    return found


def lots(held: Sequence[Labelled], number: int) -> list[list[str]]:
    """Ids of pairs in lots of much the same size; pairs that share a text are in one."""
    together: list[tuple[set[str], list[Labelled]]] = []
    for pair in held:
        akin = [other for other in together if other[0] & pair.texts]
        merged = (set(pair.texts).union(*(a[0] for a in akin)), [pair, *(p for a in akin for p in a[1])])
        together = [other for other in together if other not in akin] + [merged]
    sizes = [0] * number
    found: list[list[str]] = [[] for _ in sizes]
    for _, members in sorted(together, key=lambda t: -sum(int(p.fitted.sum()) for p in t[1])):
        least = sizes.index(min(sizes))
        found[least] += [p.id for p in members]
        sizes[least] += sum(int(p.fitted.sum()) for p in members)
    return [lot for lot in found if lot]


def fitted(found: Sequence[Array], held: Sequence[Labelled], ridge: float) -> Fit:
    """A logistic regression with weights of zero or more."""
    x = np.concatenate([f[pair.fitted] for f, pair in zip(found, held, strict=True)])
    y = np.concatenate([pair.links[pair.fitted] for pair in held])
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = (x - mean) / spread

    def loss(t: Array) -> tuple[float, Array]:
        logit = t[0] + z @ t[1:]
        gap = 1.0 / (1.0 + np.exp(-logit)) - y
        value = np.logaddexp(0.0, -(2 * y - 1) * logit).sum() + ridge * (t[1:] @ t[1:]) / 2
        return float(value), np.concatenate([[gap.sum()], z.T @ gap + ridge * t[1:]])

    bounds = [(None, None)] + [(0.0, None)] * z.shape[1]
    best = minimize(loss, np.zeros(z.shape[1] + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    weights = best[1:] / spread
    return Fit(float(best[0] - mean @ weights), weights)


class Counts(NamedTuple):
    """Links of pairs that were left out."""

    proposed: int
    borne: int
    """Of those, sure or possible ones."""
    right: int
    """Of those, sure ones."""
    wanted: int
    """Sure links of the gold."""

    def line(self) -> str:
        """Both scores in words."""
        strict = 2 * self.right / (self.proposed + self.wanted)
        precision, recall = self.borne / max(1, self.proposed), self.right / self.wanted
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return f"F1 {f1:.3f} (precision {precision:.3f}, recall {recall:.3f}), strict {strict:.3f}"


def left_out(held: Sequence[Labelled], ridge: float) -> list[Array]:
    """The probabilities of each pair by weights from the others."""
    found: dict[str, Array] = {}
    for lot in lots(held, LOTS):
        others = [pair for pair in held if pair.id not in lot]
        inner: dict[str, Array] = {}
        for part in lots(others, INNER):
            rest = [pair for pair in others if pair.id not in part]
            likeness = fitted([r.kinds for r in rest], rest, ridge)
            inner |= {pair.id: rivalry(likeness(pair.kinds)) for pair in others if pair.id in part}
        likeness = fitted([o.kinds for o in others], others, ridge)
        probability = fitted([inner[o.id] for o in others], others, RIDGE["languages"])
        for pair in held:
            if pair.id in lot:
                found[pair.id] = 1.0 / (1.0 + np.exp(-probability(rivalry(likeness(pair.kinds)))))
    return [found[pair.id] for pair in held]


def counts(held: Sequence[Labelled], probable: Sequence[Array], least: float) -> Counts:
    """What is found with a least probability."""
    chosen = [p >= least for p in probable]
    return Counts(
        proposed=sum(int(c.sum()) for c in chosen),
        borne=sum(int((c & ((pair.links > 0) | ~pair.counted)).sum()) for c, pair in zip(chosen, held, strict=True)),
        right=sum(int((c & (pair.links > 0)).sum()) for c, pair in zip(chosen, held, strict=True)),
        wanted=sum(int(pair.links.sum()) for pair in held),
    )


def main() -> None:
    """Print weights and what is reached without the pair at hand."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", action="store_true")
    options = parser.parse_args()
    for group, weights in (("statements", SAME), ("languages", ACROSS)):
        names, ridge = tuple(weights.kinds), RIDGE[group]
        held = labelled(group, names)
        likeness = fitted([p.kinds for p in held], held, ridge)
        probable = left_out(held, ridge)
        rivals = fitted([rivalry(likeness(p.kinds)) for p in held], held, RIDGE["languages"])
        print(group, {name: round(float(w), 2) for name, w in zip(names, likeness.weights, strict=True)})
        print(
            f"  likeness {likeness.constant:.2f}; rivals {rivals.weights.round(2)}, probability {rivals.constant:.2f}"
        )
        for least in (0.2, 0.25, 0.3, 0.35, 0.4):
            print(f"  pairs left out, links from {least}: {counts(held, probable, least).line()}")
        for letter in sorted({pair.id[0] for pair in held}):
            some = [(pair, p) for pair, p in zip(held, probable, strict=True) if pair.id.startswith(letter)]
            print(f"  of them {letter}: {counts([s[0] for s in some], [s[1] for s in some], weights.least).line()}")
        for pair, p in zip(held, probable, strict=True) if options.pairs else ():
            print(f"    {pair.id}: {counts([pair], [p], weights.least).line()}")


if __name__ == "__main__":
    main()
