"""Which sentences are worth a parse for claims: those with the words that some rule needs, where it may need them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Final

from winset.coder.agents import agents
from winset.coder.claims.match import ACTING, CLOSE, NEAR
from winset.coder.claims.rules import ClaimRule, classes, may_hold, rules_by_word

__all__ = ["may_claim"]

_WORD: Final = re.compile(r"[^\W\d_]+(?:'t\b)?|[’']ll\b|%")
_NOT: Final = re.compile(r"n[’']t\b|(?<=can)not\b")
_LEAD: Final = 3
"""Words that may stand before what begins a sentence ("But why not")."""
_BEFORE: Final = frozenset({
    "above", "again", "all", "also", "and", "better", "but", "even", "finally", "first", "however", "instead", "just",
    "maybe", "meanwhile", "moreover", "next", "now", "or", "perhaps", "please", "second", "so", "still", "then",
    "therefore", "third", "thus", "too", "yet",
})  # fmt: skip
_OWNING: Final = frozenset({"the", "a", "an", "their", "our", "his", "her", "its", "my", "your", "such", "every"})
"""Words after which stands a noun, not a verb."""
_LEADING_IN: Final = frozenset({"of", "in", "for", "with", "by", "on", "at", "from"})
"""Words after which stands a noun, or a verb in -ing."""
_MORE: Final = frozenset({"most", "more", "very", "so", "too", "less", "least", "rather", "quite"})
_BARE: Final = frozenset({"bring", "need", "feed", "heed", "embed", "exceed", "proceed"})
"""Verbs that end like a participle."""
_AFTER: Final = frozenset({"to", "for", "inf"})
"""Complements that follow a predicate."""
_ASKING: Final = frozenset({
    "a", "am", "and", "are", "can", "could", "did", "do", "does", "had", "has", "have", "he", "i", "is", "it", "she",
    "should", "that", "the", "there", "they", "this", "was", "we", "were", "will", "would", "you",
})  # fmt: skip
"""Words after "why" that ask for a reason."""
_WAS: Final = frozenset({"re", "s", "m", "am", "get", "gets", "got", "getting"})
_VERB_WITHIN: Final = 8
"""The verb of "will" stands within so many words."""


def may_claim(sentence: str, *, named: bool = True) -> bool:
    """Whether a sentence has the words that some rule needs, where they may count.

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
    for at, word in enumerate(order):
        for rule, rest in index.get(word, ()):
            if _in_place(rule, rest, order, at) and may_hold(rule, words, acting=acting):
                return True
    return False


@cache
def _acting() -> frozenset[str]:
    return ACTING | classes()["group"] | {words.rpartition(" ")[2] for words in agents().words()}


def _in_place(rule: ClaimRule, rest: tuple[str, ...], order: Sequence[str], at: int) -> bool:
    """Whether a word of a sentence may be the cue of a rule, from the words around it."""
    for word in rest:
        near = CLOSE if word[0] == "+" and rest[0] == word else NEAR
        if word.lstrip("+") not in order[at + 1 : at + 1 + near]:
            return False
    check = _PLACES.get(rule.construction)
    return check is None or check(rule, order, at)


def _first(_: ClaimRule, order: Sequence[str], at: int) -> bool:
    bare = not order[at].endswith(("ed", "ing")) or order[at] in _BARE
    return bare and at < _LEAD and all(word in _BEFORE or word.endswith("ly") for word in order[:at])


def _verb(_: ClaimRule, order: Sequence[str], at: int) -> bool:
    before = order[at - 1] if at else ""
    return before not in _OWNING and (before not in _LEADING_IN or order[at].endswith("ing"))


def _passive(rule: ClaimRule, order: Sequence[str], at: int) -> bool:
    return _verb(rule, order, at) and _was(order[:at])


def _progressive(_: ClaimRule, order: Sequence[str], at: int) -> bool:
    return order[at].endswith("ing") and _was(order[max(0, at - NEAR) : at])


def _was(words: Sequence[str]) -> bool:
    be = classes()["be"]
    return any(word in be or word in _WAS for word in words)


def _modal(rule: ClaimRule, order: Sequence[str], at: int) -> bool:
    if at and order[at - 1] in {"i", "you"}:
        return rule.kind == "constraint"
    after = [word for word in order[at + 1 : at + 1 + _VERB_WITHIN] if word not in {"n't", "not", "never"}]
    verb = next((word for word in after if not word.endswith("ly") and word not in _BEFORE), "")
    if verb in rule.verb_lacks:
        return False
    return not rule.preps or any(not names.isdisjoint(after) for names, _ in rule.preps)


def _adj(_: ClaimRule, order: Sequence[str], at: int) -> bool:
    before = order[at - 1] if at else ""
    return before not in _OWNING and not (before in _MORE and at > 1 and order[at - 2] in _OWNING)


def _there(_: ClaimRule, order: Sequence[str], at: int) -> bool:
    return at > 0 and not {"there", "make", "makes", "see"}.isdisjoint(order)


def _amid(_: ClaimRule, order: Sequence[str], at: int) -> bool:
    return not {"amid", "amidst"}.isdisjoint(order[:at])


def _against(_: ClaimRule, order: Sequence[str], at: int) -> bool:
    return _was(order[:at])


def _in(_: ClaimRule, order: Sequence[str], at: int) -> bool:
    return at > 0 and order[at - 1] == "in"


def _is_to(_: ClaimRule, order: Sequence[str], at: int) -> bool:
    return "to" in order[at + 1 : at + 1 + CLOSE]


def _too(_: ClaimRule, order: Sequence[str], at: int) -> bool:
    return "to" in order[at + 2 :]


def _why(_: ClaimRule, order: Sequence[str], at: int) -> bool:
    return at + 1 < len(order) and order[at + 1] not in _ASKING


def _predicate(rule: ClaimRule, order: Sequence[str], at: int) -> bool:
    names = frozenset().union(*(names for names, _ in rule.preps))
    return not names or not names <= _AFTER or not _AFTER.isdisjoint(order[at + 1 :])


_PLACES: Final[Mapping[str, Callable[[ClaimRule, Sequence[str], int], bool]]] = {
    "imperative": _first,
    "let": _first,
    "verb": _verb,
    "passive": _passive,
    "progressive": _progressive,
    "modal": _modal,
    "adj": _adj,
    "there": _there,
    "amid": _amid,
    "against": _against,
    "in": _in,
    "is-to": _is_to,
    "too": _too,
    "why": _why,
    "predicate": _predicate,
}
"""Constructions of which the words around the cue say that they cannot be."""
