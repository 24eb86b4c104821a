"""Numbers about expert panels that have ended, each by name; none tells what a single member said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from math import isnan
from typing import TYPE_CHECKING, Final

from winset.desk.answer import Answer

if TYPE_CHECKING:
    from winset.desk.desk import Desk
    from winset.desk.panels import PanelResult, Pooled, QuestionSummary

__all__ = ["PANEL_FUNCTIONS", "ended_panels", "named_panel", "settled_question"]


def ended_panels(desk: Desk) -> tuple[PanelResult, ...]:
    """What the panels that had ended by the day came to, in the order of their file."""
    from winset.desk.panels import panels_in  # noqa: PLC0415 - it opens with a desk
    from winset.desk.panels.opened import open_panel  # noqa: PLC0415 - as above
    from winset.desk.panels.results import result_of  # noqa: PLC0415 - as above

    found = []
    for panel in panels_in(desk.folder.path):
        with open_panel(desk.folder.path, panel.id) as opened:
            rounds = [r.closed for r in opened.book.rounds(panel.id)]
            last = max((day for day in rounds if day is not None), default=None)
            if last is None or None in rounds or date.fromisoformat(last[:10]) > desk.day:
                continue
            result = result_of(opened)
            if result.over:
                found.append(result)
    return tuple(found)


def named_panel(desk: Desk, panel: str) -> PanelResult:
    """A panel that has ended, by its id."""
    return next(p for p in desk.panels if p.panel.id == panel)


def settled_question(found: PanelResult, question: QuestionSummary) -> bool | None:
    """Whether the middle of the panel has stopped moving on a question; None where two rounds do not tell."""
    if question.change is None or isnan(question.change.shift):
        return None
    return abs(question.change.shift) <= found.panel.move * (question.most - question.least)


def panel_response(desk: Desk, *, panel: str, round: int, group: str = "all", field: str = "answered") -> Answer:  # noqa: A002 - the word of the table
    """How many members of a panel answered in a round, or how many seats there were."""
    rows = dict(named_panel(desk, panel).responses)[round]
    found = next(r for r in rows if (r.group or "all") == group)
    return Answer(value=getattr(found, field), note="countries with few seats are counted together")


def panel_pooled(desk: Desk, *, panel: str, question: str, weights: str = "equal", at: int = 1) -> Answer:
    """What a panel holds on a question, pooled: the 5, 50 or 95 percent point."""
    found = _pooled(named_panel(desk, panel), question)
    three = getattr(found, weights)
    item = desk.evidence.get(f"panel://{panel}/{question}")
    note = {"equal": "every member counts alike", "weighted": "members weigh by how they did on known answers"}[weights]
    return Answer(value=None if three is None else three[at], evidence=() if item is None else (item,), note=note)


def panel_settled(desk: Desk, *, panel: str, field: str = "settled") -> Answer:
    """On how many questions a panel's middle has stopped moving, or on how many that can be told."""
    found = named_panel(desk, panel)
    return Answer(value=getattr(found, field), note="by the stop rule that was stated before the first round")


def panel_agreement(desk: Desk, *, panel: str, field: str = "alpha") -> Answer:
    """Krippendorff's alpha of a panel's answers, an end of its range, or how many members and questions are in it."""
    found = named_panel(desk, panel).alpha
    return Answer(value=None if found is None else _known(getattr(found, field)), note="interval level, medians")


def panel_order(desk: Desk, *, panel: str, field: str = "w") -> Answer:
    """Kendall's W of the members who answered everything: 0 no common order, 1 one order."""
    found = named_panel(desk, panel).concordance
    return Answer(value=None if found is None else _known(getattr(found, field)), note="corrected for ties")


def panel_camp(desk: Desk, *, panel: str, question: str, field: str) -> Answer:
    """The middle of one of two camps into which a panel falls on a question, or how many hold it."""
    found = next(q for q in named_panel(desk, panel).questions if q.question == question).camps
    return Answer(value=None if found is None else getattr(found, field), note="in steps of a fiftieth of the range")


def without_experts(desk: Desk, *, id: str, field: str) -> Answer:  # noqa: A002 - the word of the table
    """Rank or index that an option would have if no expert had been asked."""
    found = next(row for row in desk.beside_experts if row.option == id)
    return Answer(value=getattr(found, field), note="ranked again without what experts said")


def ranks_moved(desk: Desk) -> Answer:
    """Number of options whose rank the experts change."""
    moved = sum(row.rank != row.rank_without for row in desk.beside_experts)
    return Answer(value=moved, note="ranked again without what experts said")


def _pooled(found: PanelResult, question: str) -> Pooled:
    return next(row for row in found.pooled if row.question == question)


def _known(value: float) -> float | None:
    return None if isnan(value) else value


PANEL_FUNCTIONS: Final[tuple[tuple[str, Callable[..., Answer]], ...]] = (
    ("panel_response", panel_response),
    ("panel_pooled", panel_pooled),
    ("panel_settled", panel_settled),
    ("panel_agreement", panel_agreement),
    ("panel_order", panel_order),
    ("panel_camp", panel_camp),
    ("without_experts", without_experts),
    ("ranks_moved", ranks_moved),
)
"""Name and function of each."""
