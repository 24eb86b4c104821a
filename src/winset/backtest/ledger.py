"""How forecasts came out: each resolved by what is known now, or still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from winset.backtest.scores import Estimate, brier, estimate, log_score, resamples, slope
from winset.bargaining.arrays import Floats
from winset.model import Case, Forecast, first_day, last_day

__all__ = ["LedgerScore", "Resolved", "resolved", "scored"]

STATES: Final = ("adopted", "not adopted", "open", "undecided", "void")
"""`open`: the day has not come, or the record does not reach it; `undecided`: the date of adoption is too coarse to
tell; `void`: it was known before the forecast was written down, or the case has the option no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A forecast and what came of it."""

    forecast: Forecast
    state: str
    """One of STATES."""
    adopted_date: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerScore:
    """The ledger's account."""

    as_of: str
    """Last day of what is known."""
    rows: tuple[Resolved, ...]
    """In order of the ledger."""
    counts: tuple[tuple[str, int], ...]
    """How many in each state."""
    brier: Estimate
    """Of the resolved forecasts; smaller is better."""
    brier_base: Estimate
    """The same of the base rate."""
    log: Estimate
    """Mean log chance of what happened; nearer 0 is better."""
    log_base: Estimate
    slope: Estimate
    """Calibration slope of the chances."""
    index_slope: Estimate
    """Calibration slope of the index's own log odds."""
    calibrated: bool
    """Whether the index's slope has an interval that includes 1 and excludes 0."""


def resolved(case: Case, rows: Sequence[Forecast], day: date) -> tuple[Resolved, ...]:
    """What came of each forecast, as known on a day.

    A forecast counts as right or wrong only if that was still open when it was written down. Adoption in part counts as
    neither until the rest is adopted: the forecast stays open, and is not adopted once its day has passed.

    Parameters
    ----------
    case : not sliced
    rows : of the ledger
    day : last day of what is known
    """
    dates = {
        o.option: o.adopted_date
        for o in case.outcomes
        if o.adopted == "yes" and (o.known_from is None or last_day(o.known_from) <= day)
    }
    known = {o.id for o in case.options}
    return tuple(
        Resolved(forecast=row, state=_state(row, row.option in known, dates.get(row.option), day),
                 adopted_date=dates.get(row.option))
        for row in rows
    )  # fmt: skip


def _state(row: Forecast, known: bool, adopted: str | None, day: date) -> str:
    made, by = date.fromisoformat(row.made[:10]), date.fromisoformat(row.by)
    if not known or by <= made:
        return "void"
    if adopted is None or first_day(adopted) > day:
        return "not adopted" if day >= by else "open"
    if last_day(adopted) <= made:
        return "void"
    if first_day(adopted) > by:
        return "not adopted"
    if last_day(adopted) > by or first_day(adopted) <= made:
        return "undecided"
    return "adopted"


def scored(case: Case, rows: Sequence[Forecast], day: date, *, draws: int = 2000, seed: int = 1) -> LedgerScore:
    """The ledger's scores over resolved forecasts, with intervals over resampled options."""
    found = resolved(case, rows, day)
    closed = [r for r in found if r.state in {"adopted", "not adopted"}]
    names = tuple(dict.fromkeys(r.forecast.option for r in closed))
    adopted = np.array([r.state == "adopted" for r in closed], dtype=np.bool_)
    weights = resamples(np.array([names.index(r.forecast.option) for r in closed], dtype=np.intp), draws, seed)

    def column(field: str) -> Floats:
        return np.array([getattr(r.forecast, field) for r in closed], dtype=np.float64)

    def odds(values: Floats) -> Floats:
        kept = np.clip(values, 0.005, 0.995)
        return np.asarray(np.log(kept / (1.0 - kept)))

    index_slope = estimate(slope(odds(column("index")), adopted, weights))
    return LedgerScore(
        as_of=day.isoformat(),
        rows=found,
        counts=tuple((state, sum(r.state == state for r in found)) for state in STATES),
        brier=estimate(brier(column("probability"), adopted, weights)),
        brier_base=estimate(brier(column("base"), adopted, weights)),
        log=estimate(log_score(column("probability"), adopted, weights)),
        log_base=estimate(log_score(column("base"), adopted, weights)),
        slope=estimate(slope(odds(column("probability")), adopted, weights)),
        index_slope=index_slope,
        calibrated=index_slope.includes(1.0) and not index_slope.includes(0.0),
    )
