"""The weights of the aligner of statements: fitted on the labelled pairs that were seen, tried on each pair left out.

::

    python benchmarks/fit_statements.py

Two steps, each a logistic regression with weights of zero or more: from the kinds of nearness to a likeness, and from
how that stands among its rivals to a probability. Of a pair that is left out neither step has seen anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from compare_statements import gold_clauses, pairs, text_of
from numpy.typing import NDArray
from scipy.optimize import minimize

from winset.coder.comparing.alignment import ACROSS, SAME, rivalry
from winset.coder.comparing.kinds import kinds_of_nearness

Array = NDArray[np.float64]
RIDGE = {"statements": 20.0, "languages": 3.0}
"""Weight of the squares of the standardised weights: the kinds of statements overlap more."""


class Labelled(NamedTuple):
    """One pair: nearness by kind (n, m, kinds), sure links (n, m), and what is counted: all but possible links."""

    id: str
    kinds: Array
    links: Array
    counted: Array


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
        found.append(Labelled(pair["id"], np.stack([kinds[name] for name in names], axis=-1), links, counted))
    return found


def fitted(found: Sequence[Array], held: Sequence[Labelled], ridge: float) -> Fit:
    """A logistic regression with weights of zero or more."""
    x = np.concatenate([f[pair.counted] for f, pair in zip(found, held, strict=True)])
    y = np.concatenate([pair.links[pair.counted] for pair in held])
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
        precision, recall = self.borne / self.proposed, self.right / self.wanted
        f1 = 2 * precision * recall / (precision + recall)
        return f"F1 {f1:.3f} (precision {precision:.3f}, recall {recall:.3f}), strict {strict:.3f}"


def left_out(held: Sequence[Labelled], ridge: float) -> list[Array]:
    """The probabilities of each pair by weights from the others."""
    found = []
    for pair in held:
        others = [other for other in held if other.id != pair.id]
        inner = []
        for other in others:
            rest = [third for third in others if third.id != other.id]
            inner.append(rivalry(fitted([r.kinds for r in rest], rest, ridge)(other.kinds)))
        likeness = fitted([o.kinds for o in others], others, ridge)
        logit = fitted(inner, others, RIDGE["languages"])(rivalry(likeness(pair.kinds)))
        found.append(1.0 / (1.0 + np.exp(-logit)))
    return found


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
        for least in (0.25, 0.3, 0.35, 0.4):
            print(f"  pairs left out, links from {least}: {counts(held, probable, least).line()}")


if __name__ == "__main__":
    main()
