"""How well a rule of a verb fits the verb's frame: what it asks for, and what stands there."""

from __future__ import annotations

from collections.abc import Iterator

from winset.coder.find import ActorTest
from winset.coder.frame import Frame, Grammar
from winset.coder.lexicon import ACTOR_SLOT, VerbRule

__all__ = ["Fit"]


class Fit:
    """The rules of the lexicon against the frames of one sentence."""

    def __init__(self, grammar: Grammar, is_actor: ActorTest) -> None:
        """Look at frames.

        Parameters
        ----------
        grammar : of the sentence
        is_actor : tells whether a phrase's head stands for an actor
        """
        self.g = grammar
        self.p = grammar.parse
        self.lex = grammar.lexicon
        self.is_actor = is_actor

    def best(self, frame: Frame) -> tuple[VerbRule | None, float]:
        """The rule that fits best, the narrower of two that fit alike, and its score; None and 0 for none."""
        best: VerbRule | None = None
        top = 0.0
        for rule in self.lex.verbs.get(frame.lemma, ()):
            score = self.score(rule, frame)
            if score > top or (score == top > 0 and best is not None and rule.breadth < best.breadth):
                best, top = rule, score
        return best, top

    def score(self, rule: VerbRule, frame: Frame) -> float:
        """How well a rule fits: 0 when it does not; more asked, more given."""
        if not self.parts(rule.parts, frame):
            return 0
        total = 1.0 + 1.5 * (len(rule.parts) - 1)
        for fit in self._fits(rule, frame):
            if fit <= 0:
                return 0
            total += fit
        idle = (
            not rule.comp and frame.comp_kind == "that" and not frame.obj and rule.obj_needed is None and not rule.preps
        )
        return total - (0.5 if idle else 0)

    def _fits(self, rule: VerbRule, frame: Frame) -> Iterator[float]:
        """What each thing that a rule asks for adds; nothing more is looked at where one is 0."""
        if rule.obj_needed is not None:
            yield self._object_fit(rule, frame)
        around = [self._prep_fit(name, slot, frame) for name, slot in rule.preps if name != "subj"]
        if around:
            yield max(around)
        for name, slot in rule.preps:
            if name == "subj":
                yield self._subject_fit(slot, frame)
        if rule.comp:
            yield self._comp_fit(rule, frame)

    def _object_fit(self, rule: VerbRule, frame: Frame) -> float:
        """What the object adds to a rule's score; 0 where it is not as asked."""
        if rule.obj_needed is False:
            return 0 if frame.obj else 0.01
        if rule.obj is None:
            return 0.2 if frame.obj else 0
        if rule.obj == ACTOR_SLOT:
            return 0.5 if any(self.is_actor(o) for o in (*frame.obj, *frame.dat)) else 0
        held = self.holds(rule.obj, frame.obj)
        return 2 + self._closeness(rule.obj, held) if held is not None else 0

    def parts(self, parts: tuple[str, ...], frame: Frame) -> bool:
        """Whether the particles of a rule follow the verb, and none where the rule has none."""
        p = self.p
        if len(parts) == 1:
            return not any(p.deps[k] == "prt" for k in frame.near)
        near = {p.lower[k] for k in frame.near if p.deps[k] != "prep" or not p.having(k, "pobj", "pcomp")}
        near |= {p.lower[j] for k in p.kids[frame.verb] if k > frame.verb for j in p.kids[k] if p.tags[j] == "JJ"}
        near |= {p.lower[k] for k in p.kids[frame.verb] if p.tags[k] == "JJ" and k > frame.verb}
        wanted = parts[1:]
        if all(w in near for w in wanted):
            return True
        after = p.lower[frame.verb + 1 : frame.verb + 1 + len(wanted)]
        return tuple(after) == wanted

    def holds(self, slot: frozenset[str], heads: list[int]) -> int | None:
        """The first noun that is among those asked for."""
        for h in heads:
            for n in self.g.lemmas.meant(h):
                if any(lemma in slot for lemma in self.g.lemmas.nouns(n)):
                    return n
        return None

    def _closeness(self, slot: frozenset[str], noun: int) -> float:
        """A bonus for a compound matched whole, and for a short list of nouns."""
        whole = self.g.lemmas.nouns(noun)
        return (0.5 if whole and whole[0] in slot and "_" in whole[0] else 0) + 0.4 * max(0, 1 - len(slot) / 200)

    def _subject_fit(self, slot: frozenset[str] | None, frame: Frame) -> float:
        heads = frame.obj if frame.passive else frame.subj
        return 2.5 if slot and self.holds(slot, heads) is not None else 0

    def _prep_fit(self, name: str, slot: frozenset[str] | None, frame: Frame) -> float:
        if name == "dat":
            return 1.2 if any(self.is_actor(h) for h in frame.dat) else 0
        if slot is None:
            return 1.2 if name in frame.preps or name in frame.gerunds else 0
        if slot == ACTOR_SLOT:
            return 1.2 if any(self.is_actor(h) for h in frame.preps.get(name, ())) else 0
        if self.holds(slot, frame.preps.get(name, [])) is not None:
            return 2.5
        gerund = frame.gerunds.get(name)
        if gerund is not None and self.g.lemmas.verb(gerund) in slot:
            return 2
        return 0

    def _comp_fit(self, rule: VerbRule, frame: Frame) -> float:
        if "to" in rule.comp:
            return 1.5 if frame.comp is not None and frame.comp_kind in ("to", "ing") else 0
        if "that" in rule.comp:
            return 1.2 if frame.comp is not None and frame.comp_kind == "that" else 0
        if frame.comp is not None and self.g.lemmas.verb(frame.comp) in rule.comp:
            return 2.5
        if frame.adjective is not None and self.p.lower[frame.adjective] in rule.comp:
            return 2.5
        return 0
