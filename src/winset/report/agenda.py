"""The ranking: every open option in its best form, with its reasons."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from winset.desk import Desk, Ranked
from winset.report.book import Book
from winset.report.charts.ranking import RankMark, pareto_chart, ranking_chart
from winset.report.figure import Figure, Studio
from winset.report.words import country_name, spoken

__all__ = ["AgendaView", "OptionView", "agenda_section"]

PICTURED = 20
DETAILED = 12


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
    countries: tuple[tuple[str, Markup, Markup], ...]
    """(country, index of ratification, gain)."""
    binding: str
    adds: Markup
    form: str
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
    evidence: tuple[tuple[str, str, str, str, str], ...]
    """(date, sentence, page, player, shift)."""
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
            lambda width: ranking_chart(
                marks[:PICTURED],
                title=_title(desk),
                subtitle=["Index of joint ratification, with its 5–95 % range over uncertain inputs; dot: ambition"],
                width=width,
            ),
            caption="Order: Pareto layer, index, least gain. A wide bar means that the inputs leave much open.",
        ),
        studio.figure(
            "pareto",
            lambda width: pareto_chart(
                marks,
                title="Few options are both likely to pass and worth much to the one who gains least",
                subtitle=["Index against the gain of the country that gains least; filled: on the Pareto front"],
                width=width,
            ),
            caption="A gain of 1 is the best that the country could ratify; below 0 its negotiator would lose.",
            data="ranking",
        ),
    )
    return AgendaView(
        figures=figures if marks else (),
        rows=tuple(_view(desk, book, row) for row in ranking.options),
        apart=tuple((titles.get(e.option, e.option), e.state, e.note) for e in ranking.apart),
    )


def _title(desk: Desk) -> str:
    ripe = sum(o.tier in {"ripe", "within reach"} for o in desk.ranking.options)
    return f"{ripe} of {len(desk.ranking.options)} open options are ripe or within reach"


def _view(desk: Desk, book: Book, row: Ranked) -> OptionView:
    option = next(o for o in desk.case.options if o.id == row.id)
    names = {p.id: p.name for p in desk.game.players}
    number = _Numbers(book, row.id)
    return OptionView(
        id=row.id,
        rank=row.rank,
        title=row.title,
        description=option.description,
        issue=desk.issue(row.issue).title,
        tier=row.tier,
        confidence=row.confidence,
        index=number("p_joint"),
        low=number("p_low"),
        high=number("p_high"),
        ambition=number("ambition"),
        countries=tuple((country_name(c), number("p", c), number("gain", c, "{:+.2f}")) for c in row.p),
        binding=names.get(row.binding.player, row.binding.player) if row.binding else "nobody",
        adds=book.number("binding_adds", "{:+.2f}", id=row.id),
        form=f"{spoken(row.variant.instrument)}, framed as {row.variant.frame}, {row.variant.format}",
        three=row.three.sentence,
        frames=tuple((a.variant.frame, f"{a.joint:.2f}") for a in row.frames),
        conditions=tuple(f"{c.who}: {c.what}" for c in row.conditions),
        stable=(
            f"rank {row.rank_low} to {row.rank_high} in nine draws of ten; "
            f"{row.recoded[0]} to {row.recoded[1]} when the ladders are bent"
        ),
        state=row.state,
        note=row.note,
        agencies=tuple((country_name(c), "; ".join(who)) for c, who in desk.issue(row.issue).agencies),
        evidence=tuple(
            (e.date, e.sentence, e.url or "", names.get(e.player, e.player), f"{e.shift:+.2f}")
            for e in row.evidence[:6]
        ),
        detailed=row.rank <= DETAILED,
    )


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Numbers of one option."""

    book: Book
    id: str

    def __call__(self, field: str, country: str | None = None, form: str = "{:.2f}") -> Markup:
        more = {} if country is None else {"country": country}
        return self.book.number("option", form, id=self.id, field=field, **more)
