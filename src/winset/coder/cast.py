"""Who is meant by a noun phrase: country, sector and the words, resolved by date and by the document so far."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from winset.coder.agents import Agent, Agents
from winset.coder.memory import Memory, Who
from winset.coder.names import Hit, Name, resolve
from winset.coder.parse import Parse
from winset.coder.words import words

__all__ = ["Cast", "Memory", "Who"]

_LEFT: Final = frozenset(
    ("compound", "amod", "nmod", "poss", "nummod", "det", "quantmod", "npadvmod", "punct", "advmod", "predet")
)
_INSIDE: Final = ("of", "for", "from", "in", "at", "to", "on", "by", "against", "within", "across", "representing")
_AFTER: Final = ("by", "of", "against", "from", "with", "between", "to", "for", "on", "in", "over")
_PRONOUNS: Final = words("pronouns")
_OWN: Final = words("possessive pronouns")
_WE: Final = words("speaker pronouns")
_FELLOWS: Final = frozenset(("partners", "allies", "neighbours", "neighbors", "powers", "parties"))
_FORMER: Final = words("former")
_PARTITIVE: Final = words("quantities")
_COLLECTIVE: Final = words("collectives")


class Cast:
    """The actors of one sentence."""

    def __init__(self, parse: Parse, hits: list[Hit], agents: Agents, memory: Memory) -> None:
        self.parse = parse
        self._agents = agents
        self.memory = memory
        self._at: dict[int, tuple[Name, int, int]] = {}
        self._done: dict[int, tuple[Who, ...]] = {}
        self._busy: set[int] = set()
        for hit in hits:
            self._place(hit)

    def _place(self, hit: Hit) -> None:
        p = self.parse
        tokens = [i for i in range(len(p)) if p.starts[i] < hit.end and p.ends[i] > hit.start]
        if not tokens:
            return
        name = resolve(self._fitting(hit.readings, tokens[0]), self.memory.on)
        if name is None or (name.kind in ("short", "family") and self._somebody_else(name, tokens[0], tokens[-1])):
            return
        if name.kind == "person":
            self.memory.persons.add(name.full)
        if name.kind in ("country", "capital", "place") and self._personal(tokens[0], tokens[-1]):
            return
        for i in tokens:
            self._at[i] = (name, tokens[0], tokens[-1])

    def _fitting(self, readings: tuple[Name, ...], first: int) -> tuple[Name, ...]:
        """For a family name, the bearers from the state named just before: "South Korean President Kim"."""
        if readings[0].kind != "family":
            return readings
        near = {self._at[i][0].country for i in range(max(0, first - 6), first) if i in self._at} - {None}
        return tuple(r for r in readings if r.country in near) or readings

    def _somebody_else(self, name: Name, first: int, last: int) -> bool:
        """Whether a family name stands for another person than the one in the tables."""
        p = self.parse
        if p.deps[last] == "compound" and p.tags[last] == "NNP" and p.heads[last] == last + 1:
            nxt = p.lower[last + 1]
            if p.tags[last + 1] in ("NNP", "NNPS") and self._agents.ending_at([nxt], 0) is None:
                return True
        before = first - 1
        while before >= 0 and p.tags[before] == "NNP" and p.deps[before] == "compound":
            if self._agents.ending_at(p.lower, before) is not None or p.words[before] in _MISTER or before in self._at:
                return before in self._at and name.kind == "family"
            before -= 1
        given = before < first - 1
        if name.kind == "family":
            return given or name.full not in self.memory.persons
        return given

    def _personal(self, first: int, last: int) -> bool:
        """Whether a place name is somebody's name: "Michael Jordan", "Paris Hilton"."""
        p = self.parse
        before = first - 1
        return (
            before >= 0
            and p.tags[before] == "NNP"
            and p.deps[before] == "compound"
            and p.heads[before] == last
            and p.lower[before] in _FIRST_NAMES
        )

    # -- the phrase -------------------------------------------------------------------------------------------------

    def who(self, head: int) -> tuple[Who, ...]:
        """The actors that the phrase headed by a token stands for; unknown names come back as not `known`."""
        if head not in self._done:
            if head in self._busy:
                return ()
            self._busy.add(head)
            self._done[head] = self._resolve(head)
            self._busy.discard(head)
        return self._done[head]

    def _resolve(self, head: int) -> tuple[Who, ...]:
        p = self.parse
        word = p.lower[head]
        named = head in self._at
        if p.tags[head] in ("PRP", "WP", "WDT", "PRP$", "DT") and not named:
            return self._pronoun(head, word)
        if p.is_verb(head) and not named:
            return ()
        counted = word in _PARTITIVE or p.tags[head] in ("CD", "JJ", "JJS", "DT")
        return (self._partitive(head) if counted else ()) or self._phrase(head, word)

    def _phrase(self, head: int, word: str) -> tuple[Who, ...]:
        """A name, a collective, a kind of actor, or a neutral noun of a state ("the Japanese side")."""
        p = self.parse
        left = self._left(head)
        first = min((i for i in left if p.tags[i] != "DT" and p.deps[i] != "punct"), default=head)
        first = min(first, head)
        if head in self._at:
            return self._named_head(head, first, left)
        agent = self._agent(head, left)
        countries = self._left_names(left)
        if word in _COLLECTIVE and not countries and (listed := self._collective(head, first)):
            return listed
        if agent is not None or p.tags[head] in ("NNP", "NNPS"):
            return self._described(head, first, agent, countries)
        if countries and p.is_noun(head) and word in _NEUTRAL:
            return tuple(Who(n.country, n.sector, head, first, head, n.full, n.extra) for n in countries)
        return ()

    def _left(self, head: int) -> list[int]:
        """Tokens of the modifiers before the head, those of possessors included."""
        p = self.parse
        out: list[int] = []
        for k in p.kids[head]:
            if k < head and p.deps[k] in _LEFT:
                out.extend(j for j in p.subtree(k) if j < head)
        return sorted(out)

    def _named_head(self, head: int, first: int, left: list[int]) -> tuple[Who, ...]:
        name, start, stop = self._at[head]
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
        for i in reversed([j for j in left if j < start]):
            found = self._agents.ending_at(self.parse.lower, i)
            if found is not None:
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

    def _left_names(self, left: list[int]) -> list[Name]:
        """States and bodies named before the head; several when they are coordinated or joined by hyphens."""
        p = self.parse
        found: list[tuple[Name, int, int]] = []
        for i in left:
            if i in self._at and (not found or found[-1][0] is not self._at[i][0]):
                found.append(self._at[i])
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
        owner = self._owner(head)
        if owner is not None:
            return Who(owner.country, sector, head, first, head, name, joined(owner.extra, extra), owner.head)
        if agent is None or not self._definite(head):
            return Who(None, sector, head, first, head, name, extra)
        held = self.memory.titles.get(agent.words)
        if held is not None:
            return self._at_token(held, head)
        country = self._dominant() if sector in ("GOV", "LEG", "MIL", "COP", "JUD") else None
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
        if p.deps[head] == "appos" and p.heads[head] in self._at:
            found = [w for w in self.who(p.heads[head]) if w.country]
            return tuple(found[:1])
        return ()

    def _owner(self, head: int) -> Who | None:
        """Who "its" or "their" before a head refers to."""
        p = self.parse
        for k in p.having(head, "poss"):
            if p.lower[k] in _OWN:
                found = self._antecedent(k)
                if found:
                    return found[0]
            if p.lower[k] in _WE and self.memory.speaker:
                return self.memory.speaker
        return None

    def _definite(self, head: int) -> bool:
        return any(self.parse.lower[k] == "the" for k in self.parse.having(head, "det"))

    def _dominant(self) -> str | None:
        """The one state that the sentence or, failing that, the document is about; None when there are several."""
        here = {
            n.country
            for n, _, _ in self._at.values()
            if n.country and n.kind in ("country", "demonym", "capital", "place")
        }
        if len(here) == 1:
            return next(iter(here))
        if not here and len(self.memory.mentions) == 1:
            return next(iter(self.memory.mentions))
        return None

    def _collective(self, head: int, first: int) -> tuple[Who, ...]:
        """For "the three countries", "both sides", "the allies": those that the document has named."""
        p = self.parse
        sized = {"two": 2, "both": 2, "three": 3, "four": 4, "trilateral": 3, "bilateral": 2}
        wanted = next((sized[p.lower[k]] for k in p.kids[head] if p.lower[k] in sized), None)
        ours = any(p.lower[k] in ("our", "their") for k in p.having(head, "poss"))
        outer = p.lower[head] in _FELLOWS and (ours or not self._definite(head))
        if outer or (wanted is None and not self._definite(head) and not ours):
            return ()
        here = list(dict.fromkeys(n.country for i, (n, _, _) in sorted(self._at.items()) if n.country))
        sector = "GOV" if p.lower[head] in ("governments", "leaders", "ministers", "presidents") else None
        chosen = self.memory.principals(wanted or 0, here)
        return tuple(Who(w.country, sector or w.sector, head, first, head) for w in chosen)

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

    # -- pronouns ---------------------------------------------------------------------------------------------------

    def _pronoun(self, head: int, word: str) -> tuple[Who, ...]:
        if word in _WE:
            return (self._at_token(self.memory.speaker, head),) if self.memory.speaker else ()
        if word in ("who", "which", "that"):
            for a in self.parse.ancestors(head):
                if self.parse.deps[a] == "relcl":
                    return self.who(self.parse.heads[a])
            return ()
        if word in _PRONOUNS or word in _OWN:
            return tuple(self._at_token(w, head) for w in self._antecedent(head))
        return ()

    @staticmethod
    def _at_token(who: Who, head: int) -> Who:
        return Who(who.country, who.sector, head, head, head, who.name, who.extra, who.head)

    def _antecedent(self, token: int) -> tuple[Who, ...]:
        """The nearest subject before a pronoun in its sentence, else the document's last subject."""
        p = self.parse
        verb = next((a for a in p.ancestors(token) if p.is_verb(a)), None)
        own_subject = p.deps[token].startswith("nsubj")
        for i in range(token - 1, -1, -1):
            if not p.deps[i].startswith("nsubj") or i in self._busy:
                continue
            if own_subject and p.heads[i] == verb:
                continue
            found = tuple(
                w for c in p.with_conjuncts(i) if c < token and c not in self._busy for w in self.who(c) if w.known
            )
            if found and (p.lower[token] not in ("it", "its", "he", "she", "his", "her", "him") or len(found) == 1):
                return found
        if any(p.deps[i].startswith("nsubj") for i in range(token)):
            return ()
        last, met = self.memory.subjects, self.memory.met
        if p.lower[token] in ("they", "their", "them"):
            return last if len(last) > 1 or not met else met
        return last if len(last) == 1 else ()

    # -- inside other phrases ---------------------------------------------------------------------------------------

    def within(self, head: int) -> tuple[Who, ...]:
        """Actors named inside a phrase that is none itself: "Syria's decision", "the attack by Iran", "a US plan"."""
        return next(self.inside(head), ())

    def inside(self, head: int) -> Iterator[tuple[Who, ...]]:
        """The actors inside a phrase, group by group: the owner, names and words before the head, phrases after it."""
        p = self.parse
        for k in p.having(head, "poss"):
            found = tuple(w for c in p.with_conjuncts(k) for w in self.who(c) if w.known)
            if found:
                yield found
            elif p.lower[k] in _OWN | _WE and (owner := self._owner(head)) is not None:
                yield (self._at_token(owner, k),)
        listed = self._left_names([i for i in self._left(head) if p.deps[i] != "poss"])
        if listed:
            yield tuple(self._spot(n, head) for n in listed)
        for group in (self._within_words(head), *self._within_phrases(head)):
            if group:
                yield group

    def _spot(self, name: Name, head: int) -> Who:
        """The actor of a name before a head, at its own words."""
        spots = [i for i in self._left(head) if i in self._at]
        at = next((i for i in spots if self._at[i][0] is name), spots[0])
        sector = "CVL" if name.kind == "people" else name.sector
        return Who(name.country, sector, at, self._at[at][1], self._at[at][2], name.full, name.extra)

    def _within_words(self, head: int) -> tuple[Who, ...]:
        """An actor among the words before a head: "police brutality", "an army offensive"."""
        p = self.parse
        for k in p.having(head, "compound", "nmod", "amod"):
            found = tuple(w for w in self.who(k) if w.known) if p.is_noun(k) else ()
            if found and found[0].sector != "CVL":
                return found
        return ()

    def _within_phrases(self, head: int) -> Iterator[tuple[Who, ...]]:
        """Actors in the phrases after a head: "the decision of the court", "demands made by Iran"."""
        p = self.parse
        for prep in _AFTER:
            for k in p.having(head, "prep", "agent"):
                for o in p.having(k, "pobj") if p.lower[k] == prep else ():
                    found = tuple(w for c in p.with_conjuncts(o) for w in self.who(c) if w.known)
                    yield found or self.within(o)
        for k in p.having(head, "acl", "relcl"):
            for a in p.having(k, "agent"):
                yield tuple(w for o in p.having(a, "pobj") for w in self.who(o) if w.known)

    def everyone(self) -> Iterator[Who]:
        """Every actor named in the sentence by a name of the tables."""
        seen = set()
        for i, (name, first, last) in sorted(self._at.items()):
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
_MISTER: Final = frozenset(("Mr.", "Mr", "Mrs.", "Ms.", "Dr.", "Sir", "Lord"))
_FIRST_NAMES: Final = words("first names")
_NEUTRAL: Final = words("neutral nouns")
