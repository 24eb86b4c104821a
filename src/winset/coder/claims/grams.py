"""The words of a sentence, and its pairs of words, as the table `claims/words.csv` knows them.

Names and numbers stand for themselves in no other text, so every name is one sign and every number another; words lose
their endings.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from winset.coder.stemming import stem

__all__ = ["grams"]

_NAME: Final = re.compile(r"\b[A-Z][\w.&-]*(?:\s+(?:of\s+)?[A-Z][\w.&-]*)*")
_NUMBER: Final = re.compile(r"\d[\d,.]*%?")
_WORD: Final = re.compile(r"[a-z][a-z']*|[@0;:?]")


def grams(sentence: str) -> tuple[str, ...]:
    """Stems and pairs of stems that follow each other, in order; `@` is a name and `0` a number.

    The capital that begins a sentence makes no name.

    >>> grams("Ministers in Tokyo wait.")
    ('minister', 'in', '@', 'wait', 'minister in', 'in @', '@ wait')
    """
    plain = sentence[:1].lower() + sentence[1:].replace("’", "'")
    marked = _NUMBER.sub("0", _NAME.sub("@", plain)).lower()
    words = [stem(word) for word in _WORD.findall(marked)]
    return (*words, *(f"{one} {other}" for one, other in pairwise(words)))
