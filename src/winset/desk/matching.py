"""Which options of a case a proposal may mean: by its meaning, in any language, and by shared words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from winset.coder.meaning import meanings
from winset.model import Option

__all__ = ["LIKE", "LIKE_IN_WORDS", "Match", "Matcher", "vectors"]

LIKE: Final = 0.4
"""Similarity of meaning from which a proposal is taken for an option of the case."""
LIKE_WITH_WORDS: Final = 0.5
"""The same where words are shared, which add to it: everybody's proposals speak of governments and of meetings."""
LIKE_IN_WORDS: Final = 0.25
"""The same where only words are compared."""
WORDS_COUNT: Final = 0.5
"""Weight of shared words beside the cosine of meanings."""
SAME_ISSUE: Final = 0.1
"""What an option on the same issue gains where words are compared; half of it where meanings are."""
_KEPT: Final[dict[str, NDArray[np.float32]]] = {}
"""Vectors of this process by text: a proposal is shown, decided and shown again."""
_MOST_KEPT: Final = 50_000

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_COMMON: Final = frozenset({
    "about", "all", "also", "and", "any", "are", "between", "both", "but", "can", "could", "for", "from", "has",
    "have", "into", "its", "may", "more", "most", "must", "not", "of", "on", "one", "other", "our", "should", "such",
    "than", "that", "the", "their", "them", "there", "these", "they", "this", "three", "through", "two", "was",
    "way", "were", "which", "will", "with", "would",
})  # fmt: skip
_ENDINGS: Final = (
    "isation",
    "ization",
    "ational",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ies",
    "ed",
    "es",
    "s",
    "ly",
)
_LEAST: Final = 4
"""Letters that stay when an ending goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An option that a proposal may mean."""

    option: str
    title: str
    similarity: float
    """Cosine of meanings and half that of the weighted words together, at most 1; or of the words alone."""


class Matcher:
    """The meaning of each option, and its words, weighted by how few options have them (TF-IDF)."""

    def __init__(self, options: Sequence[Option], *, names: Sequence[str] = ()) -> None:
        """Weigh the words of titles and descriptions.

        Parameters
        ----------
        names : words that say nothing here, such as the names of the case's countries
        """
        self._options = options
        self._names = frozenset(_stem(word) for name in names for word in _WORD.findall(name.casefold()))
        counted = [Counter(self._words(f"{o.title} {o.title} {o.description}")) for o in options]
        present = Counter(word for words in counted for word in words)
        self._weight = {word: math.log((1 + len(options)) / (1 + n)) + 1 for word, n in present.items()}
        self._unseen = math.log(1 + len(options)) + 1
        self._having: dict[str, list[tuple[int, float]]] = {}
        for number, words in enumerate(counted):
            for word, weight in self._vector(words).items():
                self._having.setdefault(word, []).append((number, weight))

    def nearest(
        self, text: str, *, issue: str | None = None, number: int = 3, least: float | None = None, meant: bool = True
    ) -> tuple[Match, ...]:
        """The options most like a text; those on the same issue gain a little.

        Parameters
        ----------
        least : similarity below which an option is not the same idea; one of the three above by default
        meant : compare meanings too, and not words alone
        """
        if not self._options or not text.strip():
            return ()
        words = alike = self._by_words(text)
        if meant:
            alike = WORDS_COUNT * words + self._by_meaning(text)
        gain = SAME_ISSUE * (0.5 if meant else 1.0) * (alike > 0)
        alike = alike + gain * np.array([_on(option, issue) for option in self._options])
        needed = np.where(words > 0, LIKE_WITH_WORDS, LIKE) if meant else np.full(len(words), LIKE_IN_WORDS)
        needed = needed if least is None else np.full(len(words), least)
        order = sorted(range(len(alike)), key=lambda place: (-alike[place], self._options[place].id))[:number]
        return tuple(
            Match(
                option=self._options[k].id, title=self._options[k].title, similarity=round(min(1.0, float(alike[k])), 4)
            )
            for k in order
            if alike[k] >= needed[k]
        )

    def _by_words(self, text: str) -> NDArray[np.float64]:
        alike = np.zeros(len(self._options))
        for word, weight in self._vector(Counter(self._words(text))).items():
            for place, other in self._having.get(word, ()):
                alike[place] += weight * other
        return alike

    def _by_meaning(self, text: str) -> NDArray[np.float64]:
        """Mean cosine of a text with the title of each option and with its title and description."""
        titles = vectors([option.title for option in self._options])
        whole = vectors([f"{option.title}. {option.description}" for option in self._options])
        return np.asarray((titles + whole) @ vectors([text])[0] / 2, dtype=np.float64)

    def _words(self, text: str) -> list[str]:
        words = [_stem(word) for word in _WORD.findall(text.casefold()) if word not in _COMMON]
        return [word for word in words if word not in self._names]

    def _vector(self, words: Mapping[str, int]) -> dict[str, float]:
        raw = {word: (1 + math.log(n)) * self._weight.get(word, self._unseen) for word, n in words.items()}
        length = math.sqrt(sum(value * value for value in raw.values()))
        return {word: value / length for word, value in raw.items()} if length else {}


def _on(option: Option, issue: str | None) -> bool:
    return issue is not None and issue in {option.issue, *(name for name, _ in option.points)}


def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """The meanings of texts, shape (n, 512); each text is read once in a process."""
    new = [text for text in dict.fromkeys(texts) if text not in _KEPT]
    if new:
        if len(_KEPT) > _MOST_KEPT:
            _KEPT.clear()
            new = list(dict.fromkeys(texts))
        _KEPT.update(zip(new, meanings(new), strict=True))
    return np.stack([_KEPT[text] for text in texts])


def _stem(word: str) -> str:
    """A word without its ending, so that `exercise`, `exercises` and `exercising` are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            word = word[: -len(ending)]
            break
    return word.rstrip("e") if len(word) > _LEAST else word
