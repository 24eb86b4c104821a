"""The risk set: each option, half-year by half-year, from first proposal until adopted or its window closes."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from winset.model import Case, Option, Outcome, first_day, last_day

__all__ = ["WINDOW_MONTHS", "RiskSet", "Spell", "after_window", "clusters_in_order", "later", "risk_set"]

WINDOW_MONTHS: Final = 24
"""Months from first proposal within which an option must be adopted to count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """One option over one stretch of time in which it could be adopted."""

    option: str
    cluster: str
    """The idea that it belongs to: near-duplicates share one and are resampled together."""
    issue: str
    start: date
    """As-of day: nothing known later is used to say what will happen."""
    end: date
    """Last day of the stretch; an adoption counts if it falls after `start` and not after `end`."""
    number: int
    """Counted from 0 at the first proposal."""
    adopted: bool
    """Whether the option was adopted in this stretch."""
    known: date
    """Day from which it is known how the stretch ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskSet:
    """All spells, and every option that gives none with the reason."""

    spells: tuple[Spell, ...]
    """In order of start, then option."""
    at_once: tuple[str, ...]
    """Adopted on the day of proposal, as far as the dates tell: zero exposure."""
    before: tuple[str, ...]
    """Exposed only before the first day asked for."""
    open: tuple[str, ...]
    """Window not closed and not one whole stretch seen: censored."""
    no_outcome: tuple[str, ...]
    """No row says what became of it."""
    partly: tuple[str, ...]
    """Adopted in part within the window: leaves the risk set then, neither a success nor a failure."""
    late: tuple[str, ...]
    """Adopted after the window closed: not adopted within it."""
    outcomes: tuple[tuple[str, bool], ...]
    """(option, adopted within its window) of every option whose window is settled, in order of first exposure."""


def later(day: date, months: int) -> date:
    """The same day some months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def risk_set(
    case: Case,
    *,
    start: date,
    end: date,
    months: int = 6,
    partly_counts: bool = False,
    proposed_before: date | None = None,
    proposed_from: date | None = None,
) -> RiskSet:
    """Who was at risk of adoption when, as far as a case tells that is not sliced by date.

    An option exists from the last day that its first proposal may mean. Its window is 24 months, cut into stretches of
    `months`. A stretch that ends after `end` is censored. Adoption falls on the first day that its date may mean, so
    that no stretch begins after it.

    Parameters
    ----------
    case : with outcomes
    start : first day on which a stretch may begin
    end : last day of which something is known
    months : length of a stretch, a divisor of 24
    partly_counts : whether adoption in part is a success; else the option leaves the risk set on that day
    proposed_before, proposed_from : keep only options first proposed before, or on and after, these days
    """
    known = {row.option: row for row in case.outcomes}
    options = [
        o
        for o in case.options
        if (proposed_before is None or last_day(o.first_proposed) < proposed_before)
        and (proposed_from is None or last_day(o.first_proposed) >= proposed_from)
    ]
    fates = [_fate(o, known.get(o.id), start, end, months, partly_counts=partly_counts) for o in options]
    named = {word: tuple(f.option for f in fates if f.word == word) for word in ("at-once", "before", "open", "none")}
    first = sorted((f for f in fates if f.spells), key=lambda f: (f.spells[0].start, f.option))
    return RiskSet(
        spells=tuple(sorted((s for f in fates for s in f.spells), key=lambda s: (s.start, s.option))),
        at_once=named["at-once"],
        before=named["before"],
        open=named["open"],
        no_outcome=named["none"],
        partly=tuple(f.option for f in fates if f.partly),
        late=tuple(f.option for f in first if f.late),
        outcomes=tuple((f.option, f.adopted) for f in first if f.adopted is not None),
    )


def after_window(case: Case, *, end: date, months: int = 6) -> tuple[int, int]:
    """Adoptions of options whose window had closed, and the stretches over which they were waited for.

    An option is waited for from the close of its window until it is adopted, in part or in full, until a later attempt
    at the same idea is proposed, or until the end.

    Parameters
    ----------
    case : not sliced
    end : last day of which something is known
    months : length of a stretch
    """
    known = {row.option: row for row in case.outcomes}
    adoptions = stretches = 0
    for option in case.options:
        outcome = known.get(option.id)
        begin = later(last_day(option.first_proposed), WINDOW_MONTHS)
        leaves = min(end, _next_attempt(case, option))
        if outcome is None or begin >= leaves:
            continue
        adopted = _adopted(outcome, end)
        if adopted is not None and adopted <= leaves:
            if adopted <= begin:
                continue
            success = outcome.adopted == "yes"
            adoptions += success
            stretches += _whole(begin, adopted, months) + success
        else:
            stretches += _whole(begin, leaves, months)
    return adoptions, stretches


def _next_attempt(case: Case, option: Option) -> date:
    """First proposal of a later option of the same idea."""
    mine = last_day(option.first_proposed)
    days = [last_day(o.first_proposed) for o in case.options if option.cluster and o.cluster == option.cluster]
    return min((day for day in days if day > mine), default=date.max)


def _whole(begin: date, until: date, months: int) -> int:
    """Stretches from one day that end before another."""
    number = 0
    while later(begin, (number + 1) * months) < until:
        number += 1
    return number


def clusters_in_order(case: Case) -> dict[str, date]:
    """When each idea was first proposed, earliest first."""
    found: dict[str, date] = {}
    for option in case.options:
        day = last_day(option.first_proposed)
        name = option.cluster or option.id
        found[name] = min(found.get(name, day), day)
    return dict(sorted(found.items(), key=lambda item: (item[1], item[0])))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fate:
    option: str
    word: str = ""
    spells: tuple[Spell, ...] = ()
    adopted: bool | None = None
    partly: bool = False
    late: bool = False


def _fate(
    option: Option, outcome: Outcome | None, start: date, end: date, months: int, *, partly_counts: bool
) -> _Fate:
    proposed = last_day(option.first_proposed)
    closes = later(proposed, WINDOW_MONTHS)
    if outcome is None:
        return _Fate(option=option.id, word="none")
    adopted = _adopted(outcome, end)
    if adopted is not None and adopted <= proposed:
        return _Fate(option=option.id, word="at-once")
    if closes <= start or (adopted is not None and adopted <= start):
        return _Fate(option=option.id, word="before")
    inside = adopted is not None and adopted <= closes
    partly = inside and outcome.adopted == "partly"
    success = adopted if inside and (partly_counts or not partly) else None
    told = _told(outcome)
    leaves = min([closes, end, *([adopted] if inside and adopted is not None else [])])
    spells = tuple(_spells(option, start, leaves, months, success, told))
    if not spells:
        word = "" if partly else "open" if leaves == end else "before"
        return _Fate(option=option.id, word=word, partly=partly)
    settled: bool | None = None
    if success is not None:
        settled = True
    elif not partly and closes <= end:
        settled = False
    return _Fate(
        option=option.id, spells=spells, adopted=settled, partly=partly, late=adopted is not None and adopted > closes
    )


def _adopted(outcome: Outcome, end: date) -> date | None:
    """First day that the adoption may fall on; None where there was none, or none was known by the end."""
    if outcome.adopted not in {"yes", "partly"} or outcome.adopted_date is None:
        return None
    day = first_day(outcome.adopted_date)
    return day if max(day, _told(outcome)) <= end else None


def _told(outcome: Outcome) -> date:
    """When the adoption was known."""
    return last_day(outcome.known_from) if outcome.known_from else date.min


def _spells(
    option: Option, start: date, leaves: date, months: int, success: date | None, told: date
) -> Iterator[Spell]:
    proposed = last_day(option.first_proposed)
    for number in range(WINDOW_MONTHS // months):
        begin, stop = later(proposed, number * months), later(proposed, (number + 1) * months)
        adopted = success is not None and begin < success <= stop
        if begin >= leaves or begin < start or (stop > leaves and not adopted):
            continue
        yield Spell(
            option=option.id, cluster=option.cluster or option.id, issue=option.issue,
            start=begin, end=stop, number=number, adopted=adopted, known=max(stop, told) if adopted else stop,
        )  # fmt: skip
