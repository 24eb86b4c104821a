"""A member's sheet as a form: what was typed, what of it can be kept, and what is wrong beside each field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from winset.desk.panels import Answer, Asked, Sheet, hand_in, save_draft
from winset.errors import BadInput, Problem

__all__ = ["PART", "Filed", "Typed", "filed", "held", "part_of", "shown", "typed"]

PART: Final = 20
"""Questions on one page."""
VALUES: Final = ("q05", "q50", "q95")
_WORDS: Final = ("reason", "evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The fields of one question as they stand in the form, wrong or right."""

    question: str
    q05: str = ""
    q50: str = ""
    q95: str = ""
    reason: str = ""
    evidence: str = ""
    minority: bool = False

    @property
    def empty(self) -> bool:
        """Whether the question is left open."""
        return not any(getattr(self, name).strip() for name in (*VALUES, *_WORDS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What became of a form."""

    kept: int
    """Answers kept, on all pages of the sheet."""
    handed: bool
    """Whether they count: nothing was wrong and they were handed in."""
    wrong: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(question, field) -> what is wrong there."""


def part_of(sheet: Sheet, number: int) -> tuple[Asked, ...]:
    """The questions of one page, from 1."""
    return sheet.asked[(number - 1) * PART : number * PART]


def held(sheet: Sheet) -> dict[str, Answer]:
    """What the sheet holds now: the draft where there is one, else what was handed in."""
    drafts = {one.question.id: one.draft for one in sheet.asked if one.draft is not None}
    return drafts or {one.question.id: one.handed for one in sheet.asked if one.handed is not None}


def typed(form: Mapping[str, Sequence[str]], asked: Iterable[Asked]) -> tuple[Typed, ...]:
    """The fields of some questions as a form sent them."""

    def sent(question: str, name: str) -> str:
        return next(iter(form.get(f"{name}-{question}", ())), "").replace("\r\n", "\n")

    return tuple(
        Typed(
            question=one.question.id,
            **{name: sent(one.question.id, name) for name in (*VALUES, *_WORDS)},
            minority=bool(sent(one.question.id, "minority")),
        )
        for one in asked
    )


def shown(answer: Answer | None, question: str) -> Typed:
    """The fields of an answer that is kept."""
    if answer is None:
        return Typed(question=question)
    return Typed(
        question=question, q05=f"{answer.q05:.12g}", q50=f"{answer.q50:.12g}", q95=f"{answer.q95:.12g}",
        reason=answer.reason, evidence=answer.evidence, minority=answer.minority,
    )  # fmt: skip


def filed(case: Path, panel: str, key: str, sheet: Sheet, rows: Sequence[Typed], *, final: bool) -> Filed:
    """Keep what a form says. What is right is kept even where something else is wrong; nothing counts until all is.

    Parameters
    ----------
    sheet : as it was before
    rows : the questions of the form; what the sheet holds of the others stays
    final : whether to hand in
    """
    mine = {row.question for row in rows}
    answers, wrong = [a for name, a in held(sheet).items() if name not in mine], {}
    for row in rows:
        faults = _faults(row)
        wrong.update(faults)
        if not faults and not row.empty:
            answers.append(_answer(row))
    keep = hand_in if final and not wrong else save_draft
    try:
        keep(case, panel, key, answers)
    except BadInput as error:
        wrong.update(_placed(error.problems, answers))
        bad = {question for question, _ in wrong}
        answers = [a for a in answers if a.question not in bad]
        save_draft(case, panel, key, answers)
    return Filed(kept=len(answers), handed=final and not wrong, wrong=wrong)


def _faults(row: Typed) -> dict[tuple[str, str], str]:
    """What cannot be read, field by field."""
    if row.empty:
        return {}
    wrong = {}
    for name in VALUES:
        text = getattr(row, name).strip()
        if not text:
            wrong[row.question, name] = "Give all three values, or clear the question."
        elif _number(text) is None:
            wrong[row.question, name] = "Write a number, such as 0.4."
    return wrong


def _number(text: str) -> float | None:
    try:
        return float(text.replace("\N{MINUS SIGN}", "-"))
    except ValueError:
        return None


def _answer(row: Typed) -> Answer:
    low, middle, high = (_number(getattr(row, name)) or 0.0 for name in VALUES)
    return Answer(
        question=row.question, q05=low, q50=middle, q95=high, reason=row.reason.strip(), evidence=row.evidence.strip(),
        minority=row.minority,
    )  # fmt: skip


def _placed(problems: Iterable[Problem], answers: Sequence[Answer]) -> dict[tuple[str, str], str]:
    """Problems of a list of answers at the fields that they mean; the list counts from 2, as a table with a head."""
    return {
        (answers[p.row - 2].question, p.column or "q50"): f"{p.what[:1].upper()}{p.what[1:]}."
        for p in problems
        if p.row is not None
    }
