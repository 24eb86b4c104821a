"""Texts that are nearly the same: MinHash signatures, and which text is a copy of which.

Broder (1997), On the resemblance and containment of documents: the share of equal minima of two signatures estimates
the share of runs of words that two texts have in common. Pairs are found by bands of the signature (Leskovec, Rajaraman
and Ullman, Mining of Massive Datasets, chapter 3), and each is then compared in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

__all__ = ["THRESHOLD", "Copy", "copies", "signature"]

THRESHOLD: Final = 0.75
"""Share of runs of words from which two texts are the same article: an edited headline or an added line stays above."""
_SIZE: Final = 128
"""Minima in a signature: the share is off by 0.04 (one standard error) at the threshold."""
_ROWS: Final = 4
"""Minima in a band: pairs at the threshold share one of the 32 bands with probability 0.999994."""
_RUN: Final = 5
"""Words in a run."""
_LETTERS: Final = 8
"""Letters in a run, in scripts without blanks."""
_DAYS: Final = 31
"""Days between an article and its copy."""
_FEWEST: Final = 20
"""Runs of a text, below which nothing can be said."""
_MOST: Final = 200_000
"""Runs of a text that are looked at."""
_CHUNK: Final = 2048
_WIDE: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_WORD: Final = re.compile(r"\w+")
_RANDOM: Final = np.random.default_rng(20190601)
_FACTORS: Final = _RANDOM.integers(1, 2**63, size=_SIZE, dtype=np.uint64) | np.uint64(1)
_TERMS: Final = _RANDOM.integers(0, 2**63, size=_SIZE, dtype=np.uint64)
_MIX: Final = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A text that says what another one says."""

    document: str
    """Id of the copy."""
    of: str
    """Id of the one that is kept: the one that was known first."""
    similarity: float
    """Estimated share of runs of words in common, THRESHOLD to 1."""


def signature(text: str) -> tuple[int, ...]:
    """128 minima of 32 bits over the runs of words of a text; empty where it is too short to tell."""
    hashes = _runs(text)
    if len(hashes) < _FEWEST:
        return ()
    least = np.full(_SIZE, np.iinfo(np.uint32).max, dtype=np.uint32)
    with np.errstate(over="ignore"):
        for start in range(0, len(hashes), _CHUNK):
            mixed = hashes[start : start + _CHUNK, None] * _FACTORS + _TERMS
            least = np.minimum(least, (mixed >> np.uint64(32)).astype(np.uint32).min(axis=0))
    return tuple(map(int, least))


def _runs(text: str) -> NDArray[np.uint64]:
    """Hashes of the different runs of words, or of letters in scripts without blanks."""
    words = _WORD.findall(text.casefold())
    length = _RUN
    if len(_WIDE.findall(text)) > len(text) / 4:
        words, length = list("".join(words)), _LETTERS
    words = words[:_MOST]
    if len(words) < length:
        return np.empty(0, dtype=np.uint64)
    single = np.fromiter((crc32(word.encode("utf-8", "surrogatepass")) for word in words), np.uint64, len(words))
    count = len(words) - length + 1
    mixed = np.zeros(count, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for offset in range(length):
            mixed = (mixed ^ single[offset : offset + count]) * _MIX
            mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed)


def copies(signatures: Iterable[tuple[str, date | None, Sequence[int]]]) -> tuple[Copy, ...]:
    """Which texts are copies of an earlier one.

    Parameters
    ----------
    signatures
        (id, day, signature) in the order in which the texts were known: a later text never changes what an earlier
        one is. Texts more than a month apart are no copies: what is issued anew every year says it anew.
    """
    kept: dict[tuple[int, bytes], list[int]] = {}
    leaders: list[tuple[str, date | None, NDArray[np.uint32]]] = []
    found: list[Copy] = []
    for name, day, told in signatures:
        if len(told) != _SIZE:
            continue
        one = np.asarray(told, dtype=np.uint32)
        bands = [(at, one[at : at + _ROWS].tobytes()) for at in range(0, _SIZE, _ROWS)]
        near = {leader for band in bands for leader in kept.get(band, ())}
        near = {i for i in near if _close(leaders[i][1], day)}
        best, index = max(((float((leaders[i][2] == one).mean()), -i) for i in near), default=(0.0, 0))
        if best >= THRESHOLD:
            found.append(Copy(document=name, of=leaders[-index][0], similarity=best))
            continue
        for band in bands:
            kept.setdefault(band, []).append(len(leaders))
        leaders.append((name, day, one))
    return tuple(found)


def _close(one: date | None, other: date | None) -> bool:
    """Whether two texts can be the same article: a month apart at most, or of unknown days."""
    return one is None or other is None or abs((one - other).days) <= _DAYS
