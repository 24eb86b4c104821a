"""An actor as a phrase names it, and what a document has said so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

__all__ = ["Memory", "Who"]


@dataclass(frozen=True, slots=True)
class Who:
    """One actor that a phrase stands for."""

    country: str | None
    sector: str | None
    head: int
    """Token of the phrase's head."""
    first: int
    last: int
    """Tokens that the phrase's own words run over."""
    name: str | None = None
    """Canonical name, or the unknown proper name as written."""
    extra: str = ""
    """Code in the user's own dictionary."""
    origin: int = -1
    """For a pronoun, the head of the phrase that it stands for."""

    @property
    def known(self) -> bool:
        """Whether country, sector or the user's code is known."""
        return bool(self.country or self.sector or self.extra)


@dataclass(slots=True, kw_only=True)
class Memory:
    """What a document has said so far."""

    on: date | None = None
    """Day of the document."""
    speaker: Who | None = None
    """Who "I" and "we" are."""
    subjects: tuple[Who, ...] = ()
    """Who last did something, all of a coordinated subject."""
    met: tuple[Who, ...] = ()
    """The parties of the last meeting, call or agreement."""
    titles: dict[str, Who] = field(default_factory=dict)
    """Who was last named with a title: `president`, `prime minister`."""
    persons: set[str] = field(default_factory=set)
    """People named in full."""
    mentions: Counter[str] = field(default_factory=Counter)
    """How often each country was named."""
    unknown: Counter[str] = field(default_factory=Counter)
    """Proper names that no table knows, with the number of sentences."""

    def principals(self, count: int, here: Sequence[str]) -> list[Who]:
        """The `count` states that "the two countries" are: those that met, else those that the text names most.

        Parameters
        ----------
        count : 0 where the text does not say how many
        here : countries of the sentence itself
        """
        met = list({w.country: w for w in self.met if w.country}.values())
        if met and count in (0, len(met)):
            return met
        if count and len(here) == count:
            return [Who(c, None, 0, 0, 0) for c in here]
        listed = [c for c, _ in (self.mentions + Counter(here)).most_common(count or 3)]
        wanted = count or len(listed)
        return [Who(c, None, 0, 0, 0) for c in listed] if len(listed) == wanted > 1 else []
