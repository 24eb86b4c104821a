"""From the index of an open option to a chance of adoption by a day, by what the record says of earlier options."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from winset.backtest.observe import Progress, observed
from winset.backtest.predictors import logit
from winset.backtest.rules import base_rate, fit_and_say
from winset.backtest.spells import WINDOW_MONTHS, after_window, later, risk_set
from winset.bargaining import GameSettings
from winset.model import Case, first_day, last_day
from winset.positions import PositionSettings

__all__ = ["DAYS_A_MONTH", "Outlook", "outlooks"]

DAYS_A_MONTH: Final = 30.4375


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What the record says of an option with this index and age."""

    option: str
    hazard: float
    """Chance of adoption within one stretch while the option's window is open."""
    base: float
    """The same from the base rate alone."""
    late: float
    """Chance of adoption within one stretch once the window has closed."""
    late_base: float
    """The same from the base rate alone."""
    window: float
    """Months for which its window is still open."""
    months: int
    """Length of a stretch."""

    def by(self, months: float) -> tuple[float, float]:
        """Chance of adoption within some months, and that of the base rates, stretch after stretch."""
        early = min(months, self.window) / self.months
        rest = max(months - self.window, 0.0) / self.months
        return (
            1.0 - (1.0 - self.hazard) ** early * (1.0 - self.late) ** rest,
            1.0 - (1.0 - self.base) ** early * (1.0 - self.late_base) ** rest,
        )


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
    """The hazard of each option, by a rule on the index fitted on every stretch whose end was known by the day.

    An option's own idea is left out of what its rule is fitted on. Once its window has closed, the base rate is that of
    options whose window had closed, and the index moves its odds by as much as within the window.

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
    named = {o.id: o for o in case.options}
    late = base_rate(*after_window(case, end=day, months=months))
    known = sample.values["index"][:, None]
    out = []
    for name, index in options:
        option = named[name]
        others = np.array([s.cluster != (option.cluster or name) for s in sample.spells], dtype=np.bool_)
        hazard = float(fit_and_say(known[others], sample.adopted[others], np.array([[logit(index)]]))[0])
        base = base_rate(int(sample.adopted[others].sum()), int(others.sum()))
        closes = later(last_day(option.first_proposed), WINDOW_MONTHS)
        out.append(
            Outlook(
                option=name,
                hazard=hazard,
                base=base,
                late=_moved(late, hazard, base),
                late_base=late,
                window=max((closes - day).days / DAYS_A_MONTH, 0.0),
                months=months,
            )
        )
    return tuple(out)


def _moved(rate: float, hazard: float, base: float) -> float:
    """A rate whose odds are moved as those of the hazard are from its base."""
    odds = rate / (1.0 - rate) * (hazard / (1.0 - hazard)) / (base / (1.0 - base))
    return odds / (1.0 + odds)
