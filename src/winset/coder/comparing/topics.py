"""What a clause is about: its words without who speaks and how firmly; a change of tone should not hide a match."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from winset.coder.comparing.clauses import act_end
from winset.coder.stemming import stem
from winset.reference.table import rows

__all__ = ["common", "overlap", "stems", "terms", "topic", "words_in"]

Matrix = NDArray[np.float64]
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z0-9]+|\d[\d,.]*")
_RUN: Final = re.compile(r"[\u4e00-\u9fff々〆]+|[\u30a0-\u30ffー]+|[\uac00-\ud7a3]+")


def topic(text: str, lang: str) -> str:
    """A clause from after its verb of speech; all of it where that leaves little."""
    rest = text[act_end(text, lang) :].strip(" ,")
    return rest if len(rest.split()) >= 4 or (lang in {"ja", "ko"} and len(rest) >= 8) else text  # noqa: PLR2004 - a few words


def stems(text: str, lang: str) -> list[str]:
    """Words of a clause in order: stems in English, pairs of letters in Japanese and Korean, numbers in all."""
    little = common()
    found = [stem(low) for word in _WORD.findall(text) if (low := word.lower()) not in little]
    if lang in {"ja", "ko"}:
        for run in _RUN.findall(text):
            found += [run[i : i + 2] for i in range(len(run) - 1)] or [run]
    return found


def terms(text: str, lang: str) -> Counter[str]:
    """The stems of a clause, counted."""
    return Counter(stems(text, lang))


def words_in(text: str) -> frozenset[str]:
    """Words of an English clause as they stand, in small letters, without the common ones."""
    return frozenset(word.lower() for word in _WORD.findall(text)) - common()


@cache
def common() -> frozenset[str]:
    """Words that any clause of a joint statement may have."""
    return frozenset(row["word"] for row in rows("comparing/common.csv"))


def overlap(before: Sequence[Counter[str]], after: Sequence[Counter[str]]) -> tuple[Matrix, Matrix]:
    """How much of the weight of two lists of terms they share.

    Returns
    -------
    two matrices (n before, m after) in [0, 1]: the share of both, as a cosine, and the share of the shorter one. A term
    weighs by how few clauses have it; one in most clauses weighs nothing.
    """
    held = Counter(term for counted in (*before, *after) for term in counted)
    number = len(before) + len(after)
    weight = {term: math.log((number + 1) / count) ** 2 for term, count in held.items()}
    size_before = np.array([sum(weight[t] for t in counted) for counted in before], dtype=float)
    size_after = np.array([sum(weight[t] for t in counted) for counted in after], dtype=float)
    shared = np.zeros((len(before), len(after)))
    places: dict[str, list[int]] = {}
    for j, counted in enumerate(after):
        for term in counted:
            places.setdefault(term, []).append(j)
    for i, counted in enumerate(before):
        for term in counted:
            for j in places.get(term, ()):
                shared[i, j] += weight[term]
    product = np.sqrt(np.outer(size_before, size_after))
    least = np.minimum.outer(size_before, size_after)
    zero = np.zeros_like(shared)
    return (
        np.divide(shared, product, out=zero.copy(), where=product > 0),
        np.divide(shared, least, out=zero, where=least > 0),
    )
