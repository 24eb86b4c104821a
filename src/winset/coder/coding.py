"""One document from text to events and claims: the coder with its tables, and the settings it was made with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from winset.coder.agents import Agents, agents
from winset.coder.cast import Cast, Memory, Who
from winset.coder.claims import claims_in
from winset.coder.draft import Draft, drafts
from winset.coder.event import event_of
from winset.coder.language import parse_all
from winset.coder.lexicon import Lexicon, lexicon
from winset.coder.names import Names, names, resolve
from winset.coder.parse import Parse
from winset.coder.piece import Piece, pieces
from winset.coder.prefilter import DEFAULT, Setting
from winset.coder.statement import scene_of
from winset.coder.when import moments
from winset.model import Claim, Event, first_day
from winset.model.dates import is_partial_date

__all__ = ["Coded", "Coder", "Task"]

EARLY = 30
"""Code points; a name within them is taken for the subject of a sentence that is not parsed."""
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


class Coder:
    """The English coder."""

    def __init__(
        self,
        *,
        countries: Iterable[str] = (),
        prefilter: Setting = DEFAULT,
        actors: Names | None = None,
        kinds: Agents | None = None,
        claims: bool = True,
    ) -> None:
        """Load the tables.

        Parameters
        ----------
        countries : ISO3 of the case's own countries
        prefilter : what a sentence must have to be parsed
        actors : names instead of those that ship, such as a PETRARCH dictionary's
        kinds : words for kinds of actors instead of those that ship
        claims : whether claims are read too
        """
        self.own = frozenset(countries)
        self.prefilter: Setting = prefilter
        self.names = actors or names()
        self.agents = kinds or agents()
        self.lexicon: Lexicon = lexicon()
        self.claims = claims

    def code(self, tasks: Sequence[Task]) -> list[Coded]:
        """Code some texts, in order; they share nothing but the parser's batches."""
        cut = [list(self._pieces(task)) for task in tasks]
        parsed = parse_all(piece.line for listed in cut for piece in listed if piece.parsed)
        return [self._document(task, listed, parsed) for task, listed in zip(tasks, cut, strict=True)]

    def _pieces(self, task: Task) -> Iterator[Piece]:
        told = task.speaker is not None
        return pieces(task.text, self.names, self.prefilter, told=told, claims=self.claims)

    def _document(self, task: Task, cut: Sequence[Piece], parsed: Iterator[Parse]) -> Coded:
        memory = Memory(on=first_day(task.date) if task.date and is_partial_date(task.date) else None)
        if task.speaker is not None:
            memory.speaker = Who(task.speaker[0], task.speaker[1], 0, 0, 0)
        scene = scene_of([hit for piece in cut for hit in piece.hits])
        events: list[Event] = []
        claims: list[Claim] = []
        step = 0
        for piece in cut:
            reason: str | None = _STEPS[1] if not piece.hits else _STEPS[2]
            if piece.parsed:
                parse = next(parsed)
                parse.text = piece.text
                cast = Cast(parse, piece.hits, self.agents, memory)
                made: list[Draft] = []
                if piece.acts:
                    made, reason = drafts(cast, self.lexicon, own=self.own)
                    events.extend(self._events(made, cast, piece))
                if piece.states:
                    claims.extend(claims_in(cast, piece.start, scene=scene))
                self._remember(cast, made, memory)
            else:
                self._skim(piece, memory)
            if reason is not None:
                step = max(step, _STEPS.index(reason))
        skipped = None if events else _STEPS[step if cut else 0]
        return Coded(events=tuple(events), claims=tuple(claims), skipped=skipped, unknown=memory.unknown)

    @staticmethod
    def _skim(piece: Piece, memory: Memory) -> None:
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

    def _events(self, made: Sequence[Draft], cast: Cast, piece: Piece) -> Iterator[Event]:
        day = cast.memory.on
        times = moments(piece.text, day) if made else []
        for draft in made:
            yield event_of(draft, cast, piece.start, times, day)
