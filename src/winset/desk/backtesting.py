"""The engine against what happened, for the case of a desk."""

from __future__ import annotations

from datetime import date

from winset.backtest import Backtest, Estimate, PairLook
from winset.backtest import backtest as tested
from winset.desk.days import day_of
from winset.desk.desk import Desk
from winset.desk.resolved import refuse_without_outcomes
from winset.model import first_day
from winset.store import Progress

__all__ = ["Backtest", "Estimate", "PairLook", "backtest"]


def backtest(
    desk: Desk,
    *,
    start: str | None = None,
    end: str | None = None,
    months: int = 6,
    until_proposed: str | None = None,
    from_proposed: str | None = None,
    draws: int = 2000,
    seed: int = 1,
    progress: Progress | None = None,
) -> Backtest:
    """Test the index against the outcomes known on the desk's day; see `winset.backtest`.

    Parameters
    ----------
    desk : the case and its as-of day
    start : first day on which a half-year may begin (partial date); None for the start of the case
    end : last day of which something is known (partial date), at most the desk's day; None for that day
    months : length of a stretch, a divisor of 24
    until_proposed : only options first proposed before this day (partial date); None for all
    from_proposed : score only options first proposed on or after this day (partial date); None for all
    draws, seed : resamples of ideas behind the intervals

    Raises
    ------
    CaseError : a date is none
    BadNumbers : nothing was at risk, or `months` does not divide 24
    """
    whole, _ = desk.folder.case()
    refuse_without_outcomes(whole)
    last = desk.day if end is None else min(desk.day, day_of(end, last=True))
    return tested(
        whole,
        start=first_day(whole.start) if start is None else day_of(start),
        end=last,
        months=months,
        until_proposed=_day(until_proposed),
        from_proposed=_day(from_proposed),
        draws=draws,
        seed=seed,
        progress=progress,
    )


def _day(text: str | None) -> date | None:
    return None if text is None else day_of(text)
