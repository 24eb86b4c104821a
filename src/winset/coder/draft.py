"""From acts in words to acts between actors: sources and targets resolved, reciprocal acts spelled out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations, product
from typing import Final

from winset.coder.cast import Cast, Who
from winset.coder.find import Find
from winset.coder.finder import finds
from winset.coder.frame import Grammar
from winset.coder.lexicon import Lexicon
from winset.coder.lexicon import lexicon as tables
from winset.coder.marks import Marks, marks_of
from winset.coder.suffice import ALONE, counts, suffice
from winset.coder.unsaid import is_sport, says_none
from winset.coder.words import words

__all__ = ["Draft", "IsActor", "drafts", "recast"]

_COOPERATIVE: Final = frozenset(("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"))
_TURN: Final = {"042": "043", "043": "042"}
_TURN_MODE: Final = {"visit": "host", "host": "visit"}
_HOLDING: Final = words("holders of acts")
MOST_PARTIES: Final = 4
"""Reciprocal acts of more parties give only pairs with the initiator, and pairs of the case's own countries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One act from one actor to another, still in tokens."""

    find: Find
    source: Who | None
    target: Who | None
    marks: Marks
    plover: str
    cameo: str
    mode: str | None
    direct: bool
    """Both actors stand in the places of the rule themselves, not inside other phrases."""


class IsActor:
    """Whether a phrase's head stands for an actor: a known one, or a proper name."""

    def __init__(self, cast: Cast, lexicon: Lexicon) -> None:
        self._cast = cast
        self._lexicon = lexicon

    def __call__(self, head: int) -> bool:
        """True for an actor, known or named."""
        found = self._cast.who(head)
        if found and found[0].known:
            return True
        p = self._cast.parse
        return bool(found) and p.tags[head] in ("NNP", "NNPS") and p.lower[head] not in self._lexicon.noun_lemma


def drafts(cast: Cast, lexicon: Lexicon, *, own: frozenset[str] = frozenset()) -> tuple[list[Draft], str | None]:
    """The acts of one sentence between actors, and the step that it stopped at when there are none.

    Parameters
    ----------
    cast : the actors of the sentence
    lexicon : the rules
    own : the case's own countries, for acts of five parties or more
    """
    grammar = Grammar(cast.parse, lexicon)
    if is_sport(cast.parse):
        return [], "the sentence is about sport"
    found = finds(grammar, IsActor(cast, lexicon))
    if not found:
        return [], "no words of the lexicon say an act"
    found = [f for f in found if not says_none(grammar, f)]
    if not found:
        return [], "the words only look like an act: a habit, a figure of speech, a question or a subject of talk"
    out: list[Draft] = []
    reason = "the act is only what another act is about"
    for find in found:
        if find.swallowed:
            continue
        made = _between(find, cast, grammar, own)
        if not made:
            reason = "no known actor stands where the rule looks for the source"
        out.extend(made)
    return _distinct(out), None if out else reason


def recast(find: Find, marks: Marks, lexicon: Lexicon) -> tuple[str, str, str | None, Marks]:
    """Type, code and mode once the marks are known: an unwillingness to cooperate is a refusal."""
    plover, cameo, mode = find.plover, find.cameo, find.mode
    if marks.negated is not None and marks.unwilling and plover in _COOPERATIVE:
        plover, cameo, mode = lexicon.compose.get(("REJECT", plover), ("REJECT", "120", None))
        return plover, cameo, mode, Marks(None, None, None)
    if plover == "THREATEN" and marks.negated is None:
        return plover, cameo, mode, Marks(None, marks.future, None)
    return plover, cameo, mode, marks


def _readings(cast: Cast, heads: Sequence[int]) -> Iterator[tuple[list[Who], bool]]:
    """The known actors among phrases, then, group by group, those inside them."""
    direct = [w for h in heads for w in cast.who(h) if w.known]
    if direct:
        yield _unique(direct), True
    for h in heads:
        if not cast.who(h):
            for group in cast.inside(h):
                yield _unique(group), False


def _unique(listed: Sequence[Who]) -> list[Who]:
    out: dict[tuple[str | None, str | None, str, str | None], Who] = {}
    for w in listed:
        out.setdefault((w.country, w.sector, w.extra, w.name if not w.country else None), w)
    return list(out.values())


def _unknown(cast: Cast, heads: Sequence[int]) -> list[Who]:
    return [w for h in heads for w in cast.who(h) if not w.known and w.name]


def _same(a: Who, b: Who) -> bool:
    if (a.country, a.sector, a.extra) != (b.country, b.sector, b.extra):
        return False
    if {a.head, a.origin} & {b.head, b.origin} - {-1}:
        return True
    if a.name is not None or b.name is not None:
        return a.name == b.name or (a.country is not None and None in (a.name, b.name))
    return a.country is not None and a.sector is None


def _sources(find: Find, cast: Cast) -> tuple[list[Who], bool]:
    direct = [w for h in find.sources for w in cast.who(h) if w.known]
    if direct:
        return _unique(direct), True
    holders = [h for h in find.sources if not cast.who(h) and _may_hold(cast, h)]
    inside = [w for h in holders for w in cast.within(h)]
    return (_unique(inside), False) if inside else (_unknown(cast, find.sources), True)


def _may_hold(cast: Cast, head: int) -> bool:
    """Whether a phrase that is no actor can stand for the one inside it: "Iran's attack", "a US decision"."""
    p = cast.parse
    word = p.lower[head]
    return p.tags[head] == "CD" or word in _HOLDING or word in tables().noun_lemma


def _targets(find: Find, cast: Cast, sources: Sequence[Who]) -> tuple[list[Who], bool]:
    spare: list[Who] = []
    for heads in find.targets:
        for found, direct in _readings(cast, heads):
            fresh = [w for w in found if not any(_same(w, s) for s in sources)]
            if fresh:
                return fresh, direct
        spare = spare or _unknown(cast, heads)
    return spare, True


def _between(find: Find, cast: Cast, grammar: Grammar, own: frozenset[str]) -> list[Draft]:
    sources, s_direct = _sources(find, cast)
    targets, t_direct = _targets(find, cast, sources)
    if not suffice(find, cast.parse, sources, targets):
        return []
    marks = marks_of(grammar, find.head)
    plover, cameo, mode, marks = recast(find, marks, grammar.lexicon)
    if find.future and marks.future is None:
        marks.future = find.head
    pairs = _pairs(find, sources, targets, own)
    return [
        Draft(
            find=find,
            source=s,
            target=t,
            marks=marks,
            plover=plover,
            cameo=_TURN.get(cameo, cameo) if turn else cameo,
            mode=_TURN_MODE.get(mode or "", mode) if turn else mode,
            direct=s_direct and t_direct,
        )
        for s, t, turn in pairs
    ]


def _pairs(
    find: Find, sources: list[Who], targets: list[Who], own: frozenset[str]
) -> list[tuple[Who, Who | None, bool]]:
    if find.direction in ("visit", "host"):
        targets = [t for t in targets if t.country or t.extra or (find.direction == "host" and counts(t))]
        sources = [s for s in sources if counts(s)]
        there: list[tuple[Who, Who | None, bool]] = [(s, t, False) for s, t in product(sources, targets)]
        back: list[tuple[Who, Who | None, bool]] = [(t, s, True) for s, t in product(sources, targets)]
        return there + back
    if find.direction == "<>":
        return _mutual(find, sources, targets, own)
    if not targets and find.direction == "with" and len(sources) > 1:
        return _mutual(find, sources, targets, own)
    if not targets:
        return [(s, None, False) for s in sources]
    return [(s, t, False) for s, t in product(sources, targets) if not _same(s, t)]


def _mutual(
    find: Find, sources: list[Who], targets: list[Who], own: frozenset[str]
) -> list[tuple[Who, Who | None, bool]]:
    """The pairs of a reciprocal act: all of up to four parties, else those of its initiator and of the case's own."""
    parties = _unique([*sources, *targets])
    if len(parties) == 1:
        return [(parties[0], None, False)] if find.plover in ALONE else []
    if len(parties) <= MOST_PARTIES:
        return [(a, b, False) for a, b in permutations(parties, 2)]
    lead = sources[0] if len(sources) == 1 and targets else None
    return [
        (a, b, False) for a, b in permutations(parties, 2) if lead in (a, b) or (a.country in own and b.country in own)
    ]


def _distinct(listed: list[Draft]) -> list[Draft]:
    """One draft per source, target and type; a verb's before a noun's, a full pair before a half."""
    out: dict[tuple[object, ...], Draft] = {}
    for d in sorted(listed, key=lambda d: (d.find.nominal, d.target is None, d.find.head)):
        key = (_key(d.source), _key(d.target), d.plover, d.cameo if d.plover == "CONSULT" else "")
        half = (_key(d.source), None, d.plover)
        if d.target is None and any(k[0] == half[0] and k[2] == half[2] for k in out):
            continue
        out.setdefault(key, d)
    return sorted(out.values(), key=lambda d: (d.find.head, d.source.head if d.source else -1))


def _key(who: Who | None) -> tuple[object, ...] | None:
    return None if who is None else (who.country, who.sector, who.extra, who.name if not who.country else None)
