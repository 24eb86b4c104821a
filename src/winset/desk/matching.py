"""Which options of a case a proposal may mean: shared words, the rare ones counting more."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from winset.model import Option

__all__ = ["Match", "Matcher"]

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
    """Cosine of the weighted words, 0 to 1."""


class Matcher:
    """The words of each option, weighted by how few options have them (TF-IDF)."""

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

    def nearest(self, text: str, *, issue: str | None = None, number: int = 3, least: float = 0.2) -> tuple[Match, ...]:
        """The options most like a text; those on the same issue gain a tenth.

        Parameters
        ----------
        least : similarity below which an option is not the same idea
        """
        alike: defaultdict[int, float] = defaultdict(float)
        for word, weight in self._vector(Counter(self._words(text))).items():
            for place, other in self._having.get(word, ()):
                alike[place] += weight * other
        scored = []
        for place, similarity in alike.items():
            option = self._options[place]
            same = issue is not None and issue in {option.issue, *(name for name, _ in option.points)}
            scored.append((min(1.0, similarity + 0.1 * same), option))
        scored.sort(key=lambda pair: (-pair[0], pair[1].id))
        return tuple(
            Match(option=option.id, title=option.title, similarity=round(value, 4))
            for value, option in scored[:number]
            if value >= least
        )

    def _words(self, text: str) -> list[str]:
        words = [_stem(word) for word in _WORD.findall(text.casefold()) if word not in _COMMON]
        return [word for word in words if word not in self._names]

    def _vector(self, words: Mapping[str, int]) -> dict[str, float]:
        raw = {word: (1 + math.log(n)) * self._weight.get(word, self._unseen) for word, n in words.items()}
        length = math.sqrt(sum(value * value for value in raw.values()))
        return {word: value / length for word, value in raw.items()} if length else {}


def _stem(word: str) -> str:
    """A word without its ending, so that `exercise`, `exercises` and `exercising` are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            word = word[: -len(ending)]
            break
    return word.rstrip("e") if len(word) > _LEAST else word
