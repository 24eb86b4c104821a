"""Where the target of an act stands: the phrases in the places that a rule names, and in its complement."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from winset.coder.find import ActorTest, Find
from winset.coder.frame import Frame, Grammar
from winset.coder.words import words

__all__ = ["PREPOSITIONS", "Places"]

_HOSTILE: Final = words("countering")
_NEEDING: Final = frozenset(("AID", "RETREAT", "SANCTION", "MOBILIZE", "ASSAULT", "COERCE"))
_CLAUSES: Final = frozenset(("ccomp", "advcl", "conj", "relcl", "npadvmod", "parataxis", "punct"))
PREPOSITIONS: Final = ("on", "against", "with", "to", "from", "at", "for", "into", "in", "of", "between", "over", "by")
"""In the order in which they are likely to hold a target."""


class Places:
    """The places of one sentence's verbs."""

    def __init__(self, grammar: Grammar, is_actor: ActorTest, verb: Callable[[int], Find | None]) -> None:
        """Look into frames.

        Parameters
        ----------
        grammar : of the sentence
        is_actor : tells whether a phrase's head stands for an actor
        verb : the act that a verb says
        """
        self.g = grammar
        self.p = grammar.parse
        self.is_actor = is_actor
        self.verb = verb

    def of(
        self, frame: Frame, wanted: tuple[str, ...], used: int | None, *, one_way: bool = True
    ) -> tuple[tuple[int, ...], ...]:
        """The phrases in the places asked for; those of a purpose clause come after them for acts in one direction."""
        out: list[tuple[int, ...]] = []
        for place in wanted:
            if place == "obj":
                out.append(tuple(frame.obj))
            elif place == "dat":
                out.append(tuple(frame.dat))
            elif place == "subj":
                out.append(tuple(frame.obj if frame.passive else frame.subj))
            elif place == "comp" and frame.comp is not None:
                out.extend(self.of_complement(frame))
            elif place in frame.preps:
                out.append(tuple(frame.preps[place]))
        purpose = frame.comp if frame.comp_kind == "to" and "comp" not in wanted else None
        if one_way and purpose is not None and self.g.lemmas.verb(purpose) not in _HOSTILE:
            out.extend(self.of_complement(frame))
        if used is not None:
            out = [tuple(h for h in heads if h != used) for heads in out] + ([(used,)] if "obj" in wanted else [])
        return tuple(heads for heads in out if heads)

    def rest(self, frame: Frame, plover: str) -> tuple[tuple[int, ...], ...]:
        """For acts that need a target: names further down in the phrases after the verb, clauses left out."""
        if plover not in _NEEDING:
            return ()
        p = self.p
        out: list[int] = []
        stack = [k for k in p.kids[frame.verb] if k > frame.verb]
        while stack:
            i = stack.pop(0)
            if p.deps[i] in _CLAUSES:
                continue
            if p.tags[i] in ("NNP", "NNPS") and self.is_actor(i):
                out.append(i)
            else:
                stack.extend(p.kids[i])
        return tuple((i,) for i in out)

    def of_complement(self, frame: Frame) -> list[tuple[int, ...]]:
        """Targets inside a complement: what the inner act aims at, else the inner clause's own subject."""
        comp = frame.comp
        if comp is None:
            return []
        inner_frame = self.g.frame(comp)
        own = self.p.having(comp, "nsubj", "nsubjpass")
        out: list[tuple[int, ...]] = []
        foreign = [c for k in own for c in self.p.with_conjuncts(k)]
        subject = set(self.g.subjects(frame.verb))
        if foreign and not set(foreign) & subject and self.p.tags[foreign[0]] != "PRP":
            out.append(tuple(foreign))
        inner = self.verb(comp)
        if inner is not None:
            out.extend(inner.targets)
        out.extend(tuple(heads) for heads in (inner_frame.obj, inner_frame.dat) if heads)
        out.extend(tuple(inner_frame.preps[name]) for name in PREPOSITIONS if name in inner_frame.preps)
        return out
