"""The prospective ledger: say now what will be adopted, and be held to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from winset.backtest import LedgerScore, Outlook, outlooks, scored
from winset.backtest.outlook import DAYS_A_MONTH
from winset.backtest.spells import later
from winset.desk.desk import Desk
from winset.desk.kept import kept_case
from winset.desk.resolved import refuse_without_outcomes
from winset.errors import CaseError, Problem, UnknownName
from winset.model import Forecast
from winset.store import Progress, code_version
from winset.store.ledger import append_forecasts, forecasts

__all__ = ["HORIZONS", "Ledger", "Written", "forecast", "score"]

HORIZONS: Final = (12, 24)
"""Months ahead where none are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What one call added to the ledger."""

    rows: tuple[Forecast, ...]
    """New lines."""
    had: int
    """Forecasts that stood there already for the same option, state of knowledge and day."""
    total: int
    """Lines of the ledger now."""
    seal: str
    """SHA-256 of the last line, empty without one. Kept elsewhere, it shows that no line was cut off the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The ledger, its seals and its scores."""

    score: LedgerScore
    problems: tuple[Problem, ...]
    """Breaks of the chain; where there are any, no score can be trusted."""
    seal: str
    """SHA-256 of the last line, empty without one."""


def forecast(
    desk: Desk,
    *,
    options: Sequence[str] | None = None,
    horizons: Sequence[int] = HORIZONS,
    now: datetime | None = None,
    progress: Progress | None = None,
) -> Written:
    """Write a dated, sealed forecast for every open option and horizon.

    Options that were adopted once and could be revived are left out: `outcomes.csv` has one row an option, so a second
    adoption could not be told from the first.

    The chance is that of the rule on the index, fitted on every earlier option of the record; the index stands beside
    it. A horizon runs from today, or from the as-of day if that is later. What was forecast once from the same
    knowledge is not forecast again.

    Parameters
    ----------
    desk : the case and its as-of day
    options : ids of open options; None for all that were not adopted before
    horizons : months ahead, above 0
    now : clock; None for the system's

    Raises
    ------
    UnknownName : an option is not open on the day, or was adopted before
    CaseError : a horizon is not above 0, or the ledger was tampered with
    BadInput : the record knows what became of no option
    CaseBusy, StorageError : the ledger cannot be written
    """
    for months in horizons:
        if months < 1:
            raise CaseError(f"a horizon of {months} months is none; write 12 for a year ahead")
    made = now or datetime.now(UTC)
    chosen = _chosen(desk, options)
    old, problems = forecasts(desk.folder.path)
    if problems:
        raise CaseError(f"nothing is added to a ledger whose chain is broken\n{problems[0]}")
    had = {(row.option, row.as_of, row.by) for row in old}
    start = max(desk.day, made.date())
    days = {months: later(start, months).isoformat() for months in sorted(set(horizons))}
    if chosen:
        refuse_without_outcomes(kept_case(desk.folder)[0])
    wanted = [(name, by) for name in chosen for by in days.values() if (name, desk.day.isoformat(), by) not in had]
    rows = _rows(desk, wanted, made, start, progress) if wanted else []
    written = append_forecasts(desk.folder.layout, rows)
    last = (*old, *written)[-1:]
    return Written(
        rows=written,
        had=len(chosen) * len(days) - len(wanted),
        total=len(old) + len(written),
        seal=last[0].sha256 if last else "",
    )


def score(desk: Desk, *, draws: int = 2000, seed: int = 1) -> Ledger:
    """Resolve every forecast by what is known on the desk's day, and score those that are.

    Parameters
    ----------
    desk : the case and its as-of day
    draws, seed : resamples of options behind the intervals
    """
    rows, problems = forecasts(desk.folder.path)
    whole, _ = kept_case(desk.folder)
    return Ledger(
        score=scored(whole, rows, desk.day, draws=draws, seed=seed),
        problems=problems,
        seal=rows[-1].sha256 if rows else "",
    )


def _chosen(desk: Desk, options: Sequence[str] | None) -> tuple[str, ...]:
    known = [row.id for row in desk.ranking.options if row.state != "revivable"]
    for name in options or ():
        if name not in known:
            raise UnknownName("open option", name, known)
    return tuple(known if options is None else dict.fromkeys(options))


def _rows(
    desk: Desk, wanted: Sequence[tuple[str, str]], made: datetime, start: date, progress: Progress | None
) -> list[Forecast]:
    ranked = {row.id: row for row in desk.ranking.options}
    whole, _ = kept_case(desk.folder)
    names = list(dict.fromkeys(name for name, _ in wanted))
    found = outlooks(whole, desk.day, [(n, ranked[n].p_joint) for n in names], progress=progress)
    outlook = {row.option: row for row in found}
    return [_row(desk, outlook[name], by, made, start) for name, by in wanted]


def _row(desk: Desk, outlook: Outlook, by: str, made: datetime, start: date) -> Forecast:
    ranked = desk.ranking.option(outlook.option)
    chance, base = outlook.by((date.fromisoformat(by) - start).days / DAYS_A_MONTH)
    return Forecast(
        id="",
        made=made.astimezone(UTC).isoformat(timespec="seconds"),
        as_of=desk.day.isoformat(),
        option=outlook.option,
        by=by,
        probability=round(chance, 6),
        base=round(base, 6),
        index=round(ranked.p_joint, 6),
        tier=ranked.tier,
        snapshot=desk.snapshot,
        engine=code_version(),
        previous="",
        sha256="",
    )
