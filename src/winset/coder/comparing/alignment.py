"""Which clause of one text answers which of another.

Two clauses answer each other when they speak of one thing, whatever they say of it. `kinds` has all that can be looked
at; a weighted sum of it is the likeness of two clauses. A likeness counts only against those of the same two clauses to
others: "peace and stability" is near to everything, and a clause that is as near to three as to one answers none of
them surely. It counts for more in good company, where the clauses around the two answer each other too: texts of one
format keep their sections. What comes out is a probability. Crossings are allowed; a clause may have several partners,
for texts split and merge clauses. The weights are a logistic regression on the pairs of `tests/coder/comparing` that
are marked `dev`: `python benchmarks/fit_statements.py` prints them, and what they reach on pairs left out of the fit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from winset.coder.comparing.clauses import Clause
from winset.coder.comparing.kinds import kinds_of_nearness, plain
from winset.coder.comparing.naming import names_in
from winset.coder.comparing.topics import words_in
from winset.coder.comparing.wording import acts_of, phrases, phrases_in

__all__ = ["Link", "Weights", "aligned", "company", "nearness", "rivalry"]

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How likeness and probability are made."""

    kinds: Mapping[str, float]
    """Weight of each kind of nearness in the likeness."""
    likeness: float
    """Constant of the likeness, in logits."""
    rivals: tuple[float, ...]
    """Weights of the columns of `rivalry` in the probability."""
    probability: float
    """Its constant, in logits."""
    least: float
    """Probability from which there is a link."""


SAME: Final = Weights(
    kinds={
        "letters": 3.73, "peculiar": 1.56, "rest": 4.75, "runs": 1.7, "watched": 1.74, "phrases": 0.37, "parts": 3.16,
        "raw": 4.85, "topic": 0.39, "surroundings": 1.71, "place": 0.93, "opening": 3.88,
    },
    likeness=-9.07,
    rivals=(0.47, 0.62, 0.0, 0.46, 5.32),
    probability=-2.07,
    least=0.25,
)  # fmt: skip
"""Two texts of one language."""
ACROSS: Final = Weights(
    kinds={
        "meaning": 5.84, "topic": 7.33, "phrases": 1.56, "act": 0.51, "place": 2.0, "surroundings": 2.47,
        "opening": 3.84,
    },
    likeness=-8.41,
    rivals=(0.37, 0.48, 1.82, 0.86, 1.87),
    probability=-2.81,
    least=0.35,
)  # fmt: skip
"""Two texts of different languages: no words in common, so meaning counts for more."""
_RIVALS: Final = 3
"""Nearest clauses of the other text whose mean likeness is what a clause has to stand out from."""
_SPREAD: Final = 2.0
"""Clauses within which what stands around a pair counts most."""
_FAR: Final = 6
"""Clauses beyond which nothing is around."""
_TINY: Final = 1e-9
_SHOWN: Final = 6
"""Most words that a reason names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two clauses that answer each other."""

    before: int
    """Index of the clause in the earlier text."""
    after: int
    """Index in the later one."""
    nearness: float
    """Probability, 0 to 1, that a reader would link them."""
    why: str
    """What they share, in words."""


def aligned(before: Sequence[Clause], after: Sequence[Clause], langs: tuple[str, str]) -> tuple[Link, ...]:
    """The links between two texts, by place in the earlier one.

    Parameters
    ----------
    before, after : clauses of the two texts
    langs : ISO 639-1 of each; English, Japanese and Korean, the same or not
    """
    if not before or not after:
        return ()
    near = nearness(before, after, langs)
    least = _weights(langs).least
    return tuple(
        Link(
            before=int(i),
            after=int(j),
            nearness=round(float(near[i, j]), 3),
            why=_why(before[int(i)], after[int(j)], langs),
        )
        for i, j in zip(*np.nonzero(near >= least), strict=True)
    )


def nearness(before: Sequence[Clause], after: Sequence[Clause], langs: tuple[str, str]) -> Matrix:
    """How probable it is that each clause of one text answers each of another; shape (n before, m after)."""
    weights = _weights(langs)
    found = kinds_of_nearness(before, after, langs, tuple(weights.kinds))
    likeness = weights.likeness + sum(weight * found[name] for name, weight in weights.kinds.items())
    logit = weights.probability + rivalry(np.asarray(likeness, dtype=float)) @ np.array(weights.rivals)
    return np.asarray(1.0 / (1.0 + np.exp(-logit)), dtype=float)


def _weights(langs: tuple[str, str]) -> Weights:
    return SAME if langs[0] == langs[1] else ACROSS


def rivalry(likeness: Matrix) -> Matrix:
    """How each likeness stands among those of the same two clauses, and in what company; shape (n, m, 5).

    Its columns: the likeness itself; what it is above half of what either clause has with its nearest three; whether
    the two are each other's nearest; whether one is the other's; how likely the clauses around the one answer clauses
    around the other.
    """
    n, m = likeness.shape
    rows = np.sort(likeness, axis=1)[:, -min(_RIVALS, m) :].mean(axis=1, keepdims=True)
    columns = np.sort(likeness, axis=0)[-min(_RIVALS, n) :].mean(axis=0, keepdims=True)
    of_row = likeness >= likeness.max(axis=1, keepdims=True) - _TINY
    of_column = likeness >= likeness.max(axis=0, keepdims=True) - _TINY
    above = likeness - 0.5 * (rows + columns)
    mutual, one = (of_row & of_column).astype(float), (of_row | of_column).astype(float)
    return np.stack([likeness, above, mutual, one, company(likeness)], axis=-1)


def company(likeness: Matrix) -> Matrix:
    """Root of the mean probability of the pairs around each pair, without its own; shape (n, m), 0 to 1.

    Texts of one format keep their sections: where the clauses before and after answer each other, a clause in between
    that is said in other words does so too.
    """
    probable = 1.0 / (1.0 + np.exp(-likeness))
    of_rows, of_columns = (_near_by(number) for number in likeness.shape)
    own = of_rows[0, 0] * of_columns[0, 0]
    return np.asarray(np.sqrt(np.maximum(of_rows @ probable @ of_columns - own * probable, 0.0)), dtype=float)


def _near_by(number: int) -> Matrix:
    """Weights of the clauses around each clause; less at the ends of a text, where fewer stand around."""
    away = np.arange(-_FAR, _FAR + 1)
    bell = np.exp(-0.5 * (away / _SPREAD) ** 2)
    distance = np.abs(np.arange(number)[:, None] - np.arange(number)[None, :])
    weights = np.exp(-0.5 * (distance / _SPREAD) ** 2) / bell.sum()
    return np.where(distance <= _FAR, weights, 0.0)


def _why(before: Clause, after: Clause, langs: tuple[str, str]) -> str:
    """What two clauses share that can be pointed at; else that they mean much the same."""
    one, other = plain(before), plain(after)
    titles = phrases()
    found: list[str] = []
    shared = {w.phrase for w in phrases_in(one, langs[0])} & {w.phrase for w in phrases_in(other, langs[1])}
    if shared:
        found.append("both speak of " + ", ".join(titles[name].title for name in sorted(shared)[:_SHOWN]))
    named = names_in(one, langs[0]) & names_in(other, langs[1])
    if named:
        found.append("both name " + ", ".join(sorted(named)[:_SHOWN]))
    if langs[0] == langs[1] and (words := words_in(one) & words_in(other)):
        found.append("shared words: " + ", ".join(sorted(words)[:_SHOWN]))
    if acts := acts_of(one, langs[0]) & acts_of(other, langs[1]):
        found.append("same kind of act: " + ", ".join(sorted(acts)))
    return "; ".join(found) or "near in meaning"
