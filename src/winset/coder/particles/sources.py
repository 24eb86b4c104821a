"""Who acts, by the particles of the sentence: subjects, agents of the passive, parties that the act names."""

from __future__ import annotations

from winset.coder.particles.actors import Actors, Party
from winset.coder.particles.find import Find
from winset.coder.particles.phrase import Chunk
from winset.coder.particles.subject import owns_topic, subject_of, subject_within
from winset.coder.particles.tables import Tables

__all__ = ["Sources"]


class Sources:
    """The sources of the acts of one sentence."""

    def __init__(self, actors: Actors, pack: Tables) -> None:
        self.actors = actors
        self.pack = pack

    def acting(self, find: Find) -> list[Party]:
        """Who does what an active verb says: the subject, its own or inherited, else the speaker."""
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

    def agents(self, find: Find) -> list[Party]:
        """By whom what a passive verb says is done, or whose act a noun is."""
        for clause in (find.clause, *find.frames):
            for arg in clause.args:
                if arg.role in self.pack.roles.agent:
                    found = [p for p in self.actors.direct(arg) if p.counts]
                    if found:
                        return found
        noun = find.noun
        return [p for g in noun.gens for p in self.actors.direct(g) if p.counts] if noun is not None else []

    def named_by_act(self, find: Find) -> list[Party]:
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


def _places(arg: Chunk, actors: Actors) -> list[Party]:
    return [p for g in arg.gens for p in actors.within(g.noun_start, g.noun_end)]
