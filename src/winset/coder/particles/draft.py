"""From acts in words to acts between actors: sources and targets by particle, reciprocal acts spelled out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import permutations, product
from typing import Final

from winset.coder.particles.actors import Actors, Party
from winset.coder.particles.find import Find
from winset.coder.particles.sources import Sources
from winset.coder.particles.subject import subject_of
from winset.coder.particles.tables import Tables
from winset.coder.particles.targets import Act, Targets

__all__ = ["Draft", "Drafter"]

_ALONE: Final = frozenset(
    ("MOBILIZE", "RETREAT", "REJECT", "COERCE", "REQUEST", "ACCUSE", "THREATEN", "SUPPORT", "AGREE")
)
_FINAL_ONLY: Final = frozenset(("REQUEST", "ACCUSE", "THREATEN", "SUPPORT", "AGREE", "REJECT", "RETREAT"))
_TURN: Final = {"042": "043", "043": "042"}
_TURN_MODE: Final = {"visit": "host", "host": "visit"}
MOST_PARTIES: Final = 4
"""Reciprocal acts of more parties give only pairs with the initiator, and pairs of the case's own countries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One act from one actor to another."""

    find: Find
    source: Party
    target: Party | None
    plover: str
    cameo: str
    mode: str | None
    direct: bool
    """Both actors stand in the places of the rule themselves, not inside other phrases."""


class Drafter:
    """Sources and targets of the acts of one sentence."""

    def __init__(self, actors: Actors, pack: Tables, own: frozenset[str]) -> None:
        self.actors = actors
        self.pack = pack
        self.own = own
        self._who = Sources(actors, pack)
        self._whom = Targets(actors, pack)
        self._last: Act | None = None

    def drafts(self, find: Find) -> list[Draft]:
        """The drafts of one act; none where the actors do not suffice."""
        sources = self._who.acting(find)
        if find.passive or find.receives:
            targets, direct = sources, True
            sources = self._who.agents(find)
            if not sources and find.rule.direction == "<>":
                sources, targets = targets, []
                if not sources:
                    sources, direct = self._who.named_by_act(find), False
        else:
            if not sources and find.rule.direction == "<>" and self._is_event_noun(find):
                sources = self._who.named_by_act(find)
            targets, direct = self._whom.of(find, sources)
            if not targets and sources:
                targets, direct = self._whom.carried(find, sources, self._last), False
            targets = [self._whom.its_own(t, sources) for t in targets]
            self._last = Act(find, sources, targets)
        if not sources or not any(s.counts for s in sources):
            return []
        return self._paired(find, [s for s in sources if s.counts], targets, direct=direct)

    def _is_event_noun(self, find: Find) -> bool:
        """Whether the act itself is the subject or topic: "the Japan-Korea summit will be held"."""
        return not any(a.role in self.pack.roles.subject and self.actors.is_actor(a) for a in find.clause.args)

    def _paired(self, find: Find, sources: list[Party], targets: list[Party], *, direct: bool) -> list[Draft]:
        plover, cameo, mode = find.plover, find.cameo, find.mode
        mutual = find.rule.direction == "<>" and (plover == find.rule.plover or plover in ("AGREE", "RETREAT"))
        parties = _unique([*sources, *targets])
        if mutual and len({p.key for p in parties}) == 1 and find.rule.solo is not None:
            plover, cameo = find.rule.solo
            mode, mutual = None, False
            targets = self._whom.around(find, sources)
        pairs = self._pairs(find, sources, targets, mutual=mutual)
        if not targets and not (mutual and len(parties) > 1) and not self._stands_alone(find, plover, cameo):
            return []
        return [
            Draft(
                find=find, source=s, target=t, plover=plover, cameo=_TURN.get(cameo, cameo) if turn else cameo,
                mode=_TURN_MODE.get(mode or "", mode) if turn else mode, direct=direct,
            )
            for s, t, turn in pairs
        ]  # fmt: skip

    def _stands_alone(self, find: Find, plover: str, cameo: str) -> bool:
        """Whether the act is an event without a target: the last clause's only, and only of some types."""
        if any(s.inferred or self._is_speaker(s) for s in subject_of(find.clause, self.actors, self.pack)):
            return False
        if plover not in _ALONE or (not find.rule.alone and (plover, cameo) != find.rule.solo):
            return False
        return plover not in _FINAL_ONLY or (find.clause.pred.link == "end" and not find.hypothetical)

    def _is_speaker(self, party: Party) -> bool:
        """Whether the words are the speaker's "we": what they say to nobody in particular is no event."""
        return party.start < 0 or any(h.kind == "speaker" and h.start == party.start for h in self.actors.hits)

    def _pairs(
        self, find: Find, sources: list[Party], targets: list[Party], *, mutual: bool
    ) -> list[tuple[Party, Party | None, bool]]:
        if find.plover == "CONSULT" and find.rule.direction in ("visit", "host"):
            listed = [t for t in targets if t.counts]
            there: list[tuple[Party, Party | None, bool]] = [(s, t, False) for s, t in product(sources, listed)]
            return there + [(t, s, True) for s, t in product(sources, listed)]
        if mutual:
            parties = _unique([*sources, *targets])
            if len(parties) == 1:
                return [(parties[0], None, False)]
            lead = sources[0] if len(sources) == 1 and targets else None
            return [
                (a, b, False)
                for a, b in permutations(parties, 2)
                if len(parties) <= MOST_PARTIES or lead in (a, b) or (a.country in self.own and b.country in self.own)
            ]
        if not targets:
            return [(s, None, False) for s in sources]
        return [(s, t, False) for s, t in product(sources, targets) if s.key != t.key]


def _unique(listed: Iterable[Party]) -> list[Party]:
    out: dict[tuple[str | None, str | None], Party] = {}
    for p in listed:
        out.setdefault(p.key, p)
    bare = {p.country for p in out.values() if p.sector is not None and p.country is not None}
    return [p for p in out.values() if p.sector is not None or p.country not in bare]
