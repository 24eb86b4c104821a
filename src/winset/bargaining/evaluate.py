"""From a board of forms to acceptance, ratification and gain: the engine's inner loop, in a few array operations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from winset.bargaining.acceptance import acceptances, gains
from winset.bargaining.arrays import Floats, Ints
from winset.bargaining.board import Board
from winset.bargaining.consent import Body, Rule, chance_given_factor
from winset.bargaining.factor import given_factor
from winset.bargaining.game import Game
from winset.bargaining.helpers import PRIVATE
from winset.bargaining.settings import GameSettings
from winset.model import INSTRUMENTS

__all__ = [
    "Evaluation",
    "Inputs",
    "bar_value",
    "costs",
    "effective_rules",
    "evaluated",
    "heard",
    "inputs_of",
    "moves",
    "ratified",
]

SAME = 1e-9
"""Levels nearer than this are one level: rounding, not a move."""
UNOFFICIAL = INSTRUMENTS.index("non-governmental")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Inputs:
    """What a slider or a draw may change; everything else is on the board."""

    mean: Floats
    """Shape (n, k)."""
    sd: Floats
    """Shape (n, k)."""
    salience: Floats
    """Shape (n, k)."""
    influence: Floats
    """Shape (n,)."""
    status_quo: Floats
    """Shape (k,)."""
    error: Floats
    """Shape (n, k), error of the mean in standard deviations, for positions whose own negotiation is left out."""
    own_shift: Floats
    """Shape (n, k), ladder units: what a scenario adds to the same positions."""
    stretch: float
    """Factor on the standard deviations of the same positions."""
    openness: float
    """Share of a gatekeeper's ideal that comes from those who cannot ratify."""
    rho: float
    """Correlation of latent acceptance."""
    burden: float
    """By how much a constraint of full strength raises the bar, in units of the ladder."""
    floor: float
    """Reversion floor: see the setting."""
    relief: Floats
    """Shape (c, v) or broadcastable: a side payment to the country's negotiator, in units of utility."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Evaluation:
    """What the engine says of each form."""

    joint: Floats
    """Shape (v,), probability that every bound country ratifies."""
    country: Floats
    """Shape (c, v), probability that each country would ratify; also for those not bound."""
    low: Floats
    """Shape (v,), Frechet's lower bound of `joint`."""
    high: Floats
    """Shape (v,), Frechet's upper bound."""
    accept: Floats
    """Shape (seats + c, v), acceptance of every seat and of each country's implementer (1 where none is needed)."""
    gain: Floats
    """Shape (c, v), change of utility of each country's chief negotiator, costs included."""
    implementer: Ints
    """Shape (c, v), row of the private player that would carry it out; -1 where none is needed or there is none."""


def inputs_of(game: Game, settings: GameSettings) -> Inputs:
    """The game's own numbers."""
    return Inputs(
        mean=game.mean,
        sd=game.sd,
        salience=game.salience,
        influence=game.influence,
        status_quo=game.status_quo,
        error=np.zeros_like(game.mean),
        own_shift=np.zeros_like(game.mean),
        stretch=1.0,
        openness=settings.openness,
        rho=settings.rho,
        burden=settings.burden,
        floor=settings.reversion_floor,
        relief=np.zeros((1, 1)),
    )


def effective_rules(game: Game, instrument: int) -> tuple[Rule, ...]:
    """Each country's rule for an instrument, over seats and implementers.

    A non-governmental option is scored "funded and not obstructed": the government must not stand in its way, and some
    private player at home must want to carry it out.
    """
    rules = [game.rules[country, INSTRUMENTS[instrument]] for country in game.countries]
    if instrument != UNOFFICIAL:
        return tuple(rules)
    return tuple(
        Rule(bodies=(*rule.bodies, _sole(game.seats + c, f"{country} implementer")))
        for c, (country, rule) in enumerate(zip(game.countries, rules, strict=True))
    )


def _sole(row: int, name: str) -> Body:
    return Body(name=name, members=(row,), weights=(1.0,), quota=1.0, veto=(True,))


def evaluated(game: Game, board: Board, inputs: Inputs, settings: GameSettings) -> Evaluation:
    """Acceptance, ratification and gain of every form on the board."""
    if not board.forms:
        return _nothing(game)
    mean, sd, salience = _slot_values(board, inputs)
    levels, reversion = moves(board, inputs)
    cost = _costs(game, board, inputs, salience)
    benefit = _benefits(game, board, inputs, salience, settings)
    heard_mean, heard_sd = _heard(game, board, inputs, (mean, sd, salience))
    seats = slice(0, game.seats)
    accept = acceptances(
        heard_mean[:, seats], heard_sd[:, seats], salience[:, seats], levels, reversion,
        benefit=benefit[seats], cost=cost[seats],
    )  # fmt: skip
    rows = [game.negotiators[c] for c in game.countries]
    gain = gains(heard_mean[:, rows], salience[:, rows], levels, reversion, benefit=benefit[rows], cost=cost[rows])
    helpers, chance_of_help = _implementers(game, board, (mean, sd, salience, levels, reversion, cost))
    accept = np.vstack([accept, chance_of_help])
    joint, country, low, high = ratified(game, board, accept, inputs.rho)
    return Evaluation(
        joint=joint, country=country, low=low, high=high, accept=accept, gain=gain, implementer=helpers
    )  # fmt: skip


def heard(game: Game, board: Board, inputs: Inputs) -> tuple[Floats, Floats]:
    """Mean and sd of every player's ideal on every slot, shape (v, n, K), after those who act through a gatekeeper."""
    return _heard(game, board, inputs, _slot_values(board, inputs))


def costs(game: Game, board: Board, inputs: Inputs) -> Floats:
    """Kappa of every player under every form, shape (n, v), in units of utility."""
    return _costs(game, board, inputs, _slot_values(board, inputs)[2])


def _nothing(game: Game) -> Evaluation:
    none, each = np.zeros(0), np.zeros((len(game.countries), 0))
    return Evaluation(
        joint=none,
        country=each,
        low=none,
        high=none,
        accept=np.zeros((game.seats + len(game.countries), 0)),
        gain=each,
        implementer=each.astype(np.intp),
    )


def _slot_values(board: Board, inputs: Inputs) -> tuple[Floats, Floats, Floats]:
    """Mean, sd and salience of every player on every slot of every form, each (v, n, K)."""
    mean = inputs.mean.T[board.columns].transpose(0, 2, 1)
    sd = inputs.sd.T[board.columns].transpose(0, 2, 1)
    form, player, slot, own_mean, own_sd = board.left_out
    if form.size:
        mean, sd = mean.copy(), sd.copy()
        column = board.columns[form, slot]
        moved = inputs.error[player, column] * own_sd + inputs.own_shift[player, column]
        mean[form, player, slot] = own_mean + moved
        sd[form, player, slot] = own_sd * inputs.stretch
    salience = inputs.salience.T[board.columns].transpose(0, 2, 1) * board.multiplier
    return mean, sd, salience


def moves(board: Board, inputs: Inputs) -> tuple[Floats, Floats]:
    """Level and reversion point on every slot, shape (v, K) each; equal where a form does not move the issue.

    The reversion point is the status quo, but not below the floor for a form that lies above the floor.
    """
    quo = inputs.status_quo[board.columns]
    reversion = np.where(board.levels > inputs.floor, np.maximum(quo, inputs.floor), quo)
    moved = board.used & (np.abs(board.levels - reversion) > SAME)
    return np.where(moved, board.levels, reversion), reversion


def _steps(board: Board, inputs: Inputs) -> Floats:
    """Size of the move on every slot, shape (v, K); 0 in unused slots."""
    levels, reversion = moves(board, inputs)
    return np.abs(levels - reversion)


def bar_value(board: Board, inputs: Inputs, salience: Floats) -> Floats:
    """Utility of one ladder unit of bar, shape (v, ...) for saliences (v, ..., K): 2 sum_k s_k abs(o_k - q_k).

    A cost of this size moves the midpoint that an ideal must pass by one unit of the ladder, whatever the step.
    """
    steps = _steps(board, inputs)
    return np.asarray(2.0 * np.einsum("v...k,vk->v...", salience, steps), dtype=np.float64)


def _costs(game: Game, board: Board, inputs: Inputs, salience: Floats) -> Floats:
    """Kappa, shape (n, v): the format and touched subjects for everyone, constraints in force for the gatekeepers.

    A touched subject raises the bar in proportion to its own salience: its cost is 2 b s_touched sum_k abs(o_k - q_k).
    """
    touched = inputs.salience.T[board.touch_columns].transpose(0, 2, 1) * board.touch_multiplier
    step = _steps(board, inputs).sum(axis=1)
    cost = 2.0 * np.einsum("vnt,vt->nv", touched, board.touch_bars) * step
    cost += bar_value(board, inputs, salience).T * board.format_bar
    for c, country in enumerate(game.countries):
        row = game.negotiators[country]
        cost[row] += inputs.burden * board.load[c] * bar_value(board, inputs, salience[:, row])
    return np.asarray(cost, dtype=np.float64)


def _benefits(game: Game, board: Board, inputs: Inputs, salience: Floats, settings: GameSettings) -> Floats:
    """Shape (n, v): side payments, and the lower bar of a government that need only not obstruct."""
    benefit = np.zeros((len(game.players), len(board.forms)))
    relief = np.broadcast_to(inputs.relief, (len(game.countries), len(board.forms)))
    unofficial = board.instrument == UNOFFICIAL
    for c, country in enumerate(game.countries):
        row = game.negotiators[country]
        lower = settings.obstruction * bar_value(board, inputs, salience[:, row]) * unofficial
        benefit[row] = relief[c] + lower
    return benefit


def _heard(game: Game, board: Board, inputs: Inputs, values: tuple[Floats, Floats, Floats]) -> tuple[Floats, Floats]:
    """Ideals after those who cannot ratify have acted on their gatekeeper, each (v, n, K).

    x_g' = (1 - openness) x_g + openness * sum_j a_j x_j, with a_j proportional to influence x salience over the
    country's active players without a right over the instrument (agencies weigh less on what others own): one linear
    mechanism for media, firms, ministries and the public. Standard deviations mix in the same way, as if all erred
    together (the cautious end), so that splitting such a player into two with half the influence each changes nothing.
    """
    mean, sd, salience = values[0].copy(), values[1].copy(), values[2]
    for instrument, forms in _by_instrument(board):
        rules = effective_rules(game, instrument)
        for country, rule in zip(game.countries, rules, strict=True):
            gate = game.negotiators[country]
            voices = _voices(game, country, rule, inputs.influence)
            if not voices.size:
                continue
            at = forms[:, None], voices[None, :]
            desk = game.desk[voices[None, :, None], board.columns[forms][:, None, :]]
            pull: Floats = inputs.influence[voices, None] * desk * salience[at]
            share = inputs.openness * pull / np.maximum(pull.sum(axis=1, keepdims=True), 1e-12)
            own = 1.0 - share.sum(axis=1)
            mean[forms, gate] = own * mean[forms, gate] + (share * mean[at]).sum(axis=1)
            sd[forms, gate] = own * sd[forms, gate] + (share * sd[at]).sum(axis=1)
    return mean, sd


def _voices(game: Game, country: str, rule: Rule, influence: Floats) -> Ints:
    """Rows of those who act through the gatekeeper: at home, with influence, without a right in the rule."""
    silent = {*rule.members, game.negotiators[country]}
    rows = [i for i in game.rows_of(country) if i not in silent and influence[i] > 0.0]
    return np.array(rows, dtype=np.intp)


def _implementers(
    game: Game, board: Board, values: tuple[Floats, Floats, Floats, Floats, Floats, Floats]
) -> tuple[Ints, Floats]:
    """Who in each country would carry out a non-governmental form, and how likely it is willing; each (c, v).

    It is the one who has most to do with the option, of several the likeliest to be willing.
    """
    mean, sd, salience, levels, reversion, cost = values
    shape = (len(game.countries), len(board.forms))
    who, chance = np.full(shape, -1, dtype=np.intp), np.ones(shape)
    forms = np.flatnonzero(board.instrument == UNOFFICIAL)
    for c, country in enumerate(game.countries):
        own = [i for i in game.rows_of(country) if game.players[i].sector in PRIVATE]
        rows = np.array(own, dtype=np.intp)
        if not forms.size:
            continue
        chance[c, forms] = 0.0
        if rows.size:
            at = forms[:, None], rows[None, :]
            willing = acceptances(
                mean[at],
                sd[at],
                salience[at],
                levels[forms],
                reversion[forms],
                cost=cost[rows[:, None], forms[None, :]],
            )
            fit = board.fits[forms[None, :], rows[:, None]]
            first = np.where(fit == fit.max(axis=0), 1.0 + willing, 0.0).argmax(axis=0)
            pick = first if board.helpers is None else np.searchsorted(rows, board.helpers[c, forms])
            who[c, forms], chance[c, forms] = rows[pick], willing[pick, np.arange(forms.size)]
    return who, chance


def ratified(game: Game, board: Board, accept: Floats, rho: float) -> tuple[Floats, Floats, Floats, Floats]:
    """Joint ratification (v,), each country's (c, v), and Frechet's bounds, from every seat's acceptance.

    Forms that everyone accepts alike (another format, or a frame that changes nothing) are worked out once.
    """
    joint = np.empty(len(board.forms))
    country = np.empty((len(game.countries), len(board.forms)))
    for instrument, forms in _by_instrument(board):
        rules = effective_rules(game, instrument)
        members = sorted({row for rule in rules for row in rule.members})
        distinct, where = np.unique(accept[np.array(members)[:, None], forms], axis=1, return_inverse=True)
        found = given_factor(distinct, rho)
        nodes = np.zeros((len(accept), *found.shape[1:]))
        nodes[members] = found
        together = np.ones((forms.size, nodes.shape[-1]))
        for c, rule in enumerate(rules):
            given = chance_given_factor(rule, nodes)[where.reshape(-1)]
            country[c, forms] = given.mean(axis=-1)
            together *= np.where(board.bound[c, forms, None], given, 1.0)
        joint[forms] = together.mean(axis=-1)
    counted = np.where(board.bound, country, 1.0)
    low = np.maximum(0.0, counted.sum(axis=0) - (len(game.countries) - 1))
    return joint, country, low, counted.min(axis=0)


def _by_instrument(board: Board) -> Iterator[tuple[int, Ints]]:
    for instrument in np.unique(board.instrument):
        yield int(instrument), np.flatnonzero(board.instrument == instrument)
