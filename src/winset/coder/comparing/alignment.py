"""Which clause of one text answers which of another.

Two clauses answer each other when they speak of one thing, whatever they say of it. Nearness is a weighted sum of what
can be looked at: meaning of the whole clause, of its topic alone and of its parts (a clause that was split is part of
another), shared words, watched phrases, the kind of act, the neighbourhood, and the place in the text. The weights were
set on the development half of the pairs in `tests/coder/comparing`. Crossings are allowed; a clause may have several
partners, for texts split and merge clauses.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from winset.coder.comparing.clauses import Clause
from winset.coder.comparing.topics import overlap, terms, topic
from winset.coder.comparing.wording import acts_of, phrases_in
from winset.coder.meaning import meanings

__all__ = ["Link", "aligned", "nearness"]

Matrix = NDArray[np.float64]

WEIGHTS: Final = {
    "meaning": 0.9,
    "topic": 1.2,
    "parts": 0.4,
    "words": 1.7,
    "phrases": 1.3,
    "surroundings": 1.1,
    "act": 0.3,
    "place": 0.9,
}
"""What each kind of nearness counts; each is between 0 and 1, or a cosine."""
OPENING: Final = 0.15
"""Added where both clauses open their text: who met, when and where."""
MUTUAL: Final = 0.26
"""Least nearness of two clauses that are each other's nearest."""
ONE_SIDED: Final = 0.48
"""Least nearness where only one is the other's nearest."""
NOT_FAR: Final = 0.80
"""There, the share of the other one's best nearness that must be reached."""
CONTAINED: Final = 0.75
"""Share of the weight of a clause's words that another has, from which it may be a part of that one that was split."""
_WINDOW: Final = 2
_PART: Final = re.compile(r"[,;:—()、]|\sand\s|\sincluding\s")
_FEW: Final = 4
_TINY: Final = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two clauses that answer each other."""

    before: int
    """Index of the clause in the earlier text."""
    after: int
    """Index in the later one."""
    nearness: float
    """0 to 1, about."""


def aligned(before: Sequence[Clause], after: Sequence[Clause], langs: tuple[str, str]) -> tuple[Link, ...]:
    """The links between two texts, by place in the earlier one.

    Parameters
    ----------
    before, after : clauses of the two texts
    langs : ISO 639-1 of each; English, Japanese and Korean, the same or not
    """
    if not before or not after:
        return ()
    near, words = _near([c.text for c in before], [c.text for c in after], langs)
    best_before = near.max(axis=1, keepdims=True)
    best_after = near.max(axis=0, keepdims=True)
    is_best_before = near >= best_before - _TINY
    is_best_after = near >= best_after - _TINY
    chosen = is_best_before & is_best_after & (near >= MUTUAL)
    chosen |= is_best_before & (near >= ONE_SIDED) & (near >= NOT_FAR * best_after)
    chosen |= is_best_after & (near >= ONE_SIDED) & (near >= NOT_FAR * best_before)
    chosen |= (is_best_before | is_best_after) & (words >= CONTAINED) & (near >= MUTUAL)
    return tuple(
        Link(before=int(i), after=int(j), nearness=round(float(near[i, j]), 3))
        for i, j in zip(*np.nonzero(chosen), strict=True)
    )


def nearness(before: Sequence[str], after: Sequence[str], langs: tuple[str, str]) -> Matrix:
    """How near each clause of one text is to each of another; shape (n before, m after)."""
    return _near(before, after, langs)[0]


def _near(before: Sequence[str], after: Sequence[str], langs: tuple[str, str]) -> tuple[Matrix, Matrix]:
    """Nearness, and the part of it that shared words are."""
    same = langs[0] == langs[1]
    found = _kinds([" ".join(text.split()) for text in before], [" ".join(text.split()) for text in after], langs)
    weights = WEIGHTS if same else WEIGHTS | {"words": 0.0}
    total = np.zeros((len(before), len(after)))
    for name, weight in weights.items():
        total += found[name] * weight / sum(weights.values())
    total[0, 0] += OPENING
    return total, found["words"]


def _kinds(before: Sequence[str], after: Sequence[str], langs: tuple[str, str]) -> dict[str, Matrix]:
    """Each kind of nearness of two lists of clauses."""
    same = langs[0] == langs[1]
    topics = [topic(text, langs[0]) for text in before], [topic(text, langs[1]) for text in after]
    by_topic = meanings(topics[0]).astype(float), meanings(topics[1]).astype(float)
    whole = meanings(before).astype(float), meanings(after).astype(float)
    counts = [_phrase_counts(texts, lang) for texts, lang in zip((before, after), langs, strict=True)]
    return {
        "meaning": _cosines(*_centred(*whole, same=same)),
        "topic": by_topic[0] @ by_topic[1].T,
        "parts": _by_parts(*topics, same=same),
        "words": overlap([terms(t, langs[0]) for t in before], [terms(t, langs[1]) for t in after])[1],
        "phrases": overlap(*counts)[1],
        "surroundings": _cosines(*(_smoothed(v) for v in _centred(*by_topic, same=same))),
        "act": _same_act(before, after, langs),
        "place": _same_place(len(before), len(after)),
    }


def _centred(u: Matrix, v: Matrix, *, same: bool) -> tuple[Matrix, Matrix]:
    """Vectors without what all clauses share: the meaning of such texts at large, and of their language."""
    if same:
        mean = np.vstack([u, v]).mean(axis=0)
        return u - mean, v - mean
    return u - u.mean(axis=0), v - v.mean(axis=0)


def _unit(vectors: Matrix) -> Matrix:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), _TINY), dtype=float)


def _cosines(u: Matrix, v: Matrix) -> Matrix:
    return np.asarray(_unit(u) @ _unit(v).T, dtype=float)


def _smoothed(vectors: Matrix) -> Matrix:
    """Each vector with those around it: what the paragraph is about."""
    size = len(vectors)
    return np.array([vectors[max(0, i - _WINDOW) : i + _WINDOW + 1].mean(axis=0) for i in range(size)])


def _by_parts(before: Sequence[str], after: Sequence[str], *, same: bool) -> Matrix:
    """How well the parts of one clause are met by parts of the other, in the better direction."""
    parts_before, parts_after = [_parts(t) for t in before], [_parts(t) for t in after]
    u, v = _centred(
        meanings([p for found in parts_before for p in found]).astype(float),
        meanings([p for found in parts_after for p in found]).astype(float),
        same=same,
    )
    every = _cosines(u, v)
    starts = np.cumsum([0, *map(len, parts_before)])
    stops = np.cumsum([0, *map(len, parts_after)])
    result = np.zeros((len(before), len(after)))
    for i in range(len(before)):
        rows = every[starts[i] : starts[i + 1]]
        for j in range(len(after)):
            block = rows[:, stops[j] : stops[j + 1]]
            result[i, j] = max(block.max(axis=1).mean(), block.max(axis=0).mean())
    return result


def _parts(text: str) -> list[str]:
    found = [part.strip() for part in _PART.split(text)]
    return [part for part in found if len(part.split()) > 1 or (not part.isascii() and len(part) >= _FEW)] or [text]


def _phrase_counts(texts: Sequence[str], lang: str) -> list[Counter[str]]:
    return [Counter({word.phrase for word in phrases_in(text, lang)}) for text in texts]


def _same_act(before: Sequence[str], after: Sequence[str], langs: tuple[str, str]) -> Matrix:
    acts_after = [acts_of(text, langs[1]) for text in after]
    return np.array([[float(bool(acts_of(text, langs[0]) & other)) for other in acts_after] for text in before])


def _same_place(n: int, m: int) -> Matrix:
    return np.asarray(1.0 - np.abs(np.arange(n)[:, None] / max(1, n - 1) - np.arange(m)[None, :] / max(1, m - 1)))
