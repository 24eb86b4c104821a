"""What a member sees of a panel: questions with fields, the group's answers of the last round, the way to hand in."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from winset.desk import Desk
from winset.desk.panels import Answer, Asked, QuestionSummary, Sheet
from winset.model import Level
from winset.report.words import country_name
from winset.web.draw.quartiles import Box, boxes
from winset.web.layout import bare
from winset.web.sheets import PART, Typed, held, part_of, shown
from winset.web.static import address_of

__all__ = ["drawn", "moved", "sheet_page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One question as the page shows it."""

    number: int
    asked: Asked
    typed: Typed
    wrong: Mapping[str, str]
    """Field -> what is wrong."""
    ladder: Sequence[Level]
    picture: Markup | None
    change: str
    done: bool


def sheet_page(
    desk: Desk, found: Sheet, *, token: str, part: int = 1, said: str = "", rows: Sequence[Typed] | None = None,
    wrong: Mapping[tuple[str, str], str] | None = None, given: Mapping[str, str] | None = None,
) -> str:  # fmt: skip
    """The page.

    Parameters
    ----------
    desk : the case, for the ladders of its issues
    rows : what was typed; what is kept by default
    wrong : (question, field) -> what is wrong
    given : what was typed of a proposal
    """
    parts = max(1, math.ceil(len(found.asked) / PART))
    part = min(part, parts)
    mine, told = held(found), {row.question: row for row in rows or ()}
    faults = wrong or {}
    listed = [
        _Row(
            number=number,
            asked=one,
            typed=told.get(one.question.id) or shown(mine.get(one.question.id), one.question.id),
            wrong={name: what for (question, name), what in faults.items() if question == one.question.id},
            ladder=next((i.levels for i in desk.case.issues if i.id == one.question.issue), ()),
            picture=drawn(one.group, one.last),
            change=moved(one.group),
            done=one.question.id in mine,
        )
        for number, one in enumerate(part_of(found, part), (part - 1) * PART + 1)
    ]
    elsewhere = sorted({_number(found, question) for question, _ in faults} - {row.number for row in listed})
    return bare(
        "seat.html.j2",
        sheet=found,
        token=token,
        rows=listed,
        part=part,
        parts=[(n, (n - 1) * PART + 1, min(n * PART, len(found.asked))) for n in range(1, parts + 1)],
        answered=len(mine),
        total=len(found.asked),
        said=said,
        late=rows is not None,
        faults=sorted({row.number for row in listed if row.wrong}),
        elsewhere=elsewhere,
        drafted=any(one.draft is not None for one in found.asked),
        lasting=any(one.last is not None for one in found.asked),
        given=given or {"kind": "option", "text": "", "reason": ""},
        sheet_style=address_of("group.css"),
    )


def _number(found: Sheet, question: str) -> int:
    return next(n for n, one in enumerate(found.asked, 1) if one.question.id == question)


def drawn(group: QuestionSummary | None, own: Answer | None = None) -> Markup | None:
    """The quartiles of a question, everyone first; None where too few answered."""
    if group is None or not group.groups:
        return None
    rows = [Box(name=_name(q.group), n=q.n, low=q.low, middle=q.middle, high=q.high) for q in group.groups]
    told = "; ".join(f"{r.name}: {r.low:g} to {r.high:g}, median {r.middle:g}" for r in rows)
    last = None if own is None else (own.q05, own.q50, own.q95)
    mine = "" if own is None else f"; you: {own.q05:g}, {own.q50:g}, {own.q95:g}"
    return boxes(rows, group.least, group.most, title=f"Middle half of the answers. {told}{mine}", own=last)


def _name(group: str | None) -> str:
    if group is None:
        return "everyone"
    return country_name(group) if len(group) == 3 and group.isupper() else group  # noqa: PLR2004 - ISO3


def moved(group: QuestionSummary | None) -> str:
    """What changed between two rounds, as a sentence; empty where that cannot be told."""
    change = None if group is None else group.change
    if change is None or math.isnan(change.moved):
        return ""
    if change.shift == 0:
        way = "its median stayed"
    else:
        way = f"its median moved {'up' if change.shift > 0 else 'down'} by {abs(change.shift):.2g}"
    return f"{change.moved:.0%} of those who answered both rounds changed their middle value; {way}."
