"""The reviewed tables of one language: rules for acts, what verbs do to them, words by use, classes of particles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from winset.reference.table import rows, toml

__all__ = ["Act", "Roles", "Tables", "compose", "tables"]

LONGEST_WORD: Final = 14
"""Code points of the longest word that is looked up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What a word means as an act, and with which particles its target stands."""

    id: str
    needs: str
    """`neg`, `rel`, `@verbs` that must carry the noun, or `particle:nouns`; empty for nothing."""
    plover: str
    """Empty for what is an act only when it ends, such as a treaty."""
    cameo: str
    mode: str | None
    to: tuple[str, ...]
    """Particles of the target, in order."""
    direction: str
    """`>`, `<>` both ways, `visit`, `host`."""
    ended: tuple[str, str] | None
    """PLOVER and CAMEO of its end."""
    solo: tuple[str, str] | None
    """PLOVER and CAMEO when only one party is there."""
    refused: tuple[str, str] | None
    """PLOVER and CAMEO when it is denied."""
    alone: bool
    """Whether it may be an event without a target."""

    @property
    def carried_by(self) -> tuple[str, ...]:
        """The verbs that must carry the noun; empty for any."""
        return tuple(self.needs[1:].split("/")) if self.needs.startswith("@") else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Classes of particles."""

    subject: frozenset[str]
    topic: frozenset[str]
    nominative: frozenset[str]
    object: frozenset[str]
    joining: frozenset[str]
    """What may join two phrases."""
    agent: frozenset[str]
    """Who does it, beside a passive verb."""
    gen: frozenset[str]
    place: frozenset[str]
    according: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """All tables of one language."""

    lang: str
    home: str
    """ISO3 of the state whose institutions a text in this language names without a country."""
    roles: Roles
    acts: Mapping[str, tuple[Act, ...]]
    effects: Mapping[str, str]
    """Verb to what it does to the act that it takes."""
    lists: Mapping[str, frozenset[str]]
    postpositions: tuple[tuple[str, re.Pattern[str]], ...]
    words: Mapping[str, Any]

    def effect(self, stem: str, *, noun: bool) -> tuple[str, int]:
        """What a verb does to the act it takes, and where in a noun stem its word begins; empty for nothing."""
        if not noun:
            return self.effects.get(stem, ""), 0
        if (done := self.effects.get(f"{stem}하다")) is not None:
            return done, 0
        for at in range(max(0, len(stem) - LONGEST_WORD), len(stem)):
            if stem[at:] in self.effects:
                return self.effects[stem[at:]], at
        return "", 0

    def act(self, stem: str, *, noun: bool) -> tuple[tuple[Act, ...], int]:
        """The rules of a word, and where it begins in a noun stem; the longest word at its end counts."""
        if not noun:
            return self.acts.get(stem, ()), 0
        if (found := self.acts.get(f"{stem}하다")) is not None:
            return found, 0
        stem = self.bare(stem)
        if stem.endswith(tuple(self.lists["no acts"])):
            return (), 0
        for at in range(max(0, len(stem) - LONGEST_WORD), len(stem)):
            if stem[at:] in self.acts:
                return self.acts[stem[at:]], at
        return (), 0

    def bare(self, head: str) -> str:
        """Nouns without the general words at their end ("measures", "plan", "issue")."""
        changed = True
        while changed:
            changed = False
            for tail in self.lists["transparent"]:
                if head.endswith(tail) and len(head) > len(tail) and head not in self.acts:
                    head, changed = head[: -len(tail)], True
        return head


@cache
def compose() -> Mapping[tuple[str, str], tuple[str, str, str | None]]:
    """(outer, inner) PLOVER types to (PLOVER, CAMEO, mode): one table for all languages."""
    return {(r["outer"], r["inner"]): (r["plover"], r["cameo"], r["mode"] or None) for r in rows("lexicon/compose.csv")}


def _pair(cell: str) -> tuple[str, str] | None:
    plover, _, cameo = cell.partition(":")
    return (plover, cameo) if plover else None


def _act(row: Mapping[str, str]) -> Act:
    return Act(
        id=row["id"],
        needs=row["needs"],
        plover=row["plover"],
        cameo=row["cameo"],
        mode=row["mode"] or None,
        to=tuple(_roles_in(row["to"])),
        direction=row["dir"] or ">",
        ended=_pair(row["ended"]),
        solo=_pair(row["solo"]),
        refused=_pair(row["neg"]),
        alone=row["alone"] != "no",
    )


def _roles_in(cell: str) -> list[str]:
    """Particles of a cell; those of two words have a blank written as `_`."""
    return [role.replace("_", " ") for role in cell.split()]


@cache
def tables(lang: str) -> Tables:
    """The tables of a language, read once."""
    words = toml(f"lexicon_{lang}/words.toml")
    acts: defaultdict[str, list[Act]] = defaultdict(list)
    for row in rows(f"lexicon_{lang}/acts.csv"):
        rule = _act(row)
        for word in row["words"].split("/"):
            acts[word.replace(" ", "")].append(rule)
    visit = next(r for listed in acts.values() for r in listed if r.direction == "visit")
    for prefix in words["lists"]["visits"]:
        for letter in words["lists"]["compound letters"]:
            acts[prefix + letter].append(visit)
    effects = {
        word.replace(" ", ""): row["effect"]
        for row in reversed(rows(f"lexicon_{lang}/effects.csv"))
        for word in row["words"].split("/")
    }
    kinds = {name: frozenset(words["roles"][name]) for name in words["roles"]}
    return Tables(
        lang=lang,
        home=words["home"],
        roles=Roles(
            subject=kinds["subject"],
            topic=kinds["topic"],
            nominative=kinds["subject"] - kinds["topic"],
            object=kinds["object"],
            joining=kinds["with"],
            agent=kinds["agent"],
            gen=kinds["gen"],
            place=kinds["place"],
            according=kinds["according"],
        ),
        acts={word: tuple(found) for word, found in acts.items()},
        effects=effects,
        lists={name: frozenset(listed) for name, listed in words["lists"].items()},
        postpositions=tuple((role, re.compile(pattern)) for role, pattern in words["postpositions"].items()),
        words=words,
    )
