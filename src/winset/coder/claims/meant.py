"""How probable it is that a sentence states a claim, by what it means and by its words, whatever its construction.

Rules read constructions; strangers find others. A logistic regression for each kind, learnt from sentences of our own
in many voices (`benchmarks/claims_meaning.py` learns it, writes its tables and tells how it does on texts that it
never saw), adds up the stems and pairs of stems of an English sentence; of one of another language its vector
(`winset.coder.meaning`), which takes the time of a parse and would bring English little.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from winset.coder.claims.grams import grams
from winset.coder.meaning import meanings
from winset.reference.table import rows

__all__ = [
    "BOUNDS",
    "CONSTANT",
    "KINDS",
    "LONGEST",
    "SHORTEST",
    "VECTORS",
    "WORDS",
    "Bounds",
    "bounds",
    "chances",
    "likeliest",
    "weigh",
    "weighed",
]

KINDS: Final = ("constraint", "recommendation", "commitment", "stance")
"""Kinds that are told by meaning, in the order of all arrays."""
VECTORS: Final = "claims/meaning.csv"
"""Weights of the vector, for languages other than English."""
WORDS: Final = "claims/words.csv"
"""Weights of English stems and pairs of stems."""
CONSTANT: Final = "*"
"""What has the constants in the place of a gram."""
BOUNDS: Final = "claims/bounds.csv"
"""What is probable enough."""
SHORTEST, LONGEST = 20, 600
"""Letters of a sentence that is looked at: a shorter one is a fragment, a longer one a list or noise."""
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What is probable enough, for one kind."""

    alone: float
    """Probability from which meaning alone makes a claim."""
    beside: float
    """Probability below which a claim of a rule is none: its words are there, but the sentence means something else."""


def chances(texts: Sequence[str], lang: str = "en") -> Matrix:
    """Probability of each kind of claim in each sentence; shape (n, 4), in the order of KINDS.

    Parameters
    ----------
    texts : sentences, each in one line
    lang : `en`, or another language that the encoder of meaning knows
    """
    if lang == "en":
        logits = np.array([_of_words(text) for text in texts]).reshape(len(texts), len(KINDS))
    else:
        weights = _weights()
        logits = meanings(texts).astype(np.float64) @ weights[:, :-1].T + weights[:, -1]
    return np.asarray(1.0 / (1.0 + np.exp(-logits)), dtype=float)


def weigh(texts: Sequence[str], lang: str = "en") -> list[dict[str, float] | None]:
    """The same by name of the kind; None for a fragment, a list or noise, which is not looked at."""
    read = [SHORTEST <= len(text) <= LONGEST for text in texts]
    found = iter(chances([" ".join(text.split()) for text, worth in zip(texts, read, strict=True) if worth], lang))
    return [dict(zip(KINDS, map(float, next(found)), strict=True)) if worth else None for worth in read]


@cache
def bounds(lang: str) -> dict[str, Bounds]:
    """What is probable enough in a language, by kind; a kind that is not told by meaning there is absent."""
    return {
        row["kind"]: Bounds(alone=float(row["alone"]), beside=float(row["beside"]))
        for row in rows(BOUNDS)
        if lang in row["langs"].split("/")
    }


def likeliest(likely: Mapping[str, float], lang: str = "en") -> str | None:
    """The kind that meaning alone makes of a sentence: the one furthest above its bound; None where none reaches it."""
    limits = bounds(lang)
    best = max(limits, key=lambda kind: likely[kind] / limits[kind].alone)
    return best if likely[best] >= limits[best].alone else None


def weighed(found: Sequence[str], rarity: dict[str, float]) -> dict[str, float]:
    """Weight of each known gram of a sentence: by how often it stands there and how rare it is; of length 1 together.

    Parameters
    ----------
    found : grams of the sentence
    rarity : inverse document frequency of those that are known
    """
    held = {gram: (1 + math.log(n)) * rarity[gram] for gram, n in Counter(found).items() if gram in rarity}
    length = math.sqrt(sum(weight * weight for weight in held.values())) or 1.0
    return {gram: weight / length for gram, weight in held.items()}


def _of_words(text: str) -> Matrix:
    rarity, weights = _words()
    total = weights[CONSTANT].copy()
    for gram, weight in weighed(grams(text), rarity).items():
        total += weight * weights[gram]
    return total


@cache
def _words() -> tuple[dict[str, float], dict[str, Matrix]]:
    table = rows(WORDS)
    rarity = {row["words"]: float(row["rarity"]) for row in table if row["words"] != CONSTANT}
    return rarity, {row["words"]: np.array([float(row[kind]) for kind in KINDS]) for row in table}


@cache
def _weights() -> Matrix:
    table = {row["kind"]: row for row in rows(VECTORS)}
    return np.array([[float(cell) for cell in list(table[kind].values())[1:]] for kind in KINDS])
