"""The reviewed tables of `reference/claims`, as rules indexed by the word that can start them.

A row has an id, its cue words, the construction in which they count (`as`), what must stand around them, how strong the
claim is by itself, and an example of our own. A test is made from every row. `reference/claims/README.md` tells how to
read and extend them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from winset.coder.inflect import noun_forms, spellings, verb_forms
from winset.reference.table import rows

__all__ = ["FILES", "ClaimRule", "classes", "forms_of", "may_hold", "rules", "rules_by_word"]

FILES: Final[Mapping[str, str]] = {
    "constraints": "constraint",
    "recommendations": "recommendation",
    "commitments": "commitment",
    "stances": "stance",
}
"""Tables and the kind of claim that each describes; figures are numbers, not words (see `figures`)."""
_OPEN: Final = frozenset({"@", "*"})
_MARKS: Final = ("!", "^")
_FIXED: Final = frozenset({
    "modal", "adj", "why", "let", "imperative", "is-to", "too", "expl", "unless", "without", "as-long", "clause",
})  # fmt: skip
"""Constructions whose cue stands as written."""
_VERBAL: Final = frozenset({"verb", "passive", "progressive", "imperative"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRule:
    """One way in which English states a claim."""

    id: str
    kind: str
    """One of model.CLAIM_KINDS."""
    cues: tuple[tuple[str, ...], ...]
    """Alternatives; in each the first word inflects and the others follow it as written, those with `+` at once."""
    construction: str
    """`verb`, `passive`, `progressive`, `predicate`, `subject`, `noun`, `attr`, `there`, `adj`, `modal`, ..."""
    subject: frozenset[str]
    """Words one of which the subject must have; `@` an actor; empty allows anything."""
    object: frozenset[str]
    """The same of the object; `*` any object."""
    preps: tuple[tuple[frozenset[str], frozenset[str]], ...]
    """Complements one of which must follow, with words inside: a preposition, `inf`, `that`; for modals the verb."""
    needs: frozenset[str]
    """Words one of which must stand with the cue (nouns: in its phrase; others: in its clause)."""
    lacks: frozenset[str]
    """Words none of which may."""
    verb_lacks: frozenset[str]
    """Words none of which the verb of the clause may be; written with `!` in the column `lacks`."""
    subject_lacks: frozenset[str]
    """Words none of which the subject may have; written with `^` in the column `lacks`."""
    strength: float
    """Before comparatives and hedges, in [0, 1]."""
    polarity: int
    note: str
    """Constraints: kind of the register. Commitments: `reaffirmed`, or empty for what is new."""
    example: str
    country: str
    """ISO3 that the example is about, or empty."""


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """Word classes that tables refer to as `%name`: every form of every word."""
    return {
        row["class"]: frozenset(f for word in row["words"].split("/") for f in forms_of(word))
        for row in rows("claims/classes.csv")
    }


@cache
def forms_of(lemma: str) -> frozenset[str]:
    """Every form of a word, as noun and as verb; words in one cue are joined by `_`."""
    if not lemma.isalpha():
        return frozenset({lemma, *noun_forms(lemma)})
    return frozenset({*noun_forms(lemma), *verb_forms(lemma), *spellings(lemma)})


def _slot(cell: str) -> frozenset[str]:
    out: set[str] = set()
    for word in filter(None, cell.split("/")):
        if word in {"@", "*"}:
            out.add(word)
        elif word.startswith("%") and len(word) > 1:
            out |= classes()[word[1:]]
        else:
            out |= forms_of(word)
    return frozenset(out)


def _marked(cell: str, mark: str) -> frozenset[str]:
    return _slot("/".join(w[1:] for w in cell.split("/") if w.startswith(mark)))


def _preps(cell: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    out = []
    for item in filter(None, cell.split(" ")):
        names, _, inside = item.partition(":")
        out.append((frozenset().union(*map(_complement, names.split("/"))), _slot(inside)))
    return tuple(out)


def _complement(word: str) -> frozenset[str]:
    return classes()[word[1:]] if word.startswith("%") else frozenset({word})


def _cues(cell: str) -> tuple[tuple[str, ...], ...]:
    words: list[str] = []
    for word in cell.split("/"):
        words.extend(sorted(classes()[word[1:]]) if word.startswith("%") else [word])
    return tuple(tuple(word.replace("+", "_+").split("_")) for word in words)


def _rule(row: Mapping[str, str], kind: str) -> ClaimRule:
    return ClaimRule(
        id=row["id"],
        kind=kind,
        cues=_cues(row["cue"]),
        construction=row["as"],
        subject=_slot(row["subject"]),
        object=_slot(row["object"]),
        preps=_preps(row["with"]),
        needs=_slot(row["needs"]),
        lacks=_slot("/".join(w for w in row["lacks"].split("/") if w[:1] not in _MARKS)),
        verb_lacks=_marked(row["lacks"], "!"),
        subject_lacks=_marked(row["lacks"], "^"),
        strength=float(row["strength"]),
        polarity=int(row["polarity"]),
        note=row["register"],
        example=row["example"],
        country=row["country"],
    )


@cache
def rules() -> tuple[ClaimRule, ...]:
    """All rules, in the order of the tables."""
    return tuple(_rule(row, kind) for file, kind in FILES.items() for row in rows(f"claims/{file}.csv"))


@cache
def rules_by_word() -> Mapping[str, tuple[tuple[ClaimRule, tuple[str, ...]], ...]]:
    """Each form of a first cue word, in lower case, with the rules that it can start and the words that must follow."""
    out: defaultdict[str, list[tuple[ClaimRule, tuple[str, ...]]]] = defaultdict(list)
    for rule in rules():
        for cue in rule.cues:
            for form in _first_forms(cue[0], rule.construction):
                out[form].append((rule, cue[1:]))
    return {word: tuple(dict.fromkeys(found)) for word, found in out.items()}


def _first_forms(word: str, construction: str) -> Iterable[str]:
    if not word.isalpha() or construction in _FIXED:
        return (word, f"{word}er", f"{word[:-1]}ier") if construction == "adj" else (word,)
    if construction == "progressive":
        return [form for form in verb_forms(word) if form.endswith("ing")]
    return verb_forms(word) if construction in _VERBAL else _noun_or_verb(word)


def _noun_or_verb(word: str) -> Iterator[str]:
    yield from noun_forms(word)
    yield from spellings(word)


def may_hold(rule: ClaimRule, words: frozenset[str], *, acting: bool = True) -> bool:
    """Whether a sentence has all the words that a rule needs, wherever they stand.

    Parameters
    ----------
    rule : its cue is not looked at
    words : of the sentence, in lower case
    acting : whether the sentence names an actor or has a pronoun for one
    """
    for slot in (rule.needs, rule.subject, rule.object):
        if slot and _OPEN.isdisjoint(slot) and slot.isdisjoint(words):
            return False
    if "@" in rule.subject and not acting and rule.subject.isdisjoint(words):
        return False
    return not rule.preps or any(_may_follow(names, slot, words) for names, slot in rule.preps)


def _may_follow(names: frozenset[str], slot: frozenset[str], words: frozenset[str]) -> bool:
    named = "that" in names or not names.isdisjoint(words) or ("inf" in names and "to" in words)
    return named and (not slot or not slot.isdisjoint(words))
