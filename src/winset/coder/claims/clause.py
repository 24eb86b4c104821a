"""The clause around a token: its verb, its subject, its objects, and how far a noun phrase reaches."""

from __future__ import annotations

from typing import Final

from winset.coder.claims.rules import classes
from winset.coder.parse import Parse

__all__ = ["SUBJECT", "clause_of", "is_be", "objects", "phrase", "subjects"]

SUBJECT: Final = ("nsubj", "nsubjpass", "csubj")
"""Dependency labels of subjects."""


def subjects(p: Parse, verb: int) -> tuple[int, ...]:
    """Heads of the subject of a verb: its own, or that of the verb on which it depends."""
    seen = verb
    for _ in range(len(p)):
        own = p.having(seen, *SUBJECT) or [s for a in p.having(seen, "aux", "auxpass") for s in p.having(a, *SUBJECT)]
        if own:
            head = _relative(p, seen, own[0])
            return _members(p, head)
        if p.deps[seen] == "acl" and p.tags[seen] in {"VBG", "VBN"}:
            return tuple(p.with_conjuncts(p.heads[seen]))
        if p.deps[seen] not in {"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "aux"} or p.heads[seen] == seen:
            return ()
        if p.deps[seen] == "relcl":
            return (p.heads[seen],)
        seen = p.heads[seen]
    return ()


def _members(p: Parse, head: int) -> tuple[int, ...]:
    """Heads of a coordinated phrase; the parser takes the second of "Norway, Finland and Chile" for an apposition."""
    out = p.with_conjuncts(head)
    for k in [k for j in out for k in p.having(j, "appos")]:
        listed = p.with_conjuncts(k)
        if len(listed) > 1 or (len(out) > 1 and p.tags[k].startswith("NNP")):
            out += listed
    return tuple(sorted(set(out)))


def _relative(p: Parse, verb: int, subject: int) -> int:
    """The noun that "who" or "which" stands for."""
    if p.tags[subject] in {"WDT", "WP"} or (p.lower[subject] == "that" and p.deps[verb] == "relcl"):
        return next((p.heads[a] for a in (verb, *p.ancestors(verb)) if p.deps[a] == "relcl"), subject)
    return subject


def objects(p: Parse, verb: int) -> tuple[int, ...]:
    """Heads of the objects of a verb; of a passive, its subject; of a participle after a noun, the noun."""
    found = p.having(verb, "dobj", "dative", "oprd")
    if not found:
        found = p.having(verb, "nsubjpass")
    if not found and p.tags[verb] == "VBN" and p.deps[verb] == "acl":
        found = [p.heads[verb]]
    if not found:  # the small parser takes "stall the talks" in "could stall the talks" for a clause at times
        found = [k for k in p.having(verb, "ccomp") if p.is_noun(k)]
    return tuple(j for k in found for j in p.with_conjuncts(k))


def clause_of(p: Parse, i: int) -> int:
    """The verb that a token depends on, or the root."""
    for a in (i, *p.ancestors(i)):
        if p.is_verb(a) or p.tags[a] == "MD" or p.heads[a] == a:
            return a
    return i


def phrase(p: Parse, head: int) -> set[int]:
    """Tokens of a noun phrase: its modifiers and what `of` joins to it, without relative clauses."""
    out = {head}
    for k in p.kids[head]:
        if p.deps[k] in {"amod", "compound", "det", "nmod", "poss", "nummod", "advmod", "neg", "quantmod", "predet"}:
            out |= set(p.subtree(k))
        elif p.deps[k] == "prep" and p.lower[k] == "of":
            out |= {k, *(j for o in p.having(k, "pobj") for c in p.with_conjuncts(o) for j in phrase(p, c))}
    return out


def is_be(p: Parse, verb: int) -> bool:
    """Whether a verb says what something is, seems, becomes or remains."""
    return p.lower[verb] in classes()["be"] or p.lower[verb] in {"'s", "’s", "'re", "’re"}
