"""The ranking with and without the experts: one more dated source, never the only one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from winset.desk.desk import Desk

__all__ = ["BesideExperts", "beside_experts", "without_experts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideExperts:
    """One option, ranked with and without what experts said."""

    option: str
    title: str
    rank: int
    rank_without: int
    p_joint: float
    """Ratifiability index with the experts, 0 to 1."""
    p_joint_without: float


def without_experts(desk: Desk) -> Desk:
    """The same case on the same day as if no expert had been asked."""
    heard = tuple(r for r in desk.case.readings if r.kind != "expert")
    return Desk(desk.folder, replace(desk.case, readings=heard), desk.day, desk.problems, anew=True)


def beside_experts(desk: Desk) -> tuple[BesideExperts, ...]:
    """Every option with and without the experts, in the order of the ranking; empty where no expert was heard."""
    if not any(r.kind == "expert" for r in desk.case.readings):
        return ()
    without = {r.id: r for r in without_experts(desk).ranking.options}
    return tuple(
        BesideExperts(
            option=r.id,
            title=r.title,
            rank=r.rank,
            rank_without=without[r.id].rank,
            p_joint=r.p_joint,
            p_joint_without=without[r.id].p_joint,
        )
        for r in desk.ranking.options
        if r.id in without
    )
