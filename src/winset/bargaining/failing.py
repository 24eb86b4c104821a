"""When a package that is proposed is not ratified, in terms of who stands where and how much is listened to."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from winset.bargaining.boxes import Box, failure_boxes
from winset.bargaining.bundle import Package
from winset.bargaining.evaluate import Inputs
from winset.bargaining.game import Game
from winset.bargaining.packages import Items, Stakes

__all__ = ["failing"]


def failing(
    game: Game, package: Package, items: Items, stakes: Stakes, drawn: Sequence[Inputs], *, number: int = 2
) -> tuple[Box, ...]:
    """Boxes of the draws in which some country does not ratify the package; none where nothing tells them apart.

    Parameters
    ----------
    game : whose players the stakes' rows are
    package : what is proposed
    items, stakes : what it was chosen from
    drawn : the inputs of each draw, d entries
    number : most boxes

    Notes
    -----
    An input for each consent-holder is its ideal, averaged over the issues that the package moves by salience x size of
    the move; the others are the openness of gatekeepers and the correlation of acceptance. Few inputs on purpose: among
    one for each player and issue a hundred draws would find boxes by chance.
    """
    step = np.abs(package.point - items.status_quo)
    holders = sorted({member for rule in stakes.rules for member in rule.members})
    weight = np.asarray(stakes.salience).mean(axis=0)[holders] * step
    weight = weight / np.maximum(weight.sum(axis=1, keepdims=True), 1e-12)
    ideals = np.einsum("dik,ik->di", np.asarray(stakes.ideal)[:, holders], weight)
    heard = [[inputs.openness, inputs.rho] for inputs in drawn]
    names = [f"the mean ideal of {game.players[row].name} on what the package moves" for row in holders]
    names += ["the openness of gatekeepers to those at home", "the correlation of acceptance"]
    return failure_boxes(np.column_stack([ideals, heard]), names, ~package.ratified.all(axis=0), number=number)
