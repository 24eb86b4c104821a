"""What a panel answered in one round, question by question, as far as it may be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from winset.desk.panels.opened import OpenPanel
from winset.experts import LEAST, Camps, Movement, Quartiles, agrees, camps, cells_of, movement, quartiles
from winset.model import Question
from winset.store.panels import Handed, Seat

__all__ = ["Floats", "QuestionSummary", "Response", "matrix", "responses", "summarised"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """How many answered, of how many."""

    group: str | None
    """Country, or None for everyone; countries with fewer than LEAST seats are joined."""
    answered: int
    seats: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSummary:
    """One question after one round."""

    question: str
    text: str
    unit: str
    least: float
    most: float
    n: int
    """Members who answered; nothing else is told below LEAST."""
    groups: tuple[Quartiles, ...]
    """Everyone first."""
    reasons: tuple[str, ...]
    """Without names, in alphabetical order."""
    minority: tuple[str, ...]
    """Reasons that their writers allow to be printed as minority statements."""
    change: Movement | None
    """Since the round before; None in the first."""
    agrees: bool | None
    """Whether the middle half lies within a quarter of the range."""
    camps: Camps | None
    """Two camps, where the panel falls into two."""


def summarised(opened: OpenPanel, number: int) -> tuple[QuestionSummary, ...]:
    """Every question after a closed round."""
    seats = opened.book.seats(opened.panel.id)
    now = opened.book.answers(opened.panel.id, number)
    before = opened.book.answers(opened.panel.id, number - 1) if number > 1 else ()
    return tuple(_summary(q, seats, now, before) for q in opened.questions)


def _summary(
    question: Question, seats: tuple[Seat, ...], now: tuple[Handed, ...], before: tuple[Handed, ...]
) -> QuestionSummary:
    span: dict[str, Any] = {"low": question.least, "high": question.most}
    middle = matrix(seats, now, [question])[:, 0, 1]
    enough = int((~np.isnan(middle)).sum()) >= LEAST
    own = [h.answer for h in now if h.answer.question == question.id] if enough else []
    return QuestionSummary(
        question=question.id,
        text=question.text,
        unit=question.unit,
        least=question.least,
        most=question.most,
        n=int((~np.isnan(middle)).sum()),
        groups=quartiles(middle, [s.country for s in seats], **span),
        reasons=tuple(sorted({a.reason.strip() for a in own if a.reason.strip() and not a.minority})),
        minority=tuple(sorted({a.reason.strip() for a in own if a.reason.strip() and a.minority})),
        change=movement(matrix(seats, before, [question])[:, 0, 1], middle, **span) if before else None,
        agrees=agrees(middle, **span),
        camps=camps(middle, **span),
    )


def matrix(seats: tuple[Seat, ...], rows: tuple[Handed, ...], questions: list[Question]) -> Floats:
    """Answers of shape (seats, questions, 3), NaN where there is none."""
    place = {s.seat: e for e, s in enumerate(seats)}
    column = {q.id: i for i, q in enumerate(questions)}
    table = np.full((len(seats), len(questions), 3), np.nan)
    for h in rows:
        if h.answer.question in column:
            table[place[h.seat.seat], column[h.answer.question]] = (h.answer.q05, h.answer.q50, h.answer.q95)
    return table


def responses(opened: OpenPanel, number: int) -> tuple[Response, ...]:
    """Who handed in a round, by country; everyone first. Small countries are joined, as in every other table."""
    seats = opened.book.seats(opened.panel.id)
    handed = opened.book.handed(opened.panel.id, number)
    found = [Response(group=None, answered=len(handed), seats=len(seats))]
    cells = cells_of([s.country for s in seats])
    if cells is None or len(set(cells.values())) < 2:  # noqa: PLR2004 - one cell is everyone again
        return tuple(found)
    for cell in sorted(set(cells.values())):
        own = [s for s in seats if cells[s.country] == cell]
        found.append(Response(group=cell, answered=sum(s.seat in handed for s in own), seats=len(own)))
    return tuple(found)
