"""One document from text to events: the coder with its tables, and the settings it was made with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from winset.coder.agents import Agents, agents
from winset.coder.cast import Cast, Memory, Who
from winset.coder.claims import claims_in
from winset.coder.confidence import confidence
from winset.coder.draft import Draft, drafts
from winset.coder.language import parse_all
from winset.coder.lexicon import Lexicon, lexicon
from winset.coder.names import Hit, Names, names, resolve
from winset.coder.parse import Parse
from winset.coder.prefilter import Setting, passes, points_back
from winset.coder.speech import speaker_of
from winset.coder.topic import contexts_of, issue_of
from winset.coder.when import ZONES, Moment, moments
from winset.model import Claim, Event, actor_id, first_day
from winset.model.dates import is_partial_date, precision
from winset.reference.cameo import cameo_codes
from winset.reference.plover import plover_types
from winset.sources.sentences import sentences

__all__ = ["Coded", "Coder", "Task"]

EARLY = 30
"""Code points; a name within them is taken for the subject of a sentence that is not parsed."""
WHOLE_DAY = 10
"""Length of a date that is as precise as a day."""
_BLANKS = str.maketrans("\n\r\t\u00a0", "    ")
LONGEST_TRIGGER = 60
"""Code points; words further apart are not shown as one trigger."""
_STEPS = (
    "the text is empty",
    "no known actor is named",
    "no word that can say an act",
    "the sentence is about sport",
    "no words of the lexicon say an act",
    "the words only look like an act: a habit, a figure of speech, a question or a subject of talk",
    "the act is only what another act is about",
    "no known actor stands where the rule looks for the source",
)
"""Steps at which a sentence can stop, in the order in which they come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One text to code."""

    text: str
    date: str | None = None
    """Partial date of the document."""
    speaker: tuple[str | None, str | None] | None = None
    """Country and sector of "I" and "we"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """What was read in one text."""

    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    skipped: str | None
    """The furthest step reached, where there is no event."""
    unknown: dict[str, int] = field(default_factory=dict)
    """Proper names in the places of actors that no table knows, with counts."""


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    text: str
    hits: list[Hit]
    stopped: str | None


class Coder:
    """The English coder."""

    def __init__(
        self,
        *,
        countries: Iterable[str] = (),
        prefilter: Setting = "actor+cue",
        actors: Names | None = None,
        kinds: Agents | None = None,
    ) -> None:
        """Load the tables.

        Parameters
        ----------
        countries : ISO3 of the case's own countries
        prefilter : what a sentence must have to be parsed
        actors : names instead of those that ship, such as a PETRARCH dictionary's
        kinds : words for kinds of actors instead of those that ship
        """
        self.own = frozenset(countries)
        self.prefilter: Setting = prefilter
        self.names = actors or names()
        self.agents = kinds or agents()
        self.lexicon: Lexicon = lexicon()

    def code(self, tasks: Sequence[Task]) -> list[Coded]:
        """Code some texts, in order; they share nothing but the parser's batches."""
        pieces = [self._pieces(task) for task in tasks]
        parsed = parse_all(p.text.translate(_BLANKS) for listed in pieces for p in listed if p.stopped is None)
        return [self._document(task, listed, parsed) for task, listed in zip(tasks, pieces, strict=True)]

    def _pieces(self, task: Task) -> list[_Piece]:
        out: list[_Piece] = []
        named = task.speaker is not None
        for start, end in sentences(task.text, "en"):
            text = task.text[start:end]
            hits = self.names.hits(text)
            stopped = None
            meant = sum(
                h.readings[0].country is not None or bool(h.readings[0].sector or h.readings[0].extra) for h in hits
            )
            meant += 1 if named and points_back(text) else 0
            named = named or bool(hits)
            if not passes(self.prefilter, text, meant):
                stopped = _STEPS[1] if not hits else _STEPS[2]
            out.append(_Piece(start, text, hits, stopped))
        return out

    def _document(self, task: Task, pieces: Sequence[_Piece], parsed: Iterator[Parse]) -> Coded:
        memory = Memory(on=first_day(task.date) if task.date and is_partial_date(task.date) else None)
        if task.speaker is not None:
            memory.speaker = Who(task.speaker[0], task.speaker[1], 0, 0, 0)
        events: list[Event] = []
        claims: list[Claim] = []
        step = 0
        for piece in pieces:
            reason = piece.stopped
            if reason is None:
                parse = next(parsed)
                parse.text = piece.text
                cast = Cast(parse, piece.hits, self.agents, memory)
                made, reason = drafts(cast, self.lexicon, own=self.own)
                events.extend(self._events(made, cast, piece, memory.on))
                claims.extend(claims_in(cast, piece.start))
                self._remember(cast, made, memory)
            else:
                self._skim(piece, memory)
            if reason is not None:
                step = max(step, _STEPS.index(reason))
        skipped = None if events else _STEPS[step if pieces else 0]
        return Coded(events=tuple(events), claims=tuple(claims), skipped=skipped, unknown=memory.unknown)

    @staticmethod
    def _skim(piece: _Piece, memory: Memory) -> None:
        """What a sentence that is not parsed leaves behind: its countries, and who stands at its beginning."""
        memory.mentions.update(h.readings[0].country for h in piece.hits if h.readings[0].country)
        first = resolve(piece.hits[0].readings, memory.on) if piece.hits and piece.hits[0].start <= EARLY else None
        if first is not None and (first.country or first.sector):
            memory.subjects = (Who(first.country, first.sector, 0, 0, 0, first.full, first.extra),)

    @staticmethod
    def _remember(cast: Cast, made: Sequence[Draft], memory: Memory) -> None:
        memory.mentions.update(w.country for w in cast.everyone() if w.country)
        p = cast.parse
        main = next((i for i, dep in enumerate(p.deps) if dep in ("nsubj", "nsubjpass") and p.is_noun(i)), None)
        if main is not None:
            found = tuple(w for c in p.with_conjuncts(main) for w in cast.who(c) if w.known)
            memory.subjects = found or memory.subjects
        met = [w for d in made if d.plover == "CONSULT" for w in (d.source, d.target) if w is not None and w.country]
        memory.met = tuple({w.country: w for w in met}.values()) or memory.met
        parties = [w for d in made for w in (d.source, d.target) if w is not None]
        parties += [w for i, dep in enumerate(p.deps) if dep == "nsubj" and p.tags[i] == "NNP" for w in cast.who(i)]
        memory.unknown.update({w.name for w in parties if not w.known and w.name})

    def _events(self, made: Sequence[Draft], cast: Cast, piece: _Piece, day: date | None) -> Iterator[Event]:
        times = moments(piece.text, day) if made else []
        for draft in made:
            yield event_of(draft, cast, piece.start, times, day)


def event_of(draft: Draft, cast: Cast, offset: int, times: Sequence[Moment], day: date | None) -> Event:
    """The event that a draft stands for, with its spans as code points of the document."""
    p = cast.parse
    moment = _time_of(draft, p, times)
    future = draft.marks.future is not None
    on = moment.on(future=future) if moment is not None and not moment.bound else None
    if on is not None and day is not None and len(on) == WHOLE_DAY:
        future = future or on > (day + timedelta(days=ZONES)).isoformat()
    trigger = _trigger(draft, p)
    spans = {
        "source": _span(p, draft.source, offset),
        "target": _span(p, draft.target, offset),
        "trigger": (trigger[0] + offset, trigger[1] + offset),
    }
    for name, token in (
        ("negated", draft.marks.negated),
        ("future", draft.marks.future),
        ("hypothetical", draft.marks.hypothetical),
    ):
        if token is not None:
            spans[name] = (p.starts[token] + offset, p.ends[token] + offset)
    historical = moment is not None and moment.historical and not future
    if historical and moment is not None:
        spans["historical"] = (moment.start + offset, moment.end + offset)
    cameo = draft.cameo if draft.cameo in cameo_codes() else None
    countries = (_country(draft.source), _country(draft.target))
    return Event(
        source=_id(draft.source), source_country=countries[0], source_sector=_sector(draft.source),
        source_text=_text(p, draft.source), target=_id(draft.target), target_country=countries[1],
        target_sector=_sector(draft.target), target_text=_text(p, draft.target), plover=draft.plover,
        mode=draft.mode if draft.mode in plover_types()[draft.plover].modes else None,
        context=contexts_of(p.text, trigger[0], cameo), cameo=cameo,
        goldstein=cameo_codes()[cameo].goldstein if cameo else None, issue=issue_of(p.text, trigger[0], countries),
        date=on, date_precision=precision(on) if on else None, negated=draft.marks.negated is not None, future=future,
        hypothetical=draft.marks.hypothetical is not None, historical=historical, speaker=speaker_of(draft, cast),
        trigger=p.text[trigger[0] : trigger[1]], rule=draft.find.rule, spans=spans, confidence=confidence(draft),
    )  # fmt: skip


def _country(who: Who | None) -> str | None:
    return who.country if who else None


def _sector(who: Who | None) -> str | None:
    return who.sector if who else None


def _id(who: Who | None) -> str | None:
    return None if who is None else who.extra.replace("~", "---") or actor_id(who.country, who.sector)


def _span(p: Parse, who: Who | None, offset: int) -> tuple[int, int] | None:
    if who is None:
        return None
    a, b = p.span(who.first, who.last)
    return a + offset, b + offset


def _text(p: Parse, who: Who | None) -> str | None:
    if who is None:
        return None
    a, b = p.span(who.first, who.last)
    return p.text[a:b]


def _trigger(draft: Draft, p: Parse) -> tuple[int, int]:
    tokens = draft.find.trigger
    a, b = p.span(min(tokens), max(tokens))
    return (a, b) if b - a <= LONGEST_TRIGGER else p.span(draft.find.head, draft.find.head)


def _time_of(draft: Draft, p: Parse, times: Sequence[Moment]) -> Moment | None:
    """The expression of time that belongs to the act: the nearest one in its own clause."""
    if not times:
        return None
    own = set(draft.find.trigger) | {draft.find.head}
    best: tuple[int, int] | None = None
    chosen = None
    for moment in times:
        token = next((i for i in range(len(p)) if p.starts[i] >= moment.start), len(p) - 1)
        steps = _distance(p, token, own)
        if steps is not None and (best is None or (steps, abs(token - draft.find.head)) < best):
            best, chosen = (steps, abs(token - draft.find.head)), moment
    return chosen


def _distance(p: Parse, token: int, own: set[int]) -> int | None:
    """Steps up from an expression of time to the act; None when another verb comes first."""
    for steps, a in enumerate((token, *p.ancestors(token))):
        if a in own:
            return steps
        if p.is_verb(a) and steps:
            kids = [k for k in p.kids[a] if k in own and p.deps[k] in ("xcomp", "nsubj", "dobj", "nsubjpass", "conj")]
            return steps + 2 if kids else None
    return None
