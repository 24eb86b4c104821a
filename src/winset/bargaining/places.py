"""Where each open option stands on a day, without how sure that is: what two days are compared by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from winset.bargaining.agenda import Entry
from winset.bargaining.assessment import Assessment, ordered
from winset.bargaining.ranking import binding_player
from winset.bargaining.result import Binding, tier_of

__all__ = ["Place", "Places", "places"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One open option in its best form; each field is that of `Ranked`."""

    id: str
    title: str
    point: Mapping[str, float]
    rank: int
    p_joint: float
    tier: str
    binding: Binding | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The options of a day in their order."""

    options: tuple[Place, ...]
    apart: tuple[Entry, ...]
    """Options that are not ranked, with why."""


def places(assessment: Assessment) -> Places:
    """The order of `ranked`, its chances and tiers; no draws are made and no ladder is bent, which takes most of it."""
    a = assessment
    order = ordered(a.board, a.found, a.best)
    return Places(options=tuple(_place(a, i, int(order.rank[i])) for i in np.argsort(order.rank)), apart=a.agenda.apart)


def _place(a: Assessment, i: int, rank: int) -> Place:
    v = int(a.best[i])
    option, joint = a.board.options[v], float(a.found.joint[v])
    return Place(
        id=option.id,
        title=option.title,
        point=dict(option.points),
        rank=rank,
        p_joint=joint,
        tier=tier_of(joint),
        binding=binding_player(a, v),
    )
