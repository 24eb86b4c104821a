"""The event that a draft stands for: actors, code, marks, date, issue and where the words stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from winset.coder.cast import Cast, Who
from winset.coder.confidence import confidence
from winset.coder.draft import Draft
from winset.coder.finer import finer_code
from winset.coder.parse import Parse
from winset.coder.speech import speaker_of
from winset.coder.topic import contexts_of, issue_of
from winset.coder.when import ZONES, Moment
from winset.model import Event, actor_id
from winset.model.dates import precision
from winset.reference.cameo import cameo_codes
from winset.reference.plover import plover_types

__all__ = ["event_of"]

WHOLE_DAY = 10
"""Length of a date that is as precise as a day."""
LONGEST_TRIGGER = 60
"""Code points; words further apart are not shown as one trigger."""


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
    finer = finer_code(draft.cameo, draft.find, p)
    cameo = finer if finer in cameo_codes() else None
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
        if moment.modifies and p.heads[token] not in own:
            continue
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
