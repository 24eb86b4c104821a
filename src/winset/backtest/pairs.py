"""Matched pairs, the same idea failing and then passing: whether the index rose before it passed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from winset.backtest.observe import viewed
from winset.backtest.spells import WINDOW_MONTHS, later
from winset.bargaining import GameSettings
from winset.model import Case, Option, Outcome, Pair, first_day, last_day
from winset.positions import PositionSettings

__all__ = ["Attempt", "PairLook", "looked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One attempt: its index over the time in which it was open, and what came of it."""

    option: str
    ambition: float
    adopted: str
    """`yes`, `partly`, `no`, or `unknown` where no row says."""
    days: tuple[str, ...]
    """As-of days."""
    index: tuple[float, ...]
    """Ratifiability index on each."""
    binding: tuple[float, ...]
    """Least ratification by a bound country on each: the weakest side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairLook:
    """A pair as the engine saw it."""

    id: str
    title: str
    what: str
    earlier: Attempt
    """On the first day of each half-year of its window."""
    later: Attempt
    """On the day before it was adopted; where it was not, on the days as for the earlier one."""
    change: float
    """Mean index of the later attempt less that of the earlier one."""
    rose: bool


def looked(
    case: Case,
    *,
    end: date,
    months: int = 6,
    proposed_before: date | None = None,
    settings: GameSettings | None = None,
    reading: PositionSettings | None = None,
) -> tuple[PairLook, ...]:
    """Every pair of the case whose both options had been proposed by the end, or before the day given.

    Parameters
    ----------
    case : not sliced
    end : last day of which something is known
    months : length of a stretch
    proposed_before : as in `risk_set`
    """
    options = {o.id: o for o in case.options}
    outcomes = {row.option: row for row in case.outcomes}
    found = []
    for pair in case.pairs:
        both = [options[name] for name in (pair.earlier, pair.later) if name in options]
        limit = end + timedelta(days=1) if proposed_before is None else proposed_before
        if len(both) == 2 and all(last_day(o.first_proposed) < limit for o in both):  # noqa: PLR2004 - a pair
            first, second = (
                _attempt(case, o, outcomes.get(o.id), end, months, eve=eve, settings=settings, reading=reading)
                for o, eve in zip(both, (False, True), strict=True)
            )
            found.append(_look(pair, first, second))
    return tuple(found)


def _look(pair: Pair, earlier: Attempt, second: Attempt) -> PairLook:
    change = float(np.mean(second.index) - np.mean(earlier.index))
    return PairLook(
        id=pair.id, title=pair.title, what=pair.what, earlier=earlier, later=second, change=change, rose=change > 0.0
    )  # fmt: skip


def _attempt(
    case: Case,
    option: Option,
    outcome: Outcome | None,
    end: date,
    months: int,
    *,
    eve: bool,
    settings: GameSettings | None,
    reading: PositionSettings | None,
) -> Attempt:
    adopted = first_day(outcome.adopted_date) if outcome is not None and outcome.adopted_date else None
    adopted = adopted if adopted is not None and adopted <= end else None
    days = [adopted - timedelta(days=1)] if eve and adopted else list(_open_days(option, adopted, end, months))
    seen = [viewed(case, day, (option.id,), settings=settings, reading=reading)[0] for day in days]
    bound = [[c for c, yes in enumerate(v.assessment.board.bound[:, v.form]) if yes] for v in seen]
    return Attempt(
        option=option.id,
        ambition=option.ambition,
        adopted="unknown" if outcome is None else outcome.adopted if adopted or outcome.adopted == "no" else "no",
        days=tuple(day.isoformat() for day in days),
        index=tuple(float(v.assessment.found.joint[v.form]) for v in seen),
        binding=tuple(
            float(v.assessment.found.country[rows, v.form].min()) for v, rows in zip(seen, bound, strict=True)
        ),
    )


def _open_days(option: Option, adopted: date | None, end: date, months: int) -> Iterator[date]:
    """First day of each stretch in which it could have been adopted; at least its first day."""
    proposed = last_day(option.first_proposed)
    for number in range(WINDOW_MONTHS // months):
        day = later(proposed, number * months)
        if number == 0 or (day < end and (adopted is None or day < adopted)):
            yield day
