"""One document in a language with case particles, from text to events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from math import exp
from typing import Final

from ahocorasick_rs import AhoCorasick

from winset.coder.coding import Coded, Task
from winset.coder.confidence import REASONS
from winset.coder.particles.actors import Actors, Party, Story
from winset.coder.particles.claims import claims_in, may_claim
from winset.coder.particles.clause import clauses
from winset.coder.particles.draft import Draft, Drafter
from winset.coder.particles.find import Find, Finder
from winset.coder.particles.names import Hit, names
from winset.coder.particles.phrase import Chunk, Clause
from winset.coder.particles.subject import subject_of
from winset.coder.particles.tables import Tables, tables
from winset.coder.particles.topic import contexts_of, issue_of
from winset.coder.particles.when import moments
from winset.coder.when import Moment
from winset.model import Claim, Event, actor_id, first_day
from winset.model.dates import is_partial_date, precision
from winset.reference.cameo import cameo_codes
from winset.reference.plover import plover_types
from winset.sources.sentences import sentences

__all__ = ["ParticleCoder"]

_STEPS: Final = (
    "the text is empty",
    "no known actor is named",
    "no word that can say an act",
    "no words of the lexicon say an act",
    "no known actor stands where the rule looks for the source",
)
"""Steps at which a sentence can stop, in the order in which they come."""
_NAMED: Final = frozenset(("country", "place", "group", "person", "org", "speaker", "back", "both"))


class ParticleCoder:
    """The coder of one language."""

    def __init__(self, lang: str, parse: Callable[[str], list[Chunk]], *, countries: Iterable[str] = ()) -> None:
        """Load the tables.

        Parameters
        ----------
        lang : language whose tables are read
        parse : one sentence to its phrases
        countries : ISO3 of the case's own countries
        """
        self.pack: Tables = tables(lang)
        self.parse = parse
        self.names = names(lang)
        self.own = frozenset(countries)
        self._cues = AhoCorasick(_cue_words(self.pack))

    def code(self, tasks: Sequence[Task]) -> list[Coded]:
        """Code some texts, in order."""
        return [self._document(task) for task in tasks]

    def code_given(self, tasks: Sequence[Task], pairs: Sequence[tuple[str, str]]) -> list[Coded]:
        """The events of texts between the words given for source and target; both ways only where both are found.

        Parameters
        ----------
        tasks : texts
        pairs : words of source and target
        """
        out = []
        for coded, task, pair in zip(self.code(tasks), tasks, pairs, strict=True):
            kept = tuple(e for e in coded.events if _between(e, task.text, pair))
            reason = coded.skipped or (None if kept else "no act stands between the two")
            out.append(Coded(events=kept, claims=coded.claims, skipped=reason))
        return out

    def _document(self, task: Task) -> Coded:
        day = first_day(task.date) if task.date and is_partial_date(task.date) else None
        story = Story(on=day, speaker=task.speaker)
        events: list[Event] = []
        claims: list[Claim] = []
        step = 0
        for start, end in sentences(task.text, self.pack.lang):
            text = task.text[start:end]
            made, stated, reached = self._sentence(text, start, story)
            events.extend(made)
            claims.extend(stated)
            step = max(step, reached)
        return Coded(events=tuple(events), claims=tuple(claims), skipped=None if events else _STEPS[step])

    def _sentence(self, text: str, offset: int, story: Story) -> tuple[list[Event], list[Claim], int]:
        hits = self.names.hits(text)
        named = any(h.kind in _NAMED or h.readings[0].owner is not None for h in hits)
        if not named and not story.acted:
            return [], [], 1
        claiming = may_claim(text, self.pack.lang)
        if not claiming and not self._cues.find_matches_as_indexes(text):
            _note(hits, story)
            story.acted = False
            return [], [], 2
        actors = Actors(text, hits, self.pack, story)
        roots = clauses(self._timeless(self.parse(text)), self.pack.roles, actors.is_actor, actors.joins)
        finder = Finder(actors, self.pack)
        drafter = Drafter(actors, self.pack, self.own)
        asked = text.endswith(tuple(self.pack.words["questions"]))
        said = [c for c in roots if not (c.pred.manner and c is not roots[-1]) and not asked]
        found = [f for clause in said if (f := finder.of_clause(clause)) is not None]
        drafts = _distinct([d for f in found for d in drafter.drafts(f)])
        times = moments(text, story.on, self.pack.lang) if drafts else []
        reporter = _according(roots, actors, self.pack)
        made = [self._event(d, text, offset, times, story.on, self._speaker(d, actors, reporter)) for d in drafts]
        stated = claims_in(text, offset, roots, actors, self.pack) if claiming else []
        self._remember(roots, actors, drafts, offset, story)
        _note(hits, story)
        return made, stated, 3 if not found else 4

    def _timeless(self, chunks: Sequence[Chunk]) -> list[Chunk]:
        """The phrases without bare expressions of time, which are no arguments."""
        out = []
        for chunk in chunks:
            timely = chunk.pred is None and chunk.role in ("", "に", "에") and self._is_time(chunk.head)
            if not timely:
                out.append(chunk)
            elif chunk.stop and out:
                out[-1].stop = True
        return out

    def _is_time(self, head: str) -> bool:
        if head in self.pack.lists["time nouns"]:
            return True
        rest = head.strip("0123456789０１２３４５６７８９")
        return rest != head and rest in self.pack.lists["time nouns"]

    # -- events -------------------------------------------------------------------------------------------------------

    def _speaker(self, draft: Draft, actors: Actors, according: Sequence[Party]) -> str | None:
        found = list(according)
        if draft.find.reporter is not None:
            found = subject_of(draft.find.reporter, actors, self.pack) or found
        who = next((p for p in found if p.counts or p.sector), None)
        if who is None or who.key == draft.source.key:
            return None
        return actor_id(who.country, who.sector)

    def _event(
        self, draft: Draft, text: str, offset: int, times: Sequence[Moment], day: date | None, speaker: str | None
    ) -> Event:
        find = draft.find
        moment = _nearest(times, find)
        future = find.future is not None
        on = moment.on(future=future) if moment is not None and not moment.bound else None
        future = future or (
            on is not None and day is not None and len(on) == len("2026-01-01") and on > day.isoformat()
        )
        historical = moment is not None and moment.historical and not future
        spans: dict[str, tuple[int, int] | None] = {
            "source": _span(draft.source, offset),
            "target": _span(draft.target, offset) if draft.target else None,
            "trigger": (find.start + offset, find.end + offset),
        }
        for name, span in (("negated", find.negated), ("future", find.future), ("hypothetical", find.hypothetical)):
            if span is not None:
                spans[name] = (span[0] + offset, span[1] + offset)
        if historical and moment is not None:
            spans["historical"] = (moment.start + offset, moment.end + offset)
        carried = [p for p in (draft.source, draft.target) if p is not None and p.inferred]
        if carried:
            spans["inferred"] = _span(carried[0], offset)
        cameo = draft.cameo if draft.cameo in cameo_codes() else None
        pair = (draft.source.country, draft.target.country if draft.target else None)
        return Event(
            source=actor_id(*draft.source.key), source_country=pair[0], source_sector=draft.source.sector,
            source_text=_words(draft.source, text),
            target=actor_id(*draft.target.key) if draft.target else None, target_country=pair[1],
            target_sector=draft.target.sector if draft.target else None,
            target_text=_words(draft.target, text), plover=draft.plover,
            mode=draft.mode if draft.mode in plover_types()[draft.plover].modes else None,
            context=contexts_of(text, find.start, cameo, self.pack.lang), cameo=cameo,
            goldstein=cameo_codes()[cameo].goldstein if cameo else None,
            issue=issue_of(text, find.start, pair, self.pack.lang), date=on,
            date_precision=precision(on) if on else None, negated=find.negated is not None, future=future,
            hypothetical=find.hypothetical is not None, historical=historical, speaker=speaker,
            trigger=text[find.start : find.end], rule=find.rule.id + ("+carried" if carried else ""),
            spans=spans, confidence=_confidence(draft),
        )  # fmt: skip

    # -- memory -------------------------------------------------------------------------------------------------------

    def _remember(
        self, roots: Sequence[Clause], actors: Actors, drafts: Sequence[Draft], offset: int, story: Story
    ) -> None:
        found = subject_of(roots[-1], actors, self.pack) if roots else []
        known = [p for p in found if p.counts]
        if known:
            story.subjects = tuple(_moved(p, offset) for p in known)
        story.acted = bool(drafts)
        story.targets = tuple(_moved(d.target, offset) for d in drafts if d.target) or story.targets
        met = [p for d in drafts if d.target for p in (d.source, d.target) if d.plover in ("CONSULT", "AGREE")]
        if len({p.country for p in met}) > 1:
            story.met = tuple({p.country: p for p in met}.values())


def _between(event: Event, text: str, pair: tuple[str, str]) -> bool:
    """Whether an event's source and target are the given words, or parts of them."""
    for role, words in zip(("source", "target"), pair, strict=True):
        span, at = event.spans[role], text.find(words)
        if span is None or at < 0 or span[1] <= at or at + len(words) <= span[0]:
            return False
    return True


def _moved(party: Party, offset: int) -> Party:
    """A party as later sentences carry it: its place in the document."""
    if party.inferred or party.start < 0:
        return party
    return Party(party.country, party.sector, party.start + offset, party.end + offset, inferred=True)


def _note(hits: Sequence[Hit], story: Story) -> None:
    for hit in hits:
        for country in hit.on(story.on).countries:
            story.mention(country)


def _cue_words(pack: Tables) -> list[str]:
    """The pieces of text that the words of the rules keep in all their forms."""
    out = set()
    for word in (*pack.acts, *pack.effects):
        for ending in pack.words["cue endings"]:
            if word.endswith(ending) and len(word) > len(ending):
                out.add(word[: -len(ending)])
                break
        else:
            out.add(word)
    return sorted(out)


def _according(roots: Sequence[Clause], actors: Actors, pack: Tables) -> list[Party]:
    for clause in roots:
        for arg in clause.args:
            if arg.role in pack.roles.according:
                return actors.direct(arg) or actors.inside(arg)
    return []


def _nearest(times: Sequence[Moment], find: Find) -> Moment | None:
    free = [m for m in times if not m.bound]
    return min(free, key=lambda m: (m.start > find.start, abs(find.start - m.end)), default=None)


def _words(party: Party | None, text: str) -> str | None:
    return None if party is None or party.inferred or party.start < 0 else text[party.start : party.end]


def _span(party: Party, offset: int) -> tuple[int, int] | None:
    if party.start < 0:  # the speaker, whom no word names
        return None
    return (party.start, party.end) if party.inferred else (party.start + offset, party.end + offset)


def _confidence(draft: Draft) -> float:
    total = REASONS["start"]
    if draft.find.weight > 1:
        total += REASONS["the rule asked for an object, a preposition or a complement and found it"]
    if draft.find.weight > 2:  # noqa: PLR2004 - verb and two more things
        total += REASONS["the rule asked for two such things"]
    if draft.find.clause.pred.bare:
        total += REASONS["the act is said by a noun alone"]
    if draft.source.counts:
        total += REASONS["the source's country is known"]
    if draft.target is None:
        total += REASONS["there is no target"]
    elif draft.target.counts:
        total += REASONS["the target's country is known"]
    if not draft.direct or draft.source.inferred:
        total += REASONS["an actor was found inside another phrase"]
    if draft.find.hypothetical is not None:
        total += REASONS["the act is hypothetical"]
    return round(1 / (1 + exp(-total)), 2)


def _distinct(listed: Sequence[Draft]) -> list[Draft]:
    """One draft per source, target and type; a full pair before a half."""
    out: dict[tuple[object, ...], Draft] = {}
    for d in sorted(listed, key=lambda d: (d.target is None, d.find.start)):
        there = d.target.country or d.target.sector if d.target else None
        within = d.target is not None and d.target.country == d.source.country
        detail = d.target.sector if d.target and within else None
        key = (d.source.country or d.source.sector, there, d.plover, d.cameo if d.plover == "CONSULT" else "", detail)
        half = d.target is None and any(k[0] == key[0] and k[2] == d.plover for k in out)
        if not half:
            out.setdefault(key, d)
    return sorted(out.values(), key=lambda d: d.find.start)
