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

from winset.coder.comparing.alignment import ACROSS, LINKED, SAME, rivalry
from winset.coder.comparing.kinds import kinds_of_nearness

Array = NDArray[np.float64]
RIDGE = 3.0
"""Weight of the squares of the standardised weights."""


class Labelled(NamedTuple):
    """One pair: nearness by kind (n, m, kinds) and links (n, m)."""

    id: str
    kinds: Array
    links: Array


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
        found.append(Labelled(pair["id"], np.stack([kinds[name] for name in names], axis=-1), links))
    return found


def fitted(found: Sequence[Array], links: Sequence[Array]) -> Fit:
    """A logistic regression with weights of zero or more."""
    x = np.concatenate([f.reshape(-1, f.shape[-1]) for f in found])
    y = np.concatenate([held.ravel() for held in links])
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = (x - mean) / spread

    def loss(t: Array) -> tuple[float, Array]:
        logit = t[0] + z @ t[1:]
        gap = 1.0 / (1.0 + np.exp(-logit)) - y
        value = np.logaddexp(0.0, -(2 * y - 1) * logit).sum() + RIDGE * (t[1:] @ t[1:]) / 2
        return float(value), np.concatenate([[gap.sum()], z.T @ gap + RIDGE * t[1:]])

    bounds = [(None, None)] + [(0.0, None)] * z.shape[1]
    best = minimize(loss, np.zeros(z.shape[1] + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    weights = best[1:] / spread
    return Fit(float(best[0] - mean @ weights), weights)


def left_out(held: Sequence[Labelled]) -> tuple[int, int, int]:
    """Links right, found and wanted when each pair is judged by weights from the others."""
    right = proposed = wanted = 0
    for pair in held:
        others = [other for other in held if other.id != pair.id]
        inner = []
        for other in others:
            rest = [third for third in others if third.id != other.id]
            inner.append(rivalry(fitted([r.kinds for r in rest], [r.links for r in rest])(other.kinds)))
        likeness = fitted([o.kinds for o in others], [o.links for o in others])
        logit = fitted(inner, [o.links for o in others])(rivalry(likeness(pair.kinds)))
        chosen = 1.0 / (1.0 + np.exp(-logit)) >= LINKED
        right += int((chosen * pair.links).sum())
        proposed += int(chosen.sum())
        wanted += int(pair.links.sum())
    return right, proposed, wanted


def main() -> None:
    """Print weights and what is reached without the pair at hand."""
    for group, names in (("statements", tuple(SAME.kinds)), ("languages", tuple(ACROSS.kinds))):
        held = labelled(group, names)
        likeness = fitted([p.kinds for p in held], [p.links for p in held])
        rivals = fitted([rivalry(likeness(p.kinds)) for p in held], [p.links for p in held])
        print(group, {name: round(float(w), 2) for name, w in zip(names, likeness.weights, strict=True)})
        print(
            f"  likeness {likeness.constant:.2f}; rivals {rivals.weights.round(2)}, probability {rivals.constant:.2f}"
        )
        right, proposed, wanted = left_out(held)
        print(f"  pairs left out: F1 {2 * right / (proposed + wanted):.3f} ({right} of {proposed}; {wanted} wanted)")


if __name__ == "__main__":
    main()
