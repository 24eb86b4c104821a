"""Acts found in one sentence: which words say which PLOVER type, and where source and target stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from winset.coder.carried import Carried, trigger_of
from winset.coder.find import ActorTest, Find
from winset.coder.fit import Fit
from winset.coder.frame import Frame, Grammar
from winset.coder.lexicon import ACTOR_SLOT, Lexicon, VerbRule
from winset.coder.nominal import Nominal
from winset.coder.parse import Parse
from winset.coder.places import Places
from winset.coder.subject_matter import SubjectMatter

__all__ = ["finds"]

_MODAL_DUTY: Final = frozenset(("must", "should", "ought"))


def finds(grammar: Grammar, is_actor: ActorTest, *, given: bool = False) -> list[Find]:
    """Every act in the sentence, the swallowed ones marked.

    Parameters
    ----------
    grammar : of the sentence
    is_actor : tells whether a phrase's head stands for an actor
    given : the actors are given, so that nouns count that need a verb otherwise
    """
    return _Finder(grammar, is_actor, given=given).run()


class _Finder:
    def __init__(self, grammar: Grammar, is_actor: ActorTest, *, given: bool) -> None:
        self.g = grammar
        self.p: Parse = grammar.parse
        self.lex: Lexicon = grammar.lexicon
        self.is_actor = is_actor
        self.made: dict[int, Find | None] = {}
        self.fit = Fit(grammar, is_actor)
        self.places = Places(grammar, is_actor, self.verb)
        self.carried = Carried(grammar, self.fit, self.places, self.verb)
        self.about = SubjectMatter(grammar, self.verb)
        self.nominal = Nominal(grammar, is_actor, given=given)

    def run(self) -> list[Find]:
        p = self.p
        verbs = self._from_above(
            i for i in range(len(p)) if p.is_verb(i) and (p.deps[i] != "amod" or p.having(i, "agent", "prep"))
        )
        for v in verbs:
            self.verb(v)
        for v in verbs:
            self.about.of_wish(v)
            if self.about.of_noun(v):
                self.about.tokens.update(self.p.subtree(v))
        nouns = self._from_above(i for i in range(len(p)) if p.is_noun(i))
        nominal = [f for i in nouns if i not in self.carried.used and (f := self.nominal.find(i)) is not None]
        out = [f for v in verbs if (f := self.made[v]) is not None and f.plover] + nominal
        return [replace(f, swallowed=True) if f.head in self.about.tokens else f for f in out]

    def _from_above(self, tokens: Iterable[int]) -> list[int]:
        """Tokens in order of depth in the sentence, those of one depth left to right."""
        return sorted(tokens, key=lambda i: (self.p.depths[i], i))

    def verb(self, v: int) -> Find | None:
        """The act that a verb says, with what its complement adds; made once."""
        if v not in self.made:
            self.made[v] = None
            if not self._is_told(v):
                return None
            frame = self.g.frame(v)
            found = self._duty(frame) or self._matched(frame)
            self.made[v] = found
            if found is not None:
                self.about.of(frame, found)
        return self.made[v]

    def _is_told(self, v: int) -> bool:
        """Whether any table knows the verb."""
        lemma, lex = self.g.lemmas.verb(v), self.lex
        return lemma in lex.verbs or lemma in lex.light or lemma in lex.aspect

    def _matched(self, frame: Frame) -> Find | None:
        best, score = self.fit.best(frame)
        light = self.carried.light(frame)
        if light is not None and light.weight > score:
            return light
        if best is not None and self._mere_vehicle(frame, best):
            return None
        if best is not None:
            return self._from_rule(frame, best, score)
        return self.carried.refused(frame) or light

    def _mere_vehicle(self, frame: Frame, rule: VerbRule) -> bool:
        """Whether the object only carries the verb inside it: "launched an operation to detain"."""
        if not rule.obj or rule.obj == ACTOR_SLOT or frame.comp is None or frame.comp_kind != "to":
            return False
        held = self.fit.holds(rule.obj, frame.obj)
        vehicle = held is not None and bool(set(self.g.lemmas.nouns(held)) & {"operation", "campaign", "mission"})
        return vehicle and self.verb(frame.comp) is not None

    def _from_rule(self, frame: Frame, rule: VerbRule, score: float) -> Find:
        head_noun = self.fit.holds(rule.obj, frame.obj) if rule.obj and rule.obj != ACTOR_SLOT else None
        trigger = trigger_of(self.p, frame, rule.parts, head_noun)
        if head_noun is not None:
            self.carried.used.add(head_noun)
        sources = frame.subj or ([head_noun] if frame.passive and head_noun is not None else [])
        targets = self.places.of(frame, rule.target, head_noun, one_way=rule.direction == ">") + self.places.rest(
            frame, rule.plover
        )
        plover, cameo, mode = rule.plover, rule.cameo, rule.mode
        direction = rule.direction
        if direction.startswith("<") and direction != "<>":
            targets, sources = (tuple(frame.obj if frame.passive else frame.subj),), self._sources_of(frame, direction)
            if direction == "<":
                sources = [h for name in ("to", "by", "from", "in") for h in frame.preps.get(name, ())]
            direction = ">"
        inner = (
            self.verb(frame.comp)
            if frame.comp is not None and (rule.comp or plover in ("REQUEST", "THREATEN"))
            else None
        )
        if inner is not None and rule.comp:
            composed = self.lex.compose.get((plover, inner.plover))
            if composed is not None and len(cameo) <= 3 and cameo.endswith("0"):  # noqa: PLR2004 - a root code such as 030
                demanded = cameo.startswith("10") and composed[1].startswith("02")
                plover, mode = composed[0], composed[2]
                cameo = f"10{composed[1][2:]}" if demanded else composed[1]
        return Find(
            head=frame.verb,
            trigger=trigger,
            rule=rule.id,
            plover=plover,
            cameo=cameo,
            mode=mode,
            direction=direction,
            sources=tuple(sources),
            targets=targets,
            weight=score,
            alone=rule.alone,
        )

    def _sources_of(self, frame: Frame, direction: str) -> list[int]:
        names = ("by", "in", "at", "of", "from") if direction == "<by" else ("from", "by", "of", "to")
        return [h for name in names for h in frame.preps.get(name, ())]

    def _duty(self, frame: Frame) -> Find | None:
        """A demand of the speaker on the subject of the clause: "Japan said North Korea must disarm"."""
        if not self._reports(frame) or frame.comp is None:
            return None
        p = self.p
        comp = frame.comp
        duty = [k for k in p.having(comp, "aux") if p.lower[k] in _MODAL_DUTY]
        if not duty:
            return None
        subject = [c for k in p.having(comp, "nsubj", "nsubjpass") for c in p.with_conjuncts(k)]
        forbidding = p.lower[duty[0]] == "must" and bool(p.having(comp, "nsubjpass"))
        if not subject or p.tags[subject[0]] == "PRP" or not (forbidding or self.is_actor(subject[0])):
            return None
        places = [tuple(subject)]
        inner_frame = self.g.frame(comp)
        places.extend(tuple(h) for h in inner_frame.preps.values() if h)
        return Find(
            head=frame.verb,
            trigger=(duty[0], comp),
            rule="duty",
            plover="REQUEST",
            cameo="100" if p.lower[duty[0]] == "must" else "020",
            mode=None,
            direction=">",
            sources=tuple(frame.subj),
            targets=tuple(places),
            weight=2.0,
        )

    def _reports(self, frame: Frame) -> bool:
        return any(effect == "report" for _, _, effect in self.lex.aspect.get(frame.lemma, ()))
