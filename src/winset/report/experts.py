"""What the experts say: who answered, what the panel holds, how far it agrees, and what it does to the ranking."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from typing import Final

from markupsafe import Markup

from winset.desk import Desk
from winset.desk.panel_numbers import settled_question
from winset.desk.panels import BesideExperts, PanelResult, Pooled, QuestionSummary
from winset.report.book import Book
from winset.report.engine_words import again
from winset.report.tongue import data, say, words
from winset.report.words import country_name

__all__ = ["BesideView", "Experts", "PanelView", "QuestionView", "experts_section"]

SHOWN: Final = 12
"""Options of the ranking beside that stand open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """One question and what the panel holds on it."""

    text: Markup
    n: int
    equal: Markup
    weighted: Markup
    state: str
    """Whether the middle still moves, and whether the panel agrees, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelView:
    """One panel that has ended."""

    id: str
    title: Markup
    lead: tuple[Markup, ...]
    responses: tuple[tuple[str, str, Markup, str], ...]
    """(round, group, answered of seats, percent)."""
    questions: tuple[QuestionView, ...]
    camps: tuple[Markup, ...]
    """Questions on which the panel falls into two camps."""
    minority: tuple[tuple[Markup, tuple[Markup, ...]], ...]
    """(question, statements that their writers let be printed)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideView:
    """One option with and without the experts."""

    id: str
    title: Markup
    rank: int
    without: Markup
    index: Markup
    index_without: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Experts:
    """The section's content."""

    panels: tuple[PanelView, ...]
    beside_lead: Markup
    """Empty where no answer bears on a position."""
    beside: tuple[BesideView, ...]


def experts_section(desk: Desk, book: Book) -> Experts | None:
    """The section; None where no panel has ended by the day."""
    if not desk.panels:
        return None
    rows = desk.beside_experts
    return Experts(
        panels=tuple(_panel(found, book) for found in desk.panels),
        beside_lead=_beside_lead(rows, book),
        beside=tuple(_beside(row, book) for row in rows[:SHOWN]),
    )


def _panel(found: PanelResult, book: Book) -> PanelView:
    panel = found.panel.id
    asked = {q.question: q for q in found.questions}
    return PanelView(
        id=panel,
        title=data(found.panel.title),
        lead=tuple(_lead(found, book)),
        responses=tuple(_responses(found, book)),
        questions=tuple(_question(found, asked[row.question], row, book) for row in found.pooled),
        camps=tuple(_camps(panel, q, book) for q in found.questions if q.camps is not None),
        minority=tuple((data(q.text), tuple(data(s) for s in q.minority)) for q in found.questions if q.minority),
    )


def _lead(found: PanelResult, book: Book) -> list[Markup]:
    panel = found.panel.id
    settled, told = (book.number("panel_settled", "{}", panel=panel, field=f) for f in ("settled", "told"))
    last = {"panel": panel, "round": found.round}
    of = {f: book.number("panel_response", "{}", **last, group="all", field=f) for f in ("answered", "seats")}
    lines = [say("experts.lead", **of, rounds=found.round, settled=settled, told=told)]
    if found.alpha is not None:
        fields = ("alpha",) if isnan(found.alpha.low) else ("alpha", "low", "high")
        at = {f: book.number("panel_agreement", "{:.2f}", panel=panel, field=f) for f in fields}
        lines.append(say("experts.alpha" if len(fields) > 1 else "experts.alpha-alone", **at))
    if found.concordance is not None:
        lines.append(say("experts.order", w=book.number("panel_order", "{:.2f}", panel=panel)))
    lines.append(say("experts.pooling", how=again(found.weights)))
    return lines


def _responses(found: PanelResult, book: Book) -> list[tuple[str, str, Markup, str]]:
    rows = []
    for number, groups in found.responses:
        for row in groups:
            at = {"panel": found.panel.id, "round": number, "group": row.group or "all"}
            of = {f: book.number("panel_response", "{}", **at, field=f) for f in ("answered", "seats")}
            share = f"{row.answered / row.seats:.0%}" if row.seats else "–"
            who = words("experts.everyone") if row.group is None else _group(row.group)
            rows.append((str(number), who, say("experts.of", **of), share))
    return rows


def _group(name: str) -> str:
    """A country, or several that are counted together."""
    return words("experts.others") if name == "others" else country_name(name)


def _question(found: PanelResult, asked: QuestionSummary, pooled: Pooled, book: Book) -> QuestionView:
    settled = settled_question(found, asked)
    state = [words("experts.untold" if settled is None else "experts.settled" if settled else "experts.moving")]
    if asked.camps is not None:
        state.append(words("experts.two-camps"))
    elif asked.agrees is not None:
        state.append(words("experts.agreed" if asked.agrees else "experts.apart"))
    return QuestionView(
        text=_asked(asked),
        n=asked.n,
        equal=_three(found.panel.id, pooled.question, "equal", asked, book),
        weighted=Markup("–")
        if pooled.weighted is None
        else _three(found.panel.id, pooled.question, "weighted", asked, book),
        state=words("experts.both", first=state[0], second=state[1]) if len(state) > 1 else state[0],
    )


def _asked(asked: QuestionSummary) -> Markup:
    """The question, with its unit where that is no share."""
    if asked.unit in {"level", "probability", ""}:
        return data(asked.text)
    return Markup('{} <span class="small">({})</span>').format(data(asked.text), data(asked.unit))


def _three(panel: str, question: str, weights: str, asked: QuestionSummary, book: Book) -> Markup:
    """`0.40 (0.20–0.60)`, in the unit of the question."""
    form = "{:.2f}" if asked.most - asked.least <= 1.0 else "{:,.0f}"
    at = {"panel": panel, "question": question, "weights": weights}
    low, middle, high = (book.number("panel_pooled", form, **at, at=i) for i in range(3))
    return Markup("{} ({}–{})").format(middle, low, high)


def _camps(panel: str, asked: QuestionSummary, book: Book) -> Markup:
    form = {"low": "{:g}", "high": "{:g}", "low_n": "{}", "high_n": "{}"}
    at = {f: book.number("panel_camp", how, panel=panel, question=asked.question, field=f) for f, how in form.items()}
    return say("experts.camps", text=data(asked.text), **at)


def _beside_lead(rows: tuple[BesideExperts, ...], book: Book) -> Markup:
    if not rows:
        return say("experts.no-position")
    total, moved = book.number("options_ranked"), book.number("ranks_moved")
    if all(row.rank == row.rank_without for row in rows):
        return say("experts.beside-none", total=total)
    return say("experts.beside", moved=moved, total=total)


def _beside(row: BesideExperts, book: Book) -> BesideView:
    return BesideView(
        id=row.option,
        title=data(row.title),
        rank=row.rank,
        without=book.number("without_experts", "{}", id=row.option, field="rank_without"),
        index=book.number("option", "{:.2f}", id=row.option, field="p_joint"),
        index_without=book.number("without_experts", "{:.2f}", id=row.option, field="p_joint_without"),
    )
