from __future__ import annotations

import numpy as np
import pytest

from winset.coder.language import model
from winset.coder.network import BLOCK, Network

TEXTS = [
    "Japan's foreign minister met his South Korean counterpart in Seoul on Tuesday.",
    "No.",
    "The U.S. said it would lift tariffs on 14 dlrs of steel -- if Mexico agreed, officials said.",
    "Überraschend  \n kam der Minister 大臣 nicht.",
]


@pytest.mark.parametrize("texts", [TEXTS, TEXTS[1:2], TEXTS * (BLOCK // 30)], ids=["some", "one word", "many blocks"])
def test_vectors_are_those_of_the_model_up_to_rounding(texts: list[str]) -> None:
    nlp = model()
    docs = [nlp.make_doc(text) for text in texts]
    tok2vec = nlp.get_pipe("tok2vec")
    for ours, theirs in zip(Network(tok2vec)(docs), tok2vec.predict(docs), strict=True):
        assert ours.shape == theirs.shape
        assert np.abs(ours - theirs).max() < 1e-4


def test_a_sentence_has_the_same_vectors_whatever_stands_beside_it() -> None:
    nlp = model()
    network = Network(nlp.get_pipe("tok2vec"))
    docs = [nlp.make_doc(text) for text in TEXTS]
    for alone, beside in zip((network([doc])[0] for doc in docs), network(docs), strict=True):
        assert np.abs(alone - beside).max() < 1e-4
