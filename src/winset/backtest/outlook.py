"""From the index of an open option to a chance of adoption by a day, by what the record says of earlier options."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from winset.backtest.observe import Progress, observed
from winset.backtest.predictors import logit
from winset.backtest.rules import base_rate, fit_and_say
from winset.backtest.spells import risk_set
from winset.bargaining import GameSettings
from winset.bargaining.arrays import Floats
from winset.model import Case, first_day
from winset.positions import PositionSettings

__all__ = ["Outlook", "outlooks"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What the record says of an option with this index."""

    option: str
    hazard: float
    """Chance of adoption within one stretch."""
    base: float
    """The same from the base rate alone."""
    months: int
    """Length of a stretch."""

    def by(self, months: float) -> tuple[float, float]:
        """Chance of adoption within some months, and that of the base rate, stretch after stretch alike."""
        stretches = months / self.months
        return 1.0 - (1.0 - self.hazard) ** stretches, 1.0 - (1.0 - self.base) ** stretches


def outlooks(
    case: Case,
    day: date,
    options: Sequence[tuple[str, float]],
    *,
    months: int = 6,
    settings: GameSettings | None = None,
    reading: PositionSettings | None = None,
    progress: Progress | None = None,
) -> tuple[Outlook, ...]:
    """The hazard of each option, by a rule on the index fitted on every stretch that had ended by the day.

    An option's own idea is left out of what its rule is fitted on.

    Parameters
    ----------
    case : not sliced; outcomes after the day are not used
    day : as-of day
    options : (id, index)
    months : length of a stretch
    settings, reading : how the game is played and how readings are weighed
    """
    past = risk_set(case, start=first_day(case.start), end=day, months=months)
    sample = observed(case, past.spells, settings=settings, reading=reading, progress=progress)
    cluster_of = {o.id: o.cluster or o.id for o in case.options}
    known = sample.values["index"][:, None]
    out = []
    for name, index in options:
        others = np.array([s.cluster != cluster_of.get(name, name) for s in sample.spells], dtype=np.bool_)
        new: Floats = np.array([[logit(index)]])
        out.append(
            Outlook(
                option=name,
                hazard=float(fit_and_say(known[others], sample.adopted[others], new)[0]),
                base=base_rate(sample.adopted[others]),
                months=months,
            )
        )
    return tuple(out)
