"""Who is meant by a word that names nobody: pronouns, "its minister", "the government", "the three countries"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from winset.coder.memory import Who
from winset.coder.words import words

if TYPE_CHECKING:
    from winset.coder.cast import Cast

__all__ = ["OWN", "WE", "Anaphora", "at_token"]

OWN: Final = words("possessive pronouns")
WE: Final = words("speaker pronouns")
_PRONOUNS: Final = words("pronouns")
_FELLOWS: Final = frozenset(("partners", "allies", "neighbours", "neighbors", "powers", "parties"))


def at_token(who: Who, head: int) -> Who:
    """An actor as the word at a token means it."""
    return Who(who.country, who.sector, head, head, head, who.name, who.extra, who.head)


class Anaphora:
    """Words of one sentence that point to actors named elsewhere."""

    def __init__(self, cast: Cast) -> None:
        """Look for them among the actors of the sentence, then in the memory of the document.

        Parameters
        ----------
        cast : the actors of the sentence
        """
        self.cast = cast
        self.parse = cast.parse

    def owner(self, head: int) -> Who | None:
        """Who "its" or "their" before a head refers to."""
        p = self.parse
        for k in p.having(head, "poss"):
            if p.lower[k] in OWN:
                found = self.antecedent(k)
                if found:
                    return found[0]
            if p.lower[k] in WE and self.cast.memory.speaker:
                return self.cast.memory.speaker
        return None

    def definite(self, head: int) -> bool:
        """Whether a noun has the definite article."""
        return any(self.parse.lower[k] == "the" for k in self.parse.having(head, "det"))

    def dominant(self) -> str | None:
        """The one state that the sentence or, failing that, the document is about; None when there are several."""
        here = {
            n.country
            for n, _, _ in self.cast.at.values()
            if n.country and n.kind in ("country", "demonym", "capital", "place")
        }
        if len(here) == 1:
            return next(iter(here))
        if not here and len(self.cast.memory.mentions) == 1:
            return next(iter(self.cast.memory.mentions))
        return None

    def collective(self, head: int, first: int) -> tuple[Who, ...]:
        """For "the three countries", "both sides", "the allies": those that the document has named."""
        p = self.parse
        sized = {"two": 2, "both": 2, "three": 3, "four": 4, "trilateral": 3, "bilateral": 2}
        wanted = next((sized[p.lower[k]] for k in p.kids[head] if p.lower[k] in sized), None)
        ours = any(p.lower[k] in ("our", "their") for k in p.having(head, "poss"))
        outer = p.lower[head] in _FELLOWS and (ours or not self.definite(head))
        if outer or (wanted is None and not self.definite(head) and not ours):
            return ()
        here = list(dict.fromkeys(n.country for i, (n, _, _) in sorted(self.cast.at.items()) if n.country))
        sector = "GOV" if p.lower[head] in ("governments", "leaders", "ministers", "presidents") else None
        chosen = self.cast.memory.principals(wanted or 0, here)
        return tuple(Who(w.country, sector or w.sector, head, first, head) for w in chosen)

    def pronoun(self, head: int, word: str) -> tuple[Who, ...]:
        """The actors that a pronoun stands for."""
        if word in WE:
            return (at_token(self.cast.memory.speaker, head),) if self.cast.memory.speaker else ()
        if word in ("who", "which", "that"):
            for a in self.parse.ancestors(head):
                if self.parse.deps[a] == "relcl":
                    return self.cast.who(self.parse.heads[a])
            return ()
        if word in _PRONOUNS or word in OWN:
            return tuple(at_token(w, head) for w in self.antecedent(head))
        return ()

    def antecedent(self, token: int) -> tuple[Who, ...]:
        """The nearest subject before a pronoun in its sentence, else the document's last subject."""
        p = self.parse
        verb = next((a for a in p.ancestors(token) if p.is_verb(a)), None)
        own_subject = p.deps[token].startswith("nsubj")
        for i in range(token - 1, -1, -1):
            if not p.deps[i].startswith("nsubj") or i in self.cast.busy:
                continue
            if own_subject and p.heads[i] == verb:
                continue
            found = tuple(
                w
                for c in p.with_conjuncts(i)
                if c < token and c not in self.cast.busy
                for w in self.cast.who(c)
                if w.known
            )
            if found and (p.lower[token] not in ("it", "its", "he", "she", "his", "her", "him") or len(found) == 1):
                return found
        if any(p.deps[i].startswith("nsubj") for i in range(token)):
            return ()
        last, met = self.cast.memory.subjects, self.cast.memory.met
        if p.lower[token] in ("they", "their", "them"):
            return last if len(last) > 1 or not met else met
        return last if len(last) == 1 else ()
