"""One issue's ladder from end to end: where each country's win-set lies, where all overlap, how far one could go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from winset.bargaining.arrays import Floats
from winset.bargaining.assessment import Assessment
from winset.bargaining.board import board_of
from winset.bargaining.evaluate import effective_rules, evaluated, heard
from winset.bargaining.variants import Form
from winset.bargaining.winset import Intervals, most_ambitious, overlap, rule_winset
from winset.model import INSTRUMENTS, Option, Variant

__all__ = ["Ladder", "ladder_of"]

ENOUGH: Final = 0.8
"""Joint ratification that the most ambitious level must reach."""
RUNGS: Final = 31
"""Levels tried between -0.5 and 1."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ladder:
    """What each country could ratify along one issue, under one instrument and frame."""

    issue: str
    instrument: str
    frame: str
    countries: tuple[str, ...]
    """ISO3 of those asked."""
    status_quo: float
    levels: Floats
    """Shape (l,)."""
    country: Floats
    """Shape (c, l), probability that each country ratifies each level."""
    joint: Floats
    """Shape (l,), that all of them do."""
    winsets: tuple[Intervals, ...]
    """One a country: levels preferred to the status quo at everyone's mean ideal, costs left aside; open intervals."""
    overlap: Intervals
    """Levels in the win-set of every country."""
    ideals: tuple[tuple[str, float], ...]
    """(player, ideal after those who act through it) of every consent-holder."""
    most_ambitious: float | None
    """Highest level ratified by all with probability 0.8 or more; None where no level is."""


def ladder_of(
    a: Assessment, issue: str, *, instrument: str, frame: str = "functional", countries: Sequence[str] | None = None
) -> Ladder:
    """The ladder of an issue for some countries (None: all of the case), any format that binds them."""
    bound = tuple(c for c in a.game.countries if countries is None or c in countries)
    rungs = np.round(np.linspace(-0.5, 1.0, RUNGS), 3)
    options = tuple(_rung(issue, float(level), instrument, frame, bound) for level in rungs)
    case = replace(a.case, options=options)
    forms = [
        Form(
            variant=Variant(option=o.id, instrument=instrument, frame=frame, format="bilateral"),
            countries=bound,
            whole=True,
            own=True,
        )
        for o in options
    ]
    board = board_of(a.game, case, forms)
    found = evaluated(a.game, board, a.inputs, a.settings)
    ideals = heard(a.game, board, a.inputs)[0][0, :, 0]
    rules = dict(zip(a.game.countries, effective_rules(a.game, INSTRUMENTS.index(instrument)), strict=True))
    padded = np.concatenate([ideals[: a.game.seats], np.full(len(a.game.countries), 1.0)])
    quo = float(a.inputs.status_quo[a.game.column(issue)])
    sets = tuple(rule_winset(rules[c], padded, quo) for c in bound)
    members = sorted({m for c in bound for m in rules[c].members if m < a.game.seats})
    rows = [a.game.countries.index(c) for c in bound]
    return Ladder(
        issue=issue,
        instrument=instrument,
        frame=frame,
        countries=bound,
        status_quo=quo,
        levels=rungs,
        country=found.country[rows],
        joint=found.joint,
        winsets=sets,
        overlap=overlap(sets),
        ideals=tuple((a.game.players[m].id, float(ideals[m])) for m in members),
        most_ambitious=most_ambitious(rungs, found.joint, at_least=ENOUGH),
    )


def _rung(issue: str, level: float, instrument: str, frame: str, parties: tuple[str, ...]) -> Option:
    """A level as an option that touches nothing and asks nobody outside."""
    return Option(
        id=f"{issue}@{level:g}",
        title=f"{issue} at {level:g}",
        description="",
        issue=issue,
        points=((issue, level),),
        ambition=level,
        ambition_spread=0.0,
        first_proposed="",
        known_from="",
        proposed_source="",
        instruments=(instrument,),
        touches=(),
        frames=(frame,),
        formats=("bilateral",),
        parties=parties,
        conditions=(),
        cluster="",
    )
