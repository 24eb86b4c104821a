"""What a package is chosen for, as one number a package; larger is better."""

from __future__ import annotations

from typing import Final

import numpy as np

from winset.bargaining.arrays import Floats, refuse

__all__ = ["OBJECTIVES", "least_share", "product_of_shares", "worth"]

OBJECTIVES: Final = ("nash", "egalitarian", "kalai-smorodinsky", "minimax-regret")
"""Product of scaled gains; least scaled gain; least share of the most that each country could reach; smallest largest
regret over draws, where a draw's value is its least scaled gain."""


def worth(objective: str, gain: Floats, scale: Floats) -> Floats:
    """Value of mean gains (p, c) under an objective other than `minimax-regret`: shape (p,), -inf for no gain."""
    if objective not in OBJECTIVES:
        raise refuse("objective", f"{objective!r} is not one of {', '.join(OBJECTIVES)}", "unknown")
    return product_of_shares(gain, scale) if objective == "nash" else least_share(gain, scale)


def product_of_shares(gain: Floats, scale: Floats) -> Floats:
    """Product of the countries' scaled gains; -inf where any country gains nothing."""
    return np.where((gain > 0.0).all(axis=1), (np.maximum(gain, 0.0) / scale).prod(axis=1), -np.inf)


def least_share(gain: Floats, scale: Floats) -> Floats:
    """The least of the countries' scaled gains; -inf where any country gains nothing."""
    return np.where((gain > 0.0).all(axis=1), (gain / scale).min(axis=1), -np.inf)
