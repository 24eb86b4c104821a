"""Whether the words assert a claim, or deny it, ask for it or only suppose it."""

from __future__ import annotations

from typing import Final

from winset.coder.claims.constructions import NOMINAL
from winset.coder.claims.match import Match
from winset.coder.claims.rules import classes
from winset.coder.parse import Parse

__all__ = ["holds", "negated"]

_OF_ONE: Final = frozenset({"i", "you", "one", "who"})
"""Subjects who speak for nobody but themselves, or for anybody."""
_SUPPOSED: Final = frozenset({"would", "could", "might", "may", "if"})
_URGED: Final = frozenset({"must", "should", "shall"})
_NOT: Final = frozenset({"not", "n't", "n’t", "never", "neither", "hardly", "no"})
_UNLESS: Final = frozenset({"if", "unless", "whether", "until", "once", "when", "should"})


def holds(p: Parse, match: Match) -> bool:
    """Whether the words assert the claim: no question, no condition, no denial, and not what somebody should do."""
    kind = match.rule.kind
    aux = {p.lower[k] for k in p.having(match.verb, "aux")}
    one = bool({p.lower[s] for s in match.subjects} & _OF_ONE)
    asked = p.text.rstrip(" \"”’'").endswith("?") and match.rule.construction != "why"
    if asked or _conditional(p, match.verb):
        return False
    denied = negated(p, match) and not match.rule.needs & _NOT
    if kind == "constraint":
        return not denied and not _aimed(p, match) and not (match.rule.polarity > 0 and _urged(p, match.verb))
    if kind == "commitment":
        own = not (one and match.rule.construction == "modal") and p.deps[match.verb] != "pcomp"
        return own and not denied and not aux & _SUPPOSED and not _wished(p, match.verb)
    if kind == "stance":
        return not one and not aux & (_SUPPOSED | _URGED | {"will"})
    return not (match.rule.construction == "modal" and one) and not _in_passing(p, match)


def _in_passing(p: Parse, match: Match) -> bool:
    """Whether "could", "might" or "is needed" stands in a clause that only qualifies something."""
    weak = p.lower[match.at] in {"could", "might", "may", "can"} or match.rule.construction == "passive"
    return weak and p.deps[match.verb] in {"relcl", "advcl", "acl"}


def _conditional(p: Parse, verb: int) -> bool:
    """Whether the clause, or the one that it is coordinated with or completes, begins with "if" or the like."""
    clauses = [verb]
    while p.deps[clauses[-1]] in {"conj", "xcomp", "acomp", "attr"}:
        clauses.append(p.heads[clauses[-1]])
    marked = [a for a in clauses if p.deps[a] in {"advcl", "ccomp"}]
    return any(p.lower[k] in _UNLESS for a in marked for k in p.having(a, "mark", "advmod"))


def _wished(p: Parse, verb: int) -> bool:
    """Whether somebody only hopes or expects it."""
    clauses = [a for a in (verb, *p.ancestors(verb)) if p.deps[a] in {"ccomp", "acl", "relcl"}]
    return any(p.lower[p.heads[a]] in classes()["wish"] for a in clauses)


def _urged(p: Parse, verb: int) -> bool:
    """Whether the clause, or one above it, says what should be."""
    return any(p.lower[k] in _URGED for a in (verb, *p.ancestors(verb)) for k in p.having(a, "aux"))


def _aimed(p: Parse, match: Match) -> bool:
    """Whether the words name an aim, a means or what is dealt with ("to limit", "by limiting", "settle a dispute")."""
    if match.rule.construction in NOMINAL:
        return p.deps[match.at] in {"dobj", "conj"} and p.lower[p.heads[match.at]] in classes()["settle"]
    if match.rule.construction != "verb":
        return False
    at, dep = match.at, p.deps[match.at]
    while dep == "conj":
        at, dep = p.heads[at], p.deps[p.heads[at]]
    infinitive = any(p.tags[k] == "TO" for k in p.kids[match.at]) or any(p.tags[k] == "TO" for k in p.kids[at])
    if dep == "xcomp":
        return infinitive and p.lower[p.heads[at]] not in classes()["raising"]
    return dep == "pcomp" or (infinitive and dep in {"advcl", "acl", "relcl", "ccomp"})


def negated(p: Parse, match: Match) -> bool:
    """Whether the verb, the cue or the subject is denied ("not", "no"); "why not" denies nothing."""
    if match.rule.construction == "why":
        return False
    heads = {match.verb, match.at}
    nobody = any(p.lower[k] == "no" for s in match.subjects for k in p.having(s, "det"))
    longer = any(p.lower[k] == "longer" for h in heads for k in p.kids[h])
    return (
        nobody
        or longer
        or any(p.deps[k] == "neg" or (p.lower[k] == "no" and h == match.at) for h in heads for k in p.kids[h])
    )
