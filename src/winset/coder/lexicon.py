"""The reviewed tables of `reference/lexicon`, as rules indexed by word form.

The tables are for people: a row has an id, the words, what they mean in PLOVER and CAMEO, where the target stands and
an example sentence of our own with the event expected from it. A test is made from every row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from winset.coder.inflect import noun_forms, verb_forms
from winset.reference.table import rows

__all__ = ["ACTOR_SLOT", "Lexicon", "NounRule", "Slot", "VerbRule", "lexicon", "table"]

Slot = frozenset[str] | None
"""Lemmas allowed in a place; None allows anything."""

ACTOR_SLOT: Final = frozenset(("@",))
"""The place must hold an actor."""


def table(name: str) -> list[dict[str, str]]:
    """Rows of one CSV file of `reference/lexicon`."""
    return rows(f"lexicon/{name}")


@cache
def _classes() -> Mapping[str, frozenset[str]]:
    return {row["class"]: frozenset(row["nouns"].split("/")) for row in table("classes.csv")}


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbRule:
    """What one verb means with certain words around it."""

    id: str
    parts: tuple[str, ...]
    """Lemma and the particles that must follow: `("call", "off")`."""
    obj: Slot
    """Lemmas of the object's head; ACTOR_SLOT for an actor; None for anything."""
    obj_needed: bool | None
    """True when an object must be there, False when none may be."""
    preps: tuple[tuple[str, Slot], ...]
    """Alternatives, one of which must be there; empty for none."""
    comp: frozenset[str]
    """`to`, `that`, or lemmas of the complement that the verb must have; empty for none."""
    plover: str
    """Empty for what only looks like an act: a mere statement, CAMEO 01."""
    cameo: str
    mode: str | None
    target: tuple[str, ...]
    """Places to look for the target, in order: obj, dat, comp, subj, or prepositions."""
    alone: bool
    """Whether the act is one without a target too (no `!` among the places)."""
    direction: str
    """`>`, `<>` both ways, `<` the target acts, `with` both ways when the
    text has no target, `visit`, `host`."""
    breadth: int
    """Verbs that share the row; of two rules that fit alike the narrower wins."""
    example: str
    expect: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NounRule:
    """A noun that names an act ("talks", "attack"), and what ending that act means."""

    id: str
    plover: str
    cameo: str
    mode: str | None
    target: tuple[str, ...]
    direction: str
    ended: tuple[str, str] | None
    """PLOVER and CAMEO of the act's end, or None where ending it is no event."""
    alone: bool
    """Whether the noun says an act without a verb that carries it; "sanctions on Iran" are a state, not an act."""
    example: str
    expect: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All tables, indexed by what stands in the text."""

    verb_lemma: Mapping[str, str]
    """Verb form to lemma."""
    noun_lemma: Mapping[str, str]
    """Noun form to lemma; several words are joined by `_`."""
    noun_ends: frozenset[str]
    """What the forms of nouns end in, after the last blank or hyphen: no other word can be one."""
    verbs: Mapping[str, tuple[VerbRule, ...]]
    """First lemma to rules, in the order of the table."""
    nouns: Mapping[str, NounRule]
    light: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """First lemma to (parts, effect)."""
    aspect: Mapping[str, tuple[tuple[tuple[str, ...], frozenset[str], str], ...]]
    """First lemma to (parts, complements, effect)."""
    compose: Mapping[tuple[str, str], tuple[str, str, str | None]]
    """(outer, inner) PLOVER types to (PLOVER, CAMEO, mode)."""


def _slot(text: str) -> Slot:
    if text in ("", "*", "-"):
        return None
    if text == "@":
        return ACTOR_SLOT
    out: set[str] = set()
    for word in text.split("/"):
        out |= _classes()[word[1:]] if word.startswith("%") else {word}
    return frozenset(out)


def _preps(text: str) -> tuple[tuple[str, Slot], ...]:
    out: list[tuple[str, Slot]] = []
    for item in text.split():
        names, _, nouns = item.partition(":")
        out.extend((name, _slot(nouns)) for name in names.split("/"))
    return tuple(out)


def _verb_rules(row: Mapping[str, str]) -> Iterable[VerbRule]:
    needed = {"-": False, "": None}.get(row["object"], True)
    for verb in row["verb"].split("/"):
        yield VerbRule(
            id=row["id"],
            parts=tuple(verb.split("_")),
            obj=_slot(row["object"]),
            obj_needed=needed,
            preps=_preps(row["with"]),
            comp=frozenset(filter(None, row["comp"].split("/"))),
            plover=row["plover"],
            cameo=row["cameo"],
            mode=row["mode"] or None,
            target=tuple(place for place in row["target"].split() if place != "!"),
            alone="!" not in row["target"].split(),
            direction=row["dir"] or ">",
            breadth=row["verb"].count("/") + 1,
            example=row["example"],
            expect=row["expect"],
        )


def _noun_rules() -> dict[str, NounRule]:
    out: dict[str, NounRule] = {}
    for row in table("nouns.csv"):
        rule = NounRule(
            id=row["id"],
            plover=row["plover"],
            cameo=row["cameo"],
            mode=row["mode"] or None,
            target=tuple(row["target"].split()),
            direction=row["dir"] or ">",
            ended=(row["ended_plover"], row["ended_cameo"]) if row["ended_plover"] else None,
            alone=row["alone"] != "no",
            example=row["example"],
            expect=row["expect"],
        )
        for noun in row["noun"].split("/"):
            out.setdefault(noun, rule)
    return out


def _verb_index(lemmas: Iterable[str]) -> dict[str, str]:
    """Form to lemma; a form that is itself a lemma stays one ("found", "lay")."""
    wanted = sorted(set(lemmas))
    out = {form: lemma for lemma in wanted for form in verb_forms(lemma)}
    return out | {form: lemma for lemma in wanted for form in verb_forms(lemma) if form == lemma}


def _noun_index(lemmas: Iterable[str]) -> dict[str, str]:
    out: dict[str, str] = {}
    for lemma in sorted(set(lemmas)):
        *front, last = lemma.split("_")
        for form in noun_forms(last):
            out["_".join((*front, form))] = lemma
    return out


@cache
def lexicon() -> Lexicon:
    """The tables, read once."""
    verbs: defaultdict[str, list[VerbRule]] = defaultdict(list)
    for row in table("verbs.csv"):
        for rule in _verb_rules(row):
            verbs[rule.parts[0]].append(rule)
    light: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for row in table("light.csv"):
        for verb in row["verb"].split("/"):
            parts = tuple(verb.split("_"))
            light[parts[0]].append((parts, row["effect"]))
    aspect: defaultdict[str, list[tuple[tuple[str, ...], frozenset[str], str]]] = defaultdict(list)
    for row in table("aspect.csv"):
        for verb in row["verb"].split("/"):
            parts = tuple(verb.split("_"))
            aspect[parts[0]].append((parts, frozenset(row["comp"].split()), row["effect"]))
    nouns = _noun_rules()
    objects = {w for rules in verbs.values() for r in rules for w in r.obj or ()}
    in_preps = {w for rules in verbs.values() for r in rules for _, slot in r.preps for w in slot or ()}
    comps = {w for rules in verbs.values() for r in rules for w in r.comp}
    noun_lemma = _noun_index((*nouns, *objects, *in_preps))
    return Lexicon(
        verb_lemma=_verb_index((*verbs, *light, *aspect, *comps)),
        noun_lemma=noun_lemma,
        noun_ends=frozenset(form.replace("_", "-").rpartition("-")[2] for form in noun_lemma),
        verbs={k: tuple(v) for k, v in verbs.items()},
        nouns=nouns,
        light={k: tuple(v) for k, v in light.items()},
        aspect={k: tuple(v) for k, v in aspect.items()},
        compose={(r["outer"], r["inner"]): (r["plover"], r["cameo"], r["mode"] or None) for r in table("compose.csv")},
    )
