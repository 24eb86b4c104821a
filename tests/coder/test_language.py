from __future__ import annotations

from winset.coder.language import BATCH, MAX_TOKENS, model, parse_all
from winset.coder.lexicon import table

TEXTS = [row["example"] for row in table("verbs.csv")]


def test_parses_are_those_of_the_model() -> None:
    for text, ours, theirs in zip(TEXTS, parse_all(TEXTS), model().pipe(TEXTS), strict=True):
        assert ours.text == text
        assert ours.words == [t.text for t in theirs]
        assert ours.tags == [t.tag_ for t in theirs]
        assert ours.deps == [t.dep_ for t in theirs]
        assert ours.starts == [t.idx for t in theirs]
        assert ours.ends == [t.idx + len(t) for t in theirs]
    assert len(TEXTS) > BATCH


def test_texts_without_a_word_and_without_an_end_are_parsed() -> None:
    empty, short, long = parse_all(["", "Go.", "and so on " * MAX_TOKENS])
    assert len(empty) == 0
    assert short.words == ["Go", "."]
    assert len(long) == MAX_TOKENS
