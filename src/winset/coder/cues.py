"""Which words of a sentence can say an act: cues, and what must stand near them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from winset.coder.agents import agents
from winset.coder.inflect import is_invariable, noun_forms, verb_forms
from winset.coder.lexicon import ACTOR_SLOT, VerbRule, lexicon
from winset.coder.words import words

__all__ = ["act_verbs", "cue_words", "says_an_act", "street_words"]

_WORD: Final = re.compile(r"[A-Za-z][a-zA-Zé-]*")
_BEFORE: Final = 6
_AFTER: Final = 12
_NEAR: Final = 4
"""Words before and after a common verb or a noun in which its company may stand."""
_ARTICLES: Final = words("articles")
_PREPOSITIONS: Final = words("prepositions")
_ASKING: Final = words("before bare verbs")
_DUTY: Final = frozenset(("must", "should"))
"""Say what somebody is asked for, where an office stands before them: "the government should sell"."""
_COMMON: Final = words("colourless verbs")
_STREET: Final = frozenset(("PROTEST", "COERCE", "ASSAULT"))
_ASKED: Final = 3
"""Words before a bare verb among which the one that asks for it stands."""


def says_an_act(sentence: str, names: int) -> bool:
    """Whether a sentence has a word that says an act, or a common verb near a word that makes it one.

    A capital inside a sentence makes a name ("Trade Minister", "March"), unless most of its words have one. What stands
    right behind an article, a possessive or a preposition is no verb ("the demand", "of exports").
    """
    listed = _WORD.findall(sentence)
    low = [w.lower() for w in listed]
    if sum(w[0].islower() for w in listed) * 2 < len(listed):
        listed = low
    listed = low[:1] + listed[1:]
    cues = _cues()
    return any(
        word in cues.all
        and ((_may_be_verb(i, listed, low) and _as_verb(i, word, listed, low, names)) or _as_noun(i, word, low, names))
        for i, word in enumerate(listed)
    )


def _may_be_verb(i: int, written: Sequence[str], low: Sequence[str]) -> bool:
    """Whether a word stands where a verb can: not behind an article, and in its bare form only behind what asks for it.

    A gerund may stand behind a preposition ("for attacking"); a bare form stands behind "to", a modal verb, a negation,
    another verb, a pronoun, a plural or a name.
    """
    if not i:
        return True
    before, word = low[i - 1], low[i]
    if before in _ARTICLES or (before in _PREPOSITIONS and not word.endswith("ing")):
        return False
    if i == 1 or word not in _cues().bare:
        return True
    return before.endswith("s") or written[i - 1][0].isupper() or not _ASKING.isdisjoint(low[max(0, i - _ASKED) : i])


def _as_verb(i: int, word: str, written: Sequence[str], low: Sequence[str], names: int) -> bool:
    cues = _cues()
    if word in cues.alone or (names > 1 and word in cues.pairs):
        return True
    if i and word in cues.pairs and (_kind_near(i, word, low) or _named_before(i, written)):
        return True
    if i and word in _DUTY and low[i - 1] in agents().words():
        return True
    company = cues.together.get(word)
    first = max(0, i - _BEFORE) if word in cues.participles else i + 1
    return company is not None and not company.isdisjoint(low[first : i + _AFTER])


def _as_noun(i: int, word: str, low: Sequence[str], names: int) -> bool:
    cues = _cues()
    if word in cues.nouns and (names > 1 or (i > 0 and _kind_near(i, word, low))):
        return True
    company = cues.carried.get(word)
    if company is None:
        return False
    after = (w for w in low[i + 1 : i + _AFTER] if w in cues.participles)
    return not company.isdisjoint(low[max(0, i - _BEFORE) : i]) or not company.isdisjoint(after)


def _named_before(i: int, written: Sequence[str]) -> bool:
    """Whether an unknown name may be the other actor: "the firm said that Marubeni would cooperate with France"."""
    return any(w[0].isupper() for w in written[max(0, i - _NEAR) : i])


def _kind_near(i: int, word: str, low: Sequence[str]) -> bool:
    kinds = agents().words()
    return any(w in kinds for w in low[max(0, i - _NEAR) : i + _NEAR] if w != word)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cues:
    """Words that can say an act."""

    alone: frozenset[str]
    """Verbs that need nothing."""
    pairs: frozenset[str]
    """Verbs that need a second actor."""
    together: Mapping[str, frozenset[str]]
    """Verbs with the words of which they need one."""
    nouns: frozenset[str]
    """Nouns that say an act between two actors."""
    carried: Mapping[str, frozenset[str]]
    """Nouns with the verbs, or the first halves of compounds, of which they need one."""
    bare: frozenset[str]
    """Verbs in the form of the dictionary."""
    participles: frozenset[str]
    """Forms that can be passive, so that what they need may stand before them."""
    all: frozenset[str]


@cache
def act_verbs() -> frozenset[str]:
    """Verbs that say an act, without those that only carry a noun."""
    cues = _cues()
    light = {form for first in lexicon().light for form in verb_forms(first)}
    return (cues.alone | cues.pairs | (frozenset(cues.together) - light)) - _COMMON


def _pasts(verb: str) -> frozenset[str]:
    """Forms that can be past or passive; the bare one among them for "cut", "put"."""
    forms = frozenset(form for form in verb_forms(verb) - {verb} if not form.endswith(("ing", "s")))
    return forms | {verb} if is_invariable(verb) else forms


def cue_words() -> frozenset[str]:
    """Every form of every word that can say an act."""
    return _cues().all


@cache
def street_words() -> frozenset[str]:
    """Every form of every verb or noun that can say a protest, an arrest or the use of force."""
    lex = lexicon()
    verbs = (f for first, rules in lex.verbs.items() for f in verb_forms(first) if _STREET & {r.plover for r in rules})
    nouns = (f for noun, rule in lex.nouns.items() for f in noun_forms(noun.split("_")[-1]) if rule.plover in _STREET)
    light = {form for first in lex.light for form in verb_forms(first)}
    return frozenset((*verbs, *nouns)) - light - _COMMON


@cache
def _cues() -> _Cues:
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
    nouns: set[str] = set()
    carried: defaultdict[str, set[str]] = defaultdict(set)
    for noun, named in lex.nouns.items():
        *front, last = noun.split("_")
        for form in noun_forms(last):
            carried[form] |= {front[-1]} if front else light
            if named.alone and not front:
                nouns.add(form)
    return _Cues(
        alone=frozenset(alone),
        pairs=frozenset(pairs),
        together={word: frozenset(company) for word, company in together.items()},
        nouns=frozenset(nouns),
        carried={word: frozenset(company) for word, company in carried.items()},
        bare=frozenset(first for first in (*lex.verbs, *lex.light) if not is_invariable(first)),
        participles=frozenset(form for first in (*lex.verbs, *lex.light) for form in _pasts(first))
        | {"must", "should"},
        all=frozenset(alone | pairs | set(together) | nouns | set(carried)),
    )
