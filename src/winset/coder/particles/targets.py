"""Towards whom an act is, by the particles that its rule names, by what it is about, or by the act before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from winset.coder.particles.actors import Actors, Party
from winset.coder.particles.find import Find
from winset.coder.particles.phrase import Chunk, Clause
from winset.coder.particles.subject import subject_within
from winset.coder.particles.tables import Tables

__all__ = ["Act", "Targets"]

_CARRYING: Final = frozenset(("AGREE", "REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN"))
"""Types of acts that may be towards the other side of the act before."""


class Act(NamedTuple):
    """An act with its sides."""

    find: Find
    sources: Sequence[Party]
    targets: Sequence[Party]


class Targets:
    """The targets of the acts of one sentence."""

    def __init__(self, actors: Actors, pack: Tables) -> None:
        self.actors = actors
        self.pack = pack

    def of(self, find: Find, sources: Sequence[Party]) -> tuple[list[Party], bool]:
        """The targets, and whether they stand in the places of the rule themselves."""
        frames = _distinct_clauses((find.clause, *find.frames))
        whole = find.rule.direction == "<>" and len(sources) > 1
        for clause in frames:
            for role in find.rule.to:
                found = self._fresh(self._direct_in(clause, role, find), sources)
                if found:
                    return found, True
        if whole:
            return [], True
        for clause in frames:
            for role in find.rule.to:
                found = self._inside_in(clause, role, find, sources)
                if found:
                    return found, False
        if find.noun is not None:
            found = self._fresh(self.actors.inside(find.noun), sources)
            if found:
                return found, False
        return self._from_about(find, sources), False

    def carried(self, find: Find, sources: Sequence[Party], last: Act | None) -> list[Party]:
        """The other side of the act before, for a clause that goes on with the same subject or answers it."""
        if find.plover not in _CARRYING:
            return []
        before = find.clause.before
        words = self.actors.text[: find.start]
        if any(word in words for word in self.pack.lists["responses"]):
            own = subject_within(before, self.actors, self.pack) if before is not None else []
            return self._fresh(own or self.actors.story.subjects, sources)
        if last is not None and before is last.find.clause and last.find.plover in ("CONSULT", "ACCUSE", "REQUEST"):
            met = {p.country for p in last.sources}
            return self._fresh(last.targets, sources) if {p.country for p in sources} <= met else []
        if before is not None and before.pred.link == "and" and find.plover in ("REQUEST", "ACCUSE"):
            taken = [a for a in before.args if a.role in self.pack.roles.object]
            found = [p for a in reversed(taken) for p in self.actors.direct(a) if p.counts]
            if fresh := self._fresh(found, sources):
                return fresh
        if all(p.inferred for p in sources) and find.plover in ("REQUEST", "ACCUSE"):
            return self._fresh(self.actors.story.targets, sources)
        return []

    def its_own(self, target: Party, sources: Sequence[Party]) -> Party:
        """A bare "government" that people or a party of another state speak of is their own."""
        who = sources[0] if sources else None
        if who is None or target.country != self.pack.home or who.country in (None, self.pack.home):
            return target
        bare = all(h.kind == "agent" for h in self.actors.hits if target.start <= h.start and h.end <= target.end)
        people = who.sector in ("OPP", "CVL", "LEG", "NGO", "MED")
        return Party(who.country, target.sector, target.start, target.end) if bare and people else target

    def around(self, find: Find, sources: Sequence[Party]) -> list[Party]:
        """The state around whose land or waters one side exercises alone."""
        for clause in (find.clause, *find.frames):
            for arg in clause.args:
                if arg.role in self.pack.roles.place and not self.actors.is_actor(arg):
                    found = [p for p in self._fresh(self.actors.inside(arg), sources) if not p.place]
                    if found:
                        return found
        return []

    def _direct_in(self, clause: Clause, role: str, find: Find) -> list[Party]:
        out: list[Party] = []
        for arg in reversed(clause.args):
            if _has_role(arg, role) or (role in ("と", "와") and arg.role in ("とともに", "함께")):
                out.extend(p for p in self.actors.direct(arg) if p.country or p.sector == "IGO")
        if not out and find.noun is not None:
            out.extend(p for g in find.noun.gens if g.role.startswith(role) for p in self.actors.direct(g) if p.counts)
        return out

    def _inside_in(self, clause: Clause, role: str, find: Find, sources: Sequence[Party]) -> list[Party]:
        for arg in reversed(clause.args):
            if _has_role(arg, role) and not arg.opaque:
                described = arg.rel.args if arg.rel is not None and find.plover == "SANCTION" else []
                for phrase in (arg, *described):
                    for group in self.actors.insides(phrase):
                        if fresh := self._fresh(group, sources):
                            return fresh
        return []

    def _from_about(self, find: Find, sources: Sequence[Party]) -> list[Party]:
        """The actors of what is criticised, demanded or threatened: its subject first, then any other."""
        if find.plover in ("CONSULT", "COOPERATE", "AID", "MOBILIZE", "COERCE", "ASSAULT"):
            return []
        for clause in find.about:
            found = self._fresh(subject_within(clause, self.actors, self.pack), sources)
            if not found and clause.before is not None:
                found = self._fresh(subject_within(clause.before, self.actors, self.pack), sources)
            for role in find.rule.to:
                found = found or self._fresh(self._direct_in(clause, role, find), sources)
            if found:
                return found
        return self._named_in(find.about, sources) or self._named_beside(find, sources)

    def _named_in(self, about: Sequence[Clause], sources: Sequence[Party]) -> list[Party]:
        """Any actors of the clauses that say what the act is about, at most three."""
        phrases = [a for c in about for a in c.args]
        spans = [(c.chunk.start, c.chunk.end) for c in about] + [(a.start, a.end) for a in phrases]
        for a, b in spans:
            if found := self._fresh(self.actors.within(a, b), sources):
                return found[:3]
        for phrase in phrases:
            if found := self._fresh(self.actors.inside(phrase), sources):
                return found
        return []

    def _named_beside(self, find: Find, sources: Sequence[Party]) -> list[Party]:
        """Actors inside the clause's other phrases, for acts that are always about somebody."""
        if find.plover not in ("ACCUSE", "REQUEST", "REJECT"):
            return []
        roles = self.pack.roles
        from_there = max((s.start for s in sources), default=-1)
        for arg in find.clause.args:
            judged = arg.role in roles.subject and 0 <= from_there < arg.start and not self.actors.is_actor(arg)
            if judged or arg.role not in roles.subject | roles.place:
                found = [p for p in self._fresh(self.actors.inside(arg), sources) if not p.place]
                if found:
                    return found
        return []

    @staticmethod
    def _fresh(found: Iterable[Party], sources: Sequence[Party]) -> list[Party]:
        """Parties other than the sources; of a source's own country only another sector of it."""
        out: list[Party] = []
        for p in found:
            same = [s for s in sources if s.country == p.country and s.country is not None]
            if p.country is None and p.sector != "IGO":
                continue
            if same and (p.sector is None or any(s.sector in (p.sector, None) for s in same)):
                continue
            if any(s.key == p.key for s in sources):
                continue
            out.append(p)
        return out


def _has_role(arg: Chunk, role: str) -> bool:
    return arg.role == role or arg.role in (role + "は", role + "も", role + "는", role + "도")


def _distinct_clauses(listed: Iterable[Clause]) -> list[Clause]:
    out: list[Clause] = []
    for clause in listed:
        if all(clause is not other for other in out):
            out.append(clause)
    return out
