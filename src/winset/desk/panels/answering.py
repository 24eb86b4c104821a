"""What a member sees and hands in."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from winset.desk.panels.opened import OpenPanel, open_panel
from winset.desk.panels.summary import QuestionSummary, summarised
from winset.errors import BadInput, CaseError, Problem, UnknownName
from winset.model import PROPOSAL_KINDS, Answer, Panel, Proposed, Question
from winset.sources.rows import read_rows_file
from winset.store.panels import Seat

__all__ = ["Asked", "Sheet", "answers_in", "hand_in", "propose", "proposed", "save_draft", "sheet"]

LONGEST_REASON = 2_000
"""Letters of a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question as a member sees it."""

    question: Question
    draft: Answer | None
    """What the member has written in this round and not handed in."""
    handed: Answer | None
    """What the member has handed in in this round."""
    last: Answer | None
    """The member's own answer in the round before."""
    group: QuestionSummary | None
    """What the group answered in the round before; None in the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything that a member sees of a panel."""

    panel: Panel
    round: int | None
    """The round that is open; None between rounds."""
    handed: bool
    """Whether the member has handed it in."""
    asked: tuple[Asked, ...]
    """Seed questions without their known answers."""
    proposals: tuple[Proposed, ...]
    """What was put forward in round 0, once that has closed."""


def sheet(path: Path | str, panel: str, key: str) -> Sheet:
    """A member's sheet; raises CaseError for a key that opens no seat."""
    with open_panel(path, panel) as opened:
        seat = opened.book.seat(panel, key)
        number = opened.current
        before = opened.last_closed
        group = {} if before is None else {s.question: s for s in summarised(opened, before)}
        own = {} if before is None else _own(opened, before, seat)
        drafts = {} if number is None else {a.question: a for a in opened.book.drafts(seat, number)}
        handed = {} if number is None else _own(opened, number, seat)
        return Sheet(
            panel=opened.panel,
            round=number,
            handed=number is not None and seat.seat in opened.book.handed(panel, number),
            asked=tuple(
                Asked(
                    question=_without_truth(q),
                    draft=drafts.get(q.id),
                    handed=handed.get(q.id),
                    last=own.get(q.id),
                    group=group.get(q.id),
                )
                for q in opened.questions
            ),
            proposals=() if number == 0 else opened.book.proposals(panel),
        )


def answers_in(file: Path) -> tuple[Answer, ...]:
    """Answers from a table with the columns question, q05, q50, q95, reason, evidence, minority; raises BadInput."""
    rows, problems = read_rows_file(file, Answer)
    if problems:
        raise BadInput(problems)
    return tuple(rows)


def save_draft(path: Path | str, panel: str, key: str, answers: Sequence[Answer]) -> int:
    """Keep answers to go on with later; returns how many. See `hand_in` for what is refused."""
    return _keep(path, panel, key, answers, final=False)


def hand_in(path: Path | str, panel: str, key: str, answers: Sequence[Answer]) -> int:
    """Hand in answers to the open round, in place of what the seat handed in before; returns how many.

    When this returns, they survive whatever happens to the machine.

    Raises
    ------
    BadInput : answers out of range or order, or to no question of the panel, all at once; nothing is kept
    CaseError : the key opens no seat, or no round of questions is open
    """
    return _keep(path, panel, key, answers, final=True)


def propose(path: Path | str, panel: str, key: str, proposals: Sequence[Proposed]) -> int:
    """Put forward options and constraints while round 0 is open; returns how many."""
    with open_panel(path, panel) as opened:
        seat = opened.book.seat(panel, key)
        empty = [p for p in proposals if not p.text.strip() or len(p.text) > LONGEST_REASON]
        if empty or not proposals:
            what = f"a proposal needs between 1 and {LONGEST_REASON} letters"
            raise BadInput([Problem(file="proposals", code="bad-text", what=what)])
        opened.book.propose(seat, proposals)
        return len(proposals)


def proposed(path: Path | str, panel: str, key: str, *, kind: str, text: str, reason: str = "") -> int:
    """One proposal from its words; see `propose`. Raises UnknownName for another kind."""
    if kind not in PROPOSAL_KINDS:
        raise UnknownName("kind of proposal", kind, PROPOSAL_KINDS)
    return propose(path, panel, key, [Proposed(kind=kind, text=text, reason=reason)])


def _keep(path: Path | str, panel: str, key: str, answers: Sequence[Answer], *, final: bool) -> int:
    with open_panel(path, panel) as opened:
        seat, number = opened.book.seat(panel, key), opened.current
        if number is None or number == 0:
            raise CaseError(f"no round of questions of panel {panel!r} is open; nothing was kept")
        problems = list(_problems(opened, answers))
        if problems:
            raise BadInput(problems)
        opened.book.save(seat, number, answers, final=final)
        return len(answers)


def _problems(opened: OpenPanel, answers: Sequence[Answer]) -> Iterator[Problem]:
    known = {q.id: q for q in opened.questions}
    seen: set[str] = set()
    for row, a in enumerate(answers, 2):
        question = known.get(a.question)
        if question is None:
            what = f"{a.question!r} is no question of this panel"
            yield Problem(file="answers", row=row, column="question", code="unknown-question", what=what)
            continue
        if a.question in seen:
            what = f"{a.question!r} is answered twice; keep one row"
            yield Problem(file="answers", row=row, column="question", code="twice", what=what)
        seen.add(a.question)
        values = (a.q05, a.q50, a.q95)
        if not all(math.isfinite(v) and question.least <= v <= question.most for v in values):
            what = f"{values} must lie between {question.least:g} and {question.most:g} ({question.unit})"
            yield Problem(file="answers", row=row, column="q50", code="out-of-range", what=what)
        elif not a.q05 <= a.q50 <= a.q95:
            what = f"{values} must not fall: the 5 % value first, then the middle, then the 95 % value"
            yield Problem(file="answers", row=row, column="q50", code="order", what=what)
        elif question.scale == "log" and a.q05 <= 0:
            what = f"{a.q05:g} must be above 0 on a scale of ratios"
            yield Problem(file="answers", row=row, column="q05", code="out-of-range", what=what)
        if max(len(a.reason), len(a.evidence)) > LONGEST_REASON:
            what = f"has more than {LONGEST_REASON} letters"
            yield Problem(file="answers", row=row, column="reason", code="too-long", what=what)


def _own(opened: OpenPanel, number: int, seat: Seat) -> dict[str, Answer]:
    rows = opened.book.answers(opened.panel.id, number)
    return {h.answer.question: h.answer for h in rows if h.seat.seat == seat.seat}


def _without_truth(question: Question) -> Question:
    return replace(question, truth=None, source="")
