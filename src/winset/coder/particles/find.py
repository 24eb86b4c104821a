"""Which acts a clause states: rules of words, and what verbs do to the acts that they take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from winset.coder.particles.actors import Actors
from winset.coder.particles.phrase import Chunk, Clause
from winset.coder.particles.tables import Act, Tables, compose

__all__ = ["Find", "Finder"]

_COMPOSING: Final = {"reject": "REJECT", "request": "REQUEST", "agree": "AGREE", "decide": "AGREE"}
_PLAIN: Final = {"REJECT": "120", "REQUEST": "020", "AGREE": "030"}
_OUTER: Final = frozenset(("REJECT", "REQUEST", "AGREE", "THREATEN"))
_KIND: Final = frozenset(("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"))
_DEEDS: Final = _KIND - {"SUPPORT", "AGREE"} | {"SANCTION", "MOBILIZE", "COERCE"}
_DEEPEST: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """An act in words."""

    rule: Act
    plover: str
    cameo: str
    mode: str | None
    clause: Clause
    """Whose subject acts."""
    frames: tuple[Clause, ...]
    """Clauses whose phrases may be the target, in order."""
    noun: Chunk | None
    """The phrase whose noun says the act, or that the act is about."""
    start: int
    end: int
    """Code points of the words that say it."""
    negated: tuple[int, int] | None = None
    future: tuple[int, int] | None = None
    hypothetical: tuple[int, int] | None = None
    passive: bool = False
    receives: bool = False
    """The subject is the one to whom it is done ("receive aid")."""
    reporter: Clause | None = None
    """The clause that reports the act."""
    about: tuple[Clause, ...] = field(default=())
    """Clauses that say what the act is about: their actors are the last choice for the target."""
    weight: int = 1
    """Places that the rule asked for and found."""


class Finder:
    """The acts of one sentence."""

    def __init__(self, actors: Actors, pack: Tables) -> None:
        self.actors = actors
        self.pack = pack

    def of_clause(self, clause: Clause, depth: int = 0) -> Find | None:
        """The act that a clause states, or None."""
        if depth > _DEEPEST:
            return None
        if clause.chunk.opaque:
            return self._quoted(clause)
        found = self._by_rule(clause, depth) or self._by_effect(clause, depth)
        return self._marked(found, clause) if found is not None else None

    def _quoted(self, clause: Clause) -> Find | None:
        """The judgement that words in quotation marks end with ("極めて遺憾だ"), and no other act inside them."""
        stem = clause.pred.stem
        for ending in self.pack.lists["judgement endings"]:
            stem = stem.removesuffix(ending)
        rules, at = self.pack.act(stem, noun=True)
        rule = next((r for r in rules if not r.needs and r.plover in ("ACCUSE", "SUPPORT")), None)
        if rule is None:
            return None
        start = clause.chunk.noun_start + at
        return Find(
            rule=rule, plover=rule.plover, cameo=rule.cameo, mode=rule.mode, clause=clause, frames=(clause,), noun=None,
            start=start, end=clause.chunk.noun_end,
        )  # fmt: skip

    # -- rules --------------------------------------------------------------------------------------------------------

    def _by_rule(self, clause: Clause, depth: int) -> Find | None:
        pred = clause.pred
        rules, at = self.pack.act(pred.stem, noun=pred.noun)
        fitting = [r for r in rules if self._fits(r, clause)]
        if not fitting:
            return None
        rule = next((r for r in fitting if r.needs), fitting[0])
        if pred.copula and rule.plover != "ACCUSE":
            return None
        if not rule.plover:
            return None
        chunk = clause.chunk
        start = chunk.noun_start + (at if len(chunk.head) == chunk.noun_end - chunk.noun_start else 0)
        plover, cameo, mode = rule.plover, rule.cameo, rule.mode
        inner = self._complement(clause, depth) if plover in _OUTER else None
        if inner is not None and (plover, inner.plover) in compose():
            plover, cameo, mode = compose()[plover, inner.plover]
        frames = (clause, *((inner.clause, *inner.frames) if inner else ()))
        return Find(
            rule=rule, plover=plover, cameo=cameo, mode=mode, clause=clause, frames=frames,
            passive=pred.passive and rule.needs != "neg",
            noun=chunk if chunk.head else None, start=start, end=chunk.end,
            about=tuple(self._about(clause)), weight=1 + bool(rule.needs) + (inner is not None),
        )  # fmt: skip

    def _fits(self, rule: Act, clause: Clause) -> bool:
        if not rule.needs:
            return True
        if rule.needs.startswith("@"):
            return False
        pred = clause.pred
        if rule.needs == "neg":
            refusing = any(r.refused for r in self.pack.act(pred.stem, noun=pred.noun)[0])
            return pred.negated and (pred.able or pred.passive or not refusing)
        if rule.needs == "rel":
            return bool(clause.comps) or any(a.rel is not None for a in clause.args)
        return any(self._holds(part, clause) for part in rule.needs.split(" | "))

    def _holds(self, need: str, clause: Clause) -> bool:
        role, _, listed = need.partition(":")
        words = tuple(listed.split("/"))
        if role == "comp":
            return any(c.pred.stem.endswith(words) for c in clause.comps)
        roles = {role.replace("_", " ")}
        if role in self.pack.roles.object:
            roles |= {""} | self.pack.roles.topic
            if clause.pred.passive or clause.pred.bare:
                roles |= self.pack.roles.subject
        if listed == "%capital":
            return any(p.place for a in clause.args if a.role in roles for p in self.actors.inside(a))
        if any(word in clause.chunk.head for word in words) and clause.pred.noun:
            return True
        return any(
            word in (a.head if word.startswith("@") else a.head[-12:])
            for a in clause.args
            if a.role in roles
            for word in words
        )

    def _about(self, clause: Clause) -> Iterator[Clause]:
        for inner in (*clause.comps, *clause.conditions):
            yield inner
            yield from self._about(inner)
        for arg in clause.args:
            for phrase in (arg, *arg.gens):
                if phrase.rel is not None:
                    yield phrase.rel

    # -- what verbs do to acts ----------------------------------------------------------------------------------------

    def _by_effect(self, clause: Clause, depth: int) -> Find | None:
        pred = clause.pred
        effect, at = self.pack.effect(pred.stem, noun=pred.noun)
        if not effect or effect == "void":
            return None
        inner = self._complement(clause, depth, at if pred.noun else 0)
        if inner is None:
            return None
        return self._combined(effect, inner, clause, pred.stem[at:] if pred.noun else pred.stem)

    def _combined(self, effect: str, inner: Find, clause: Clause, verb: str) -> Find | None:  # noqa: PLR0911 - one return an effect
        rule = inner.rule
        if rule.carried_by and inner.clause is clause and not any(word in verb for word in rule.carried_by):
            return None
        span = (clause.chunk.noun_start, clause.chunk.end)
        frames = (clause, *(f for f in inner.frames if f is not clause))
        start, end = min(inner.start, span[0]), max(inner.end, span[1])
        base = replace(inner, frames=frames, start=start, end=end, weight=inner.weight + 1)
        if effect == "ended":
            if rule.ended is None or inner.plover != rule.plover:
                return None
            return replace(base, plover=rule.ended[0], cameo=rule.ended[1], mode=None, clause=self._doer(inner, clause))
        if not inner.plover:
            return None
        if effect in ("do", "receive"):
            return replace(
                base, clause=self._doer(inner, clause), passive=inner.passive or clause.pred.passive,
                receives=inner.receives or effect == "receive",
            )  # fmt: skip
        if effect in _COMPOSING:
            return self._composed(effect, base, clause)
        return self._coloured(effect, base, inner, clause, span)

    def _coloured(self, effect: str, base: Find, inner: Find, clause: Clause, span: tuple[int, int]) -> Find:
        """An act that is planned, possible or reported."""
        if effect == "plan" and inner.plover == "REJECT":
            return replace(base, clause=self._doer(inner, clause))
        if effect == "plan":
            return replace(base, clause=self._doer(inner, clause), future=inner.future or span)
        if effect == "maybe":
            return replace(base, clause=self._doer(inner, clause), hypothetical=inner.hypothetical or span)
        ahead = inner.plover in _DEEDS and not inner.clause.pred.past and not inner.clause.pred.bare
        reported = inner.clause is not clause
        return replace(
            base, start=inner.start, end=inner.end, clause=self._doer(inner, clause),
            future=inner.future or ((inner.start, inner.end) if ahead and reported else None),
            reporter=clause if reported else None,
        )  # fmt: skip

    def _composed(self, effect: str, base: Find, clause: Clause) -> Find:
        outer = _COMPOSING[effect]
        if effect == "decide" and base.plover not in _KIND:
            return replace(base, clause=self._doer(base, clause))
        plover, cameo, mode = compose().get((outer, base.plover), (outer, _PLAIN[outer], None))
        return replace(
            base, plover=plover, cameo=cameo, mode=mode, clause=clause, passive=clause.pred.passive, negated=None,
            future=None, hypothetical=None, about=(*base.about, *self._about(clause)),
        )  # fmt: skip

    def _doer(self, inner: Find, clause: Clause) -> Clause:
        """The clause whose subject acts: the act's own where it has one."""
        own = inner.clause
        if own is not clause and any(a.role in self.pack.roles.subject for a in own.args):
            return own
        return clause

    # -- complements --------------------------------------------------------------------------------------------------

    def _complement(self, clause: Clause, depth: int, cut: int = 0) -> Find | None:
        """The act that a clause's verb takes: the nouns before it, its content clause, or its object."""
        return next((made for made in self._complements(clause, depth, cut) if made is not None), None)

    def _complements(self, clause: Clause, depth: int, cut: int) -> Iterator[Find | None]:
        chunk = clause.chunk
        if cut:
            yield self._of_noun(chunk, clause, depth + 1, chunk.head[:cut])
        if clause.pred.noun:
            for gen in chunk.gens:
                yield self._of_noun(gen, clause, depth + 1)
        for comp in reversed(clause.comps):
            yield self.of_clause(comp, depth + 1)
        for arg in reversed(clause.args):
            if self._may_hold(arg, clause):
                yield self._of_phrase(arg, clause, depth + 1)

    def _may_hold(self, arg: Chunk, clause: Clause) -> bool:
        if arg.rel is not None and arg.head in self.pack.lists["content"]:
            return arg.role not in self.pack.roles.topic
        roles = self.pack.roles
        if arg.role in roles.object or arg.role == "" or arg.role in self.pack.lists.get("content particles", ()):
            return True
        return arg.role in roles.subject and not self.actors.is_actor(arg) and not self._has_object(clause)

    def _has_object(self, clause: Clause) -> bool:
        return any(a.role in self.pack.roles.object for a in clause.args)

    def _of_phrase(self, arg: Chunk, clause: Clause, depth: int) -> Find | None:
        if arg.rel is not None and arg.head in self.pack.lists["content"]:
            inner = self.of_clause(arg.rel, depth)
            effect = self.pack.effects.get(arg.head, "")
            if inner is not None and effect in ("plan", "maybe"):
                return self._coloured(effect, inner, inner, clause, (arg.noun_start, arg.noun_end))
            if inner is not None:
                return inner
        made = self._of_noun(arg, clause, depth)
        if made is not None:
            return made
        passive = self.pack.roles.nominative if clause.pred.passive else frozenset()
        held = arg.rel is not None and (arg.role in self.pack.roles.object or arg.role in passive or arg.role == "")
        return self.of_clause(arg.rel, depth) if held and arg.rel is not None else None

    def _of_noun(self, chunk: Chunk, clause: Clause, depth: int, head: str | None = None) -> Find | None:
        """The act that a noun says, or what the noun does to the act of the nouns before it ("中止", "재개")."""
        head = chunk.head if head is None else head
        if depth > _DEEPEST or chunk.opaque:
            return None
        rules, at = self.pack.act(head, noun=True)
        span = self._place(chunk, head, at)
        if rules:
            verb = clause.pred.stem
            plain = [r for r in rules if not r.needs] or [r for r in rules if self._noun_fits(r, head, verb, chunk)]
            carried = [r for r in rules if any(word in verb for word in r.carried_by)]
            chosen = next(iter(carried or plain), None)
            if chosen is not None:
                return Find(
                    rule=chosen, plover=chosen.plover, cameo=chosen.cameo, mode=chosen.mode, clause=clause,
                    frames=(clause,), noun=chunk, start=span[0], end=span[1],
                    about=(chunk.rel,) if chunk.rel is not None else (), weight=1 + bool(carried),
                )  # fmt: skip
        if head in self.pack.lists["carriers"]:
            for gen in chunk.gens:
                if (made := self._of_noun(gen, clause, depth + 1)) is not None:
                    return made
        effect, cut = self.pack.effect(self.pack.bare(head), noun=True)
        if effect in ("ended", "do", "reject", "request", "plan"):
            inner = self._of_noun(chunk, clause, depth + 1, head[:cut]) if cut else None
            for gen in chunk.gens:
                inner = inner or self._of_noun(gen, clause, depth + 1)
            inner = inner or (self.of_clause(chunk.rel, depth + 1) if chunk.rel is not None else None)
            if inner is not None:
                whole = replace(inner, noun=chunk)
                return self._combined(effect, whole, clause, head[cut:])
        return None

    @staticmethod
    def _place(chunk: Chunk, head: str, at: int) -> tuple[int, int]:
        if len(chunk.head) == chunk.noun_end - chunk.noun_start:
            return chunk.noun_start + at, chunk.noun_start + len(head)
        return chunk.noun_start, chunk.noun_end

    @staticmethod
    def _noun_fits(rule: Act, head: str, verb: str, chunk: Chunk) -> bool:
        if rule.needs.startswith("@"):
            return any(word in verb for word in rule.carried_by)
        words = [w for part in rule.needs.split(" | ") for w in part.partition(":")[2].split("/")]
        text = head + "".join(g.head for g in chunk.gens)
        return any(w and w in text for w in words)

    # -- marks --------------------------------------------------------------------------------------------------------

    def _marked(self, find: Find, clause: Clause) -> Find:
        """An act with what the endings of its verb say."""
        pred = clause.pred
        span = (clause.chunk.noun_start, clause.chunk.end)
        if pred.negated and find.rule.needs != "neg":
            find = self._denied(find, span)
        if (pred.maybe or (pred.able and not pred.negated) or clause.conditions) and find.plover != "THREATEN":
            find = replace(find, hypothetical=find.hypothetical or span)
        ahead = find.plover in _DEEDS and not pred.past and pred.link == "end" and not pred.bare and not find.reporter
        if (
            (pred.will or (ahead and find.hypothetical is None))
            and find.plover not in ("THREATEN", "AGREE")
            and not find.negated
        ):
            if pred.will and find.plover not in _DEEDS:
                return find
            find = replace(find, future=find.future or span)
        return find

    def _denied(self, find: Find, span: tuple[int, int]) -> Find:
        if find.rule.refused is not None and find.plover == find.rule.plover:
            return replace(find, plover=find.rule.refused[0], cameo=find.rule.refused[1], mode=None)
        pred = find.clause.pred
        if (pred.will or (pred.link == "quote" and not pred.past)) and find.plover in _KIND:
            plover, cameo, mode = compose().get(("REJECT", find.plover), ("REJECT", "120", None))
            return replace(find, plover=plover, cameo=cameo, mode=mode)
        return replace(find, negated=span)
