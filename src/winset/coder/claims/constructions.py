"""The constructions in which a cue counts: where the subject and the objects of its clause stand, or None."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from winset.coder.claims.clause import SUBJECT, clause_of, is_be, objects, subjects
from winset.coder.claims.rules import classes
from winset.coder.parse import Parse

__all__ = ["CONSTRUCTIONS", "NOMINAL", "Found"]

Found = tuple[int, tuple[int, ...], tuple[int, ...]]
"""Verb of the clause, subjects, objects."""


def _verb(p: Parse, i: int) -> Found | None:
    taken = p.deps[i] in {"ROOT", "conj", "ccomp", "relcl"} and p.having(i, "nsubj")  # a verb tagged as a noun
    if not (p.is_verb(i) or taken) or p.deps[i] in {"amod", "compound", "aux", "auxpass"}:
        return None
    return i, () if p.having(i, "nsubjpass") else subjects(p, i), objects(p, i)


def _passive(p: Parse, i: int) -> Found | None:
    if p.tags[i] not in {"VBN", "VBD", "JJ"}:
        return None
    if p.having(i, "auxpass"):
        return i, subjects(p, i), ()
    head = p.heads[i]
    if p.deps[i] in {"acomp", "attr", "oprd", "xcomp"} and is_be(p, head):
        return head, subjects(p, head), ()
    return None


def _progressive(p: Parse, i: int) -> Found | None:
    if p.tags[i] == "VBG" and any(
        p.lower[k] in classes()["be"] | {"'re", "’re", "'s", "’s", "'m"} for k in p.having(i, "aux")
    ):
        return i, subjects(p, i), objects(p, i)
    return None


def _predicate(p: Parse, i: int) -> Found | None:
    """A noun that says what something is, or that a verb of being has for subject, or that somebody faces."""
    if not p.is_noun(i):
        return None
    dep, head = p.deps[i], p.heads[i]
    found: Found | None = None
    if dep == "conj":
        found = _predicate(p, head) if p.is_noun(head) else None
    elif dep in {"attr", "nsubj", "oprd", "acomp"} and (is_be(p, head) or dep != "nsubj"):
        found = head, subjects(p, head), tuple(p.having(head, "attr", "acomp"))
    elif dep == "appos" or (dep == "ROOT" and not p.having(i, "punct")):
        found = clause_of(p, i), (head,), (i,)
    elif dep == "dobj" and p.lower[head] in classes()["pose"]:
        found = head, subjects(p, head), (i,)
    elif dep == "pobj" and p.lower[head] == "of" and p.tags[p.heads[head]] in {"CD", "DT", "NN"}:
        found = _predicate_of_part(p, p.heads[head])
    elif dep == "pobj" and p.lower[head] in {"as", "despite"}:
        found = clause_of(p, head), (), ()
    return found


def _predicate_of_part(p: Parse, part: int) -> Found | None:
    """The same for "one of the main obstacles"."""
    if p.lower[part] not in {"one", "some", "part", "another", "two"} or p.deps[part] not in {"attr", "nsubj"}:
        return None
    verb = p.heads[part]
    return (verb, subjects(p, verb), tuple(p.having(verb, "attr", "acomp"))) if is_be(p, verb) else None


def _subject(p: Parse, i: int) -> Found | None:
    if p.is_noun(i) and p.deps[i] in SUBJECT and not p.having(p.heads[i], "auxpass"):
        return p.heads[i], (i,), tuple(p.having(p.heads[i], "attr", "dobj"))
    if p.is_noun(i) and p.deps[i] == "conj" and p.is_noun(p.heads[i]):
        return _subject(p, p.heads[i])
    return None


def _attr(p: Parse, i: int) -> Found | None:
    if p.is_noun(i) and p.deps[i] in {"attr", "acomp"}:
        return p.heads[i], subjects(p, p.heads[i]), (i,)
    return None


def _noun(p: Parse, i: int) -> Found | None:
    return (clause_of(p, i), (i,), ()) if p.is_noun(i) and p.deps[i] != "compound" else None


def _amid(p: Parse, i: int) -> Found | None:
    head = p.heads[i]
    if (
        p.is_noun(i)
        and p.deps[i] in {"pobj", "conj"}
        and any(p.lower[a] in {"amid", "amidst"} for a in (head, p.heads[head]))
    ):
        return clause_of(p, head), (i,), ()
    return None


def _there(p: Parse, i: int) -> Found | None:
    head = p.heads[i]
    if p.is_noun(i) and (p.having(head, "expl") or (p.deps[i] == "dobj" and p.lower[head] in {"make", "makes", "see"})):
        return head, (i,), ()
    return None


_NO_PREDICATE: Final = frozenset({"amod", "compound", "advmod", "dobj", "pobj"})


def _adj(p: Parse, i: int) -> Found | None:
    lead = next((a for a in (i, *p.ancestors(i)) if p.deps[a] != "conj"), i)
    if not p.tags[i].startswith(("JJ", "VBN", "VBG", "RB", "IN")) or p.deps[lead] in _NO_PREDICATE:
        return None
    verb = clause_of(p, p.heads[i])
    return verb, subjects(p, verb), tuple(p.having(i, "nsubj"))


def _modal(p: Parse, i: int) -> Found | None:
    if p.tags[i] != "MD":
        return None
    verb = p.heads[i]
    if p.tags[verb] == "MD" and p.heads[verb] != verb:  # "can and should"
        verb = p.heads[verb]
    own = p.having(verb, *SUBJECT)
    told = p.having(verb, "auxpass") and p.lower[verb] in classes()["perceived"]
    aux = {p.lower[k] for k in p.having(verb, "aux")}
    asked = (own and own[0] > i) or i == 0
    if asked or told or aux & {"have"} or not (own or subjects(p, verb) or p.heads[verb] == verb):
        return None
    said = p.having(verb, "acomp")
    if said and p.lower[said[0]] in classes()["epistemic"]:
        return None
    return verb, subjects(p, verb), tuple(p.having(verb, "dobj", "attr", "nsubjpass"))


def _imperative(p: Parse, i: int) -> Found | None:
    first = all(p.tags[j] in {"``", "''", "CC", ",", "RB", "-LRB-", "NFP", "HYPH"} for j in range(i))
    if not first or p.tags[i] not in {"VB", "VBP"} or p.heads[i] != i or p.having(i, "nsubj", "aux"):
        return None
    return i, (), objects(p, i)


def _why(p: Parse, i: int) -> Found | None:
    bare = i + 1 < len(p) and (p.lower[i + 1] == "not" or (p.tags[i + 1] == "VB" and not p.having(i + 1, *SUBJECT)))
    return (clause_of(p, i), (), ()) if bare else None


def _let(p: Parse, i: int) -> Found | None:
    first = all(p.tags[j] in {"``", "''", "CC", ",", "RB"} for j in range(i))
    if not first or not p.having(i, "ccomp", "xcomp", "dobj"):
        return None
    inner = p.having(i, "ccomp")
    return i, tuple(p.having(inner[0], "nsubj")) if inner else (), ()


def _in(p: Parse, i: int) -> Found | None:
    if i and p.lower[i - 1] == "in" and (i + 1 == len(p) or p.lower[i + 1] == "of" or p.tags[i + 1] in {".", ","}):
        verb = clause_of(p, i)
        return verb, subjects(p, verb), ()
    return None


def _against(p: Parse, i: int) -> Found | None:
    verb = p.heads[i]
    return (verb, subjects(p, verb), ()) if p.deps[i] == "prep" and is_be(p, verb) else None


def _is_to(p: Parse, i: int) -> Found | None:
    """What is arranged ("Chile is to open a consulate")."""
    inner = [k for k in p.having(i, "xcomp") if any(p.tags[j] == "TO" for j in p.kids[k])]
    following = next((j for j in range(i + 1, len(p)) if p.tags[j] != "RB"), i)
    if not inner or p.tags[following] != "TO" or p.having(i, "attr", "acomp", "dobj"):
        return None
    return i, subjects(p, i), objects(p, inner[0])


def _too(p: Parse, i: int) -> Found | None:
    """What is too much or too little for something ("too weak to act")."""
    head = p.heads[i]
    above = p.heads[head]
    inner = [k for h in {head, above} for k in p.kids[h] if k > i and any(p.tags[j] == "TO" for j in p.kids[k])]
    if p.deps[i] != "advmod" or not inner:
        return None
    verb = clause_of(p, head)
    return verb, subjects(p, verb), (head,)


def _expl(p: Parse, i: int) -> Found | None:
    """What there is, or is not ("there is no court that ...")."""
    if p.deps[i] != "expl":
        return None
    told = tuple(p.having(p.heads[i], "attr", "nsubj", "dobj"))
    return p.heads[i], told, told


def _unless(p: Parse, i: int) -> Found | None:
    """The main clause of one that begins with "until" or the like."""
    inner = p.heads[i]
    if p.deps[i] not in {"mark", "prep", "advmod"} or p.deps[inner] not in {"advcl", "pcomp"}:
        return None
    verb = clause_of(p, p.heads[inner])
    return verb, subjects(p, verb), objects(p, verb)


def _without(p: Parse, i: int) -> Found | None:
    """The clause that a phrase with a preposition goes with; the objects are those of the preposition."""
    held = tuple(c for o in p.having(i, "pobj") for c in p.with_conjuncts(o))
    if p.deps[i] != "prep" or not held:
        return None
    verb = clause_of(p, p.heads[i])
    return verb, subjects(p, verb), held


def _as_long(p: Parse, i: int) -> Found | None:
    """What holds as long as something else does."""
    if not 0 < i < len(p) - 1 or p.lower[i - 1] not in {"as", "so"} or p.lower[i + 1] != "as":
        return None
    verb = clause_of(p, p.heads[i])
    return verb, subjects(p, verb), ()


def _ahead(p: Parse, i: int) -> Found | None:
    """A noun before which something is, or is not, done ("ahead of the vote")."""
    head = p.heads[i]
    before = p.lower[head] in {"before", "until", "till"} or (
        p.lower[head] == "of" and p.lower[p.heads[head]] == "ahead"
    )
    if not p.is_noun(i) or p.deps[i] != "pobj" or not before:
        return None
    verb = clause_of(p, head)
    return verb, subjects(p, verb), objects(p, verb)


def _in_noun(p: Parse, i: int) -> Found | None:
    """The state that something is in ("in recess", "on ice")."""
    if not p.is_noun(i) or p.deps[i] not in {"pobj", "conj"} or p.lower[p.heads[i]] not in {"in", "on"}:
        return None
    verb = clause_of(p, i)
    return (verb, subjects(p, verb), ()) if is_be(p, verb) else None


def _in_clause(p: Parse, i: int) -> Found | None:
    """Anywhere in a clause."""
    verb = clause_of(p, p.heads[i])
    return verb, subjects(p, verb), objects(p, verb)


CONSTRUCTIONS: Final[Mapping[str, Callable[[Parse, int], Found | None]]] = {
    "verb": _verb,
    "passive": _passive,
    "progressive": _progressive,
    "predicate": _predicate,
    "subject": _subject,
    "attr": _attr,
    "noun": _noun,
    "amid": _amid,
    "there": _there,
    "adj": _adj,
    "modal": _modal,
    "imperative": _imperative,
    "why": _why,
    "let": _let,
    "in": _in,
    "against": _against,
    "is-to": _is_to,
    "too": _too,
    "expl": _expl,
    "unless": _unless,
    "without": _without,
    "as-long": _as_long,
    "ahead": _ahead,
    "in-noun": _in_noun,
    "clause": _in_clause,
}
NOMINAL: Final = frozenset({"predicate", "subject", "attr", "noun", "there", "amid"})
"""Constructions whose `needs` and `lacks` are looked for in the noun's own phrase."""
