"""Acts that a noun names with its parties: "talks between A and B", "A's attack on B"."""

from __future__ import annotations

from typing import Final

from winset.coder.find import ActorTest, Find
from winset.coder.frame import Grammar
from winset.coder.lexicon import NounRule
from winset.coder.words import words

__all__ = ["Nominal"]

_UNREAL_OVER: Final = words("unreal nouns")


class Nominal:
    """The nouns of one sentence."""

    def __init__(self, grammar: Grammar, is_actor: ActorTest, *, given: bool) -> None:
        """Look at nouns.

        Parameters
        ----------
        grammar : of the sentence
        is_actor : tells whether a phrase's head stands for an actor
        given : the actors are given, so that nouns count that need a verb otherwise
        """
        self.g = grammar
        self.p = grammar.parse
        self.lex = grammar.lexicon
        self.is_actor = is_actor
        self.given = given

    def find(self, n: int) -> Find | None:
        """An act named by a noun with its parties: "talks between A and B", "A's attack on B"."""
        rule = next((self.lex.nouns[w] for w in self.g.lemmas.nouns(n) if w in self.lex.nouns), None)
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
            set(self.g.lemmas.nouns(over)) & _UNREAL_OVER or p.lower[over].rstrip("s") in _UNREAL_OVER
        )
