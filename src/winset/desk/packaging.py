"""The package to propose from a case's open options, by several solutions beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from winset.bargaining.objectives import OBJECTIVES
from winset.bargaining.proposal import Proposal, propose
from winset.desk.desk import Desk
from winset.errors import UnknownName
from winset.model import INSTRUMENTS

__all__ = ["SHOWN", "Packages", "Proposal", "package"]

SHOWN: Final = ("nash", "egalitarian")
"""Solutions that are shown where none are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packages:
    """One package a solution, from the same candidates and draws."""

    as_of: str
    snapshot: str
    instrument: str
    """Form in which a package as a whole is agreed; it decides whose consent is needed."""
    at_least: float
    """Share of draws in which every country must ratify."""
    proposals: tuple[Proposal, ...]


def package(
    desk: Desk,
    *,
    options: Sequence[str] | None = None,
    pool: int | None = None,
    objectives: Sequence[str] = SHOWN,
    instrument: str = "joint-statement",
    at_least: float = 0.5,
    side_payments: float = 0.0,
) -> Packages:
    """The best package under each solution; see `winset.bargaining.proposal.propose`.

    Parameters
    ----------
    desk : the case and its as-of day
    options : ids of the candidates; None for the first of the ranking, one an idea
    pool : how many of the first ideas of the ranking to bundle from, where no options are named; None for the default
    objectives : `nash`, `egalitarian`, `kalai-smorodinsky` or `minimax-regret`
    instrument : form of the whole package
    at_least : share of draws in which every country must ratify, in (0, 1]
    side_payments : most that a country pays or receives, in units of its best item that it would ratify

    Raises
    ------
    UnknownName : a name is none of those known
    BadNumbers : a share or payment is out of range
    """
    for name in objectives:
        if name not in OBJECTIVES:
            raise UnknownName("solution", name, OBJECTIVES)
    if instrument not in INSTRUMENTS:
        raise UnknownName("instrument", instrument, INSTRUMENTS)
    found = tuple(
        propose(
            desk.assessment,
            options=_first_ideas(desk, pool) if options is None and pool is not None else options,
            objective=name,
            instrument=instrument,
            at_least=at_least,
            side_payments=side_payments,
        )
        for name in dict.fromkeys(objectives)
    )
    return Packages(
        as_of=desk.day.isoformat(), snapshot=desk.snapshot, instrument=instrument, at_least=at_least, proposals=found
    )  # fmt: skip


def _first_ideas(desk: Desk, number: int) -> tuple[str, ...]:
    """The first options of the ranking, one an idea."""
    cluster_of = {o.id: o.cluster or o.id for o in desk.case.options}
    first: dict[str, str] = {}
    for row in desk.ranking.options:
        first.setdefault(cluster_of[row.id], row.id)
    return tuple(first.values())[:number]
