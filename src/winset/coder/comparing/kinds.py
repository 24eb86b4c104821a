"""Each way in which two clauses can be near: meaning, words that few others have, phrases, act, neighbours, place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final

import numpy as np
from numpy.typing import NDArray

from winset.coder.comparing.clauses import Clause
from winset.coder.comparing.roots import roots, runs
from winset.coder.comparing.sharing import apportioned, beyond_the_nearest, letters, peculiar, peculiar_most
from winset.coder.comparing.topics import overlap, stems, topic
from winset.coder.comparing.wording import acts_of, phrases_in
from winset.coder.meaning import meanings

__all__ = ["KINDS", "kinds_of_nearness", "plain"]

Matrix = NDArray[np.float64]
Langs = tuple[str, str]
_REACH: Final = 1.5
"""Clauses after which a neighbour counts for 1/e in what surrounds a clause."""
_PART: Final = re.compile(r",\s+(?:and\s+|or\s+)?|\s+(?:and|including|through|by)\s+|;\s+|、|，")
"""Where a clause that lists things falls into its parts."""
_PART_WORDS: Final = 2
"""Fewest words of a part, where words stand between blanks."""
_HELD: Final = 4
"""Lists of texts whose vectors are kept: both sides of a pair, whole and without their heads."""
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
    matrices (n before, m after); cosines from -1 to 1, `peculiar` from 0 upwards, all others from 0 to 1
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


def _raw(before: Sequence[Clause], after: Sequence[Clause], langs: Langs) -> Matrix:  # noqa: ARG001 - one shape for all kinds
    """Meaning of the whole clause with all that such texts have in common."""
    return np.asarray(_meant(tuple(plain(c) for c in before)) @ _meant(tuple(plain(c) for c in after)).T)


def _parts(before: Sequence[Clause], after: Sequence[Clause], langs: Langs) -> Matrix:
    """Meaning by parts: how well the parts of one clause are found among those of the other, the better way round."""
    held = [[_pieces(c, lang) for c in texts] for texts, lang in zip((before, after), langs, strict=True)]
    one, other = ([part for parts in texts for part in parts] for texts in held)
    near = _cosines(*_vectors(one, other, langs))
    rows, columns = ([0, *accumulate(len(parts) for parts in texts)][:-1] for texts in held)
    best_of_rows = np.maximum.reduceat(near, columns, axis=1)
    best_of_columns = np.maximum.reduceat(near, rows, axis=0)
    of_before = np.add.reduceat(best_of_rows, rows, axis=0) / np.array([len(parts) for parts in held[0]])[:, None]
    of_after = np.add.reduceat(best_of_columns, columns, axis=1) / np.array([len(parts) for parts in held[1]])[None, :]
    return np.asarray(np.maximum(of_before, of_after), dtype=float)


def _letters(before: Sequence[Clause], after: Sequence[Clause], langs: Langs) -> Matrix:
    """Runs of letters shared, as a share of what either shares with the other text."""
    return apportioned(
        *(
            [letters(stems(plain(c), lang), spaced=lang not in {"ja", "ko"}) for c in texts]
            for texts, lang in zip((before, after), langs, strict=True)
        )
    )


def _peculiar(before: Sequence[Clause], after: Sequence[Clause], langs: Langs) -> Matrix:
    """Words shared that few other clauses have."""
    return peculiar(*_words(before, after, langs))


def _rest(before: Sequence[Clause], after: Sequence[Clause], langs: Langs) -> Matrix:
    """Words shared that neither clause shares with its nearest."""
    return beyond_the_nearest(*_words(before, after, langs))


def _runs(before: Sequence[Clause], after: Sequence[Clause], langs: Langs) -> Matrix:
    """Runs of words shared, whatever their endings, as a share of what either clause shares with the other text."""
    one, other = roots([plain(c) for c in before], [plain(c) for c in after], langs)
    return apportioned([runs(words) for words in one], [runs(words) for words in other])


def _watched(before: Sequence[Clause], after: Sequence[Clause], langs: Langs) -> Matrix:
    """The watched phrase shared that fewest others have."""
    return peculiar_most(*([set(held) for held in counted] for counted in _phrases_of(before, after, langs)))


def _phrases(before: Sequence[Clause], after: Sequence[Clause], langs: Langs) -> Matrix:
    """Watched phrases shared."""
    return overlap(*_phrases_of(before, after, langs))[0]


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
    "raw": _raw,
    "topic": _topic,
    "parts": _parts,
    "surroundings": _surroundings,
    "letters": _letters,
    "peculiar": _peculiar,
    "rest": _rest,
    "runs": _runs,
    "watched": _watched,
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
    u, v = _meant(tuple(before)), _meant(tuple(after))
    if langs[0] == langs[1]:
        mean = np.vstack([u, v]).mean(axis=0)
        return u - mean, v - mean
    return u - u.mean(axis=0), v - v.mean(axis=0)


@lru_cache(maxsize=_HELD)
def _meant(texts: tuple[str, ...]) -> Matrix:
    """Vectors of texts; several kinds look at the same ones."""
    return meanings(texts).astype(float)


def _cosines(u: Matrix, v: Matrix) -> Matrix:
    return np.asarray(_unit(u) @ _unit(v).T, dtype=float)


def _unit(vectors: Matrix) -> Matrix:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), _TINY), dtype=float)


def _around(vectors: Matrix) -> Matrix:
    places = np.arange(len(vectors))
    weights = np.exp(-np.abs(places[:, None] - places[None, :]) / _REACH)
    np.fill_diagonal(weights, 0.0)
    return np.asarray(weights @ vectors / np.maximum(weights.sum(axis=1, keepdims=True), _TINY), dtype=float)


def _words(before: Sequence[Clause], after: Sequence[Clause], langs: Langs) -> tuple[list[set[str]], list[set[str]]]:
    one, other = (
        [set(stems(plain(c), lang)) for c in texts] for texts, lang in zip((before, after), langs, strict=True)
    )
    return one, other


def _phrases_of(
    before: Sequence[Clause], after: Sequence[Clause], langs: Langs
) -> tuple[list[Counter[str]], list[Counter[str]]]:
    one, other = (
        [Counter({w.phrase for w in phrases_in(plain(c), lang)}) for c in texts]
        for texts, lang in zip((before, after), langs, strict=True)
    )
    return one, other


def _pieces(clause: Clause, lang: str) -> list[str]:
    """The parts of what a clause is about; all of it where it has none."""
    whole = topic(plain(clause), lang)
    parts = [part for part in _PART.split(whole) if lang in {"ja", "ko"} or len(part.split()) >= _PART_WORDS]
    return [part for part in parts if part.strip()] or [whole]
