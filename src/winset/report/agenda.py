"""The ranking: every open option in its best form, with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from winset.desk import Desk, Ranked, explain
from winset.report.book import Book
from winset.report.charts.ranking import RankMark, pareto_chart, ranking_chart
from winset.report.charts.tornado import TornadoBar, tornado_chart
from winset.report.consent import ambition_word, consent_holders, consent_right, first_step, owners, players
from winset.report.figure import Figure, Studio
from winset.report.words import (
    capital,
    country_name,
    dated,
    form_of,
    framed,
    joined,
    person,
    plural,
    readable,
    titled,
)

__all__ = ["AgendaView", "OptionView", "agenda_section"]

PICTURED = 20
DETAILED = 12
BARS = 10
"""Inputs in the picture of what moves the first option."""
SHOWN = 6
"""Pieces of evidence of each option."""
_READ = {
    "stance": "read as level",
    "accept": "accepted level",
    "reject": "rejected level",
    "poll": "a poll read as level",
    "expert": "placed by experts at level",
}
"""What a reading says of a player, before its level."""
_APART = {"done": "done", "replaced": "replaced", "within": "already practised", "below": "below today's level"}


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
    marks = [
        RankMark(
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
        for row in ranking.options
    ]
    figures = (
        studio.figure(
            "ranking",
            partial(
                ranking_chart,
                marks[:PICTURED],
                title=_title(desk),
                subtitle=["Stroke: index, 0 to 1. Bar: its range (5 to 95%) over uncertain inputs. Dot: ambition."],
            ),
            caption=(
                "Options come in layers, first those that no other beats on consent, gain, durability, cost and time; "
                "within a layer by index. A long bar means that the inputs leave much open."
            ),
        ),
        studio.figure(
            "pareto",
            partial(
                pareto_chart,
                marks,
                title=_trade_off(desk),
                subtitle=["Index against the gain of the country that gains least. Filled: no option beats it on all."],
            ),
            caption=(
                "A gain of 1 is the best that the country could ratify; below 0 its government would lose. "
                "Losses beyond -1 are drawn at -1."
            ),
            data="ranking",
        ),
    )
    return AgendaView(
        figures=(*figures, _tornado(desk, studio)) if marks else (),
        rows=tuple(_view(desk, book, row) for row in ranking.options),
        apart=tuple(
            (titles.get(e.option, e.option), _APART.get(e.state, e.state), readable(e.note)) for e in ranking.apart
        ),
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
            title=f"“{first.title}” moves most with the {bars[0].what}" if bars else f"“{first.title}”",
            subtitle=["Index with one input at either end of its range, all else as it is"],
        ),
        caption="winset explain shows the same for every option.",
        data="tornado",
    )


def _named(desk: Desk, what: str) -> str:
    """An input in words, with ids of players and issues as their names."""
    names = {**players(desk), **{issue.id: issue.title.lower() for issue in desk.case.issues}}
    return " ".join(names.get(word, word) for word in what.split())


def _title(desk: Desk) -> str:
    ripe = sum(o.tier in {"ripe", "within reach"} for o in desk.ranking.options)
    return f"{ripe} of {plural(len(desk.ranking.options), 'open option')} {'is' if ripe == 1 else 'are'} within reach"


def _trade_off(desk: Desk) -> str:
    likely = [o for o in desk.ranking.options if o.tier in {"ripe", "within reach"}]
    big = [o for o in likely if min(o.gain[c] for c in o.countries) >= 0.5]  # noqa: PLR2004 - half of the best
    if not likely:
        return "No option is within reach; those nearest to it are at the right"
    if not big:
        return "What is within reach brings the one who gains least less than half of its best"
    verb = "brings" if len(big) == 1 else "bring"
    return f"{len(big)} of the {len(likely)} within reach {verb} every country at least half of its best"


def _view(desk: Desk, book: Book, row: Ranked) -> OptionView:
    option = next(o for o in desk.case.options if o.id == row.id)
    names = players(desk)
    number = _Numbers(book, row.id)
    return OptionView(
        id=row.id,
        rank=row.rank,
        title=titled(row),
        description=option.description,
        issue=desk.issue(row.issue).title,
        tier=row.tier,
        confidence=row.confidence,
        index=number("p_joint"),
        low=number("p_low"),
        high=number("p_high"),
        ambition=number("ambition"),
        ambition_word=ambition_word(row.ambition),
        countries=tuple((country_name(c), number("p", c), number("gain", c, "{:+.2f}")) for c in row.countries),
        binding=names.get(row.binding.player, row.binding.player) if row.binding else "nobody alone",
        adds=book.number("binding_adds", "{:+.2f}", id=row.id),
        short_form=capital(form_of(row.variant.instrument, row.variant.frame, row.countries).split(", presented")[0]),
        form=capital(form_of(row.variant.instrument, row.variant.frame, row.countries)),
        right=consent_right(row),
        helpers=", ".join(f"{names.get(p, p)} {row.accept[p]:.2f}" for p in row.implementers.values()),
        consent=", ".join(f"{names.get(p, p)} {row.accept[p]:.2f}" for p in consent_holders(row)),
        step=first_step(desk, row),
        three=row.three.sentence,
        frames=tuple((framed(a.variant.frame), f"{a.joint:.2f}") for a in row.frames),
        conditions=tuple(f"{capital(c.who)}: {c.what}" for c in row.conditions),
        stable=(
            f"rank {row.rank_low} to {row.rank_high} in nine of ten draws of the inputs; "
            f"{row.recoded[0]} to {row.recoded[1]} when the ladders are stretched or squeezed"
        ),
        state=row.state,
        note=readable(row.note),
        agencies=tuple(
            (country_name(c), joined(owners(desk, row.issue, c))) for c, _ in desk.issue(row.issue).agencies
        ),
        evidence=tuple(
            (dated(e.date), e.sentence, e.url or "", read)
            for e, read in zip(row.evidence, _readings(desk, row), strict=False)
        ),
        detailed=row.rank <= DETAILED,
    )


def _readings(desk: Desk, row: Ranked) -> list[str]:
    """`President Biden (now President Trump) on women: read as level 0.25; moved the position by -0.06`, and so on."""
    names = players(desk)
    found = []
    for item in row.evidence[:SHOWN]:
        who, now = person(item.who), names.get(item.player, item.player)
        held = "" if who == now else f" (now {now})"
        offer = "" if item.against is None else f", measured against {item.against:.2f}"
        found.append(
            f"{who}{held} on {desk.issue(item.issue).title}: {_READ.get(item.reading, item.reading)} "
            f"{item.level:.2f}{offer}; moved the position by {item.shift:+.2f}"
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
