"""Acts found in one sentence: which words say which PLOVER type, and where source and target stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from winset.coder.frame import Frame, Grammar
from winset.coder.lexicon import ACTOR_SLOT, Lexicon, NounRule, VerbRule
from winset.coder.parse import Parse
from winset.coder.words import words

__all__ = ["Find", "finds"]

_MODAL_DUTY: Final = frozenset(("must", "should", "ought"))
_SWALLOWING: Final = frozenset(
    ("ACCUSE", "REJECT", "REQUEST", "THREATEN", "AGREE", "SUPPORT", "CONCEDE", "RETREAT", "SANCTION")
)
"""Types whose object is what they are about, not a second event."""
_DONE: Final = words("acts to be done")
_HOSTILE: Final = words("countering")
_ALONE_BY_NOUN: Final = frozenset(("PROTEST", "MOBILIZE", "RETREAT", "ASSAULT", "COERCE", "REJECT", "CONCEDE"))
_NEEDING: Final = frozenset(("AID", "RETREAT", "SANCTION", "MOBILIZE", "ASSAULT", "COERCE"))
_CLAUSES: Final = frozenset(("ccomp", "advcl", "conj", "relcl", "npadvmod", "parataxis", "punct"))
_PREPOSITIONS: Final = ("on", "against", "with", "to", "from", "at", "for", "into", "in", "of", "between", "over", "by")
_UNREAL_OVER: Final = words("unreal nouns")


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """One act that the words may report; actors are not resolved yet."""

    head: int
    """Token that the marks are read from: the verb, or the noun."""
    trigger: tuple[int, ...]
    """Tokens that decided the type."""
    rule: str
    plover: str
    cameo: str
    mode: str | None
    direction: str
    sources: tuple[int, ...]
    """Heads of the phrases of the source, coordination spelled out."""
    targets: tuple[tuple[int, ...], ...]
    """Places of the target in order of preference, each with its heads."""
    weight: float
    """How much the rule asked of the sentence: more words, more weight."""
    nominal: bool = False
    swallowed: bool = False
    """Another act is about this one."""
    alone: bool = True
    """Whether it is an act without a target too."""
    future: bool = False
    """The rule itself says that the act is still to come."""


ActorTest = Callable[[int], bool]
"""Tells whether the phrase headed by a token stands for an actor."""


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
        self.given = given
        self.g = grammar
        self.p: Parse = grammar.parse
        self.lex: Lexicon = grammar.lexicon
        self.is_actor = is_actor
        self.made: dict[int, Find | None] = {}
        self.swallowed: set[int] = set()
        self.used_nouns: set[int] = set()

    def run(self) -> list[Find]:
        p = self.p
        verbs = self._from_above(
            i for i in range(len(p)) if p.is_verb(i) and (p.deps[i] != "amod" or p.having(i, "agent", "prep"))
        )
        for v in verbs:
            self.verb(v)
        for v in verbs:
            self._wish(v)
            if self._of_a_noun(v):
                self.swallowed.update(self._clause(v))
        nouns = self._from_above(i for i in range(len(p)) if p.is_noun(i))
        nominal = [f for i in nouns if i not in self.used_nouns and (f := self.noun(i)) is not None]
        out = [f for v in verbs if (f := self.made[v]) is not None and f.plover] + nominal
        return [replace(f, swallowed=True) if self._is_swallowed(f.head) else f for f in out]

    def _from_above(self, tokens: Iterable[int]) -> list[int]:
        """Tokens in order of depth in the sentence, those of one depth left to right."""
        return sorted(tokens, key=lambda i: (sum(1 for _ in self.p.ancestors(i)), i))

    def _is_swallowed(self, head: int) -> bool:
        return head in self.swallowed

    # -- verbs ------------------------------------------------------------------------------------------------------

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
                self._swallow(frame, found)
        return self.made[v]

    def _is_told(self, v: int) -> bool:
        """Whether any table knows the verb."""
        lemma, lex = self.g.verb_lemma(v), self.lex
        return lemma in lex.verbs or lemma in lex.light or lemma in lex.aspect

    def _matched(self, frame: Frame) -> Find | None:
        best, score = self._best_rule(frame)
        light = self._light(frame)
        if light is not None and light.weight > score:
            return light
        if best is not None and self._mere_vehicle(frame, best):
            return None
        if best is not None:
            return self._from_rule(frame, best, score)
        return self._refused(frame) or light

    def _mere_vehicle(self, frame: Frame, rule: VerbRule) -> bool:
        """Whether the object only carries the verb inside it: "launched an operation to detain"."""
        if not rule.obj or rule.obj == ACTOR_SLOT or frame.comp is None or frame.comp_kind != "to":
            return False
        held = self._holds(rule.obj, frame.obj)
        vehicle = held is not None and bool(set(self.g.noun_lemmas(held)) & {"operation", "campaign", "mission"})
        return vehicle and self.verb(frame.comp) is not None

    def _best_rule(self, frame: Frame) -> tuple[VerbRule | None, float]:
        best: VerbRule | None = None
        top = 0.0
        for rule in self.lex.verbs.get(frame.lemma, ()):
            score = self._score(rule, frame)
            if score > top or (score == top > 0 and best is not None and rule.breadth < best.breadth):
                best, top = rule, score
        return best, top

    def _score(self, rule: VerbRule, frame: Frame) -> float:
        """How well a rule fits: 0 when it does not; more asked, more given."""
        if not self._parts(rule.parts, frame):
            return 0
        fits = [1.0 + 1.5 * (len(rule.parts) - 1)]
        if rule.obj_needed is not None:
            fits.append(self._object_fit(rule, frame))
        around = [self._prep_fit(name, slot, frame) for name, slot in rule.preps if name != "subj"]
        if around:
            fits.append(max(around))
        fits.extend(self._subject_fit(slot, frame) for name, slot in rule.preps if name == "subj")
        if rule.comp:
            fits.append(self._comp_fit(rule, frame))
        if min(fits) <= 0:
            return 0
        idle = (
            not rule.comp and frame.comp_kind == "that" and not frame.obj and rule.obj_needed is None and not rule.preps
        )
        return sum(fits) - (0.5 if idle else 0)

    def _object_fit(self, rule: VerbRule, frame: Frame) -> float:
        """What the object adds to a rule's score; 0 where it is not as asked."""
        if rule.obj_needed is False:
            return 0 if frame.obj else 0.01
        if rule.obj is None:
            return 0.2 if frame.obj else 0
        if rule.obj == ACTOR_SLOT:
            return 0.5 if any(self.is_actor(o) for o in (*frame.obj, *frame.dat)) else 0
        held = self._holds(rule.obj, frame.obj)
        return 2 + self._closeness(rule.obj, held) if held is not None else 0

    def _parts(self, parts: tuple[str, ...], frame: Frame) -> bool:
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

    def _holds(self, slot: frozenset[str], heads: list[int]) -> int | None:
        """The first noun that is among those asked for."""
        for h in heads:
            for n in self.g.nouns_meant(h):
                if any(lemma in slot for lemma in self.g.noun_lemmas(n)):
                    return n
        return None

    def _closeness(self, slot: frozenset[str], noun: int) -> float:
        """A bonus for a compound matched whole, and for a short list of nouns."""
        whole = self.g.noun_lemmas(noun)
        return (0.5 if whole and whole[0] in slot and "_" in whole[0] else 0) + 0.4 * max(0, 1 - len(slot) / 200)

    def _subject_fit(self, slot: frozenset[str] | None, frame: Frame) -> float:
        heads = frame.obj if frame.passive else frame.subj
        return 2.5 if slot and self._holds(slot, heads) is not None else 0

    def _prep_fit(self, name: str, slot: frozenset[str] | None, frame: Frame) -> float:
        if name == "dat":
            return 1.2 if any(self.is_actor(h) for h in frame.dat) else 0
        if slot is None:
            return 1.2 if name in frame.preps or name in frame.gerunds else 0
        if slot == ACTOR_SLOT:
            return 1.2 if any(self.is_actor(h) for h in frame.preps.get(name, ())) else 0
        if self._holds(slot, frame.preps.get(name, [])) is not None:
            return 2.5
        gerund = frame.gerunds.get(name)
        if gerund is not None and self.g.verb_lemma(gerund) in slot:
            return 2
        return 0

    def _comp_fit(self, rule: VerbRule, frame: Frame) -> float:
        if "to" in rule.comp:
            return 1.5 if frame.comp is not None and frame.comp_kind in ("to", "ing") else 0
        if "that" in rule.comp:
            return 1.2 if frame.comp is not None and frame.comp_kind == "that" else 0
        if frame.comp is not None and self.g.verb_lemma(frame.comp) in rule.comp:
            return 2.5
        if frame.adjective is not None and self.p.lower[frame.adjective] in rule.comp:
            return 2.5
        return 0

    # -- places -----------------------------------------------------------------------------------------------------

    def _places(
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
                out.extend(self._comp_places(frame))
            elif place in frame.preps:
                out.append(tuple(frame.preps[place]))
        purpose = frame.comp if frame.comp_kind == "to" and "comp" not in wanted else None
        if one_way and purpose is not None and self.g.verb_lemma(purpose) not in _HOSTILE:
            out.extend(self._comp_places(frame))
        if used is not None:
            out = [tuple(h for h in heads if h != used) for heads in out] + ([(used,)] if "obj" in wanted else [])
        return tuple(heads for heads in out if heads)

    def _rest(self, frame: Frame, plover: str) -> tuple[tuple[int, ...], ...]:
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

    def _comp_places(self, frame: Frame) -> list[tuple[int, ...]]:
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
        out.extend(tuple(inner_frame.preps[name]) for name in _PREPOSITIONS if name in inner_frame.preps)
        return out

    # -- acts from rules --------------------------------------------------------------------------------------------

    def _from_rule(self, frame: Frame, rule: VerbRule, score: float) -> Find:
        head_noun = self._holds(rule.obj, frame.obj) if rule.obj and rule.obj != ACTOR_SLOT else None
        trigger = self._trigger(frame, rule.parts, head_noun)
        if head_noun is not None:
            self.used_nouns.add(head_noun)
        sources = frame.subj or ([head_noun] if frame.passive and head_noun is not None else [])
        targets = self._places(frame, rule.target, head_noun, one_way=rule.direction == ">") + self._rest(
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
                plover, cameo, mode = composed
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

    def _trigger(self, frame: Frame, parts: tuple[str, ...], noun: int | None) -> tuple[int, ...]:
        p = self.p
        words = [frame.verb, *(k for k in frame.near if p.lower[k] in parts[1:])]
        if noun is not None:
            words.append(noun)
        return tuple(sorted(words))

    def _light(self, frame: Frame) -> Find | None:
        """A verb that only carries a noun: held talks, ended its boycott, rejected negotiations, received aid."""
        best: Find | None = None
        for parts, effect in self.lex.light.get(frame.lemma, ()):
            if not self._parts(parts, frame):
                continue
            for h in frame.obj:
                for n in self.g.nouns_meant(h):
                    found = self._carried(frame, parts, effect, n)
                    if found is not None and (best is None or found.weight > best.weight):
                        best = found
        return best

    def _carried(self, frame: Frame, parts: tuple[str, ...], effect: str, n: int) -> Find | None:
        rule = next((self.lex.nouns[w] for w in self.g.noun_lemmas(n) if w in self.lex.nouns), None)
        if rule is None:
            return None
        if effect == "avoid":
            self.used_nouns.add(n)
            return None
        turned = self._turned(rule, effect)
        if turned is None:
            return None
        plover, cameo, mode, direction = turned
        if frame.passive and effect not in ("do", "plan", "receive") and not frame.subj:
            return None
        self.used_nouns.add(n)
        targets = self._places(
            frame, (*rule.target, "dat", *_PREPOSITIONS, "obj"), n, one_way=direction == ">"
        ) + self._rest(frame, plover)
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
            trigger=self._trigger(frame, parts, n),
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

    def _refused(self, frame: Frame) -> Find | None:
        """The refusal of what follows."""
        for parts, kinds, effect in self.lex.aspect.get(frame.lemma, ()):
            if effect == "refuse" and frame.comp_kind in kinds and frame.comp is not None and self._parts(parts, frame):
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
                    targets=tuple(self._comp_places(frame)),
                    weight=2.5,
                )
        return None

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

    def _swallow(self, frame: Frame, found: Find) -> None:
        """Mark what a criticism, a demand, a promise is about: its complement and the acts named in its object."""
        p = self.p
        if found.plover in _SWALLOWING or not found.plover:
            self._swallow_object(frame, found)
        elif frame.comp is not None and p.deps[frame.comp] == "advcl" and not self._spoken(found, frame.comp):
            self.swallowed.update(self._clause(frame.comp))

    def _wish(self, v: int) -> None:
        """What somebody wants, expects or persuades others to do is not done: mark the others' act."""
        if not any(effect == "wish" for _, _, effect in self.lex.aspect.get(self.g.verb_lemma(v), ())):
            return
        frame = self.g.frame(v)
        theirs = self.g.subjects(frame.comp) if frame.comp is not None else []
        if theirs and frame.comp is not None and not set(theirs) & set(self.g.subjects(v)):
            self.swallowed.update(self._clause(frame.comp))

    def _of_a_noun(self, v: int) -> bool:
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
            self.swallowed.update(self._clause(frame.comp))
        if not found.sources:
            return
        if frame.comp is not None and not (
            found.rule.startswith("say") or (frame.comp_kind == "that" and found.plover == "SUPPORT")
        ):
            self.swallowed.update(self._clause(frame.comp))
        for g in frame.gerunds.values():
            self.swallowed.update(self._clause(g))
        for heads in (frame.obj, *frame.preps.values()):
            for h in heads:
                self.swallowed.update(i for i in p.subtree(h) if i != found.head)

    def _clause(self, v: int) -> set[int]:
        return set(self.p.subtree(v))

    # -- nouns ------------------------------------------------------------------------------------------------------

    def noun(self, n: int) -> Find | None:
        """An act named by a noun with its parties: "talks between A and B", "A's attack on B"."""
        rule = next((self.lex.nouns[w] for w in self.g.noun_lemmas(n) if w in self.lex.nouns), None)
        if rule is None or not (rule.alone or self.given) or self.p.deps[n] == "compound":
            return None
        preps: dict[str, list[int]] = {}
        self.g._prepositions(n, preps, {})  # noqa: SLF001 - one room, two modules
        return self._nominal(n, rule, preps)

    def _nominal(self, n: int, rule: NounRule, preps: dict[str, list[int]]) -> Find | None:
        p = self.p
        between = preps.get("between") or preps.get("among")
        owners = [c for k in p.having(n, "poss") for c in p.with_conjuncts(k)]
        agents = list(preps.get("by", ()))
        for k in p.having(n, "acl"):
            agents.extend(o for a in p.having(k, "agent") for o in p.having(a, "pobj"))
        targets = tuple(tuple(preps[name]) for name in rule.target if name in preps)
        if between and len(between) > 1 and (rule.direction == "<>" or not (owners or agents)):
            sources, targets = tuple(between), ()
        elif owners or agents:
            sources = tuple(agents or owners)
            if agents and owners:
                targets = (tuple(owners), *targets)
        else:
            left = (k for k in p.having(n, "amod", "compound", "nmod") if k < n)
            named = ("NNP", "NNPS", "JJ")
            modifiers = [j for k in left for j in sorted(p.subtree(k)) if p.tags[j] in named and self.is_actor(j)]
            if modifiers:
                sources = tuple(modifiers)
            elif "of" in preps and "of" not in rule.target[:1]:
                sources = tuple(preps["of"])
                targets = tuple(t for t in targets if t != sources)
            else:
                sources = ()
        if self._unreal(n):
            return None
        return Find(
            head=n,
            trigger=(n,),
            rule=rule.id,
            plover=rule.plover,
            cameo=rule.cameo,
            mode=rule.mode,
            direction=rule.direction,
            sources=sources,
            targets=targets,
            weight=1.5,
            nominal=True,
            alone=rule.plover in ("MOBILIZE", "PROTEST"),
        )

    def _unreal(self, n: int) -> bool:
        """Whether the noun is only hoped for, planned or asked for: "plans for talks"."""
        p = self.p
        if p.deps[n] != "pobj":
            return False
        over = p.heads[p.heads[n]]
        return p.is_noun(over) and bool(
            set(self.g.noun_lemmas(over)) & _UNREAL_OVER or p.lower[over].rstrip("s") in _UNREAL_OVER
        )
