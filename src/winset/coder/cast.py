"""Who is meant by a noun phrase: country, sector and the words, resolved by date and by the document so far."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from winset.coder.agents import Agent, Agents
from winset.coder.anaphora import Anaphora, at_token
from winset.coder.inside import Inside
from winset.coder.memory import Memory, Who
from winset.coder.names import Hit, Name
from winset.coder.parse import Parse
from winset.coder.placed import Placed
from winset.coder.words import words

__all__ = ["Cast", "Memory", "Who"]

_LEFT: Final = frozenset(
    ("compound", "amod", "nmod", "poss", "nummod", "det", "quantmod", "npadvmod", "punct", "advmod", "predet")
)
_INSIDE: Final = ("of", "for", "from", "in", "at", "to", "on", "by", "against", "within", "across", "representing")
_FORMER: Final = words("former")
_PARTITIVE: Final = words("quantities")
_COLLECTIVE: Final = words("collectives")


class Cast:
    """The actors of one sentence."""

    def __init__(self, parse: Parse, hits: list[Hit], agents: Agents, memory: Memory) -> None:
        self.parse = parse
        self._agents = agents
        self.memory = memory
        self._done: dict[int, tuple[Who, ...]] = {}
        self.busy: set[int] = set()
        placed = Placed(parse, agents, memory)
        for hit in hits:
            placed.place(hit)
        self.at = placed.at
        """Token to known name, and the name's first and last token."""
        self.anaphora = Anaphora(self)
        self._inside = Inside(self)

    # -- the phrase -------------------------------------------------------------------------------------------------

    def who(self, head: int) -> tuple[Who, ...]:
        """The actors that the phrase headed by a token stands for; unknown names come back as not `known`."""
        if head not in self._done:
            if head in self.busy:
                return ()
            self.busy.add(head)
            self._done[head] = self._resolve(head)
            self.busy.discard(head)
        return self._done[head]

    def _resolve(self, head: int) -> tuple[Who, ...]:
        p = self.parse
        word = p.lower[head]
        named = head in self.at
        if p.tags[head] in ("PRP", "WP", "WDT", "PRP$", "DT") and not named:
            return self.anaphora.pronoun(head, word)
        if p.is_verb(head) and not named:
            return ()
        counted = word in _PARTITIVE or p.tags[head] in ("CD", "JJ", "JJS", "DT")
        return (self._partitive(head) if counted else ()) or self._phrase(head, word)

    def _phrase(self, head: int, word: str) -> tuple[Who, ...]:
        """A name, a collective, a kind of actor, or a neutral noun of a state ("the Japanese side")."""
        p = self.parse
        left = self.left(head)
        first = min((i for i in left if p.tags[i] != "DT" and p.deps[i] != "punct"), default=head)
        first = min(first, head)
        if head in self.at:
            return self._named_head(head, first, left)
        agent = self._agent(head, left)
        countries = self.left_names(left)
        if word in _COLLECTIVE and not countries and (listed := self.anaphora.collective(head, first)):
            return listed
        if agent is not None or p.tags[head] in ("NNP", "NNPS"):
            return self._described(head, first, agent, countries)
        if countries and p.is_noun(head) and word in _NEUTRAL:
            return tuple(Who(n.country, n.sector, head, first, head, n.full, n.extra) for n in countries)
        return ()

    def left(self, head: int) -> list[int]:
        """Tokens of the modifiers before the head, those of possessors included."""
        p = self.parse
        out: list[int] = []
        for k in p.kids[head]:
            if k < head and p.deps[k] in _LEFT:
                out.extend(j for j in p.subtree(k) if j < head)
        return sorted(out)

    def _named_head(self, head: int, first: int, left: list[int]) -> tuple[Who, ...]:
        name, start, stop = self.at[head]
        p = self.parse
        if name.kind == "demonym" and p.tags[head] in ("JJ", "NNP", "NNPS", "NN", "NNS") and p.deps[head] == "amod":
            return (Who(name.country, name.sector, head, start, stop, name.full, name.extra),)
        first, last = min(first, start), max(head, stop)
        sector, country = name.sector, name.country
        title = self._agent_before(start, left)
        if name.kind == "people":
            sector = "CVL"
        if title is not None and name.kind in ("short", "person", "family") and sector == "ELI" and self._former(left):
            sector = "ELI"
        elif title is not None and name.kind in ("short", "family") and self.memory.on is None:
            sector = title.sector if not title.relay else sector
        if name.kind in ("country", "place", "capital") and not sector:
            agent = self._agents.ending_at(p.lower, last)
            if agent is not None and agent[1] < start:
                sector = agent[0].sector
        if title is not None and name.kind in ("short", "person", "family"):
            self.memory.titles[title.words] = Who(country, sector, head, first, last, name.full, name.extra)
        extra = joined(name.extra, title.extra) if title is not None and name.extra else name.extra
        return (Who(country, sector, head, first, last, name.full, extra),)

    def _agent_before(self, start: int, left: list[int]) -> Agent | None:
        p = self.parse
        for i in reversed([j for j in left if j < start]):
            found = self._agents.ending_at(p.lower, i)
            if found is not None and not (p.lower[i] == "general" and p.lower[i + 1] in _NO_OFFICERS):
                return found[0]
        return None

    def _former(self, left: list[int]) -> bool:
        return any(self.parse.lower[i] in _FORMER for i in left)

    def _agent(self, head: int, left: list[int]) -> Agent | None:
        """What kind of actor the head, or a title before it, says."""
        p = self.parse
        found = self._agents.ending_at(p.lower, head)
        agent = found[0] if found is not None else None
        if agent is None and p.tags[head] in ("NNP", "NNPS"):
            agent = self._agent_before(head, left)
        if agent is None:
            return None
        if agent.sector in ("GOV", "MIL", "LEG") and self._former(left):
            return Agent(agent.words, "ELI")
        return agent

    def left_names(self, left: list[int]) -> list[Name]:
        """States and bodies named before the head; several when they are coordinated or joined by hyphens."""
        p = self.parse
        found: list[tuple[Name, int, int]] = []
        for i in left:
            if i in self.at and (not found or found[-1][0] is not self.at[i][0]):
                found.append(self.at[i])
        found = [f for f in found if f[0].kind != "region"]
        if len(found) <= 1:
            return [f[0] for f in found]
        out = [found[-1]]
        for previous in reversed(found[:-1]):
            between = {p.lower[j] for j in range(previous[2] + 1, out[0][1])}
            if (
                between
                and between <= {"and", ",", "-", "–", "/", "the", "'s", "or"}
                and between & {"and", ",", "-", "–", "/", "or"}
            ):
                out.insert(0, previous)
            elif out[-1][0].country is None or (
                previous[0].country and out[-1][0].kind not in ("demonym", "country", "people")
            ):
                continue
            else:
                break
        return [f[0] for f in out]

    def _described(self, head: int, first: int, agent: Agent | None, countries: list[Name]) -> tuple[Who, ...]:
        """An agent word or an unknown name, with the state that its words name."""
        sector = agent.sector if agent else None
        extra = agent.extra if agent else ""
        name = None if agent else " ".join(self.parse.words[first : head + 1])
        inner = self._belongs(head) if not countries or (agent is not None and agent.relay) else ()
        if inner and agent is not None and agent.relay:
            return tuple(
                Who(w.country, w.sector or sector, head, first, max(head, w.last), w.name, w.extra) for w in inner
            )
        if inner:
            chosen = [w for w in inner if w.country or w.extra] or list(inner)
            return tuple(
                Who(w.country, sector or w.sector, head, first, max(head, w.last), name, joined(w.extra, extra))
                for w in chosen
            )
        if countries:
            return tuple(
                Who(
                    n.country,
                    _blend(n, agent),
                    head,
                    first,
                    head,
                    n.full if agent is None or n.sector else None,
                    joined(n.extra, extra),
                )
                for n in countries
            )
        return (self._without_state(head, first, agent, name),)

    def _without_state(self, head: int, first: int, agent: Agent | None, name: str | None) -> Who:
        """An agent word with no state beside it: its owner's, its bearer's in the document, or the one in question."""
        sector = agent.sector if agent else None
        extra = agent.extra if agent else ""
        owner = self.anaphora.owner(head)
        if owner is not None:
            return Who(owner.country, sector, head, first, head, name, joined(owner.extra, extra), owner.head)
        if agent is None or not self.anaphora.definite(head):
            return Who(None, sector, head, first, head, name, extra)
        held = self.memory.titles.get(agent.words)
        if held is not None:
            return at_token(held, head)
        country = self.anaphora.dominant() if sector in ("GOV", "LEG", "MIL", "COP", "JUD") else None
        return Who(country, sector, head, first, head, name, extra)

    def _belongs(self, head: int) -> tuple[Who, ...]:
        """Actors in the prepositional phrases and appositions of a head: "president of Mexico", "Park Jin, the ..."."""
        p = self.parse
        for prep in _INSIDE:
            for k in p.kids[head]:
                if p.deps[k] == "prep" and p.lower[k] == prep:
                    found = [
                        w for o in p.having(k, "pobj") for c in p.with_conjuncts(o) for w in self.who(c) if w.known
                    ]
                    if found:
                        return tuple(found)
        for k in p.kids[head]:
            if p.deps[k] == "appos":
                found = [w for w in self.who(k) if w.country]
                if found:
                    return tuple(found[:1])
        if p.deps[head] == "appos" and p.heads[head] in self.at:
            found = [w for w in self.who(p.heads[head]) if w.country]
            return tuple(found[:1])
        return ()

    def _partitive(self, head: int) -> tuple[Who, ...]:
        """For "dozens of Serbian students", "one of the ministers": what the `of` holds."""
        p = self.parse
        for k in p.having(head, "prep"):
            if p.lower[k] == "of":
                for o in p.having(k, "pobj"):
                    found = tuple(w for c in p.with_conjuncts(o) for w in self.who(c))
                    if found:
                        return tuple(
                            Who(w.country, w.sector, head, min(head, w.first), w.last, w.name, w.extra) for w in found
                        )
        return ()

    def within(self, head: int) -> tuple[Who, ...]:
        """Actors named inside a phrase that is none itself: "Syria's decision", "the attack by Iran", "a US plan"."""
        return self._inside.first(head)

    def inside(self, head: int) -> Iterator[tuple[Who, ...]]:
        """The actors inside a phrase, group by group: the owner, names and words before the head, phrases after it."""
        return self._inside.groups(head)

    def everyone(self) -> Iterator[Who]:
        """Every actor named in the sentence by a name of the tables."""
        seen = set()
        for i, (name, first, last) in sorted(self.at.items()):
            if first not in seen:
                seen.add(first)
                yield Who(name.country, name.sector, i, first, last, name.full, name.extra)


def joined(actor: str, agent: str) -> str:
    """One code out of a user's actor code and agent code, `~` standing for the actor; `---` where there is none."""
    if not agent:
        return actor
    if not actor:
        return agent
    part = agent.replace("~", "")
    return (
        actor if actor.endswith(part) or (actor.startswith(part) and agent.endswith("~")) else agent.replace("~", actor)
    )


def _blend(name: Name, agent: Agent | None) -> str | None:
    """The sector of a kind of actor with a name before it: "UN officials" are the UN, "Kremlin critics" are not GOV."""
    if agent is None or agent.sector == "ELI" or not name.sector:
        return agent.sector if agent is not None and agent.sector else name.sector
    return name.sector if name.sector in _KEEPING or agent.relay else agent.sector


_KEEPING: Final = frozenset(("IGO", "REB", "SPY", "COP", "MIL", "BUS", "MED", "NGO", "EDU"))
"""Sectors of bodies whose officials and members count as the body."""
_NEUTRAL: Final = words("neutral nouns")
_NO_OFFICERS: Final = words("no officers")
"""What follows "general" where it is no rank."""
