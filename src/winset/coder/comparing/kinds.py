"""Each way in which two clauses can be near: meaning, words, phrases, act, sentence, neighbours, place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from winset.coder.comparing.clauses import Clause
from winset.coder.comparing.topics import overlap, terms, topic
from winset.coder.comparing.wording import acts_of, phrases_in
from winset.coder.meaning import meanings

__all__ = ["KINDS", "kinds_of_nearness", "plain"]

Matrix = NDArray[np.float64]
Langs = tuple[str, str]
_REACH: Final = 1.5
"""Clauses after which a neighbour counts for 1/e in what surrounds a clause."""
_WORD: Final = re.compile(r"\w+")
_TINY: Final = 1e-9


def plain(clause: Clause) -> str:
    """The words of a clause in one line."""
    return " ".join(clause.text.split())


def kinds_of_nearness(
    before: Sequence[Clause], after: Sequence[Clause], langs: Langs, names: Sequence[str]
) -> dict[str, Matrix]:
    """Some kinds of nearness of the clauses of two texts.

    Parameters
    ----------
    before, after : the clauses
    langs : ISO 639-1 of each text
    names : which of KINDS

    Returns
    -------
    matrices (n before, m after); cosines from -1 to 1, all others from 0 to 1
    """
    return {name: KINDS[name](before, after, langs) for name in names}


def _meaning(before: Sequence[Clause], after: Sequence[Clause], langs: Langs) -> Matrix:
    """Of the whole clause."""
    return _cosines(*_vectors([plain(c) for c in before], [plain(c) for c in after], langs))


def _topic(before: Sequence[Clause], after: Sequence[Clause], langs: Langs) -> Matrix:
    """Meaning without who speaks and how firmly: what is left when heads such as "the leaders reaffirmed" are cut."""
    return _cosines(*_topics(before, after, langs))


def _surroundings(before: Sequence[Clause], after: Sequence[Clause], langs: Langs) -> Matrix:
    """Meaning of the clauses around, without the clause itself."""
    return _cosines(*(_around(vectors) for vectors in _topics(before, after, langs)))


def _sentence(before: Sequence[Clause], after: Sequence[Clause], langs: Langs) -> Matrix:
    """Meaning of the whole sentence that a clause was cut from."""
    return _cosines(*_vectors(_sentences(before), _sentences(after), langs))


def _words(before: Sequence[Clause], after: Sequence[Clause], langs: Langs) -> Matrix:
    """Words shared, the rarer in the two texts the more they count."""
    texts = zip((before, after), langs, strict=True)
    return overlap(*([terms(plain(c), lang) for c in held] for held, lang in texts))[0]


def _runs(before: Sequence[Clause], after: Sequence[Clause], langs: Langs) -> Matrix:  # noqa: ARG001 - one shape for all kinds
    """Pairs of words that stand side by side in both."""
    return overlap(*([_pairs(plain(c)) for c in held] for held in (before, after)))[0]


def _phrases(before: Sequence[Clause], after: Sequence[Clause], langs: Langs) -> Matrix:
    """Watched phrases shared."""
    texts = zip((before, after), langs, strict=True)
    return overlap(*([Counter({w.phrase for w in phrases_in(plain(c), lang)}) for c in held] for held, lang in texts))[
        0
    ]


def _act(before: Sequence[Clause], after: Sequence[Clause], langs: Langs) -> Matrix:
    """Whether both blame, both promise and so on."""
    acts_after = [acts_of(plain(clause), langs[1]) for clause in after]
    return np.array(
        [[float(bool(acts & other)) for other in acts_after] for acts in (acts_of(plain(c), langs[0]) for c in before)]
    )


def _place(before: Sequence[Clause], after: Sequence[Clause], langs: Langs) -> Matrix:  # noqa: ARG001 - one shape for all kinds
    """Nearness of place in the text; a soft order, crossings stay possible."""
    n, m = len(before), len(after)
    return np.asarray(1.0 - np.abs(np.arange(n)[:, None] / max(1, n - 1) - np.arange(m)[None, :] / max(1, m - 1)))


def _ends(before: Sequence[Clause], after: Sequence[Clause], langs: Langs) -> Matrix:  # noqa: ARG001 - one shape for all kinds
    """Whether both open their text: who met, when and where."""
    found = np.zeros((len(before), len(after)))
    found[0, 0] = 1.0
    return found


KINDS: Final[dict[str, Callable[[Sequence[Clause], Sequence[Clause], Langs], Matrix]]] = {
    "meaning": _meaning,
    "topic": _topic,
    "sentence": _sentence,
    "surroundings": _surroundings,
    "words": _words,
    "runs": _runs,
    "phrases": _phrases,
    "act": _act,
    "place": _place,
    "opening": _ends,
}
"""Name to function."""


def _topics(before: Sequence[Clause], after: Sequence[Clause], langs: Langs) -> tuple[Matrix, Matrix]:
    return _vectors([topic(plain(c), langs[0]) for c in before], [topic(plain(c), langs[1]) for c in after], langs)


def _vectors(before: Sequence[str], after: Sequence[str], langs: Langs) -> tuple[Matrix, Matrix]:
    """Vectors without what all share: the meaning of such texts at large, and of their language."""
    u, v = meanings(before).astype(float), meanings(after).astype(float)
    if langs[0] == langs[1]:
        mean = np.vstack([u, v]).mean(axis=0)
        return u - mean, v - mean
    return u - u.mean(axis=0), v - v.mean(axis=0)


def _cosines(u: Matrix, v: Matrix) -> Matrix:
    return np.asarray(_unit(u) @ _unit(v).T, dtype=float)


def _unit(vectors: Matrix) -> Matrix:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), _TINY), dtype=float)


def _around(vectors: Matrix) -> Matrix:
    places = np.arange(len(vectors))
    weights = np.exp(-np.abs(places[:, None] - places[None, :]) / _REACH)
    np.fill_diagonal(weights, 0.0)
    return np.asarray(weights @ vectors / np.maximum(weights.sum(axis=1, keepdims=True), _TINY), dtype=float)


def _sentences(held: Sequence[Clause]) -> list[str]:
    """The sentence of each clause."""
    whole: dict[int, list[str]] = {}
    for clause in held:
        whole.setdefault(clause.sentence, []).append(plain(clause))
    return [" ".join(whole[clause.sentence]) for clause in held]


def _pairs(text: str) -> Counter[str]:
    words = _WORD.findall(text.casefold())
    return Counter(f"{one} {other}" for one, other in pairwise(words))
