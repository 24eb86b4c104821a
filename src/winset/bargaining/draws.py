"""Draws of what nobody knows for sure: salience, influence, positions, openness and correlation, from a seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple
from zlib import crc32

import numpy as np

from winset.bargaining.arrays import Floats
from winset.bargaining.evaluate import Inputs
from winset.bargaining.game import Game
from winset.bargaining.settings import GameSettings

__all__ = ["drawn_inputs", "triangular"]


def triangular(u: Floats, low: Floats, mode: Floats, high: Floats) -> Floats:
    """Quantile of the triangular distribution; all arrays of one shape; low = high gives that value."""
    mode = np.clip(mode, low, high)
    width = high - low
    safe = np.where(width > 0.0, width, 1.0)
    at_mode = np.where(width > 0.0, (mode - low) / safe, 0.0)
    rising = low + np.sqrt(np.maximum(u * width * (mode - low), 0.0))
    falling = high - np.sqrt(np.maximum((1.0 - u) * width * (high - mode), 0.0))
    return np.where(u < at_mode, rising, falling)


def drawn_inputs(
    game: Game, base: Inputs, settings: GameSettings, *, issue_correlation: float = 0.0
) -> Iterator[Inputs]:
    """`settings.draws` sets of inputs, the same for the same seed, so that two worlds can be compared in pairs.

    Each draw takes: saliences from their own triangular ranges; influence times a log-normal factor; every position's
    mean moved by a share of its standard deviation and the rest kept as spread; one factor on all standard deviations;
    openness and rho from their ranges. A player's numbers depend on the seed and its id, not on who else plays. The
    errors of its means are drawn apart by issue, or with a factor of their own that `issue_correlation`, in [0, 1],
    makes common to all issues.
    """
    k, draws = base.mean.shape[1], settings.draws
    own = [_of_player(settings.seed, p.id, draws, k) for p in game.players]
    common = np.random.default_rng([settings.seed, 0])
    stretch = np.exp(settings.sd_spread * common.standard_normal(draws)) * (1.0 - settings.mean_share**2) ** 0.5
    openness, rho = common.random(draws), common.random(draws)
    scale = base.salience / np.where(game.salience > 0.0, game.salience, 1.0)
    for d in range(draws):
        u = np.array([player.salience[d] for player in own]).reshape(len(own), k)
        apart = np.array([player.mean[d] for player in own]).reshape(len(own), k)
        together = np.array([player.mean_of_all[d] for player in own])[:, None]
        factor = np.array([player.influence[d] for player in own])
        error = issue_correlation**0.5 * together + (1.0 - issue_correlation) ** 0.5 * apart
        error = error * settings.mean_share
        yield replace(
            base,
            mean=base.mean + error * base.sd,
            error=error,
            sd=base.sd * stretch[d],
            stretch=float(stretch[d]),
            salience=triangular(u, game.salience_low, game.salience, game.salience_high) * scale,
            influence=base.influence * np.exp(settings.influence_spread * factor),
            openness=_between(settings.openness_range, openness[d]),
            rho=_between(settings.rho_range, rho[d]),
        )


class _Player(NamedTuple):
    """The random numbers of one player."""

    salience: Floats
    """Uniform, shape (draws, k)."""
    mean: Floats
    """Standard normal, shape (draws, k): the error of its mean on each issue."""
    influence: Floats
    """Standard normal, shape (draws,)."""
    mean_of_all: Floats
    """Standard normal, shape (draws,): the error that is common to all issues."""


def _of_player(seed: int, name: str, draws: int, k: int) -> _Player:
    rng = np.random.default_rng([seed, crc32(name.encode())])
    return _Player(
        salience=rng.random((draws, k)),
        mean=rng.standard_normal((draws, k)),
        influence=rng.standard_normal(draws),
        mean_of_all=rng.standard_normal(draws),
    )


def _between(ends: tuple[float, float], share: float) -> float:
    return float(ends[0] + (ends[1] - ends[0]) * share)
