"""Who a phrase stands for: countries and sectors from names, words for kinds of actors, and what was named before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from winset.coder.particles.names import Hit, Reading
from winset.coder.particles.phrase import Chunk
from winset.coder.particles.tables import Tables

__all__ = ["Actors", "Party", "Story"]

_FILLER: Final = re.compile(r"[\s0-9０-９·・,「」『』()（）'\"“”‘’]*$")
_KATAKANA: Final = re.compile(r"[ァ-ヺー]")
_NEAR: Final = 8
"""Code points between a country and the institution that is taken to be its own."""


@dataclass(frozen=True, slots=True)
class Party:
    """One actor in one place of a document."""

    country: str | None
    sector: str | None
    start: int
    end: int
    """Code points of the sentence; of the document when inferred."""
    inferred: bool = False
    """Carried from an earlier sentence: the words are not in this one."""
    place: bool = False
    """Only a capital's name, which is rarely the one who acts."""

    @property
    def counts(self) -> bool:
        """Whether it is one of the world's: a state's, or an international body."""
        return self.country is not None or self.sector == "IGO"

    @property
    def key(self) -> tuple[str | None, str | None]:
        """Country and sector."""
        return self.country, self.sector


@dataclass(slots=True)
class Story:
    """What a document has said so far."""

    on: date | None
    speaker: tuple[str | None, str | None] | None = None
    subjects: tuple[Party, ...] = ()
    """Who the last sentence was about, with places in the document."""
    acted: bool = False
    """Whether the last sentence told an act: one without any name may go on with it."""
    targets: tuple[Party, ...] = ()
    """Towards whom the last act was, with places in the document."""
    met: tuple[Party, ...] = ()
    """The parties of the last act between two or more."""
    named: list[str] = field(default_factory=list)
    """ISO3 in order of mention, the latest last."""

    def mention(self, country: str) -> None:
        """Note that a country was named."""
        if country in self.named:
            self.named.remove(country)
        self.named.append(country)


class Actors:
    """The actors of one sentence."""

    def __init__(self, text: str, hits: Sequence[Hit], pack: Tables, story: Story) -> None:
        self.text = text
        self.hits = hits
        self.pack = pack
        self.story = story
        self._tails = sorted((t.replace(" ", "") for t in pack.lists["tails"]), key=len, reverse=True)
        self._titles = tuple(pack.lists["titles"])
        self._weak = pack.lists["weak agents"]
        self._read: dict[tuple[int, int], tuple[list[Party], list[Party]]] = {}

    # -- phrases ------------------------------------------------------------------------------------------------------

    def is_actor(self, chunk: Chunk) -> bool:
        """Whether the phrase itself, not something of an actor's, acts."""
        return bool(self._own(chunk)[0])

    def joins(self, chunk: Chunk) -> bool:
        """Whether "and" may join the phrase with an actor: it is one, or begins with one ("日本産の …")."""
        return self.is_actor(chunk) or any(p.counts and p.start == chunk.noun_start for p in self._own(chunk)[1])

    def direct(self, chunk: Chunk) -> list[Party]:
        """The actors that a phrase stands for, with those coordinated with it."""
        found = [self._filled(p, chunk) for p in self._own(chunk)[0]]
        joined = list(chunk.coords)
        if joined and not found:
            found = [[p] for p in self._own(chunk)[1] if p.counts]
        if self._own(chunk)[0] and all(p.counts for p in self._own(chunk)[0]):
            joined = [other for gen in chunk.gens for other in gen.coords] + joined
        return _distinct([p for other in joined for p in self.direct(other)] + [p for f in found for p in f])

    def inside(self, chunk: Chunk) -> list[Party]:
        """Actors inside a phrase that is no actor: those of its own words, else of the nearest phrase that owns it."""
        return next(self.insides(chunk), [])

    def insides(self, chunk: Chunk) -> Iterator[list[Party]]:
        """Every group of actors inside a phrase, the nearest first."""
        own = [p for p in self._own(chunk)[1] if p.counts] or [p for p in self._own(chunk)[0] if p.counts]
        weak = all(p.country is None or self._flagged(p) for p in own)
        first = bool(own) and not (weak and chunk.gens)
        if first:
            yield _distinct(own)
        for gen in chunk.gens:
            if found := [p for p in self.direct(gen) if p.counts]:
                yield found
            else:
                yield from self.insides(gen)
        if own and not first:
            yield _distinct(own)
        for other in chunk.coords:
            yield from self.insides(other)

    def within(self, start: int, end: int) -> list[Party]:
        """Countries named between two code points, in order."""
        return _distinct([p for h in self.hits if start <= h.start and h.end <= end for p in self._parties(h)])

    # -- words --------------------------------------------------------------------------------------------------------

    def _own(self, chunk: Chunk) -> tuple[list[Party], list[Party]]:
        key = (chunk.noun_start, chunk.noun_end)
        if key not in self._read:
            self._read[key] = self._entities(*key) if not chunk.opaque else ([], self.within(*key))
            if not any(self._read[key]) and chunk.gens and not chunk.opaque:
                self._read[key] = self._titled(chunk), []
        return self._read[key]

    def _titled(self, chunk: Chunk) -> list[Party]:
        """A person whom the tables do not know, with a title that the body before it gives ("外務省の○○局長")."""
        if not chunk.head.endswith(self._titles):
            return []
        return [
            Party(p.country, p.sector, p.start, chunk.noun_end)
            for p in self.direct(chunk.gens[0])
            if p.counts and p.sector is not None and not p.place
        ]

    def _entities(self, start: int, end: int) -> tuple[list[Party], list[Party]]:
        """The actors at the head of the nouns, and those before it."""
        listed = [h for h in self.hits if start <= h.start and h.end <= end]
        groups: list[list[Hit]] = []
        for hit in listed:
            if groups and self._continues(groups[-1], hit):
                groups[-1].append(hit)
            else:
                groups.append([hit])
        if not groups:
            return [], []
        made = [self._join(group) for group in groups]
        closes = self._is_tail(self.text[groups[-1][-1].end : end]) and not groups[-1][0].flag
        heads = made[-1] if closes and not all(p.place for p in made[-1]) else []
        rest = [p for g, parties in zip(groups, made, strict=True) if not self._posted(g, groups) for p in parties]
        if heads:
            for earlier, group in zip(reversed(made[:-1]), reversed(groups[:-1]), strict=True):
                gap = self.text[group[-1].end : listed[-1].start]
                if gap.strip() not in ("・", "·", ",", "/", "및", "와", "과"):
                    break
                heads = earlier + heads
        return heads, [p for p in rest if p not in heads]

    @staticmethod
    def _posted(group: Sequence[Hit], groups: Sequence[Sequence[Hit]]) -> bool:
        """A country that is only the post of another's diplomat or soldier ("駐韓日本大使")."""
        return group[0].flag == "stationed" and len(groups) > 1

    def _continues(self, group: Sequence[Hit], hit: Hit) -> bool:
        """Whether a word belongs to the actor begun before it: "韓国" + "外相", "일본" + "정부"."""
        first, last = group[0], group[-1]
        gap = self.text[last.end : hit.start]
        if len(gap) > _NEAR or "・" in gap:
            return False
        reading = hit.on(self.story.on)
        before = {c for h in group for c in h.on(self.story.on).countries}
        if first.flag and not hit.flag:
            return first.flag == "stationed" and hit.kind == "agent" and not reading.countries
        if hit.kind == "agent":
            return True
        if hit.kind in ("person", "org"):
            agrees = set(reading.countries) == before or (not before and group[0].kind == "agent")
            return agrees and first.kind in ("country", "agent", "group", "place", "person")
        if hit.kind in ("country", "back", "both"):
            return (set(reading.countries) == before and first.kind == "person") or (
                hit.kind == "both" and first.kind in ("group", "country")
            )
        return False

    def _join(self, group: Sequence[Hit]) -> list[Party]:
        """The actors of hits that belong together."""
        readings = [h.on(self.story.on) for h in group]
        start, end = group[0].start, group[-1].end
        strong = [r for h, r in zip(group, readings, strict=True) if self.text[h.start : h.end] not in self._weak]
        sector = next((r.sector for r in reversed(strong) if r.sector), None)
        sector = sector or next((r.sector for r in readings if r.sector), None)
        owned = next((r for r in readings if r.countries), None)
        if owned is not None:
            place = all(r.kind == "place" for r in readings)
            return [Party(c, sector, start, end, place=place) for c in owned.countries]
        special = next((r for r in readings if r.kind in ("speaker", "back", "both")), None)
        if special is not None:
            return self._special(special, sector, start, end)
        if "IGO" in {r.sector for r in readings}:
            return [Party(None, "IGO", start, end)]
        return [Party(None, sector, start, end, place=False)]

    def _special(self, reading: Reading, sector: str | None, start: int, end: int) -> list[Party]:
        story = self.story
        if reading.kind == "speaker":
            if story.speaker is not None:
                return [Party(story.speaker[0], sector or story.speaker[1], start, end)]
            return [Party(reading.owner, sector, start, end)] if reading.owner else []
        if reading.kind == "back":
            return [Party(story.named[-1], sector, start, end)] if story.named else []
        if story.met:
            return [Party(p.country, p.sector, start, end) for p in story.met]
        here = [c for h in self.hits if h.end <= start for c in h.on(story.on).countries]
        chosen = tuple(dict.fromkeys(here)) or tuple(story.named[-2:])
        return [Party(c, sector, start, end) for c in chosen] if len(chosen) > 1 else []

    def _parties(self, hit: Hit) -> list[Party]:
        reading = hit.on(self.story.on)
        if reading.sector == "IGO":
            return [Party(None, "IGO", hit.start, hit.end)]
        return [Party(c, reading.sector, hit.start, hit.end, place=reading.kind == "place") for c in reading.countries]

    def _is_tail(self, rest: str) -> bool:
        """Whether the words after a name change nothing: "側", "ら", a number."""
        rest = rest.strip()
        changed = True
        while rest and changed:
            changed = False
            for tail in self._tails:
                if rest.startswith(tail):
                    rest, changed = rest[len(tail) :].strip(), True
                    break
        return _FILLER.match(rest) is not None

    def _filled(self, party: Party, chunk: Chunk) -> list[Party]:
        """A word for a kind of actor with the country that owns it: from the phrase before it, or the text's home."""
        if party.counts or party.sector is None:
            return [party]
        for gen in chunk.gens:
            found = [p for p in self.direct(gen) if p.country] or [p for p in self.inside(gen) if p.country]
            if found:
                return [Party(p.country, party.sector, p.start, party.end) for p in found]
        earlier = self._own(chunk)[1]
        if earlier and earlier[-1].country and earlier[-1].place:
            return [Party(earlier[-1].country, party.sector, earlier[-1].start, party.end)]
        if owner := self._owner(party):
            return [Party(owner, party.sector, party.start, party.end)]
        return [party]

    def _flagged(self, party: Party) -> bool:
        """Whether the country stands behind a prefix ("対韓")."""
        return any(h.start == party.start and h.flag for h in self.hits)

    def _owner(self, party: Party) -> str | None:
        """The state whose institution a word alone means ("外務省" in Japanese, "외무성" in Korean).

        A title behind a name in katakana is that of a foreigner, whom the tables do not know.
        """
        if _KATAKANA.match(self.text[party.start - 1 : party.start]):
            return None
        here = [h for h in self.hits if party.start <= h.start and h.end <= party.end]
        return next((r.owner for h in here for r in h.readings if r.owner), None)


def _distinct(parties: Sequence[Party]) -> list[Party]:
    out: dict[tuple[str | None, str | None], Party] = {}
    for p in parties:
        out.setdefault(p.key, p)
    countries = {c for c, s in out if s is not None and c is not None}
    return [p for (c, s), p in out.items() if s is not None or c not in countries or c is None]
