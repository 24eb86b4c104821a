"""The calendar ahead: what is dated in the next year, and for the first options when to propose and when not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Final

from markupsafe import Markup

from winset.desk import Desk, Ranked
from winset.desk.calendar_ahead import Ahead as Entry
from winset.desk.calendar_ahead import Window, best_stretch, calendar_ahead, windows
from winset.report.book import Book
from winset.report.charts.ahead import AheadMark, WindowBar, ahead_chart, windows_chart
from winset.report.figure import Figure, Studio
from winset.report.tongue import data, say, words
from winset.report.words import dated, joined

__all__ = ["Ahead", "BestView", "EntryView", "ahead_section"]

DAYS: Final = 365
OPTIONS: Final = 8
"""Options of which the windows are shown."""
NAMED: Final = 4
"""Occasions named in a cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """One entry of the calendar in words."""

    when: str
    kind: str
    whose: str
    what: Markup
    source: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class BestView:
    """When to propose one option."""

    option: Markup
    best: str
    helps: Markup
    hurts: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """The section's content."""

    lead: Markup
    figures: tuple[Figure, ...]
    best: tuple[BestView, ...]
    entries: tuple[EntryView, ...]


def ahead_section(desk: Desk, book: Book, studio: Studio) -> Ahead | None:
    """The section; None where nothing dated lies ahead."""
    entries = calendar_ahead(desk, days=DAYS)
    if not entries:
        return None
    first = desk.ranking.options[:OPTIONS]
    held = {o.id: windows(desk, o.id, days=DAYS) for o in first}
    figures = [_calendar(desk, entries, studio)]
    if any(held.values()):
        figures.append(_windows(first, held, desk.day, studio))
    return Ahead(
        lead=say(
            "ahead.lead",
            count=book.number("days_ahead"),
            day=dated(desk.day.isoformat()),
            elections=book.number("days_ahead", kind="election"),
        ),
        figures=tuple(figures),
        best=tuple(_best(o, held[o.id]) for o in first),
        entries=tuple(_entry(entry) for entry in entries),
    )


def _calendar(desk: Desk, entries: Sequence[Entry], studio: Studio) -> Figure:
    until = desk.day + timedelta(days=DAYS)
    marks = [
        AheadMark(
            start=max(e.start, desk.day).isoformat(), end=min(e.end, until).isoformat(), lane=_kind(e.kind),
            label=f"{_when(e)}: {e.what}",
        )
        for e in entries
    ]  # fmt: skip
    lanes = list(dict.fromkeys(mark.lane for mark in marks))
    return studio.figure(
        "ahead",
        partial(
            ahead_chart,
            marks,
            lanes,
            title=words("ahead.picture", first=dated(desk.day.isoformat()[:7]), last=dated(until.isoformat()[:7])),
            subtitle=[words("ahead.picture-sub")],
        ),
        caption=words("ahead.picture-caption"),
        data="calendar",
    )


def _windows(first: Sequence[Ranked], held: dict[str, tuple[Window, ...]], day: date, studio: Studio) -> Figure:
    until = day + timedelta(days=DAYS)
    titles = {o.id: f"{o.rank}. {o.title}" for o in first}
    bars = [
        WindowBar(
            option=titles[name], start=w.start.isoformat(), end=min(w.end, until).isoformat(),
            helps=w.effect == "opportunity", label=f"{w.start} – {w.end}: {w.what}",
        )
        for name, found in held.items()
        for w in found
        if w.start <= until
    ]  # fmt: skip
    return studio.figure(
        "windows",
        partial(
            windows_chart,
            bars,
            list(titles.values()),
            title=words("ahead.windows"),
            subtitle=[words("ahead.windows-sub")],
        ),
        caption=words("ahead.windows-caption", count=len(first)),
        data="windows",
    )


def _best(option: Ranked, found: tuple[Window, ...]) -> BestView:
    best = best_stretch(found)
    what = {w.occasion: w.what for w in found}
    helps = [what[name] for name in best.opportunities] if best is not None else []
    hurts = list(dict.fromkeys(w.what for w in found if w.effect == "risk"))
    days = "–" if best is None else words("ahead.span", first=dated(str(best.start)), last=dated(str(best.end)))
    return BestView(
        option=Markup('<a href="#option-{}">{}</a>').format(option.id, data(option.title)),
        best=days,
        helps=_listed(helps),
        hurts=_listed(hurts),
    )


def _listed(names: Sequence[str]) -> Markup:
    more = Markup(" …") if len(names) > NAMED else Markup()
    return Markup("; ").join(data(name) for name in names[:NAMED]) + more if names else say("ahead.nothing")


def _entry(entry: Entry) -> EntryView:
    return EntryView(
        when=_when(entry), kind=_kind(entry.kind), whose=joined(entry.countries), what=data(entry.what),
        source=data(entry.source),
    )  # fmt: skip


def _when(entry: Entry) -> str:
    first, last = dated(str(entry.start)), dated(str(entry.end))
    if entry.start == entry.end:
        return first
    whole = entry.start.day == 1 and (entry.end + timedelta(days=1)).day == 1 and entry.start.month == entry.end.month
    return dated(str(entry.start)[:7]) if whole else words("ahead.span", first=first, last=last)


def _kind(kind: str) -> str:
    return words(f"ahead.kind-{kind.replace(' ', '-')}")
