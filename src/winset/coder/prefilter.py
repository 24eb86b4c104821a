"""Which sentences are worth a parse: a known name, and a word that can say an act.

How much recall each setting costs and how much time it saves is measured by `benchmarks/coder_speed.py`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, Literal

from winset.coder.agents import agents
from winset.coder.inflect import noun_forms, verb_forms
from winset.coder.lexicon import ACTOR_SLOT, VerbRule, lexicon

__all__ = ["Setting", "passes", "points_back"]

Setting = Literal["none", "cue", "actor", "actor+cue", "two actors"]
"""What a sentence must have: nothing, a cue word, one known name, both, or a cue and two known names."""

_WORD: Final = re.compile(r"[A-Za-z][a-zA-Zé-]*")
_BEFORE: Final = 6
_AFTER: Final = 10
_NEAR: Final = 4
"""Words before and after a common verb or a noun in which its company may stand."""
_BACK: Final = re.compile(
    r"^\W*(?:\w+,? )?(?:it|they|he|she|we|i)\b|\bwe\b"
    r"|\bthe (?:country|government|ministry|two|three|four|allies|military)\b|\bboth (?:sides|countries|governments)\b"
    r"|^\W*(?:but |and )?the (?:central bank|president|prime minister|premier|minister|court|army|police|parliament"
    r"|administration|department|bureau|agency|commission)\b",
    re.IGNORECASE,
)


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
    return setting == "actor" or _says_an_act(sentence, names)


def points_back(sentence: str) -> bool:
    """Whether a sentence may speak of an actor named before: it starts with a pronoun, or names "both sides"."""
    return _BACK.search(sentence) is not None


def _says_an_act(sentence: str, names: int) -> bool:
    """Whether a sentence has a word that says an act, or a common verb near a word that makes it one.

    A capital inside a sentence makes a name ("Trade Minister", "March"), unless most of its words have one.
    """
    words = _WORD.findall(sentence)
    low = [w.lower() for w in words]
    if sum(w[0].islower() for w in words) * 2 < len(words):
        words = low
    words = low[:1] + words[1:]
    alone, pairs, together = _cues()
    if not alone.isdisjoint(words) or (names > 1 and not pairs.isdisjoint(words)):
        return True
    return any(_in_company(i, word, low, pairs, together) for i, word in enumerate(words))


def _in_company(
    i: int, word: str, low: Sequence[str], pairs: frozenset[str], together: Mapping[str, frozenset[str]]
) -> bool:
    """Whether a word that needs company has it: a kind of actor beside it, or a word that makes it say an act."""
    if i and word in pairs:
        kinds = agents().words()
        if any(w in kinds for w in low[max(0, i - _NEAR) : i + _NEAR] if w != word):
            return True
    company = together.get(word)
    return company is not None and not company.isdisjoint(low[max(0, i - _BEFORE) : i + _AFTER])


def _company(rule: VerbRule) -> frozenset[str]:
    """The words of which a verb needs one near it for a rule to apply; empty where it needs none."""
    if len(rule.parts) > 1:
        return frozenset(rule.parts[1:2])
    slots = [rule.obj] if rule.obj and rule.obj != ACTOR_SLOT else [slot for _, slot in rule.preps if slot]
    words = {w.split("_")[-1] for slot in slots if slot and slot != ACTOR_SLOT for w in slot}
    if words:
        return frozenset(f for w in words for f in noun_forms(w) | verb_forms(w))
    named = rule.comp - {"to", "that"}
    if named:
        return frozenset(f for w in named for f in verb_forms(w) | {w})
    return frozenset(name for name, _ in rule.preps) or frozenset(rule.comp)


@cache
def _cues() -> tuple[frozenset[str], frozenset[str], Mapping[str, frozenset[str]]]:
    """Words that are cues alone, those that are with two names, and those that are in the company of another word."""
    lex = lexicon()
    alone: set[str] = set(verb_forms("refuse"))
    pairs: set[str] = set()
    together: defaultdict[str, set[str]] = defaultdict(set)
    for first, rules in lex.verbs.items():
        for company, needy in ((_company(r), not r.alone or r.obj == ACTOR_SLOT) for r in rules if r.plover):
            for form in verb_forms(first):
                if company:
                    together[form] |= company
                elif needy:
                    pairs.add(form)
                else:
                    alone.add(form)
    reports = {
        form for first, kinds in lex.aspect.items() for *_, e in kinds if e == "report" for form in verb_forms(first)
    }
    together["must"] |= reports
    together["should"] |= reports
    light = {form for first in lex.light for form in verb_forms(first)}
    for noun, named in lex.nouns.items():
        *front, last = noun.split("_")
        for form in noun_forms(last):
            together[form] |= {front[-1]} if front else light
            if named.alone and not front:
                pairs.add(form)
    return frozenset(alone), frozenset(pairs), {word: frozenset(company) for word, company in together.items()}
