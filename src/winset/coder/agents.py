"""Words for kinds of actors: "foreign minister" is GOV, "gunmen" are REB."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from winset.coder.inflect import noun_forms
from winset.reference.table import rows

__all__ = ["Agent", "Agents", "agents"]

LONGEST = 5
"""Words in the longest phrase that is looked up."""


@dataclass(frozen=True, slots=True)
class Agent:
    """One phrase for a kind of actor."""

    words: str
    sector: str
    relay: bool = False
    """Takes the sector of what it belongs to, where that is named: "a spokesman for the defence ministry"."""
    extra: str = ""
    """Code of the user's own dictionary (`~GOV`), where one is in use."""


class Agents:
    """Phrases by their words in lower case, singular and plural."""

    def __init__(self, listed: Iterable[Agent]) -> None:
        """Index the phrases; of two with the same words the first stays."""
        self._by_words: dict[str, Agent] = {}
        for agent in listed:
            *front, last = agent.words.split(" ")
            for form in (agent.words.split(" ")[-1], *noun_forms(last)):
                self._by_words.setdefault(" ".join((*front, form)), agent)

    def ending_at(self, words: Sequence[str], last: int) -> tuple[Agent, int] | None:
        """The longest phrase that ends at `words[last]`, and the index of its first word; words are lower case."""
        for size in range(min(LONGEST, last + 1), 0, -1):
            found = self._by_words.get(
                " ".join(words[last - size + 1 : last + 1]).replace(" - ", "-").replace(" '", "'")
            )
            if found is not None:
                return found, last - size + 1
        return None

    def words(self) -> Mapping[str, Agent]:
        """Every form that is looked up."""
        return self._by_words


@cache
def agents() -> Agents:
    """The phrases that ship."""
    return Agents(
        Agent(words, row["sector"], row["relay"] == "relay")
        for row in rows("agents.csv")
        for words in row["words"].split("/")
    )
