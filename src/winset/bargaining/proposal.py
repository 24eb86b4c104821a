"""The package to propose from a case's open options: who gains, who pays, what carries what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from winset.bargaining.arrays import Floats
from winset.bargaining.assessment import Assessment, ordered
from winset.bargaining.board import Board
from winset.bargaining.boxes import Box
from winset.bargaining.bundle import Package, best_package
from winset.bargaining.draws import drawn_inputs
from winset.bargaining.evaluate import Inputs, bar_value, costs, heard
from winset.bargaining.failing import failing
from winset.bargaining.game import Game
from winset.bargaining.packages import Items, Stakes
from winset.errors import NoAgreement, UnknownName
from winset.model import Option

__all__ = ["Proposal", "items_of", "propose", "stakes_of"]

POOL: Final = 12
"""Candidates that are tried together where none are named: the first in the ranking."""
AT_LEAST: Final = 0.5
"""Share of draws in which every country must ratify the package."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Proposal:
    """A package of named options, or why there is none."""

    pool: tuple[str, ...]
    """Options that could have been in it."""
    options: tuple[str, ...]
    """Options in it; empty where none can be proposed."""
    carried: tuple[str, ...]
    """Those that would not be ratified often enough on their own: the others carry them."""
    joint: float
    """Share of draws in which every country ratifies it."""
    country: tuple[tuple[str, float], ...]
    """The same by country."""
    gain: tuple[tuple[str, float], ...]
    """By country, in units of its best item that it would ratify."""
    losses: tuple[tuple[str, str, str | None], ...]
    """(country, issue that it loses on, option that pays for it most), the largest loss first."""
    received: tuple[tuple[str, float], ...]
    """Side payments by country, in the same units; negative: it pays."""
    by_item: Mapping[str, Mapping[str, float]]
    """By country, then option in it: what the country would lose without the option, in the same units; negative: it
    would be better off."""
    boxes: tuple[Box, ...]
    """Where it fails: ranges of the inputs in which some country mostly does not ratify it."""
    fails_when: tuple[str, ...]
    """The boxes as sentences."""
    objective: str
    reason: str | None
    """Why there is no package; None where there is one."""


def propose(
    a: Assessment,
    *,
    options: Sequence[str] | None = None,
    objective: str = "nash",
    instrument: str = "joint-statement",
    at_least: float = AT_LEAST,
    side_payments: float = 0.0,
) -> Proposal:
    """The best package under an objective among those that enough draws ratify.

    Parameters
    ----------
    a : the assessment
    options : ids of the candidates to bundle; None for the first of the ranking, without two forms of one idea
    objective : one of `objectives.OBJECTIVES`; `nash` and `egalitarian` are usually shown side by side
    instrument : form in which the package as a whole is agreed, which decides whose consent it needs
    at_least : share of draws in which every country must ratify, in (0, 1]
    side_payments : most that a country pays or receives, in units of its best item

    Notes
    -----
    Draws are those of the ranking, with the rest of each position's uncertainty drawn too, under the same one factor.
    What is wrong about a player is partly wrong on all issues at once: see the setting `issue_correlation`.
    What touched subjects and constraints in force add to a player's bar on an issue lowers its ideal there by as much:
    the mean over the candidates that move the issue.

    Raises
    ------
    UnknownName : an option is not a candidate
    BadNumbers, MissingExtra : see `best_package`
    """
    rows = _pool(a, options)
    board = a.board.only(rows)
    pool = tuple(o.id for o in board.options)
    if not pool:
        return _none(pool, objective, "There is no open option to bundle.")
    items = items_of(a.game, board)
    drawn = list(drawn_inputs(a.game, a.inputs, a.settings, issue_correlation=a.settings.issue_correlation))
    stakes = stakes_of(a, board, instrument, drawn)
    try:
        found = best_package(items, stakes, objective=objective, at_least=at_least, side_payments=side_payments)
    except NoAgreement as error:
        return _none(pool, objective, f"{str(error).capitalize()}.")
    return _named(a.game, found, pool, failing(a.game, found, items, stakes, drawn))


def _pool(a: Assessment, options: Sequence[str] | None) -> list[int]:
    by_name = {a.board.forms[v].variant.option: int(v) for v in a.best}
    if options is not None:
        for name in options:
            if name not in by_name:
                raise UnknownName("open option", name, by_name)
        return [by_name[name] for name in options]
    picked: dict[str, int] = {}
    for v in a.best[np.argsort(ordered(a.board, a.found, a.best).rank)].tolist():
        picked.setdefault(a.board.options[v].cluster or a.board.options[v].id, v)
    return list(picked.values())[:POOL]


def items_of(game: Game, board: Board) -> Items:
    """The options of a board as items of a package, with what they need and exclude."""
    levels = np.full((len(board.options), len(game.issues)), np.nan)
    for i, option in enumerate(board.options):
        for issue, level in option.points:
            if issue in game.issues:
                levels[i, game.column(issue)] = level
    place = {option.id: i for i, option in enumerate(board.options)}
    return Items(
        names=tuple(place),
        levels=levels,
        status_quo=game.status_quo,
        requires=_pairs(board.options, place, "requires"),
        excludes=_pairs(board.options, place, "excludes"),
    )


def _pairs(options: Sequence[Option], place: dict[str, int], field: str) -> tuple[tuple[int, int], ...]:
    return tuple((place[o.id], place[other]) for o in options for other in getattr(o, field) if other in place)


def stakes_of(a: Assessment, board: Board, instrument: str, drawn: Sequence[Inputs]) -> Stakes:
    """What every draw gives each player to win or lose, and who must consent to one form."""
    g = a.game
    rng = np.random.default_rng([a.settings.seed, 1])
    common = a.settings.issue_correlation
    ideals = np.stack([_ideals(g, board, inputs, rng, common) for inputs in drawn])
    saliences = np.stack([inputs.salience for inputs in drawn])
    return Stakes(
        ideal=ideals,
        salience=saliences,
        country=np.array([g.countries.index(p.country) for p in g.players], dtype=np.intp),
        rules=tuple(g.rules[c, instrument] for c in g.countries),
        chiefs=tuple(g.negotiators[c] for c in g.countries),
    )


def _ideals(game: Game, board: Board, inputs: Inputs, rng: np.random.Generator, common: float) -> Floats:
    """One draw of every player's ideal, after voices and bars, shape (n, k)."""
    mean, sd = heard(game, board, inputs)
    salience = inputs.salience.T[board.columns].transpose(0, 2, 1) * board.multiplier
    value = bar_value(board, inputs, salience).T
    bar = np.divide(costs(game, board, inputs), value, out=np.zeros_like(value), where=value > 0.0)
    total, error = inputs.mean.copy(), inputs.sd.copy()
    for k in np.unique(board.columns[board.used]):
        total[:, k], error[:, k] = _on_issue(board, int(k), mean - bar.T[:, :, None], sd)
    shared = rng.standard_normal()
    player = rng.standard_normal(len(total))[:, None]
    own = common**0.5 * player + (1.0 - common) ** 0.5 * rng.standard_normal(total.shape)
    return np.asarray(total + error * (inputs.rho**0.5 * shared + (1.0 - inputs.rho) ** 0.5 * own), dtype=np.float64)


def _on_issue(board: Board, k: int, mean: Floats, sd: Floats) -> tuple[Floats, Floats]:
    """Mean and spread of every player on one issue, over the forms that move it."""
    forms, slots = np.nonzero((board.columns == k) & board.used)
    return mean[forms, :, slots].mean(axis=0), sd[forms, :, slots].mean(axis=0)


def _none(pool: tuple[str, ...], objective: str, reason: str) -> Proposal:
    return Proposal(
        pool=pool, options=(), carried=(), joint=0.0, country=(), gain=(), losses=(), received=(), by_item={}, boxes=(),
        fails_when=(), objective=objective, reason=reason,
    )  # fmt: skip


def _named(game: Game, found: Package, pool: tuple[str, ...], boxes: tuple[Box, ...]) -> Proposal:
    def by_country(values: Floats) -> tuple[tuple[str, float], ...]:
        return tuple((c, float(v)) for c, v in zip(game.countries, values, strict=True))

    def option(item: int | None) -> str | None:
        return None if item is None else pool[item]

    return Proposal(
        pool=pool,
        options=tuple(found.names),
        carried=tuple(pool[i] for i in found.carried),
        joint=found.joint,
        country=by_country(found.country),
        gain=by_country(found.gain),
        losses=tuple((game.countries[c], game.issues[k], option(item)) for c, k, item in found.losses()),
        received=by_country(found.received),
        by_item={
            country: {name: float(v) for name, v in zip(found.names, row, strict=True)}
            for country, row in zip(game.countries, found.by_item, strict=True)
        },
        boxes=boxes,
        fails_when=tuple(box.words() for box in boxes),
        objective=found.objective,
        reason=None,
    )
