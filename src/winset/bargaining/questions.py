"""What to ask next: whose position on which issue, if it were known, would most improve the choice of what to try."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from winset.bargaining.acceptance import acceptances
from winset.bargaining.arrays import Floats
from winset.bargaining.assessment import Assessment
from winset.bargaining.board import Board
from winset.bargaining.evaluate import costs, evaluated, heard, moves, ratified
from winset.bargaining.normal import normal_quantile

__all__ = ["Question", "ask_next"]

NODES: Final = 32
"""Midpoints of the distribution of the position that is asked about."""
LEAST: Final = 1e-9
"""Values below this are rounding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One position worth knowing."""

    player: str
    issue: str
    value: float
    """Expected value of knowing it, in units of the ladder: successful steps gained or failures spared."""
    options: tuple[tuple[str, float], ...]
    """(option, probability that the answer turns the decision to try it), the likeliest turn first."""


def ask_next(a: Assessment, *, number: int = 10) -> tuple[Question, ...]:
    """Positions of consent-holders by the expected value of partial perfect information, the most valuable first.

    Each candidate is tried in its best form or left alone. Success is worth the step that it takes on its ladders, and
    failure costs as much, so that one tries what is likelier than not. Given one holder's ideal on one issue its
    acceptance of every form that moves the issue follows, and the joint probability is linear in that acceptance; the
    ideal is taken at midpoints of its distribution.

    References
    ----------
    Raiffa and Schlaifer 1961, *Applied Statistical Decision Theory*.
    """
    board = a.board.only(a.best)
    if not board.forms:
        return ()
    desk = _Desk(a, board)
    questions = [question for row in range(a.game.seats) for question in desk.questions(row)]
    questions.sort(key=lambda q: (-q.value, q.player, q.issue))
    return tuple(questions[:number])


class _Desk:
    """The best forms and what is the same for all questions about them."""

    def __init__(self, a: Assessment, board: Board) -> None:
        self.a, self.board = a, board
        self.accept = evaluated(a.game, board, a.inputs, a.settings).accept
        self.mean, self.sd = heard(a.game, board, a.inputs)
        self.cost = costs(a.game, board, a.inputs)
        self.levels, self.reversion = moves(board, a.inputs)
        self.step = np.abs(self.levels - self.reversion).sum(axis=1)
        self.names = [form.variant.option for form in board.forms]

    def questions(self, row: int) -> Iterator[Question]:
        """Every issue on which the player's position could turn a decision."""
        without, with_ = self._joint(row, 0.0), self._joint(row, 1.0)
        lift = with_ - without
        if not (lift > LEAST).any():
            return
        for k in np.unique(self.board.columns[self.board.used]).tolist():
            accept = self._acceptance_at_nodes(row, k)
            joint = without[:, None] + accept * lift[:, None]
            net = self.step[:, None] * (2.0 * joint - 1.0)
            blind = np.maximum(net.mean(axis=1), 0.0)
            gain = np.maximum(net, 0.0).mean(axis=1) - blind
            value = float(gain.sum())
            if value > LEAST:
                turns = ((net > 0.0) != (blind > 0.0)[:, None]).mean(axis=1)
                named = [(self.names[v], float(turns[v])) for v in np.flatnonzero(gain > LEAST).tolist()]
                yield Question(
                    player=self.a.game.players[row].id,
                    issue=self.a.game.issues[k],
                    value=value,
                    options=tuple(sorted(named, key=lambda pair: (-pair[1], pair[0]))),
                )

    def _joint(self, row: int, answer: float) -> Floats:
        """Joint ratification of each form if the player surely accepted, or surely rejected."""
        changed = self.accept.copy()
        changed[row] = answer
        return ratified(self.a.game, self.board, changed, self.a.inputs.rho)[0]

    def _acceptance_at_nodes(self, row: int, k: int) -> Floats:
        """Acceptance of every form by one player whose ideal on one issue is known, shape (forms, nodes)."""
        salience = self.a.inputs.salience[row][self.board.columns] * self.board.multiplier[:, row]
        here = (self.board.columns == k) & self.board.used
        mean, sd = self.mean[:, row], self.sd[:, row]
        nodes = normal_quantile((np.arange(NODES) + 0.5) / NODES)
        known = np.where(here[:, None], mean[:, None] + nodes[None, :, None] * sd[:, None], mean[:, None])
        rest = np.broadcast_to(np.where(here, 0.0, sd)[:, None], known.shape)
        cares = np.broadcast_to(salience[:, None], known.shape)
        return acceptances(known, rest, cares, self.levels, self.reversion, cost=self.cost[row][None, :]).T
