"""Where a rule holds in a parsed sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from winset.coder.cast import Cast
from winset.coder.claims.clause import SUBJECT, objects, phrase, subjects
from winset.coder.claims.constructions import CONSTRUCTIONS, NOMINAL, Found
from winset.coder.claims.rules import ClaimRule, classes, may_hold, rules_by_word
from winset.coder.parse import Parse

__all__ = ["ACTING", "CLOSE", "MEANT", "NEAR", "Match", "matches", "meant_match"]

ACTING: Final = frozenset({"we", "they", "both", "it", "he", "she", "i"})
"""Pronouns that stand for actors."""
MEANT: Final = "meant"
"""Construction of a claim that a sentence states by its meaning, without a cue of a rule."""
NEAR: Final = 6
"""The words of a cue stand within so many tokens."""
_DIRECTED: Final = frozenset({"constraint", "stance"})
"""Kinds that are for or against something."""
CLOSE: Final = 2
"""A word that must follow at once leaves room for one adverb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One rule, found in one place."""

    rule: ClaimRule
    at: int
    """Token of the cue."""
    verb: int
    """Head of the clause that states it."""
    subjects: tuple[int, ...]
    """Heads of the subject's noun phrases."""
    objects: tuple[int, ...]
    """Heads of the objects' noun phrases."""


def matches(cast: Cast) -> Iterator[Match]:
    """Every rule that holds in a sentence, from left to right."""
    p = cast.parse
    index = rules_by_word()
    words = frozenset(p.lower)
    for i, word in enumerate(p.lower):
        for rule, rest in index.get(word, ()):
            if not may_hold(rule, words) or (rest and not _follow(p, i, rest)):
                continue
            found = CONSTRUCTIONS[rule.construction](p, i)
            if found is not None and (match := _checked(cast, rule, i, found)) is not None:
                yield match


def _follow(p: Parse, i: int, rest: tuple[str, ...]) -> bool:
    at = i + 1
    for word in rest:
        stop = min(len(p), at + CLOSE if word[0] == "+" else i + 1 + NEAR)
        found = next((j for j in range(at, stop) if p.lower[j] == word.lstrip("+")), None)
        if found is None or (word[0] == "+" and found > at and not _light(p, at)):
            return False
        at = found + 1
    return True


def _light(p: Parse, i: int) -> bool:
    """Whether a token is an adverb that may stand inside a cue ("have also to"), not "have more to say"."""
    return p.tags[i] in {"RB", "CC"} or p.deps[i] == "advmod"


def _checked(cast: Cast, rule: ClaimRule, i: int, found: Found) -> Match | None:
    p = cast.parse
    verb, subject, objects = found
    nominal = rule.construction in NOMINAL
    lower = {p.lower[j] for j in (_noun_with_clauses(p, i) if nominal else _clause(p, verb, i))}
    first = {p.lower[j] for s in subject for j in phrase(p, s)} if rule.subject_lacks else frozenset()
    worded = (not rule.needs or rule.needs & lower) and not rule.lacks & lower and not rule.subject_lacks & first
    acts = {p.lower[j] for j in (verb, *p.having(verb, "aux", "auxpass"))} if rule.verb_lacks else frozenset()
    worded = worded and not rule.verb_lacks & acts
    if not worded or not _filled(cast, subject, rule.subject) or not _filled(cast, objects, rule.object):
        return None
    if rule.preps and not any(_complemented(cast, (i, verb), objects, names, slot) for names, slot in rule.preps):
        return None
    return Match(rule=rule, at=i, verb=verb, subjects=subject, objects=objects)


def _filled(cast: Cast, heads: tuple[int, ...], slot: frozenset[str]) -> bool:
    return not slot or any(_fills(cast, head, slot) for head in heads)


def _noun_with_clauses(p: Parse, i: int) -> set[int]:
    """A noun's phrase, and the verbs of the clauses that modify it."""
    return phrase(p, i) | set(p.having(i, "acl", "relcl"))


def _clause(p: Parse, verb: int, i: int) -> set[int]:
    """Tokens of a clause, without the clauses inside it that have a subject of their own."""
    out = {i, *(p.subtree(i) if i != verb else ())}
    stack = [verb]
    while stack:
        j = stack.pop()
        out.add(j)
        stack.extend(k for k in p.kids[j] if p.deps[k] not in {"relcl", "advcl", "parataxis"})
    if p.deps[i] in {"acomp", "ccomp", "xcomp", "oprd"}:
        out.add(p.heads[i])
    return out


def _fills(cast: Cast, head: int, slot: frozenset[str]) -> bool:
    p = cast.parse
    if "*" in slot:
        return True
    words = {p.lower[j] for j in phrase(p, head)}
    if slot & words:
        return True
    if "@" not in slot:
        return False
    if p.lower[head] in ACTING or p.lower[head] in classes()["group"] or p.tags[head] in {"NNP", "NNPS"}:
        return True
    return any(w.known for w in cast.who(head))


def _complemented(
    cast: Cast, heads: tuple[int, int], objects: tuple[int, ...], names: frozenset[str], slot: frozenset[str]
) -> bool:
    """Whether a complement follows the cue or its verb; a preposition or an infinitive may also follow the object."""
    p = cast.parse
    if p.lower[heads[1]] in names and p.is_verb(heads[1]):
        return True
    own = {k for head in heads for k in p.kids[head]} | {
        k for o in objects for k in p.having(o, "prep", "acl", "relcl")
    }
    return any(_is_complement(p, k, names) and (not slot or slot & {p.lower[j] for j in _inside(p, k)}) for k in own)


def _is_complement(p: Parse, k: int, names: frozenset[str]) -> bool:
    dep = p.deps[k]
    if (
        names & {"to", "inf"}
        and dep in {"xcomp", "ccomp", "advcl", "acl", "relcl"}
        and any(p.tags[j] == "TO" for j in p.kids[k])
    ):
        return True
    if "that" in names and dep in {"ccomp", "acl", "relcl"} and p.having(k, *SUBJECT):
        return not any(p.lower[j] in {"whether", "if"} for j in p.having(k, "mark"))
    if "how" in names and dep in {"ccomp", "pcomp", "dobj"} and any(p.lower[j] == "how" for j in p.subtree(k)):
        return True
    return p.lower[k] in names


def _inside(p: Parse, k: int) -> set[int]:
    """The complement's head with its auxiliaries, or the phrases that a preposition holds."""
    out = {k, *(j for j in p.kids[k] if p.deps[j] == "aux")}
    for o in p.having(k, "pobj", "pcomp"):
        for c in p.with_conjuncts(o):
            out |= phrase(p, c)
    return out


def meant_match(p: Parse, kind: str, chance: float) -> Match:
    """A claim of the whole sentence, as if a rule had found it at its verb; as strong as half its chance."""
    root = next((i for i, head in enumerate(p.heads) if head == i), 0)
    return Match(
        rule=_meant_rule(
            kind, chance / 2, against=kind == "constraint" or not classes()["against"].isdisjoint(p.lower)
        ),
        at=root,
        verb=root,
        subjects=subjects(p, root),
        objects=objects(p, root),
    )


def _meant_rule(kind: str, strength: float, *, against: bool) -> ClaimRule:
    nothing: frozenset[str] = frozenset()
    return ClaimRule(
        id=f"meaning-{kind}", kind=kind, cues=(), construction=MEANT, subject=nothing, object=nothing, preps=(),
        needs=nothing, lacks=nothing, verb_lacks=nothing, subject_lacks=nothing, strength=strength,
        polarity=-1 if against and kind in _DIRECTED else 1,
        note="position" if kind == "constraint" else "", example="", country="",
    )  # fmt: skip
