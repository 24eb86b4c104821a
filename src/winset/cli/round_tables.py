"""Panels as tables for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan
from typing import TYPE_CHECKING

import typer
from rich.markup import escape

from winset.cli.tables import console_of, table_of
from winset.desk.showing import index_shown

if TYPE_CHECKING:
    from winset.desk.panels import Answer, BesideExperts, Panel, PanelResult, QuestionSummary, Sheet

__all__ = ["print_beside", "print_panels", "print_result", "print_sheet"]


def print_panels(panels: Sequence[Panel]) -> None:
    """The panels of a case."""
    if not panels:
        typer.echo("no panel yet: write one into panels.toml, and its questions into questions.csv")
        return
    out = table_of("panels", "id", "title", "countries", "rounds", "ends earlier when")
    for p in panels:
        rule = f"{p.share:.0%} of the medians move by at most {p.move:.0%} of their range"
        out.add_row(*(escape(cell) for cell in (p.id, p.title, ", ".join(p.countries), f"up to {p.rounds}", rule)))
    console_of().print(out)


def print_sheet(sheet: Sheet) -> None:
    """A member's sheet."""
    state = "no round is open" if sheet.round is None else f"round {sheet.round} is open"
    state += ", you have handed it in" if sheet.handed else ""
    out = table_of(f"{sheet.panel.title}: {state}", "question", "asked", "range", "your last", "now", "the group")
    for a in sheet.asked:
        q = a.question
        now = a.handed or a.draft
        cells = (
            q.id,
            q.text,
            f"{q.least:g} to {q.most:g} {q.unit}",
            _three(a.last),
            _three(now) + (" (draft)" if now is not None and now is a.draft else ""),
            "" if a.group is None else _groups(a.group),
        )
        out.add_row(*(escape(cell) for cell in cells))
    console_of().print(out)
    for a in sheet.asked:
        for reason in () if a.group is None else (*a.group.reasons, *a.group.minority):
            console_of().print(escape(f"  {a.question.id}: “{reason}”"))
    for p in sheet.proposals:
        console_of().print(escape(f"  proposed {p.kind}: {p.text}" + (f" ({p.reason})" if p.reason else "")))


def print_result(found: PanelResult) -> None:
    """What a panel came to."""
    say = console_of().print
    head = found.panel.title if found.round is None else f"{found.panel.title}, after round {found.round}"
    say(f"[bold]{escape(head)}[/bold]: {escape(found.why)}")
    for number, groups in found.responses:
        told = "; ".join(f"{r.group or 'all'} {r.answered} of {r.seats}" for r in groups)
        say(f"  round {number} answered by {escape(told)}")
    if not found.questions:
        return
    pooled = {p.question: p for p in found.pooled}
    out = table_of("questions", "question", "n", "pooled 5 / 50 / 95 %", "weighted", "middle half by group", "verdict")
    for s in found.questions:
        own = pooled.get(s.question)
        weighted = "" if own is None or own.weighted is None else " / ".join(f"{v:.3g}" for v in own.weighted)
        equal = "" if own is None else " / ".join(f"{v:.3g}" for v in own.equal)
        out.add_row(*(escape(c) for c in (s.question, str(s.n), equal, weighted, _groups(s), _verdict(s))))
    console_of().print(out)
    if found.alpha is not None:
        width = "" if isnan(found.alpha.low) else f" ({found.alpha.low:.2f} to {found.alpha.high:.2f})"
        say(f"  Krippendorff's alpha {found.alpha.alpha:.2f}{width} on {found.alpha.units} questions")
    if found.concordance is not None:
        say(f"  Kendall's W {found.concordance.w:.2f} of {found.concordance.judges} who answered everything")
    say(escape(f"  {found.weights}"))
    for s in found.questions:
        for reason in s.minority:
            say(escape(f"  minority statement on {s.question}: “{reason}”"))


def print_beside(found: Sequence[BesideExperts]) -> None:
    """The ranking with and without the experts."""
    if not found:
        typer.echo("no panel has ended in this case: there is nothing to compare")
        return
    out = table_of("with and without the experts", "rank", "without", "index", "without", "option")
    for b in found:
        cells = (str(b.rank), str(b.rank_without), index_shown(b.p_joint), index_shown(b.p_joint_without), b.title)
        out.add_row(*(escape(cell) for cell in cells))
    console_of().print(out)


def _three(answer: Answer | None) -> str:
    return "" if answer is None else f"{answer.q05:g} / {answer.q50:g} / {answer.q95:g}"


def _groups(s: QuestionSummary) -> str:
    return "; ".join(f"{q.group or 'all'} ({q.n}) {q.low:.3g} to {q.high:.3g}" for q in s.groups)


def _verdict(s: QuestionSummary) -> str:
    if s.agrees is None:
        return "fewer than 3 answered"
    said = "agreed" if s.agrees else "not agreed"
    if s.camps is not None:
        said = f"two camps: {s.camps.low_n} near {s.camps.low:.3g}, {s.camps.high_n} near {s.camps.high:.3g}"
    if s.change is not None and not isnan(s.change.shift):
        said += f"; median moved {s.change.shift:+.3g}"
    return said
