"""Verbs that only carry another word: "held talks", "ended its boycott", "received aid", "refused to sign"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from winset.coder.find import Find
from winset.coder.fit import Fit
from winset.coder.frame import Frame, Grammar
from winset.coder.lexicon import NounRule
from winset.coder.parse import Parse
from winset.coder.places import PREPOSITIONS, Places

__all__ = ["Carried", "trigger_of"]

_ALONE_BY_NOUN: Final = frozenset(("PROTEST", "MOBILIZE", "RETREAT", "ASSAULT", "COERCE", "REJECT", "CONCEDE"))
_DEMANDING: Final = frozenset(("demand", "insist"))
"""Verbs whose requests are demands."""


def trigger_of(p: Parse, frame: Frame, parts: tuple[str, ...], noun: int | None) -> tuple[int, ...]:
    """The tokens that decide the type: verb, particles and the noun that is carried."""
    words = [frame.verb, *(k for k in frame.near if p.lower[k] in parts[1:])]
    if noun is not None:
        words.append(noun)
    return tuple(sorted(words))


class Carried:
    """Light verbs and refusals of one sentence."""

    def __init__(self, grammar: Grammar, fit: Fit, places: Places, verb: Callable[[int], Find | None]) -> None:
        """Look at verbs.

        Parameters
        ----------
        grammar : of the sentence
        fit : of rules to its frames
        places : of its verbs
        verb : the act that a verb says
        """
        self.g = grammar
        self.p = grammar.parse
        self.lex = grammar.lexicon
        self.fit = fit
        self.places = places
        self.verb = verb
        self.used: set[int] = set()
        """Nouns that a verb has carried."""

    def light(self, frame: Frame) -> Find | None:
        """A verb that only carries a noun: held talks, ended its boycott, rejected negotiations, received aid."""
        best: Find | None = None
        for parts, effect in self.lex.light.get(frame.lemma, ()):
            if not self.fit.parts(parts, frame):
                continue
            for h in frame.obj:
                for n in self.g.lemmas.meant(h):
                    found = self._carried(frame, parts, effect, n)
                    if found is not None and (best is None or found.weight > best.weight):
                        best = found
        return best

    def _carried(self, frame: Frame, parts: tuple[str, ...], effect: str, n: int) -> Find | None:
        rule = next((self.lex.nouns[w] for w in self.g.lemmas.nouns(n) if w in self.lex.nouns), None)
        if rule is None:
            return None
        if effect == "avoid":
            self.used.add(n)
            return None
        turned = self._turned(rule, effect)
        if turned is None:
            return None
        plover, cameo, mode, direction = turned
        if frame.lemma in _DEMANDING and cameo.startswith("02"):
            cameo = f"10{cameo[2:]}"
        if frame.passive and effect not in ("do", "plan", "receive") and not frame.subj:
            return None
        self.used.add(n)
        targets = self.places.of(
            frame, (*rule.target, "dat", *PREPOSITIONS, "obj"), n, one_way=direction == ">"
        ) + self.places.rest(frame, plover)
        sources = tuple(frame.subj)
        if effect == "receive":
            sources = tuple(h for name in ("from", "by", "of") for h in frame.preps.get(name, ())) or (n,)
            targets = (tuple(frame.subj),)
        elif not sources and not frame.passive:
            sources = tuple(self.g.subjects(frame.verb))
        if frame.passive and not sources:
            sources = (n,)
        return Find(
            head=frame.verb,
            trigger=trigger_of(self.p, frame, parts, n),
            rule=f"{frame.lemma}+{rule.id}",
            plover=plover,
            cameo=cameo,
            mode=mode,
            direction=direction,
            sources=sources,
            targets=targets,
            weight=2.6 + 1.5 * (len(parts) - 1),
            alone=direction == ">" and plover in _ALONE_BY_NOUN,
            future=effect == "plan",
        )

    def _turned(self, rule: NounRule, effect: str) -> tuple[str, str, str | None, str] | None:
        """Type, code, mode and direction of a noun's act under a light verb; None where the two make no event."""
        both = rule.direction == "<>"
        if effect == "ended":
            if rule.ended is None:
                return None
            plover, cameo = rule.ended
            return plover, cameo, None, "<>" if both and plover in ("REJECT", "SUPPORT") else ">"
        if effect in ("reject", "request", "agree", "threaten"):
            outer = effect.upper()
            default = {"REJECT": "120", "REQUEST": "020", "AGREE": "030", "THREATEN": "130"}[outer]
            plover, cameo, mode = self.lex.compose.get((outer, rule.plover), (outer, default, None))
            return plover, cameo, mode, "<>" if both and effect == "agree" else ">"
        return rule.plover, rule.cameo, rule.mode, rule.direction

    def refused(self, frame: Frame) -> Find | None:
        """The refusal of what follows."""
        for parts, kinds, effect in self.lex.aspect.get(frame.lemma, ()):
            if (
                effect == "refuse"
                and frame.comp_kind in kinds
                and frame.comp is not None
                and self.fit.parts(parts, frame)
            ):
                inner = self.verb(frame.comp)
                plover, cameo, mode = ("REJECT", "120", None)
                if inner is not None:
                    plover, cameo, mode = self.lex.compose.get(("REJECT", inner.plover), (plover, cameo, mode))
                return Find(
                    head=frame.verb,
                    trigger=(frame.verb, frame.comp),
                    rule="refuse-to",
                    plover=plover,
                    cameo=cameo,
                    mode=mode,
                    direction=">",
                    sources=tuple(frame.subj),
                    targets=tuple(self.places.of_complement(frame)),
                    weight=2.5,
                )
        return None
