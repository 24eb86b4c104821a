"""What two clauses share that few others have: words, runs of letters, watched phrases.

A word that one clause of each text has ties these two together; a word that five clauses of each have ties none. So
what is shared weighs by one over the root of the number of clauses of either text that have it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["apportioned", "beyond_the_nearest", "letters", "peculiar", "peculiar_most"]

Matrix = NDArray[np.float64]
Held = Sequence[AbstractSet[Hashable]]
_RUN: Final = 5
"""Letters of a run: long enough to be of one word or two that stand together."""
_REST: Final = 0.3
"""What a clause is taken to share with no other, so that a chance run of letters is not all that it shares."""


def letters(stems: Sequence[str], *, spaced: bool) -> frozenset[str]:
    """Runs of letters of the stems of a clause, over their gaps; the stems where a language has no blanks."""
    if not spaced:
        return frozenset(stems)
    line = f" {' '.join(stems)} "
    return frozenset(line[i : i + _RUN] for i in range(len(line) - _RUN + 1))


def apportioned(before: Held, after: Held) -> Matrix:
    """Of all that either clause shares with the other text, how much it shares with this one; shape (n, m), 0 to 1."""
    shared = _shared(before, after)
    rows, columns = shared.sum(axis=1, keepdims=True), shared.sum(axis=0, keepdims=True)
    return np.asarray(shared / np.sqrt((rows + _REST) * (columns + _REST)), dtype=float)


def peculiar(before: Held, after: Held) -> Matrix:
    """How much two clauses share that few others have; shape (n, m), 0 without bound, in logarithms."""
    return np.asarray(np.log1p(_shared(before, after)), dtype=float)


def peculiar_most(before: Held, after: Held) -> Matrix:
    """The one thing shared that fewest others have; 1 where no other clause of either text has it."""
    found = np.zeros((len(before), len(after)))
    counts = Counter(t for held in before for t in held), Counter(t for held in after for t in held)
    for thing in counts[0].keys() & counts[1].keys():
        weight = 1.0 / math.sqrt(counts[0][thing] * counts[1][thing])
        rows = [i for i, held in enumerate(before) if thing in held]
        columns = [j for j, held in enumerate(after) if thing in held]
        cells = np.ix_(rows, columns)
        found[cells] = np.maximum(found[cells], weight)
    return found


def beyond_the_nearest(before: Held, after: Held) -> Matrix:
    """Share of the shorter clause that both have and that neither has in common with its nearest other; 0 to 1.

    A clause that lists five things may have its nearest partner in one of them and still answer the other four: what is
    left without that partner tells.
    """
    one, other = _occurrences(before, after)
    n, m = len(before), len(after)
    weight = np.log((n + m + 1) / np.maximum(one.sum(axis=0) + other.sum(axis=0), 1)) ** 2
    shared = (one * weight) @ other.T
    nearest, nearest_back = shared.argmax(axis=1), shared.argmax(axis=0)
    rest = one * (1 - other[nearest])
    rest_back = other * (1 - one[nearest_back])
    is_nearest = np.arange(m)[None, :] == nearest[:, None]
    is_nearest_back = np.arange(n)[:, None] == nearest_back[None, :]
    of_rows = np.where(is_nearest_back, (rest * weight) @ other.T, (rest * weight) @ rest_back.T)
    of_both = np.where(is_nearest_back, shared, (one * weight) @ rest_back.T)
    left = np.where(is_nearest, of_both, of_rows)
    least = np.minimum.outer(one @ weight, other @ weight)
    return np.asarray(np.divide(left, least, out=np.zeros_like(left), where=least > 0), dtype=float)


def _shared(before: Held, after: Held) -> Matrix:
    one, other = _occurrences(before, after)
    weight = 1.0 / np.sqrt(np.maximum(one.sum(axis=0) * other.sum(axis=0), 1.0))
    return np.asarray((one * weight) @ other.T, dtype=float)


def _occurrences(before: Held, after: Held) -> tuple[Matrix, Matrix]:
    """Which clause has what, for all that both texts have or one alone; shapes (n, things), (m, things)."""
    place: dict[Hashable, int] = {}
    for held in (*before, *after):
        for thing in held:
            place.setdefault(thing, len(place))
    found = []
    for texts in (before, after):
        matrix = np.zeros((len(texts), max(1, len(place))))
        for row, held in enumerate(texts):
            matrix[row, [place[thing] for thing in held]] = 1.0
        found.append(matrix)
    return found[0], found[1]
