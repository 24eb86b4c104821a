"""What an utterance is about: acts inside it that are demanded, criticised, promised or wished for are not told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from winset.coder.find import Find
from winset.coder.frame import Frame, Grammar
from winset.coder.words import words

__all__ = ["SubjectMatter"]

_SWALLOWING: Final = frozenset(
    ("ACCUSE", "REJECT", "REQUEST", "THREATEN", "AGREE", "SUPPORT", "CONCEDE", "RETREAT", "SANCTION")
)
"""Types whose object is what they are about, not a second event."""
_DONE: Final = words("acts to be done")


class SubjectMatter:
    """The tokens of one sentence whose acts are only what another act is about."""

    def __init__(self, grammar: Grammar, verb: Callable[[int], Find | None]) -> None:
        """Start with nothing.

        Parameters
        ----------
        grammar : of the sentence
        verb : the act that a verb says
        """
        self.g = grammar
        self.p = grammar.parse
        self.lex = grammar.lexicon
        self.verb = verb
        self.tokens: set[int] = set()

    def of(self, frame: Frame, found: Find) -> None:
        """Mark what a criticism, a demand, a promise is about: its complement and the acts named in its object."""
        p = self.p
        if found.plover in _SWALLOWING or not found.plover:
            self._swallow_object(frame, found)
        elif frame.comp is not None and p.deps[frame.comp] == "advcl" and not self._spoken(found, frame.comp):
            self.tokens.update(self._clause(frame.comp))

    def of_wish(self, v: int) -> None:
        """What somebody wants, expects or persuades others to do is not done: mark the others' act."""
        if not any(effect == "wish" for _, _, effect in self.lex.aspect.get(self.g.lemmas.verb(v), ())):
            return
        frame = self.g.frame(v)
        theirs = self.g.subjects(frame.comp) if frame.comp is not None else []
        if theirs and frame.comp is not None and not set(theirs) & set(self.g.subjects(v)):
            self.tokens.update(self._clause(frame.comp))

    def of_noun(self, v: int) -> bool:
        """Whether a verb only says what a right, an ability, a goal is about: "the right to defend itself"."""
        p = self.p
        head = p.heads[v]
        if p.deps[v] == "acl" and self.g.is_infinitive(v):
            return p.lower[head] not in _DONE
        return p.deps[v] == "pcomp" and p.is_noun(p.heads[head]) and p.lower[p.heads[head]] not in _DONE

    def _spoken(self, found: Find, purpose: int) -> bool:
        """Whether the purpose of a call or a meeting is itself an utterance: "called him to congratulate him"."""
        inner = self.verb(purpose)
        return found.plover == "CONSULT" and inner is not None and inner.plover in ("SUPPORT", "ACCUSE", "THREATEN")

    def _swallow_object(self, frame: Frame, found: Find) -> None:
        p = self.p
        if frame.comp is not None and p.deps[frame.comp] == "advcl":
            self.tokens.update(self._clause(frame.comp))
        if not found.sources:
            return
        if frame.comp is not None and not (
            found.rule.startswith("say") or (frame.comp_kind == "that" and found.plover == "SUPPORT")
        ):
            self.tokens.update(self._clause(frame.comp))
        for g in frame.gerunds.values():
            self.tokens.update(self._clause(g))
        for heads in (frame.obj, *frame.preps.values()):
            for h in heads:
                self.tokens.update(i for i in p.subtree(h) if i != found.head)

    def _clause(self, v: int) -> set[int]:
        return set(self.p.subtree(v))
