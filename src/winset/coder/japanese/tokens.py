"""Japanese sentences cut into morphemes by SudachiPy and its small dictionary."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from winset.errors import MissingExtra

__all__ = ["Token", "tokens"]


@dataclass(slots=True, kw_only=True, eq=False)
class Token:
    """One morpheme as the chunker reads it."""

    text: str
    lemma: str
    """Dictionary form."""
    kind: str
    """Part of speech, such as `名詞`."""
    sub: str
    """Its subdivision, such as `格助詞`; of common nouns the next finer one."""
    form: str
    """Conjugation, such as `連用形-一般`."""
    start: int
    """Code points before it in the sentence."""
    end: int


def tokens(text: str) -> list[Token]:
    """The morphemes of a sentence, in order; raises MissingExtra without SudachiPy."""
    found = []
    for m in _tokenizer().tokenize(text):
        kind, sub, finer, _, _, form = m.part_of_speech()
        found.append(
            Token(
                text=m.surface(),
                lemma=m.dictionary_form(),
                kind=kind,
                sub=finer if sub == "普通名詞" else sub,
                form=form,
                start=m.begin(),
                end=m.end(),
            )
        )
    return found


@cache
def _tokenizer() -> Any:  # noqa: ANN401 - SudachiPy ships no types here
    try:
        from sudachipy import Dictionary, SplitMode  # noqa: PLC0415 - an optional part, loaded when it is first used
    except ImportError as error:
        raise MissingExtra("coding Japanese text", "ja") from error
    return Dictionary(dict="small").tokenizer(SplitMode.C)
