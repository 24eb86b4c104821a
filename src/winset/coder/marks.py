"""Marks of an act: negated, future, hypothetical; and whether its denial is a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from winset.coder.frame import Grammar
from winset.coder.words import words

__all__ = ["Marks", "marks_of"]

_HIGHEST: Final = 8
"""Verbs above one another that are read at most."""
_NOT: Final = frozenset(("not", "n't", "never", "neither", "nor", "hardly", "n’t"))
_FUTURE: Final = frozenset(("will", "'ll", "shall", "wo", "’ll"))
_MAYBE: Final = frozenset(("may", "might", "could", "can", "ca", "should", "would", "'d", "must", "ought"))
_UNWILLING: Final = frozenset(("will", "wo", "would", "'ll", "'d", "can", "ca", "could", "’ll"))
_UNREAL: Final = words("unreal nouns")
_IF: Final = frozenset(("if", "unless", "whether", "should", "provided", "once", "until"))
_COMING: Final = words("coming")
_POSSIBLE: Final = words("possible")
_ADJECTIVES: Final = {
    "due": "future",
    "about": "future",
    "bound": "future",
    "set": "future",
    "certain": "future",
    "poised": "future",
    "likely": "maybe",
    "possible": "maybe",
    "unlikely": "maybe",
    "unable": "not",
    "reluctant": "maybe",
    "hopeful": "maybe",
    "willing": "maybe",
    "ready": "maybe",
    "free": "maybe",
    "keen": "maybe",
    "eager": "maybe",
    "prepared": "maybe",
}


@dataclass(slots=True)
class Marks:
    """What the words around an act say about it, with the tokens that say so."""

    negated: int | None = None
    future: int | None = None
    hypothetical: int | None = None
    unwilling: bool = False
    """The denial is of will, not of fact: "will not lift", "cannot accept"."""


def marks_of(grammar: Grammar, head: int) -> Marks:
    """The marks of the act whose verb or noun is `head`."""
    marks = Marks()
    p = grammar.parse
    if p.is_noun(head):
        _noun(grammar, head, marks)
        head = _carrier(grammar, head)
        if head < 0:
            return marks
    _climb(grammar, head, marks)
    return marks


def _carrier(grammar: Grammar, noun: int) -> int:
    """The verb whose subject or object a noun is, -1 for none."""
    p = grammar.parse
    if p.deps[noun] in ("nsubj", "nsubjpass", "dobj", "attr") and p.is_verb(p.heads[noun]):
        return p.heads[noun]
    return -1


def _noun(grammar: Grammar, noun: int, marks: Marks) -> None:
    p = grammar.parse
    for k in p.kids[noun]:
        if p.lower[k] in _COMING:
            marks.future = k
        elif p.lower[k] in _POSSIBLE:
            marks.hypothetical = k
        elif p.lower[k] == "no" and p.deps[k] == "det":
            marks.negated = k


def _climb(grammar: Grammar, verb: int, marks: Marks) -> None:
    at: int | None = verb
    for _ in range(_HIGHEST):
        if at is None:
            return
        _own(grammar, at, marks)
        at = _step(grammar, at, marks)


def _step(grammar: Grammar, at: int, marks: Marks) -> int | None:
    """The verb above that also speaks about this one; None where the climb ends."""
    p = grammar.parse
    dep, head = p.deps[at], p.heads[at]
    if dep == "advcl":
        _condition(grammar, at, marks)
        return None
    if dep == "conj":
        shares = p.tags[at] in ("VB", "VBG", "VBN") and not p.having(at, "aux", "nsubj")
        return head if p.is_verb(head) and shares else None
    if dep in ("xcomp", "ccomp"):
        if not p.is_verb(head):
            _adjective(grammar, head, marks)
            head = p.heads[head]
        return head if p.is_verb(head) and _governor(grammar, head, at, marks) else None
    if dep == "pcomp":
        return _over_preposition(grammar, at, head, marks)
    if dep == "acl" and grammar.is_infinitive(at) and marks.future is None:
        marks.future = head
    return None


def _over_preposition(grammar: Grammar, at: int, prep: int, marks: Marks) -> int | None:
    """Read "without signing", "accused of signing", "the idea of signing"."""
    p = grammar.parse
    over = p.heads[prep]
    if p.lower[prep] == "without":
        marks.negated = prep
    elif p.lower[over] in _UNREAL:
        marks.hypothetical = over
    elif p.is_verb(over) and _governor(grammar, over, at, marks):
        return over
    return None


def _own(grammar: Grammar, verb: int, marks: Marks) -> None:
    p = grammar.parse
    modal = next((k for k in p.having(verb, "aux") if p.tags[k] == "MD"), None)
    denial = next(
        (k for k in p.having(verb, "neg", "advmod", "preconj", "cc") if p.lower[k] in _NOT and k < verb), None
    )
    if denial is None:
        denial = next(
            (d for o in p.having(verb, "dobj", "nsubj", "nsubjpass") for d in p.having(o, "det") if p.lower[d] == "no"),
            None,
        )
        if denial is None and any(p.lower[o] in ("nobody", "none", "nothing") for o in p.having(verb, "nsubj", "dobj")):
            denial = verb
    if denial is not None and marks.negated is None:
        marks.negated = denial
        marks.unwilling = modal is not None and p.lower[modal] in _UNWILLING
    if modal is None:
        return
    word = p.lower[modal]
    if word in _FUTURE or (word in ("would", "'d") and _reported(grammar, verb)):
        marks.future = modal if marks.future is None else marks.future
    elif word in _MAYBE:
        marks.hypothetical = modal if marks.hypothetical is None else marks.hypothetical


def _reported(grammar: Grammar, verb: int) -> bool:
    """Whether "would" is the future of a report: "said it would"."""
    p = grammar.parse
    at = verb
    while p.deps[at] == "conj" and p.heads[at] != at:
        at = p.heads[at]
    conditions = (k for k in p.having(at, "advcl") for m in p.having(k, "mark") if p.lower[m] in ("if", "unless"))
    return next(conditions, None) is None


def _condition(grammar: Grammar, verb: int, marks: Marks) -> None:
    p = grammar.parse
    mark = next((k for k in p.having(verb, "mark", "advmod") if p.lower[k] in _IF), None)
    if mark is not None and marks.hypothetical is None:
        marks.hypothetical = mark
    elif any(p.tags[k] == "TO" for k in p.having(verb, "aux")) and marks.hypothetical is None:
        marks.hypothetical = next(k for k in p.having(verb, "aux") if p.tags[k] == "TO")


def _adjective(grammar: Grammar, adjective: int, marks: Marks) -> None:
    effect = _ADJECTIVES.get(grammar.parse.lower[adjective])
    _apply(effect, adjective, marks)


def _apply(effect: str | None, token: int, marks: Marks) -> None:
    if effect == "future" and marks.future is None:
        marks.future = token
    elif effect == "maybe" and marks.hypothetical is None:
        marks.hypothetical = token
    elif effect == "not" and marks.negated is None:
        marks.negated = token


def _governor(grammar: Grammar, head: int, at: int, marks: Marks) -> bool:
    """Read what a governing verb makes of its complement; False when the climb ends there."""
    p = grammar.parse
    lemma = grammar.lemmas.verb(head)
    infinitive = any(p.tags[j] == "TO" for j in p.having(at, "aux"))
    if lemma == "be" and infinitive:
        adjective = next(iter(p.having(head, "acomp", "attr")), None)
        _apply(_ADJECTIVES.get(p.lower[adjective]) if adjective is not None else "future", head, marks)
        return True
    if any(p.lower[k] in ("if", "whether") for k in p.having(at, "mark")) and marks.hypothetical is None:
        marks.hypothetical = p.having(at, "mark")[0]
    for parts, _, effect in grammar.lexicon.aspect.get(lemma, ()):
        if len(parts) > 1 and parts[1] not in {p.lower[k] for k in p.kids[head]}:
            continue
        if effect == "report":
            denial = any(p.lower[k] in _NOT for k in p.having(head, "neg"))
            if denial and marks.hypothetical is None:
                marks.hypothetical = head
            return False
        _apply(effect, head, marks)
        return effect in ("same", "future", "maybe", "not")
    if infinitive and marks.hypothetical is None and lemma not in ("let", "make", "force", "cause", "allow"):
        marks.hypothetical = head
    return False
