"""Words that look like an act and say none: sport, habits, figures of speech, questions, what a book is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from winset.coder.find import Find
from winset.coder.frame import Grammar
from winset.coder.parse import Parse
from winset.coder.words import words

__all__ = ["is_sport", "says_none"]

_SPORT: Final = words("sport")
_SCORE: Final = re.compile(r"^\d{1,3}[-–]\d{1,3}$")
_CONTESTS: Final = words("contests")
_HABITS: Final = words("habits")
_FORCES: Final = words("forces without will")
_FIGURES: Final = words("figures of speech")
_MENTIONING: Final = words("mentioning nouns")
_DESCRIBING: Final = words("mentioning verbs")
_PHYSICAL: Final = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST"))
_PRESENT: Final = frozenset(("VBZ", "VBP"))
_ASKED: Final = frozenset(("ask", "asked", "asks", "asking"))
_PONDERING: Final = frozenset(("consider", "mull", "contemplate", "ponder", "weigh"))
_MOVING: Final = frozenset(("decline", "reach", "sustain", "benefit"))
_UNITS: Final = words("units")
_DEEPEST: Final = 3
"""Nouns above one another that are read at most: "the history of the memory of the attack"."""


def is_sport(p: Parse) -> bool:
    """Whether a sentence is about sport: two words of it, or one with a score or a verb of contests."""
    found = {w for i, w in enumerate(p.lower) if w in _SPORT and p.tags[i] not in ("NNP", "NNPS", "MD")}
    if len(found) > 1:
        return True
    score = any(_SCORE.match(w) for w in p.lower) or any(
        p.tags[i - 1] == p.tags[i + 1] == "CD" and p.lower[i] in ("-", "–") and len(p.lower[i - 1] + p.lower[i + 1]) < 4  # noqa: PLR2004 - "2-1", not years
        for i in range(1, len(p) - 1)
    )
    return (
        (bool(found) or score)
        and not _CONTESTS.isdisjoint(p.lower)
        and (score or bool(found - {"final", "leg", "race"}))
    )


def says_none(grammar: Grammar, find: Find) -> bool:
    """Whether what was found is no act of anybody.

    Parameters
    ----------
    grammar : of the sentence
    find : what the lexicon found in it
    """
    if find.nominal:
        return _named(grammar.parse, find.head) or _mentioned(grammar.parse, find.head)
    return (
        _habitual(grammar.parse, find.head)
        or _fallen(grammar, find)
        or _trading(grammar, find)
        or _weighed(grammar.parse, find.head)
        or _figurative(grammar, find)
        or _questioned(grammar.parse, find.head)
        or _pondered(grammar, find.head)
    )


def _habitual(p: Parse, verb: int) -> bool:
    """What is done as a rule, or was never done: "usually thanks", "has never signed"."""
    near = [*p.having(verb, "advmod", "neg"), *(k for a in p.having(verb, "aux") for k in p.kids[a])]
    finite = [verb, *p.having(verb, "aux", "auxpass")]
    if any(p.lower[k] in _HABITS for k in near):
        return any(p.tags[i] in _PRESENT for i in finite)
    perfect = any(p.lower[a] in ("has", "have") for a in p.having(verb, "aux"))
    return perfect and any(p.lower[k] == "never" for k in near)


def _figurative(grammar: Grammar, find: Find) -> bool:
    """Force that is none: done by the weather or the market, or to attention, costs, a record."""
    if find.plover not in _PHYSICAL:
        return False
    p = grammar.parse
    frame = grammar.frame(find.head)
    aims = ("on", "at", "against", "with")
    doers, done = frame.subj, frame.obj or [h for name in aims for h in frame.preps.get(name, ())]
    return _any_common(p, doers, _FORCES) or _any_common(p, done[:1], _FIGURES)


def _fallen(grammar: Grammar, find: Find) -> bool:
    """What only became less or more: "declined nine percent", "subsidies reached 107 percent"."""
    p = grammar.parse
    if grammar.lemmas.verb(find.head) not in _MOVING or p.having(find.head, "xcomp"):
        return False
    return any(p.lower[h] in _UNITS or p.tags[h] in ("CD", "$") for h in grammar.frame(find.head).obj)


def _trading(grammar: Grammar, find: Find) -> bool:
    """What is sold as a rule, in the present tense of a full sentence: "exports its cars to Japan"."""
    p = grammar.parse
    return find.cameo == "061" and p.tags[find.head] in _PRESENT and p.words[-1] in (".", '"', "”")


def _weighed(p: Parse, verb: int) -> bool:
    """What is only asked or doubted: "whether it would accept talks"."""
    return any(p.lower[k] == "whether" for k in p.having(verb, "mark"))


def _any_common(p: Parse, heads: Sequence[int], listed: frozenset[str]) -> bool:
    return any(p.lower[h] in listed and p.tags[h] in ("NN", "NNS") for h in heads)


def _questioned(p: Parse, verb: int) -> bool:
    """A question rather than a demand: "asked about prices", "asked whether", "when asked"."""
    if p.lower[verb] not in _ASKED:
        return False
    if any(p.lower[k] == "about" for k in p.having(verb, "prep")):
        return True
    clauses = p.having(verb, "ccomp", "advcl", "xcomp")
    starts = ("if", "whether", "what", "why", "how", "when", "who", "where")
    return any(p.lower[k] in starts for c in clauses for k in p.kids[c] if k < c) or (
        p.deps[verb] == "advcl" and any(p.lower[k] == "when" for k in p.kids[verb])
    )


def _pondered(grammar: Grammar, verb: int) -> bool:
    """What somebody only turns over in the mind: "is considering sending aid"."""
    p = grammar.parse
    over = p.heads[verb]
    return p.tags[verb] == "VBG" and p.deps[verb] in ("xcomp", "pcomp") and grammar.lemmas.verb(over) in _PONDERING


def _named(p: Parse, noun: int) -> bool:
    """Whether a noun of acts is only the last word of a body's name: "the Franco-German Trade Forum"."""
    proper = p.tags[noun] in ("NNP", "NNPS") and noun > 0 and p.words[noun][0].isupper()
    written = [w for w in p.words if w[0].isalpha()]
    return proper and sum(w[0].islower() for w in written) * 2 > len(written)


def _mentioned(p: Parse, noun: int) -> bool:
    """What a book, a lecture, a question, an effect is about or of: "the history of the talks"."""
    at = noun
    for _ in range(_DEEPEST):
        over = p.heads[at]
        if p.deps[at] == "dobj":
            return p.lower[over] in _DESCRIBING and not any(p.lower[k] == "as" for k in p.having(over, "prep"))
        if p.deps[at] != "pobj":
            return False
        above = p.heads[over]
        if p.is_verb(above) and p.lower[over] == "as":
            return False
        if p.is_verb(above):
            return p.lower[above] in _DESCRIBING or (
                p.lower[over] == "about" and p.lower[above] in ("is", "are", "was", "be")
            )
        if p.lower[above] in _MENTIONING:
            return True
        at = above
    return False
