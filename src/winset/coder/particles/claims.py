"""Claims of a sentence in a language with case particles: constraints, proposals, promises, stances and figures.

The words of `claims.csv` of the language, with whom the clause is about and who states it; `due.py` and `figures.py`
read by when something is promised, and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from winset.coder.particles.actors import Actors, Party
from winset.coder.particles.due import due_in
from winset.coder.particles.figures import Figure, figures_in
from winset.coder.particles.phrase import Clause
from winset.coder.particles.subject import owns_topic, subject_of
from winset.coder.particles.tables import Tables
from winset.coder.particles.topic import issue_of
from winset.model import Claim, actor_id
from winset.reference.table import rows

__all__ = ["claims_in", "may_claim"]

_STEP: Final = 0.2
_MOST: Final = 3
"""Actors that one rule makes claims for."""


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    kind: str
    pattern: re.Pattern[str]
    polarity: int
    strength: float
    register: str


@cache
def _rules(lang: str) -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            r["id"],
            r["kind"],
            re.compile(r["pattern"]),
            int(r["polarity"]),
            float(r["strength"]),
            r["register"],
        )
        for r in rows(f"lexicon_{lang}/claims.csv")
    )


@cache
def _any(lang: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in _rules(lang)))


def may_claim(text: str, lang: str) -> bool:
    """Whether any rule's words stand in a sentence."""
    return _any(lang).search(text) is not None or bool(figures_in(text, lang))


def claims_in(text: str, offset: int, roots: Sequence[Clause], actors: Actors, pack: Tables) -> list[Claim]:
    """The claims that one sentence states, at most one of a kind for each actor.

    Parameters
    ----------
    text : the sentence
    offset : its code point in the document
    roots : its clauses
    actors : its actors
    pack : tables of the language
    """
    if not roots or text.endswith(tuple(pack.words["questions"])):
        return []
    out: dict[tuple[object, ...], Claim] = {}
    for rule in _rules(pack.lang):
        match = rule.pattern.search(text)
        if match is None:
            continue
        for who in _about(rule, roots, actors, pack)[:_MOST]:
            claim = _claim(rule, match, text, offset, who, actors, pack)
            out.setdefault((rule.kind, rule.polarity, claim.country), claim)
    for figure in figures_in(text, pack.lang):
        claim = _figure(figure, text, offset, actors, pack)
        out.setdefault((claim.kind, figure.rule), claim)
    return sorted(out.values(), key=lambda c: (c.kind, c.country or ""))


def _about(rule: _Rule, roots: Sequence[Clause], actors: Actors, pack: Tables) -> list[Party]:
    """Whom a claim is about: the subject; for a constraint also any state of the sentence, else the speaker's."""
    found = [p for p in subject_of(roots[-1], actors, pack) if p.country]
    found = _placed(found, roots, actors, pack)
    if rule.kind != "constraint":
        found = [p for p in found if not owns_topic(p, roots[-1], actors, pack)]
    if not found and rule.kind == "constraint":
        found = [p for p in actors.within(0, len(actors.text)) if p.country][:1]
    speaker = actors.story.speaker
    if not found and speaker is not None and speaker[0] is not None:
        found = [Party(speaker[0], speaker[1], -1, -1)]
    return found


def _placed(found: list[Party], roots: Sequence[Clause], actors: Actors, pack: Tables) -> list[Party]:
    """A bare "government" after "in Chile" is that of Chile, not the language's own."""
    named = {c for h in actors.hits for c in h.on(actors.story.on).countries}
    if not found or any(p.country in named or p.inferred or p.start < 0 for p in found):
        return found
    args = [a for clause in roots for c in (clause, clause.before) if c is not None for a in c.args]
    there = [p for a in args if a.role in pack.roles.place for p in (*actors.direct(a), *actors.inside(a)) if p.country]
    return [Party(there[0].country, p.sector, p.start, p.end) for p in found] if there else found


def _claim(
    rule: _Rule, match: re.Match[str], text: str, offset: int, who: Party, actors: Actors, pack: Tables
) -> Claim:
    strength = rule.strength
    strength += _STEP * any(word in text for word in pack.lists["stronger"])
    strength -= _STEP * any(word in text for word in pack.lists["weaker"])
    constraint = rule.kind == "constraint"
    speaker = actors.story.speaker
    return Claim(
        kind=rule.kind,
        by=actor_id(*speaker) if speaker else None,
        country=who.country,
        actor=actor_id(who.country, who.sector),
        issue=issue_of(text, match.start(), (who.country,), pack.lang),
        polarity=rule.polarity,
        strength=round(min(1.0, max(0.1, strength)), 2),
        text=text,
        span=(offset, offset + len(text)),
        due=due_in(text, actors.story.on, pack.lang) if rule.kind == "commitment" else None,
        status="open" if rule.kind == "commitment" else None,
        constraint_kind=rule.register or None if constraint else None,
        direction="constrains" if constraint else None,
        rule=rule.id,
    )


def _figure(figure: Figure, text: str, offset: int, actors: Actors, pack: Tables) -> Claim:
    """A number, with the country named nearest before it, else the first of the sentence or the speaker's."""
    named = [
        (h.start, c) for h in actors.hits for c in h.on(actors.story.on).countries if not _judged(text, h.end, pack)
    ]
    before = [c for at, c in named if at < figure.start]
    speaker = actors.story.speaker
    country = next(iter(before or [c for _, c in named]), speaker[0] if speaker else None)
    return Claim(
        kind="figure",
        by=actor_id(*speaker) if speaker else None,
        country=country,
        actor=None,
        issue=issue_of(text, figure.start, (country,), pack.lang),
        polarity=figure.polarity,
        strength=0.8 if figure.rule == "f-record" else 0.5,
        text=text,
        span=(offset, offset + len(text)),
        rule=figure.rule,
    )


def _judged(text: str, at: int, pack: Tables) -> bool:
    """Whether a country is what an opinion is about ("에 대한", "に対する")."""
    return text.startswith(tuple(pack.lists["about"]), at)
