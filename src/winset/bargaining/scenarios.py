"""What a scenario changes: the same game before and after, with the same draws on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from winset.bargaining.arrays import Bools, Floats, Ints
from winset.bargaining.assessment import Assessment, ordered
from winset.bargaining.board import Board
from winset.bargaining.draws import drawn_inputs
from winset.bargaining.evaluate import Inputs, bar_value, evaluated
from winset.bargaining.game import Game
from winset.bargaining.result import tier_of
from winset.model import Change, Player, Scenario, in_force

__all__ = ["Comparison", "Shift", "acting", "compared", "compared_each", "happened"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One option before and after."""

    option: str
    joint_before: float
    joint_after: float
    change_low: float
    """5 % point of the change over paired draws."""
    change_high: float
    """95 % point."""
    rank_before: int
    rank_after: int
    tier_before: str
    tier_after: str
    variant_changes: bool
    """Whether another form becomes the best one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What one or several scenarios together change."""

    scenarios: tuple[str, ...]
    shifts: tuple[Shift, ...]
    """In the order of the size of the change, largest first."""

    def moved(self) -> tuple[Shift, ...]:
        """Options whose tier changes."""
        return tuple(s for s in self.shifts if s.tier_before != s.tier_after)


def acting(scenarios: Sequence[Scenario], a: Assessment) -> tuple[Scenario, ...]:
    """Scenarios whose dates cover the assessment's day."""
    return tuple(s for s in scenarios if in_force(s.since, s.until, a.game.day))


def happened(a: Assessment, scenarios: Sequence[Scenario]) -> Assessment:
    """The assessment as it would be if all the scenarios happened now, whatever their dates."""
    return a.under(_changed(a.game, a.board, a.inputs, scenarios))


def compared(a: Assessment, scenarios: Sequence[Scenario]) -> Comparison:
    """Every candidate before and after all the scenarios together, with the same draws on both sides."""
    return _compared(a, scenarios, _drawn(a, a.best, ()))


def compared_each(a: Assessment, scenarios: Sequence[Scenario]) -> tuple[Comparison, ...]:
    """The same for each scenario alone; what is before them is computed once."""
    before = _drawn(a, a.best, ())
    return tuple(_compared(a, (scenario,), before) for scenario in scenarios)


def _compared(a: Assessment, scenarios: Sequence[Scenario], before: Floats) -> Comparison:
    after = happened(a, scenarios)
    ranks = [ordered(x.board, x.found, x.best).rank for x in (a, after)]
    change = _drawn(a, after.best, scenarios) - before
    shifts = [
        Shift(
            option=a.board.forms[v].variant.option,
            joint_before=float(a.found.joint[v]),
            joint_after=float(after.found.joint[w]),
            change_low=float(np.quantile(change[:, i], 0.05)),
            change_high=float(np.quantile(change[:, i], 0.95)),
            rank_before=int(ranks[0][i]),
            rank_after=int(ranks[1][i]),
            tier_before=tier_of(float(a.found.joint[v])),
            tier_after=tier_of(float(after.found.joint[w])),
            variant_changes=bool(v != w),
        )
        for i, (v, w) in enumerate(zip(a.best, after.best, strict=True))
    ]
    order = sorted(shifts, key=lambda s: (-abs(s.joint_after - s.joint_before), s.option))
    return Comparison(scenarios=tuple(s.id for s in scenarios), shifts=tuple(order))


def _drawn(a: Assessment, best: Ints, scenarios: Sequence[Scenario]) -> Floats:
    """Joint ratification of some forms under the scenarios in each draw, shape (draws, forms)."""
    settings = replace(a.settings, draws=a.settings.paired_draws)
    board = a.board.only(best)
    board = replace(board, helpers=a.found.implementer[:, best])
    drawn = (_changed(a.game, board, inputs, scenarios) for inputs in drawn_inputs(a.game, a.inputs, settings))
    joint = [evaluated(a.game, board, inputs, settings).joint for inputs in drawn]
    return np.array(joint).reshape(settings.paired_draws, best.size)


def _changed(game: Game, board: Board, inputs: Inputs, scenarios: Sequence[Scenario]) -> Inputs:
    for change in chain.from_iterable(s.changes for s in scenarios):
        inputs = _one(game, board, inputs, change)
    return inputs


def _one(game: Game, board: Board, inputs: Inputs, change: Change) -> Inputs:
    rows = np.array([_names(change, p) for p in game.players], dtype=np.bool_)
    columns = np.array([change.issue in {"*", k} for k in game.issues], dtype=np.bool_)
    cells = rows[:, None] & columns[None, :]
    if change.kind == "mean":
        own = inputs.own_shift + change.by * cells
        return replace(inputs, mean=inputs.mean + change.by * cells, own_shift=own)
    if change.kind == "sd":
        return replace(inputs, sd=np.where(cells, inputs.sd * change.by, inputs.sd))
    if change.kind == "salience":
        return replace(inputs, salience=np.where(cells, inputs.salience * change.by, inputs.salience))
    if change.kind == "influence":
        return replace(inputs, influence=np.where(rows, inputs.influence * change.by, inputs.influence))
    if change.kind == "status-quo":
        return replace(inputs, status_quo=inputs.status_quo + change.by * columns)
    return replace(inputs, relief=inputs.relief - _cost(game, board, inputs, change, columns))


def _names(change: Change, player: Player) -> bool:
    return (
        change.country in {"*", player.country}
        and change.sector in {"*", player.sector}
        and change.player in {"*", player.id}
    )  # fmt: skip


def _cost(game: Game, board: Board, inputs: Inputs, change: Change, columns: Bools) -> Floats:
    """Shape (c, v): the bar raised for each named country's negotiator on forms that move a named issue."""
    concerned = (columns[board.columns] & board.used).any(axis=1)
    cost = np.zeros((len(game.countries), len(board.forms)))
    for c, country in enumerate(game.countries):
        row = game.negotiators[country]
        if _names(change, game.players[row]):
            cost[c] = change.by * bar_value(board, inputs, inputs.salience[row][board.columns]) * concerned
    return cost
