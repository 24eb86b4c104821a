"""Which sentences are worth a parse for claims: those with all the words that some rule needs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from winset.coder.claims.match import ACTING, NEAR
from winset.coder.claims.rules import ClaimRule, classes, may_hold, rules_by_word

__all__ = ["may_claim"]

_WORD: Final = re.compile(r"[^\W\d_]+(?:'t\b)?|[’']ll\b|%")
_NOT: Final = re.compile(r"n[’']t\b|(?<=can)not\b")
_FIRST: Final = frozenset({"imperative", "let", "why"})
"""Constructions that begin a sentence."""
_LEAD: Final = 3
"""Words that may stand before them ("But why not")."""


def may_claim(sentence: str, *, named: bool = True) -> bool:
    """Whether a sentence has all the words that some rule needs.

    Parameters
    ----------
    sentence : its text
    named : whether it names an actor that the tables know
    """
    lower = _NOT.sub(" n't not ", sentence.lower())
    order = _WORD.findall(lower)
    words = frozenset(order)
    index = rules_by_word()
    acting = named or not words.isdisjoint(_acting()) or any(c.isupper() for c in sentence[1:])
    return any(
        may_hold(rule, words, acting=acting) and _in_place(rule, rest, order, word)
        for word in words
        if word in index
        for rule, rest in index[word]
    )


@cache
def _acting() -> frozenset[str]:
    return ACTING | classes()["group"]


def _in_place(rule: ClaimRule, rest: tuple[str, ...], order: Sequence[str], word: str) -> bool:
    """Whether the words of the cue stand near enough, at the start where the construction begins a sentence."""
    if rule.construction in _FIRST:
        return word in order[:_LEAD]
    places = [i for i, w in enumerate(order) if w == word] if rest else []
    return not rest or any(set(rest) <= set(order[i + 1 : i + 1 + NEAR]) for i in places)
