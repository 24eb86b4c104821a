"""How an index is shown: no rounding carries it over the edge of its tier."""

from __future__ import annotations

from math import floor
from typing import Final

__all__ = ["TIERS", "index_shown"]

TIERS: Final = (0.25, 0.5, 0.75)
"""Where one tier of the index ends and the next begins."""


def index_shown(value: float) -> str:
    """`0.52`; three digits, cut off, where two would name another tier: `0.497` is contested, `0.50` within reach."""
    if any((value < edge) != (round(value, 2) < edge) for edge in TIERS):
        return f"{floor(value * 1000) / 1000:.3f}"
    return f"{value:.2f}"
