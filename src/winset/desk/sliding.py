"""What if: any set of changes at once, answered for every open option without drawing, so that a slider can ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from winset.bargaining import happened
from winset.bargaining.assessment import ordered
from winset.bargaining.result import tier_of
from winset.desk.scenarios import scenarios
from winset.errors import BadInput, Problem, UnknownName
from winset.model import CHANGE_KINDS, Change, Scenario

if TYPE_CHECKING:
    from winset.desk.desk import Desk

__all__ = ["Moved", "slid"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One open option before and after."""

    option: str
    before: float
    """Index now."""
    after: float
    """Index of what would then be its best form."""
    rank_before: int
    rank_after: int
    tier_before: str
    tier_after: str
    form_changes: bool
    """Whether another form becomes the best one."""


def slid(desk: Desk, ids: Sequence[str] = (), changes: Sequence[Change] = ()) -> tuple[Moved, ...]:
    """Every open option if scenarios of the case and further changes held together, the largest change first.

    Parameters
    ----------
    desk : the case and its as-of day
    ids : of the scenarios that could happen from the day on
    changes : of one's own

    Raises
    ------
    UnknownName : no such scenario on the day
    BadInput : a change is of an unknown kind
    """
    known = {row.id: row for row in scenarios(desk)}
    for name in ids:
        if name not in known:
            raise UnknownName("scenario", name, known)
    for change in changes:
        if change.kind not in CHANGE_KINDS:
            what = f"{change.kind!r} is no kind of change; known: {', '.join(CHANGE_KINDS)}"
            raise BadInput([Problem(file="scenario", column="kind", code="unknown-change", what=what)])
    own = Scenario(
        id="own", title="Own changes", what="", since=desk.day.isoformat(), until=None, changes=tuple(changes),
        known_from=desk.day.isoformat(), source="",
    )  # fmt: skip
    a = desk.assessment
    after = happened(a, [*(known[name] for name in dict.fromkeys(ids)), own])
    ranks = [ordered(x.board, x.found, x.best).rank for x in (a, after)]
    moved = [
        Moved(
            option=a.board.forms[v].variant.option,
            before=float(a.found.joint[v]),
            after=float(after.found.joint[w]),
            rank_before=int(ranks[0][i]),
            rank_after=int(ranks[1][i]),
            tier_before=tier_of(float(a.found.joint[v])),
            tier_after=tier_of(float(after.found.joint[w])),
            form_changes=bool(v != w),
        )
        for i, (v, w) in enumerate(zip(a.best, after.best, strict=True))
    ]
    return tuple(sorted(moved, key=lambda m: (-abs(m.after - m.before), m.rank_before, m.option)))
