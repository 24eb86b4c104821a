"""One verb with what stands around it: subject, object, prepositions, complements; passive and control undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from winset.coder.lemmas import Lemmas
from winset.coder.lexicon import Lexicon
from winset.coder.parse import Parse
from winset.coder.words import words

__all__ = ["Frame", "Grammar"]

_DEEPEST: Final = 2
"""How many phrases within phrases of a verb are read."""
_OBJECTS: Final = 4
"""Objects whose own phrases are read; what is longer is a list."""
_ACTIVE: Final = words("active participles")
_TEXTS: Final = words("texts")
_TIMES: Final = words("times")
_SUBJECT_CONTROL: Final = words("subject control")
_HOLDERS: Final = words("held nouns")


@dataclass(slots=True, kw_only=True)
class Frame:
    """A verb and its places; every place holds heads of phrases, coordination spelled out."""

    verb: int
    lemma: str
    passive: bool
    subj: list[int]
    obj: list[int]
    dat: list[int]
    preps: dict[str, list[int]]
    """Preposition to the heads of its objects, those of the verb before those of its object."""
    gerunds: dict[str, int]
    """Preposition to the verb that follows it: "accused of attacking"."""
    comp: int | None
    """The verb of the complement clause."""
    comp_kind: str
    """`to`, `that`, `ing` or empty."""
    adjective: int | None
    """Predicative adjective."""
    near: list[int] = field(default_factory=list)
    """Particles, prepositions and adverbs attached to the verb."""


class Grammar:
    """Frames of one sentence."""

    def __init__(self, parse: Parse, lexicon: Lexicon) -> None:
        self.parse = parse
        self.lexicon = lexicon
        self.lemmas = Lemmas(parse, lexicon)
        self._frames: dict[int, Frame] = {}
        self._subjects: dict[int, list[int]] = {}

    # -- frames -----------------------------------------------------------------------------------------------------

    def frame(self, v: int) -> Frame:
        """The frame of a verb, made once."""
        if v not in self._frames:
            self._frames[v] = self._build(v)
        return self._frames[v]

    def _build(self, v: int) -> Frame:
        p = self.parse
        passive = self._is_passive(v)
        subj, obj = self._sides(v, passive=passive)
        adjective = next(iter(p.having(v, "acomp", "attr", "oprd")), None)
        governs = adjective if adjective is not None and p.tags[adjective].startswith(("JJ", "VB")) else None
        preps, gerunds = self._phrases(v, obj, governs)
        comp, kind = self._complement(v)
        if not obj and not passive:
            obj = self._small_clause(v, comp, kind)
        if comp is None and governs is not None:
            comp, kind = self._complement(governs)
        return Frame(
            verb=v,
            lemma=self.lemmas.verb(v),
            passive=passive,
            subj=subj,
            obj=obj,
            dat=self._spread([k for k in p.having(v, "dative") if p.is_noun(k) or p.tags[k].startswith("PRP")]),
            preps=preps,
            gerunds=gerunds,
            comp=comp,
            comp_kind=kind,
            adjective=adjective,
            near=p.having(v, "prt", "prep", "advmod", "agent", "npadvmod", "acomp", "oprd", "neg"),
        )

    def _is_passive(self, v: int) -> bool:
        p = self.parse
        if not (p.having(v, "nsubjpass", "auxpass", "csubjpass") or self._reduced_passive(v)):
            return False
        return p.lower[v] not in _ACTIVE or bool(p.having(v, "agent"))

    def _sides(self, v: int, *, passive: bool) -> tuple[list[int], list[int]]:
        """Who does it, and to whom or what."""
        p = self.parse
        obj = self._spread(p.having(v, "dobj"))
        subj = self.subjects(v) or (self._patients(v) if p.lower[v] in _ACTIVE else [])
        if not passive:
            return subj, obj
        patients = self._patients(v)
        return self._spread([o for a in p.having(v, "agent") for o in p.having(a, "pobj")]), patients + obj

    def _phrases(
        self, v: int, obj: Sequence[int], adjective: int | None
    ) -> tuple[dict[str, list[int]], dict[str, int]]:
        """Objects and gerunds by preposition: of the verb, of its objects, of "to" whom, of its adjective."""
        p = self.parse
        preps: dict[str, list[int]] = {}
        gerunds: dict[str, int] = {}
        self._prepositions(v, preps, gerunds)
        for o in obj[:_OBJECTS]:
            for n in self.lemmas.meant(o):
                self._prepositions(n, preps, gerunds)
        for k in p.having(v, "dative"):
            held = self._spread(p.having(k, "pobj"))
            if held:
                preps.setdefault(p.lower[k], []).extend(held)
        if adjective is not None:
            self._prepositions(adjective, preps, gerunds)
        return preps, gerunds

    def _small_clause(self, v: int, comp: int | None, kind: str) -> list[int]:
        """The noun that the parser made the subject of an infinitive or an adjective: "allowed him to leave"."""
        p = self.parse
        if comp is not None and kind == "to":
            return self._spread(p.having(comp, "nsubj"))
        bare = [k for k in p.having(v, "ccomp") if not p.is_verb(k)]
        return self._spread([o for k in bare for o in p.having(k, "nsubj")])

    def _spread(self, heads: Iterable[int]) -> list[int]:
        p = self.parse
        return [c for h in heads for c in p.with_conjuncts(h) if not (p.is_verb(c) and p.tags[c] != "VBG")]

    def _reduced_passive(self, v: int) -> bool:
        """A participle after its noun ("forces backed by Iran") or coordinated with a passive."""
        p = self.parse
        if p.tags[v] != "VBN":
            return False
        if p.deps[v] in ("acl", "amod"):
            return True
        if p.having(v, "aux"):
            return False
        if p.deps[v] == "conj" and p.is_verb(p.heads[v]):
            return not p.having(v, "dobj") and bool(p.having(p.heads[v], "nsubjpass", "auxpass"))
        return bool(p.having(v, "agent"))

    def _deeper(self, noun: int, preps: dict[str, list[int]], depth: int) -> None:
        """Phrases of a noun inside a phrase, where the verb has none of that preposition: "on alert against Syria"."""
        inner: dict[str, list[int]] = {}
        self._prepositions(noun, inner, {}, depth)
        for name, held in inner.items():
            preps.setdefault(name, held)

    def _prepositions(self, i: int, preps: dict[str, list[int]], gerunds: dict[str, int], depth: int = 0) -> None:
        """Add the objects of a token's prepositions, those of prepositions inside them last."""
        p = self.parse
        for k in p.kids[i]:
            if p.deps[k] in ("prep", "prt", "agent") or (p.deps[k] in ("advmod", "acomp") and p.having(k, "prep")):
                held = [o for o in self._spread(p.having(k, "pobj")) if p.lower[o] not in _TIMES]
                if held:
                    preps.setdefault(p.lower[k], []).extend(held)
                for g in p.having(k, "pcomp"):
                    gerunds.setdefault(p.lower[k], g)
                self._prepositions(k, preps, gerunds)
                for o in held:
                    if p.tags[o] in ("NN", "NNS") and depth < _DEEPEST:
                        self._deeper(o, preps, depth + 1)

    def _patients(self, v: int) -> list[int]:
        p = self.parse
        own = self._spread(p.having(v, "nsubjpass"))
        if own:
            return self._unrelative(own, v)
        if p.deps[v] in ("acl", "amod"):
            return [p.heads[v]]
        if p.deps[v] == "relcl":
            return [p.heads[v]]
        if p.deps[v] == "conj" and p.is_verb(p.heads[v]):
            head = p.heads[v]
            return self._patients(head) if self.frame(head).passive else self.subjects(head)
        if p.deps[v] in ("xcomp", "ccomp", "advcl", "pcomp"):
            return self.subjects(v)
        return []

    def _complement(self, v: int) -> tuple[int | None, str]:
        """The verb of the complement clause, and whether it is an infinitive, a gerund or a finite clause."""
        p = self.parse
        for k in p.having(v, "xcomp", "ccomp"):
            if p.is_verb(k):
                return k, self._clause_kind(k)
        late = [k for k in p.having(v, "advcl") if k > v and self.is_infinitive(k)]
        inner = [k for o in p.having(v, "dobj", "attr") for k in p.having(o, "acl") if self.is_infinitive(k)]
        chosen = next(iter((*late, *inner)), None)
        return (chosen, "to") if chosen is not None else (None, "")

    def is_infinitive(self, v: int) -> bool:
        """Whether a verb has its "to"."""
        return any(self.parse.tags[j] == "TO" for j in self.parse.having(v, "aux"))

    def _clause_kind(self, v: int) -> str:
        p = self.parse
        if self.is_infinitive(v):
            return "to"
        if p.tags[v] == "VBG" and not p.having(v, "aux", "nsubj"):
            return "ing"
        return "that" if p.deps[v] == "ccomp" or p.having(v, "nsubj", "nsubjpass", "mark") else "to"

    # -- subjects ---------------------------------------------------------------------------------------------------

    def subjects(self, v: int) -> list[int]:
        """Heads of the phrases that do what the verb says, own or inherited; of a passive verb, what it is done to."""
        if v not in self._subjects:
            self._subjects[v] = []
            self._subjects[v] = self._find_subjects(v)
        return self._subjects[v]

    def _unrelative(self, heads: list[int], v: int) -> list[int]:
        p = self.parse
        if heads and p.tags[heads[0]] in ("WP", "WDT") and p.deps[v] == "relcl":
            return [p.heads[v]]
        return heads

    def _meant(self, heads: list[int], v: int) -> list[int]:
        """For a pronoun in a report ("Japan said it would"), the subject of the report."""
        p = self.parse
        if len(heads) != 1 or p.lower[heads[0]] not in ("it", "they", "he", "she") or p.deps[v] != "ccomp":
            return heads
        governor = p.heads[v]
        own = p.having(governor, "nsubj")
        if not p.is_verb(governor) or not own or own[0] > heads[0] or p.tags[own[0]].startswith("PRP"):
            return heads
        plural = len(p.with_conjuncts(own[0])) > 1 or p.tags[own[0]] in ("NNS", "NNPS")
        return self._spread(own) if plural or p.lower[heads[0]] != "they" or p.tags[own[0]] == "NNP" else heads

    def _find_subjects(self, v: int) -> list[int]:
        p = self.parse
        own = self._spread(p.having(v, "nsubj"))
        if own:
            return self._meant(self._unrelative(own, v), v)
        return self._inherited(v, p.deps[v], p.heads[v])

    def _inherited(self, v: int, dep: str, head: int) -> list[int]:
        """The subject of a verb that has none of its own, from what it depends on."""
        p = self.parse
        if dep in ("xcomp", "ccomp", "oprd"):
            return self._controllers(head) if head != v else []
        if dep == "pcomp":
            return self._of_gerund(head)
        if dep in ("relcl", "acl"):
            return self._of_modifier(v, head)
        if dep == "advcl" or (dep == "conj" and p.is_verb(head)):
            return self._doers(head)
        return self._doers(p.heads[head]) if head != v and p.deps[head] in ("aux", "acomp") else []

    def _doers(self, v: int) -> list[int]:
        p = self.parse
        if not p.is_verb(v):
            return self._controllers(p.heads[v]) if p.heads[v] != v and p.deps[v] == "acomp" else []
        patients = self._spread(p.having(v, "nsubjpass"))
        return self._unrelative(patients, v) if patients else self.subjects(v)

    def _controllers(self, governor: int) -> list[int]:
        p = self.parse
        if not p.is_verb(governor):
            head = p.heads[governor]
            return self._doers(head) if p.is_verb(head) else []
        objects = self._spread(p.having(governor, "dobj", "dative"))
        if objects and self.lemmas.verb(governor) not in _SUBJECT_CONTROL:
            return objects
        for k in p.kids[governor]:
            if (
                p.deps[k] == "prep"
                and p.lower[k] in ("on", "upon", "to")
                and self.lemmas.verb(governor) in ("call", "appeal")
            ):
                held = self._spread(p.having(k, "pobj"))
                if held:
                    return held
        return self._doers(governor)

    def _of_gerund(self, prep: int) -> list[int]:
        p = self.parse
        over = p.heads[prep]
        if p.is_verb(over):
            objects = self._spread(p.having(over, "dobj"))
            if objects and p.lower[prep] in ("of", "for", "from", "against", "into"):
                return objects
            return self._doers(over)
        if p.is_noun(over):
            return self._holders(over)
        return self._doers(p.heads[over]) if p.is_verb(p.heads[over]) else []

    def _of_modifier(self, v: int, noun: int) -> list[int]:
        p = self.parse
        infinitive = any(p.tags[j] == "TO" for j in p.having(v, "aux"))
        if infinitive or p.lower[noun] in _HOLDERS or (p.lower[noun] in _TEXTS and p.tags[v] == "VBG"):
            held = self._holders(noun)
            if held:
                return held
        return [noun]

    def _holders(self, noun: int) -> list[int]:
        """Whose decision, plan or threat it is."""
        p = self.parse
        owners = self._spread(p.having(noun, "poss"))
        if owners:
            return owners
        for k in p.having(noun, "prep", "agent"):
            if p.lower[k] in ("by", "of", "from"):
                held = self._spread(p.having(k, "pobj"))
                if held:
                    return held
        head = p.heads[noun]
        if p.deps[noun] in ("dobj", "attr") and p.is_verb(head):
            return self._doers(head)
        if p.deps[noun] == "pobj" and p.is_verb(p.heads[head]):
            return self._doers(p.heads[head])
        return []
