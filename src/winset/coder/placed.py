"""Known names on the tokens of a sentence: which reading is meant, and which are somebody else's name."""

from __future__ import annotations

from typing import Final

from winset.coder.agents import Agents
from winset.coder.memory import Memory
from winset.coder.names import Hit, Name, resolve
from winset.coder.parse import Parse
from winset.coder.words import words

__all__ = ["Placed"]

_MISTER: Final = frozenset(("Mr.", "Mr", "Mrs.", "Ms.", "Dr.", "Sir", "Lord"))
_FIRST_NAMES: Final = words("first names")


class Placed:
    """The names of one sentence by token."""

    def __init__(self, parse: Parse, agents: Agents, memory: Memory) -> None:
        """Start without names.

        Parameters
        ----------
        parse : the sentence
        agents : words for kinds of actors, which can be titles
        memory : what the document has said so far; people named in full are remembered
        """
        self.parse = parse
        self._agents = agents
        self.memory = memory
        self.at: dict[int, tuple[Name, int, int]] = {}
        """Token to name, and the first and last token of the name."""

    def place(self, hit: Hit) -> None:
        """Put a name on its tokens, unless it is another's."""
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
            self.at[i] = (name, tokens[0], tokens[-1])

    def _fitting(self, readings: tuple[Name, ...], first: int) -> tuple[Name, ...]:
        """For a family name, the bearers from the state named just before: "South Korean President Kim"."""
        if readings[0].kind != "family":
            return readings
        near = {self.at[i][0].country for i in range(max(0, first - 6), first) if i in self.at} - {None}
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
            if self._agents.ending_at(p.lower, before) is not None or p.words[before] in _MISTER or before in self.at:
                return before in self.at and name.kind == "family"
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
