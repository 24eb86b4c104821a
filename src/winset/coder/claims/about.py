"""Whom a claim is about: which mention of a country in the sentence holds the claim, else the place of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from winset.coder.cast import Cast
from winset.coder.claims.clause import phrase, subjects
from winset.coder.claims.match import MEANT, Match
from winset.coder.claims.rules import classes
from winset.coder.inflect import verb_forms
from winset.coder.memory import Who
from winset.coder.parse import Parse

__all__ = ["Scene", "addressees", "affected", "doers", "section_country"]

_AWAY: Final = frozenset({"toward", "towards", "about", "against", "with", "over", "versus", "from", "like", "than"})
"""Prepositions whose object is the other side, not the one that is held back."""
_AT: Final = frozenset({"for", "among", "within", "in", "inside", "across", "of", "on", "between"})
_HELD: Final = frozenset(
    {"keep", "leave", "prevent", "stop", "bar", "bind", "deter", "discourage", "dissuade", "restrain", "urge", "advise"}
)
_WEAK: Final = 12
"""A mention that weighs no more yields to the country that the passage is about."""
_OPENING: Final = re.compile(
    r"^\W*(?:(?:And|But|Meanwhile|Similarly|Likewise|Finally|However|Elsewhere),? )?"
    r"(?:[Ii]n|[Ff]or|[Aa]s for|[Oo]n the|[Ii]nside|[Ww]ithin|[Aa]cross|[Oo]ver in|[Bb]ack in|[Dd]own in) (?:the )?$"
)
_PART: Final = re.compile(r"\bon the part of (?:the )?$|\bon the $")


@dataclass(slots=True, kw_only=True)
class Scene:
    """What the text has said so far, as far as claims need it."""

    section: tuple[str, ...] = ()
    """Countries that a heading names; hold until the next heading."""
    last: tuple[str, ...] = ()
    """Countries of the last constraint or of the opening "In Japan, ..." of this paragraph or the one before."""
    home: tuple[str, ...] = ()
    """The one country that the whole text is about, if there is one."""
    main: tuple[str, ...] = ()
    """Countries of the whole text, most mentioned first: whom "the three countries" are."""
    parties: tuple[str, ...] = ()
    """Who "we", "they" and "the leaders" are in a joint statement or a readout: the countries that its title names."""

    def fallback(self) -> tuple[str, ...]:
        """Countries to take where the sentence names none: the passage's, the section's, the text's."""
        return self.last or self.section or self.home


def section_country(cast: Cast) -> tuple[str, ...]:
    """The country of "In Japan, ..." or "For Tokyo, ..." at the start of a sentence."""
    p = cast.parse
    for who in cast.everyone():
        if who.country and _OPENING.match(p.text[: p.starts[who.first]]):
            return (who.country,)
    return ()


def affected(cast: Cast, match: Match, scene: Scene) -> tuple[str, ...]:
    """ISO3 of those held back (or helped) by what a constraint states, best mention first.

    Several only where the sentence coordinates them ("for Rome, Paris and Madrid").
    """
    told = [w for w in doers(cast, match.subjects) if not w.country and w.sector == "IGO"]
    weighed = [(_weight(cast, who, match), who) for who in _mentions(cast, match)]
    if not weighed:
        return () if told else scene.fallback()
    best = max(weight for weight, _ in weighed)
    if best <= _WEAK and scene.fallback():
        return scene.fallback()
    if best <= _WEAK // 2:
        return ()
    return tuple(dict.fromkeys(who.country for weight, who in weighed if weight == best and who.country))


def _mentions(cast: Cast, match: Match) -> list[Who]:
    """Actors named in the sentence, and those that words such as "the cabinet" or "they" stand for as subjects."""
    named = [w for w in cast.everyone() if w.country]
    taken = {w.head for w in named}
    for s in (*match.subjects, *match.objects, *_for(cast.parse, match)):
        if s not in taken and not any(w.first <= s <= w.last for w in named):
            named += [w for w in cast.who(s) if w.country]
    return named


def _for(p: Parse, match: Match, preps: frozenset[str] = frozenset({"for"})) -> list[int]:
    kids = [*p.kids[match.at], *p.kids[match.verb]]
    kids += [inner for k in kids if p.lower[k] == "up" for inner in p.kids[k]]  # "up to Rome"
    return [o for k in kids if p.lower[k] in preps for o in p.having(k, "pobj")]


def _weight(cast: Cast, who: Who, match: Match) -> int:
    """How much a mention looks like the one that the constraint holds back."""
    p = cast.parse
    before = p.text[: p.starts[who.first]]
    if _OPENING.match(before) or _PART.search(before):
        return 100
    weight, at = 30, who.head
    for _ in range(len(p)):
        head = p.heads[at]
        step = _step(p, at, who, match, weight)
        if step is not None:
            return step
        weight = 35 if p.deps[at] == "poss" else weight
        if head == at:
            return weight
        at = head
    return weight


def _step(p: Parse, at: int, who: Who, match: Match, weight: int) -> int | None:
    """The weight that one link upwards from a mention decides, or None to go on."""
    dep, head = p.deps[at], p.heads[at]
    word = p.lower[head]
    if dep == "pobj":
        fixed = {"for": 60, "by": 8, "to": 20} | dict.fromkeys(_AWAY, 5)
        return fixed.get(word, max(weight, 40) if word in _AT else 20)
    if dep in {"nsubj", "nsubjpass"}:
        return _as_subject(p, at, head, who, match)
    if dep == "poss" and _of_other(p, head):
        return 8
    if dep in {"dobj", "dative"} and at == who.head:
        return 60 if word in _held() else 20
    return None


def _as_subject(p: Parse, at: int, verb: int, who: Who, match: Match) -> int:
    faces = p.deps[verb] == "relcl" and p.heads[verb] in {match.at, *match.subjects}
    if faces or (at == who.head and p.deps[verb] == "ccomp" and p.lower[p.heads[verb]] in classes()["makes"] | _held()):
        return 70
    if p.deps[verb] == "relcl":
        return 10
    return 50 if verb == match.verb else 25


def _of_other(p: Parse, head: int) -> bool:
    """Whether a possessor owns a threat, an act or a policy: "China's threat" holds back somebody else."""
    return p.lower[head] in {
        "threat",
        "rise",
        "aggression",
        "invasion",
        "pressure",
        "restrictions",
        "curbs",
        "provocations",
        "tariffs",
    }


@cache
def _held() -> frozenset[str]:
    return frozenset(form for verb in _HELD for form in verb_forms(verb))


def doers(cast: Cast, heads: Iterable[int]) -> tuple[Who, ...]:
    """Actors that act, oppose, promise or should act: those of the given noun phrases."""
    found: list[Who] = []
    p = cast.parse
    for head in heads:
        whos = [w for w in cast.who(head) if w.known]
        if len(whos) > 1 and p.tags[head].startswith("NN") and p.lower[head] not in classes()["leaders"]:
            inside = set(p.subtree(head))  # "policymakers on both sides": several, but none is named
            whos = whos if any(w.country and w.head in inside for w in cast.everyone()) else []
        whos = whos or [w for w in cast.within(head) if w.country and w.name]
        if not whos and p.lower[head] in classes()["group"]:
            whos = [w for j in phrase(p, head) for w in cast.who(j) if w.country]
        found += whos
    return tuple(dict.fromkeys(found))


_ADVISED: Final = {"r-call-on": frozenset({"on", "upon"}), "r-up-to": frozenset({"to", "on", "upon"})}
"""Prepositions before those who should act, where they are others than "for"."""


def addressees(cast: Cast, match: Match) -> tuple[int, ...]:
    """Heads of the phrases that name who should act."""
    p = cast.parse
    rule = match.rule.id
    if match.rule.construction in {"modal", "let", MEANT} or rule in {"r-need", "r-do-well", "r-benefit", "r-want"}:
        return match.subjects
    for_whom = tuple(_for(p, match, _ADVISED.get(rule, frozenset({"for"}))))
    inner = [
        k
        for v in (match.verb, match.at)
        for k in p.having(v, "ccomp", "xcomp", "advcl", "acl", "relcl")
        if p.is_verb(k)
    ]
    told = tuple(s for k in inner for s in subjects(p, k) if s not in match.subjects)
    objects = tuple(o for o in match.objects if rule in {"r-recommend", "r-recommend-that"})
    return tuple(dict.fromkeys((*told, *for_whom, *objects)))
