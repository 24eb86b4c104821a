"""A case on a day, assessed: its game, the forms of its open options, and what the engine says of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from winset.bargaining.agenda import Agenda, agenda_of
from winset.bargaining.arrays import Floats, Ints
from winset.bargaining.attributes import Profile, profile_of
from winset.bargaining.board import Board, board_of
from winset.bargaining.choice import best_forms, least_gain, scaled_gains
from winset.bargaining.evaluate import Evaluation, Inputs, evaluated, inputs_of
from winset.bargaining.game import Game, game_of
from winset.bargaining.pareto import pareto_layers
from winset.bargaining.settings import GameSettings
from winset.bargaining.variants import forms_of
from winset.model import Case
from winset.positions import PositionSettings

__all__ = ["Assessment", "Order", "assessed", "ordered", "profiles_of"]

FLOORS = (0.5, 0.25, 0.0)
"""Joint ratification from which options are layered together: likelier than not, contested, blocked."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Assessment:
    """Everything that a ranking, an explanation or a scenario starts from."""

    case: Case
    """Sliced as of the day."""
    game: Game
    agenda: Agenda
    board: Board
    inputs: Inputs
    found: Evaluation
    best: Ints
    """Row of the board for each candidate's best form."""
    settings: GameSettings

    def rows(self, option: str) -> tuple[int, ...]:
        """Rows of the board that are forms of an option."""
        return tuple(v for v, form in enumerate(self.board.forms) if form.variant.option == option)

    def under(self, inputs: Inputs) -> Assessment:
        """The same board with other inputs (a slider), evaluated again; the best forms may change."""
        found = evaluated(self.game, self.board, inputs, self.settings)
        return replace(self, inputs=inputs, found=found, best=best_forms(self.board, found, self.settings))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Order:
    """Candidates in order."""

    rank: Ints
    """Shape (candidates,), from 1."""
    layer: Ints
    """Shape (candidates,), Pareto layer from 1."""


def assessed(
    case: Case,
    day: date,
    *,
    settings: GameSettings | None = None,
    reading: PositionSettings | None = None,
    options: Iterable[str] | None = None,
) -> Assessment:
    """A case that was sliced by `model.as_of(case, day)`, with every form of every candidate evaluated.

    Parameters
    ----------
    case, day : the slice and its day
    settings, reading : how the game is played and how readings are weighed
    options : ids of options to assess whatever their state; None for those open on the day
    """
    settings = settings or GameSettings()
    agenda = agenda_of(case, day)
    if options is not None:
        wanted = set(options)
        entries = {e.option: e for e in (*agenda.candidates, *agenda.apart)}
        agenda = Agenda(candidates=tuple(entries[o.id] for o in case.options if o.id in wanted), apart=())
    game = game_of(case, day, settings=reading)
    open_now = {e.option for e in agenda.candidates}
    board = board_of(game, case, forms_of((o for o in case.options if o.id in open_now), case))
    inputs = inputs_of(game, settings)
    found = evaluated(game, board, inputs, settings)
    best = best_forms(board, found, settings)
    return Assessment(
        case=case, game=game, agenda=agenda, board=board, inputs=inputs, found=found, best=best, settings=settings
    )  # fmt: skip


def profiles_of(board: Board, best: Ints) -> tuple[Profile, ...]:
    """Durability, cost and months of each candidate's best form."""
    return tuple(
        profile_of(
            board.forms[v].variant.instrument,
            board.options[v].touches,
            third_country="third-country" in board.options[v].conditions,
        )
        for v in best
    )


def ordered(board: Board, found: Evaluation, best: Ints) -> Order:
    """The order of the candidates: Pareto layer, joint ratification, least gain, id.

    Layers run over joint ratification, gain of the least gaining bound country, durability, cost and months. They are
    counted first among options likelier than not to be ratified, then among the contested, then among the blocked: what
    nobody would ratify is no low-hanging fruit however durable it would be.
    """
    if not best.size:
        return Order(rank=np.zeros(0, dtype=np.intp), layer=np.zeros(0, dtype=np.intp))
    joint = found.joint[best]
    least = least_gain(board, scaled_gains(found, best))[best]
    profiles = profiles_of(board, best)
    criteria = np.column_stack(
        [joint, least, [p.durability for p in profiles], [-p.cost for p in profiles], [-p.months for p in profiles]]
    )
    layer = _layers(criteria, joint)
    names = np.array([board.forms[v].variant.option for v in best])
    order = np.lexsort((names, -least, -joint, layer))
    rank = np.empty(best.size, dtype=np.intp)
    rank[order] = np.arange(1, best.size + 1)
    return Order(rank=rank, layer=layer)


def _layers(criteria: Floats, joint: Floats) -> Ints:
    layer = np.zeros(len(criteria), dtype=np.intp)
    done, left = 0, np.ones(len(criteria), dtype=np.bool_)
    for floor in FLOORS:
        group = np.flatnonzero(left & (joint >= floor))
        left[group] = False
        if group.size:
            layer[group] = pareto_layers(criteria[group]) + done
            done = int(layer[group].max())
    return layer
