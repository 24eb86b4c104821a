"""Actors inside a phrase that is none itself: "Syria's decision", "the attack by Iran", "police brutality"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from winset.coder.anaphora import OWN, WE, at_token
from winset.coder.memory import Who
from winset.coder.names import Name

if TYPE_CHECKING:
    from winset.coder.cast import Cast

__all__ = ["Inside"]

_AFTER: Final = ("by", "of", "against", "from", "with", "between", "to", "for", "on", "in", "over")


class Inside:
    """The phrases of one sentence, looked into."""

    def __init__(self, cast: Cast) -> None:
        """Look with the eyes of a cast.

        Parameters
        ----------
        cast : the actors of the sentence
        """
        self.cast = cast
        self.parse = cast.parse

    def first(self, head: int) -> tuple[Who, ...]:
        """Actors named inside a phrase that is none itself: "Syria's decision", "the attack by Iran", "a US plan"."""
        return next(self.groups(head), ())

    def groups(self, head: int) -> Iterator[tuple[Who, ...]]:
        """The actors inside a phrase, group by group: the owner, names and words before the head, phrases after it."""
        p = self.parse
        for k in p.having(head, "poss"):
            found = tuple(w for c in p.with_conjuncts(k) for w in self.cast.who(c) if w.known)
            if found:
                yield found
            elif p.lower[k] in OWN | WE and (owner := self.cast.anaphora.owner(head)) is not None:
                yield (at_token(owner, k),)
        listed = self.cast.left_names([i for i in self.cast.left(head) if p.deps[i] != "poss"])
        if listed:
            yield tuple(self._spot(n, head) for n in listed)
        for group in (self._within_words(head), *self._within_phrases(head)):
            if group:
                yield group

    def _spot(self, name: Name, head: int) -> Who:
        """The actor of a name before a head, at its own words."""
        spots = [i for i in self.cast.left(head) if i in self.cast.at]
        at = next((i for i in spots if self.cast.at[i][0] is name), spots[0])
        sector = "CVL" if name.kind == "people" else name.sector
        return Who(name.country, sector, at, self.cast.at[at][1], self.cast.at[at][2], name.full, name.extra)

    def _within_words(self, head: int) -> tuple[Who, ...]:
        """An actor among the words before a head: "police brutality", "an army offensive"."""
        p = self.parse
        for k in p.having(head, "compound", "nmod", "amod"):
            found = tuple(w for w in self.cast.who(k) if w.known) if p.is_noun(k) else ()
            if found and found[0].sector != "CVL":
                return found
        return ()

    def _within_phrases(self, head: int) -> Iterator[tuple[Who, ...]]:
        """Actors in the phrases after a head: "the decision of the court", "demands made by Iran"."""
        p = self.parse
        for prep in _AFTER:
            for k in p.having(head, "prep", "agent"):
                for o in p.having(k, "pobj") if p.lower[k] == prep else ():
                    found = tuple(w for c in p.with_conjuncts(o) for w in self.cast.who(c) if w.known)
                    yield found or self.first(o)
        for k in p.having(head, "acl", "relcl"):
            for a in p.having(k, "agent"):
                yield tuple(w for o in p.having(a, "pobj") for w in self.cast.who(o) if w.known)
