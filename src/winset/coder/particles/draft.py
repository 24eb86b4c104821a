"""From acts in words to acts between actors: sources and targets by particle, reciprocal acts spelled out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations, product
from typing import Final

from winset.coder.particles.actors import Actors, Party
from winset.coder.particles.find import Find
from winset.coder.particles.phrase import Chunk, Clause
from winset.coder.particles.subject import owns_topic, subject_of, subject_within
from winset.coder.particles.tables import Tables

__all__ = ["Draft", "Drafter"]

_ALONE: Final = frozenset(
    ("MOBILIZE", "RETREAT", "REJECT", "COERCE", "REQUEST", "ACCUSE", "THREATEN", "SUPPORT", "AGREE")
)
_FINAL_ONLY: Final = frozenset(("REQUEST", "ACCUSE", "THREATEN", "SUPPORT", "AGREE", "REJECT", "RETREAT"))
_CARRYING: Final = frozenset(("AGREE", "REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN"))
_TURN: Final = {"042": "043", "043": "042"}
_TURN_MODE: Final = {"visit": "host", "host": "visit"}
MOST_PARTIES: Final = 4
"""Reciprocal acts of more parties give only pairs with the initiator, and pairs of the case's own countries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One act from one actor to another."""

    find: Find
    source: Party
    target: Party | None
    plover: str
    cameo: str
    mode: str | None
    direct: bool
    """Both actors stand in the places of the rule themselves, not inside other phrases."""


class Drafter:
    """Sources and targets of the acts of one sentence."""

    def __init__(self, actors: Actors, pack: Tables, own: frozenset[str]) -> None:
        self.actors = actors
        self.pack = pack
        self.own = own
        self._last: tuple[Find, list[Party], list[Party]] | None = None

    def drafts(self, find: Find) -> list[Draft]:
        """The drafts of one act; none where the actors do not suffice."""
        sources = self._sources(find)
        if find.passive or find.receives:
            targets, direct = sources, True
            sources = self._agents(find)
            if not sources and find.rule.direction == "<>":
                sources, targets = targets, []
                if not sources:
                    sources, direct = self._inside_act(find), False
        else:
            if not sources and find.rule.direction == "<>" and self._is_event_noun(find):
                sources = self._inside_act(find)
            targets, direct = self._targets(find, sources)
            if not targets and sources:
                targets, direct = self._carried(find, sources), False
            targets = [self._its_own(t, sources) for t in targets]
            self._last = (find, sources, targets)
        if not sources or not any(s.counts for s in sources):
            return []
        return self._paired(find, [s for s in sources if s.counts], targets, direct=direct)

    def _is_event_noun(self, find: Find) -> bool:
        """Whether the act itself is the subject or topic: "the Japan-Korea summit will be held"."""
        return not any(a.role in self.pack.roles.subject and self.actors.is_actor(a) for a in find.clause.args)

    # -- sources ------------------------------------------------------------------------------------------------------

    def _sources(self, find: Find) -> list[Party]:
        found = self._before_noun(find) or subject_of(find.clause, self.actors, self.pack)
        if self.pack.roles.topic & set(find.rule.to):  # what is judged may be the topic: "their conduct is regrettable"
            found = [p for p in found if not owns_topic(p, find.clause, self.actors, self.pack)]
        if not found and find.plover == "REQUEST":  # "X ... to do Y asked": the nearer verb took the subject
            told = [c for around in (find.clause, *find.frames) for c in around.comps if c.pred.told]
            found = next((own for c in told if (own := subject_within(c, self.actors, self.pack))), [])
        speaker = self.actors.story.speaker
        if not found and speaker is not None and find.plover in ("ACCUSE", "SUPPORT", "REQUEST"):
            return [Party(*speaker, -1, -1)]
        return [p if p.country or p.sector == "IGO" else self._located(p, find) for p in found]

    def _before_noun(self, find: Find) -> list[Party]:
        """The actor at the start of the half of a headline that is one noun phrase ("中 반발")."""
        clause, noun = find.clause, find.noun
        reacts = find.plover in ("ACCUSE", "REJECT", "SUPPORT", "THREATEN")
        if not (clause.pred.bare and clause.before and reacts) or clause.args or noun is not clause.chunk:
            return []
        return [p for p in self.actors.within(noun.noun_start, find.start) if p.start == noun.noun_start]

    def _located(self, party: Party, find: Find) -> Party:
        """An actor without a country, with that of the place where it acts."""
        if party.sector is None:
            return party
        for arg in find.clause.args:
            if arg.role in self.pack.roles.place:
                here = [p for p in (*self.actors.inside(arg), *_places(arg, self.actors)) if p.country]
                places = [p for p in here if p.place] or (here if arg.role in self.pack.roles.topic else [])
                if places:
                    return Party(places[0].country, party.sector, party.start, party.end)
        if party.sector in ("CVL", "OPP", "COP", "LEG", "JUD", "BUS", "NGO") and self._foreign(find):
            return Party(self.pack.home, party.sector, party.start, party.end)
        return party

    def _foreign(self, find: Find) -> bool:
        """Whether the sentence names a state at all, so that the text's own people act within or towards one."""
        named = self.actors.within(0, len(self.actors.text))
        return bool(named) and find.plover != "ASSAULT"

    def _agents(self, find: Find) -> list[Party]:
        for clause in (find.clause, *find.frames):
            for arg in clause.args:
                if arg.role in self.pack.roles.agent:
                    found = [p for p in self.actors.direct(arg) if p.counts]
                    if found:
                        return found
        noun = find.noun
        return [p for g in noun.gens for p in self.actors.direct(g) if p.counts] if noun is not None else []

    def _inside_act(self, find: Find) -> list[Party]:
        """The parties that the noun of the act names: "日韓首脳会談"."""
        found = self._within_noun(find.noun) if find.noun is not None else []
        if len(found) > 1:
            return found
        for clause in find.frames:
            for arg in clause.args:
                several = self._within_noun(arg) if arg.role in (*find.rule.to, "") else []
                if len(several) > 1:
                    return several
        return found

    def _within_noun(self, noun: Chunk) -> list[Party]:
        found = [p for p in self.actors.within(noun.noun_start, noun.noun_end) if not p.place]
        for gen in noun.gens:
            if found:
                break
            found = [p for p in self.actors.direct(gen) if p.counts] or self._within_noun(gen)
        return found

    # -- targets ------------------------------------------------------------------------------------------------------

    def _targets(self, find: Find, sources: Sequence[Party]) -> tuple[list[Party], bool]:
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

    def _direct_in(self, clause: Clause, role: str, find: Find) -> list[Party]:
        out: list[Party] = []
        for arg in reversed(clause.args):
            if _has_role(arg, role) or (role in ("と", "와") and arg.role in ("とともに", "함께")):
                out.extend(p for p in self.actors.direct(arg) if p.country or p.sector == "IGO")
        if not out and find.noun is not None:
            out.extend(p for g in find.noun.gens if g.role.startswith(role) for p in self.actors.direct(g) if p.counts)
        return out

    def _its_own(self, target: Party, sources: Sequence[Party]) -> Party:
        """A bare "government" that people or a party of another state speak of is their own."""
        who = sources[0] if sources else None
        if who is None or target.country != self.pack.home or who.country in (None, self.pack.home):
            return target
        bare = all(h.kind == "agent" for h in self.actors.hits if target.start <= h.start and h.end <= target.end)
        people = who.sector in ("OPP", "CVL", "LEG", "NGO", "MED")
        return Party(who.country, target.sector, target.start, target.end) if bare and people else target

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

    def _carried(self, find: Find, sources: Sequence[Party]) -> list[Party]:
        """The other side of the act before, for a clause that goes on with the same subject or answers it."""
        if find.plover not in _CARRYING:
            return []
        before = find.clause.before
        words = self.actors.text[: find.start]
        if any(word in words for word in self.pack.lists["responses"]):
            own = subject_within(before, self.actors, self.pack) if before is not None else []
            return self._fresh(own or self.actors.story.subjects, sources)
        last = self._last[0] if self._last is not None else None
        goes_on = last is not None and before is last.clause and last.plover in ("CONSULT", "ACCUSE", "REQUEST")
        if self._last is not None and goes_on:
            met = {p.country for p in self._last[1]}
            return self._fresh(self._last[2], sources) if {p.country for p in sources} <= met else []
        if before is not None and before.pred.link == "and" and find.plover in ("REQUEST", "ACCUSE"):
            taken = [a for a in before.args if a.role in self.pack.roles.object]
            found = [p for a in reversed(taken) for p in self.actors.direct(a) if p.counts]
            if fresh := self._fresh(found, sources):
                return fresh
        if all(p.inferred for p in sources) and find.plover in ("REQUEST", "ACCUSE"):
            return self._fresh(self.actors.story.targets, sources)
        return []

    # -- pairs --------------------------------------------------------------------------------------------------------

    def _paired(self, find: Find, sources: list[Party], targets: list[Party], *, direct: bool) -> list[Draft]:
        plover, cameo, mode = find.plover, find.cameo, find.mode
        mutual = find.rule.direction == "<>" and (plover == find.rule.plover or plover in ("AGREE", "RETREAT"))
        parties = _unique([*sources, *targets])
        if mutual and len({p.key for p in parties}) == 1 and find.rule.solo is not None:
            plover, cameo = find.rule.solo
            mode, mutual = None, False
            targets = self._around(find, sources)
        pairs = self._pairs(find, sources, targets, mutual=mutual)
        if not targets and not (mutual and len(parties) > 1) and not self._stands_alone(find, plover, cameo):
            return []
        return [
            Draft(
                find=find, source=s, target=t, plover=plover, cameo=_TURN.get(cameo, cameo) if turn else cameo,
                mode=_TURN_MODE.get(mode or "", mode) if turn else mode, direct=direct,
            )
            for s, t, turn in pairs
        ]  # fmt: skip

    def _around(self, find: Find, sources: Sequence[Party]) -> list[Party]:
        """The state around whose land or waters one side exercises alone."""
        for clause in (find.clause, *find.frames):
            for arg in clause.args:
                if arg.role in self.pack.roles.place and not self.actors.is_actor(arg):
                    found = [p for p in self._fresh(self.actors.inside(arg), sources) if not p.place]
                    if found:
                        return found
        return []

    def _stands_alone(self, find: Find, plover: str, cameo: str) -> bool:
        """Whether the act is an event without a target: the last clause's only, and only of some types."""
        if any(s.inferred or self._is_speaker(s) for s in subject_of(find.clause, self.actors, self.pack)):
            return False
        if plover not in _ALONE or (not find.rule.alone and (plover, cameo) != find.rule.solo):
            return False
        return plover not in _FINAL_ONLY or (find.clause.pred.link == "end" and not find.hypothetical)

    def _is_speaker(self, party: Party) -> bool:
        """Whether the words are the speaker's "we": what they say to nobody in particular is no event."""
        return party.start < 0 or any(h.kind == "speaker" and h.start == party.start for h in self.actors.hits)

    def _pairs(
        self, find: Find, sources: list[Party], targets: list[Party], *, mutual: bool
    ) -> list[tuple[Party, Party | None, bool]]:
        if find.plover == "CONSULT" and find.rule.direction in ("visit", "host"):
            listed = [t for t in targets if t.counts]
            there: list[tuple[Party, Party | None, bool]] = [(s, t, False) for s, t in product(sources, listed)]
            return there + [(t, s, True) for s, t in product(sources, listed)]
        if mutual:
            parties = _unique([*sources, *targets])
            if len(parties) == 1:
                return [(parties[0], None, False)]
            lead = sources[0] if len(sources) == 1 and targets else None
            return [
                (a, b, False)
                for a, b in permutations(parties, 2)
                if len(parties) <= MOST_PARTIES or lead in (a, b) or (a.country in self.own and b.country in self.own)
            ]
        if not targets:
            return [(s, None, False) for s in sources]
        return [(s, t, False) for s, t in product(sources, targets) if s.key != t.key]


def _has_role(arg: Chunk, role: str) -> bool:
    return arg.role == role or arg.role in (role + "は", role + "も", role + "는", role + "도")


def _places(arg: Chunk, actors: Actors) -> list[Party]:
    return [p for g in arg.gens for p in actors.within(g.noun_start, g.noun_end)]


def _unique(listed: Iterable[Party]) -> list[Party]:
    out: dict[tuple[str | None, str | None], Party] = {}
    for p in listed:
        out.setdefault(p.key, p)
    bare = {p.country for p in out.values() if p.sector is not None and p.country is not None}
    return [p for p in out.values() if p.sector is not None or p.country not in bare]


def _distinct_clauses(listed: Iterable[Clause]) -> list[Clause]:
    out: list[Clause] = []
    for clause in listed:
        if all(clause is not other for other in out):
            out.append(clause)
    return out
