"""The parser's word vectors, computed as spaCy's own layers do, up to rounding, in less time.

Three things save the time: a word that comes several times in a batch is looked up and mixed once; the rows go through
the convolutions in blocks that stay in the processor's cache; and the largest of three pieces is taken over three
contiguous blocks. The layers' weights are read, never changed; `tests/coder/test_network.py` compares the vectors with
those of spaCy's layers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["Network"]

Floats = NDArray[np.float32]

BLOCK: Final = 1024
"""Rows that go through a layer at once."""
GAP: Final = 4
"""Empty rows between two sentences: as many as there are convolutions, so that none sees another."""
TINY: Final = np.float32(1e-8)
"""What spaCy's normalisation adds to a variance of nearly nothing."""


@dataclass(frozen=True, slots=True)
class _Maxout:
    """A layer: the largest of some affine pieces, normalised."""

    weight: Floats
    """(inputs + 1, pieces x width), the pieces in contiguous blocks; the last row is what is added to all."""
    width: int
    gain: Floats
    shift: Floats

    @classmethod
    def of(cls, model: Any) -> _Maxout:  # noqa: ANN401 - thinc's layers are untyped
        """The maxout and the normalisation inside a layer of thinc."""
        maxout = next(layer for layer in model.walk() if layer.name == "maxout")
        norm = next(layer for layer in model.walk() if layer.name == "layernorm")
        weight = maxout.get_param("W")
        width, pieces, inputs = weight.shape
        flat = weight.transpose(2, 1, 0).reshape(inputs, pieces * width)
        bias = maxout.get_param("b").transpose(1, 0).reshape(1, pieces * width)
        return cls(np.concatenate((flat, bias)), width, norm.get_param("G"), norm.get_param("b"))

    def __call__(self, rows: Floats) -> Floats:
        """What comes out for rows of inputs with a one behind each."""
        mixed = rows @ self.weight
        width = self.width
        best = mixed[:, :width].copy()
        for at in range(width, mixed.shape[1], width):
            np.maximum(best, mixed[:, at : at + width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / np.float32(width) + TINY
        best *= (1 / np.sqrt(spread))[:, None]
        best *= self.gain
        best += self.shift
        return best


class Network:
    """The word vectors of a spaCy pipeline whose `tok2vec` hashes features and convolves over neighbours."""

    def __init__(self, tok2vec: Any) -> None:  # noqa: ANN401 - spaCy ships no types here
        """Read the layers.

        Parameters
        ----------
        tok2vec : the component of the pipeline
        """
        features, to_ragged, hashed, mixing, _ = tok2vec.model.get_ref("embed").layers
        del to_ragged
        self.columns: list[str] = features.attrs["columns"]
        self._hashed = hashed.layers[0]
        self._mix = _Maxout.of(mixing)
        self._convolutions = [_Maxout.of(layer) for layer in tok2vec.model.get_ref("encode").layers[0].layers]

    def __call__(self, docs: Sequence[Any]) -> list[Floats]:
        """The vectors of the words of each document, (words, width)."""
        features = [doc.to_array(self.columns).reshape(-1, len(self.columns)) for doc in docs]
        found = self._embedded(np.concatenate(features))
        width = found.shape[1]
        sizes = [len(f) for f in features]
        total = sum(sizes) + GAP * (len(docs) + 1)
        rows = np.zeros((total, width), dtype=np.float32)
        starts: list[int] = []
        at, taken = GAP, 0
        for size in sizes:
            rows[at : at + size] = found[taken : taken + size]
            starts.append(at)
            at, taken = at + size + GAP, taken + size
        for layer in self._convolutions:
            self._convolve(rows, layer)
        return [rows[a : a + size] for a, size in zip(starts, sizes, strict=True)]

    def _embedded(self, features: NDArray[np.uint64]) -> Floats:
        """The mixed features of each word; words that are alike in all of them are looked up once."""
        keys = np.ascontiguousarray(features).view(np.dtype((np.void, features.itemsize * features.shape[1]))).ravel()
        _, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
        hashed = self._hashed.predict(features[first])
        mixed: Floats = self._mix(np.concatenate((hashed, np.ones((len(first), 1), dtype=np.float32)), axis=1))
        return mixed[inverse.ravel()]

    @staticmethod
    def _convolve(rows: Floats, layer: _Maxout) -> None:
        """Add to each row what the layer makes of it and its two neighbours; the ends have empty ones."""
        count, width = rows.shape
        window = np.ones((min(BLOCK, count), 3 * width + 1), dtype=np.float32)
        before = np.zeros((1, width), dtype=np.float32)
        for start in range(0, count, BLOCK):
            stop = min(count, start + BLOCK)
            size = stop - start
            block = window[:size]
            block[0, :width] = before
            block[1:, :width] = rows[start : stop - 1]
            block[:, width : 2 * width] = rows[start:stop]
            after = min(count, stop + 1) - start - 1
            block[:after, 2 * width : -1] = rows[start + 1 : start + 1 + after]
            block[after:, 2 * width : -1] = 0
            before = rows[stop - 1 : stop].copy()
            rows[start:stop] += layer(block)
