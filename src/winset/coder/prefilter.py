"""Which sentences are worth a parse: a known name, and a word that can say an act.

How much recall each setting costs and how much time it saves is measured by `benchmarks/coder_speed.py`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal

from winset.coder.inflect import noun_forms, verb_forms
from winset.coder.lexicon import ACTOR_SLOT, VerbRule, lexicon
from winset.coder.words import words

__all__ = ["Setting", "passes", "points_back"]

Setting = Literal["none", "cue", "actor", "actor+cue", "two actors"]
"""What a sentence must have: nothing, a cue word, one known name, both, or a cue and two known names."""

_WORD: Final = re.compile(r"[a-z][a-zé-]*")
_BACK: Final = re.compile(
    r"^\W*(?:\w+, )?(?:It|They|He|She|We|I)\b|\bwe\b"
    r"|\b[Tt]he (?:country|government|ministry|two|three|four|allies|military)\b"
    r"|\b[Bb]oth (?:sides|countries|governments)\b"
)
_COMMON: Final = words("common verbs")
"""Verbs so common that only the nouns beside them are cues."""


def passes(setting: Setting, sentence: str, names: int) -> bool:
    """Whether a sentence goes to the parser.

    Parameters
    ----------
    setting : what it must have
    sentence : its text
    names : known names in it
    """
    if setting == "none":
        return True
    needed = {"cue": 0, "actor": 1, "actor+cue": 1, "two actors": 2}[setting]
    if names < needed:
        return False
    return setting == "actor" or not _cues().isdisjoint(_WORD.findall(sentence.lower()))


def points_back(sentence: str) -> bool:
    """Whether a sentence may speak of an actor named before: it starts with a pronoun, or names "both sides"."""
    return _BACK.search(sentence) is not None


def _of_rule(rule: VerbRule) -> frozenset[str]:
    """The words one of which a sentence must have for a rule to apply: the verb's, or nouns beside a common verb."""
    if rule.parts[0] not in _COMMON:
        return verb_forms(rule.parts[0])
    slots = [rule.obj] if rule.obj and rule.obj != ACTOR_SLOT else [slot for _, slot in rule.preps if slot]
    words = {w.split("_")[-1] for slot in slots if slot for w in slot}
    if words:
        return frozenset(f for w in words for f in noun_forms(w) | verb_forms(w))
    if rule.comp - {"to", "that"}:
        return frozenset(f for w in rule.comp for f in verb_forms(w) | {w})
    return verb_forms(rule.parts[0]) if len(rule.parts) == 1 else frozenset((*rule.parts[1:],))


@cache
def _cues() -> frozenset[str]:
    lex = lexicon()
    out = {form for rules in lex.verbs.values() for rule in rules for form in _of_rule(rule)}
    out |= {form for noun in lex.nouns for form in noun_forms(noun.split("_")[-1])}
    out |= {f for verb in ("refuse", "decline") for f in verb_forms(verb)} | {"must", "should"}
    return frozenset(out)
