"""What may be said of a panel by group without saying what anybody said: no cell of fewer than three.

A group of fewer than `least` is not shown, and neither is a whole from which the shown groups would leave so few: the
groups that are too small are joined, with the smallest shown one where that is not enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["LEAST", "OTHERS", "Quartiles", "cells_of", "quartiles"]

Floats = NDArray[np.float64]

LEAST: Final = 3
"""Members of the smallest group that is shown."""
OTHERS: Final = "others"
"""Name of the cell that joins groups too small to be shown."""
GRAINS: Final = 50
"""Steps into which a question's range is cut before quartiles are shown: no quartile is anybody's exact value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quartiles:
    """Where the middle half of a group lies."""

    group: str | None
    """A country or other group, OTHERS, or None for everyone."""
    n: int
    """Members who answered; at least LEAST."""
    low: float
    """First quartile, in steps of a fiftieth of the question's range."""
    middle: float
    high: float
    """Third quartile."""


def cells_of(groups: Sequence[str], least: int = LEAST) -> Mapping[str, str] | None:
    """The cell in which each group may be shown.

    Parameters
    ----------
    groups : (n,) group of each member who answered
    least : members of the smallest cell, at least 1

    Returns
    -------
    Cell by group: its own name, or OTHERS; every cell has at least `least` members. None where all together are too
    few: then nothing may be shown at all.
    """
    sizes = Counter(groups)
    if sizes.total() < least:
        return None
    small = {name for name, n in sizes.items() if n < least}
    while small and sum(sizes[name] for name in small) < least:
        small.add(min((n, name) for name, n in sizes.items() if name not in small)[1])
    return {name: OTHERS if name in small else name for name in sizes}


def quartiles(values: ArrayLike, groups: Sequence[str], *, low: float, high: float) -> tuple[Quartiles, ...]:
    """Quartiles of everyone and of every group that may be shown.

    Parameters
    ----------
    values : (n,) one value a member, NaN for no answer
    groups : (n,) group of each member
    low, high : range of the question

    Returns
    -------
    Everyone first, then the cells by name; empty where fewer than LEAST answered
    """
    row = np.asarray(values, dtype=np.float64)
    answered = ~np.isnan(row)
    row, names = row[answered], [g for g, told in zip(groups, answered, strict=True) if told]
    cells = cells_of(names)
    if cells is None:
        return ()
    own = np.array([cells[name] for name in names])
    shown = [(None, row), *((cell, row[own == cell]) for cell in sorted(set(cells.values())))]
    if len(shown) == 2:  # noqa: PLR2004 - one cell is everyone again
        shown = shown[:1]
    return tuple(_quartiles(name, part, low, high) for name, part in shown)


def _quartiles(name: str | None, part: Floats, low: float, high: float) -> Quartiles:
    grain = (high - low) / GRAINS
    cuts = low + np.round((np.quantile(part, [0.25, 0.5, 0.75]) - low) / grain) * grain
    first, middle, third = (float(cut) for cut in cuts)
    return Quartiles(group=name, n=len(part), low=first, middle=middle, high=third)
