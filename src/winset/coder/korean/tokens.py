"""Korean sentences cut into morphemes by kiwipiepy and its model."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from winset.coder.particles.names import names
from winset.errors import MissingExtra

__all__ = ["Token", "tokens"]


@dataclass(slots=True, kw_only=True, eq=False)
class Token:
    """One morpheme as the chunker reads it."""

    text: str
    tag: str
    """Tag of the Sejong corpus, without the mark of irregular verbs."""
    start: int
    """Code points before it in the sentence."""
    end: int


def tokens(text: str) -> list[Token]:
    """The morphemes of a sentence, in order; raises MissingExtra without kiwipiepy."""
    return [
        Token(text=t.form, tag=t.tag.partition("-")[0], start=t.start, end=t.start + t.len)
        for t in _kiwi().tokenize(text)
    ]


@cache
def _kiwi() -> Any:  # noqa: ANN401 - kiwipiepy's types need numpy's newest stubs
    try:
        from kiwipiepy import Kiwi  # noqa: PLC0415 - an optional part, loaded when it is first used
    except ImportError as error:
        raise MissingExtra("coding Korean text", "ko") from error
    kiwi = Kiwi(num_workers=1)
    unknown = [name for name in sorted(names("ko").single_words()) if len(kiwi.tokenize(name)) > 1]
    for name in unknown:
        kiwi.add_user_word(name, "NNP")
    return kiwi
