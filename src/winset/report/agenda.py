"""The ranking: every open option in its best form, with its reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from winset.desk import Desk, Ranked, explain
from winset.report.book import Book, shown
from winset.report.charts.ranking import RankMark, pareto_chart, ranking_chart
from winset.report.charts.tornado import TornadoBar, tornado_chart
from winset.report.consent import ambition_word, consent_holders, consent_right, first_step, owners, players
from winset.report.engine_words import again, plainly
from winset.report.figure import Figure, Studio
from winset.report.tongue import counted, data, language, messages, say, words
from winset.report.words import (
    capital,
    country_name,
    dated,
    form_alone,
    form_of,
    framed,
    issue_title,
    joined,
    person,
    readable,
    titled,
)

__all__ = ["AgendaView", "OptionView", "agenda_section"]

NEAR = frozenset({"ripe", "within reach"})
"""Tiers that count as likely."""
PICTURED = 20
"""Options in the picture of the order."""
DETAILED = 12
"""Options that get a block of their own."""
BARS = 10
"""Inputs in the picture of what moves the first option."""
SHOWN = 6
"""Pieces of evidence of each option."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionView:
    """One option as the report shows it."""

    id: str
    rank: int
    title: str
    description: str
    issue: str
    tier: str
    confidence: str
    index: Markup
    low: Markup
    high: Markup
    ambition: Markup
    ambition_word: str
    countries: tuple[tuple[str, Markup, Markup], ...]
    """(country, index of ratification, gain)."""
    binding: str
    bound: bool
    """Whether there is a player on whom it hangs."""
    adds: Markup
    short_form: str
    form: str
    right: str
    """What those named next must do: consent, or not obstruct."""
    consent: str
    """Who they are, each with its acceptance."""
    helpers: str
    """Bodies outside government that would carry it out, each with its acceptance."""
    step: str
    three: str
    frames: tuple[tuple[str, str], ...]
    """(frame, index) of the best form under each frame."""
    conditions: tuple[str, ...]
    stable: str
    """Where it ranks over the draws."""
    state: str
    note: str
    agencies: tuple[tuple[str, str], ...]
    """(country, agencies that own the issue)."""
    evidence: tuple[tuple[str, str, str, str], ...]
    """(date, sentence, page, who was read as what and how far that moved the position)."""
    detailed: bool
    """Whether it gets a block of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaView:
    """The section's content."""

    figures: tuple[Figure, ...]
    rows: tuple[OptionView, ...]
    apart: tuple[tuple[str, str, str], ...]
    """(title, state, note)."""


def agenda_section(desk: Desk, book: Book, studio: Studio) -> AgendaView:
    """Pictures and rows of the ranking."""
    ranking = desk.ranking
    titles = {o.id: o.title for o in desk.case.options}
    return AgendaView(
        figures=_figures(desk, studio),
        rows=tuple(_view(desk, book, row) for row in ranking.options),
        apart=tuple(
            (data(titles.get(e.option, e.option)), words(f"agenda.apart-{e.state}"), _note(e.note))
            for e in ranking.apart
        ),
    )


def _figures(desk: Desk, studio: Studio) -> tuple[Figure, ...]:
    """The order, the trade-off, and what would move the first option; none where no option is open."""
    marks = [_mark(row) for row in desk.ranking.options]
    if not marks:
        return ()
    order = studio.figure(
        "ranking",
        partial(
            ranking_chart,
            marks[:PICTURED],
            title=_title(desk),
            subtitle=[words("agenda.chart-subtitle")],
        ),
        caption=words("agenda.chart-caption"),
    )
    trade_off = studio.figure(
        "pareto",
        partial(
            pareto_chart,
            marks,
            title=_trade_off(desk),
            subtitle=[words("agenda.pareto-subtitle")],
        ),
        caption=words("agenda.pareto-caption"),
        data="ranking",
    )
    return order, trade_off, _tornado(desk, studio)


def _mark(row: Ranked) -> RankMark:
    return RankMark(
        rank=row.rank,
        title=row.title,
        index=row.p_joint,
        low=row.p_low,
        high=row.p_high,
        gain=min(row.gain[c] for c in row.countries),
        ambition=row.ambition,
        tier=row.tier,
        link=f"#option-{row.id}",
        front=row.layer == 1,
    )


def _tornado(desk: Desk, studio: Studio) -> Figure:
    """What would move the first option most."""
    first = desk.ranking.options[0]
    swings = explain(desk, first.id).swings
    bars = [TornadoBar(what=_named(desk, s.what), low=s.low, high=s.high) for s in swings[:BARS]]
    return studio.figure(
        "tornado",
        partial(
            tornado_chart,
            bars,
            first.p_joint,
            title=(
                words("agenda.tornado-title", title=first.title, what=bars[0].what)
                if bars
                else words("agenda.quoted", title=first.title)
            ),
            subtitle=[words("agenda.tornado-subtitle")],
        ),
        caption=words("agenda.tornado-caption"),
        data="tornado",
    )


def _named(desk: Desk, what: str) -> str:
    """An input in words, with ids of players and issues as their names."""
    names = {**players(desk), **{issue.id: issue_title(issue).lower() for issue in desk.case.issues}}
    return plainly(" ".join(names.get(word, word) for word in what.split()))


def _title(desk: Desk) -> str:
    ripe = sum(o.tier in NEAR for o in desk.ranking.options)
    options = counted("agenda.open", len(desk.ranking.options))
    return words("agenda.within-one" if ripe == 1 else "agenda.within-many", count=ripe, options=options)


def _trade_off(desk: Desk) -> str:
    likely = [o for o in desk.ranking.options if o.tier in NEAR]
    big = [o for o in likely if min(o.gain[c] for c in o.countries) >= 0.5]  # noqa: PLR2004 - half of the best
    if not likely:
        return words("agenda.trade-none")
    if not big:
        return words("agenda.trade-small")
    return words("agenda.trade-one" if len(big) == 1 else "agenda.trade-many", big=len(big), likely=len(likely))


def _note(note: str) -> Markup:
    """What became of an option, as the engine says it, with its dates written out."""
    if language() == "en":
        return Markup.escape(readable(note))
    return Markup(" ").join(again(part) for part in re.split(r"(?<=\.) (?=[A-Z])", note))


def _view(desk: Desk, book: Book, row: Ranked) -> OptionView:
    option = next(o for o in desk.case.options if o.id == row.id)
    names = players(desk)
    number = _Numbers(book, row.id)
    return OptionView(
        id=row.id,
        rank=row.rank,
        title=titled(row),
        description=data(option.description),
        issue=issue_title(desk.issue(row.issue)),
        tier=row.tier,
        confidence=words(f"words.confidence-{row.confidence if desk.case.readings else 'low'}"),
        index=number("p_joint"),
        low=number("p_low"),
        high=number("p_high"),
        ambition=number("ambition"),
        ambition_word=ambition_word(row.ambition),
        countries=tuple((country_name(c), number("p", c), number("gain", c, "{:+.2f}")) for c in row.countries),
        binding=data(names.get(row.binding.player, row.binding.player)) if row.binding else words("agenda.nobody"),
        bound=row.binding is not None,
        adds=book.number("binding_adds", "{:+.2f}", id=row.id),
        short_form=capital(form_alone(row.variant.instrument, row.countries)),
        form=capital(form_of(row.variant.instrument, row.variant.frame, row.countries)),
        right=consent_right(row),
        helpers=_accepting(row, row.implementers.values(), names),
        consent=_accepting(row, consent_holders(row), names),
        step=first_step(desk, row),
        three=again(row.three.sentence),
        frames=tuple((framed(a.variant.frame), shown("{:.2f}", a.joint, index=True)) for a in row.frames),
        conditions=tuple(
            say("agenda.condition", who=capital(again(c.who)), what=again(c.what)) for c in row.conditions
        ),
        stable=words(
            "agenda.stable", low=row.rank_low, high=row.rank_high, **{"from": row.recoded[0], "to": row.recoded[1]}
        ),
        state=row.state,
        note=_note(row.note),
        agencies=tuple(
            (country_name(c), joined([data(name) for name in owners(desk, row.issue, c)]))
            for c, _ in desk.issue(row.issue).agencies
        ),
        evidence=tuple(
            (dated(e.date), data(e.sentence), e.url or "", read)
            for e, read in zip(row.evidence, _readings(desk, row), strict=False)
        ),
        detailed=row.rank <= DETAILED,
    )


def _accepting(row: Ranked, holders: Iterable[str], names: Mapping[str, str]) -> Markup:
    """`President Trump 0.52, Prime Minister Takaichi 0.93`."""
    return Markup(", ").join(
        Markup("{} {}").format(data(names.get(p, p)), shown("{:.2f}", row.accept[p])) for p in holders
    )


def _readings(desk: Desk, row: Ranked) -> list[Markup]:
    """`President Biden (now President Trump) on women: read as level 0.25; moved the position by -0.06`, and so on."""
    names = players(desk)
    found = []
    for item in row.evidence[:SHOWN]:
        who, now = person(item.who), names.get(item.player, item.player)
        known = f"agenda.read-{item.reading}" in messages()
        found.append(
            say(
                "agenda.reading",
                who=data(who),
                held="" if who == now else say("agenda.now", who=data(now)),
                issue=issue_title(desk.issue(item.issue)),
                read=words(f"agenda.read-{item.reading}") if known else item.reading,
                level=f"{item.level:.2f}",
                offer="" if item.against is None else say("agenda.against", level=f"{item.against:.2f}"),
                shift=f"{item.shift:+.2f}",
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Numbers of one option."""

    book: Book
    id: str

    def __call__(self, field: str, country: str | None = None, form: str = "{:.2f}") -> Markup:
        more = {} if country is None else {"country": country}
        return self.book.number("option", form, id=self.id, field=field, **more)
