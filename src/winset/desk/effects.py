"""Does contact that people see move opinion more than contact between governments? What the case's figures can say."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from winset.model import Case, ContactTest
from winset.relations import Effect, Slope, Trend, Verdict, contact_effects

if TYPE_CHECKING:
    from winset.desk.desk import Desk

__all__ = ["CAUTION", "Slope", "Tested", "effects", "effects_contract"]

GOVERNMENTS: Final = "meetings of governments"
CAUTION: Final = "the meetings are those that the case lists: a list made by hand also measures who made it"
_MOST: Final = 1000
"""Readings beyond which a number only says that no such survey will ever be held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """One question with its figures and the verdict."""

    test: ContactTest
    years: tuple[int, ...]
    opinion: tuple[float | None, ...]
    """Percent in each year; None without a survey."""
    run: tuple[int, ...]
    """Number of the stretch of one survey mode."""
    contacts: Mapping[str, tuple[float | None, ...]]
    """Name of each kind of contact -> figure of each year; None where no page gives it."""
    verdict: Verdict
    """The smallest effect that could be seen first."""
    wanted: str
    """Which data would tell, in a sentence; empty where these do."""


def effects(desk: Desk) -> tuple[Tested, ...]:
    """The answers to the questions of `effects.csv`, in order of id."""
    return tuple(_tested(desk, test) for test in sorted(desk.case.contact_tests, key=lambda test: test.id))


def _tested(desk: Desk, test: ContactTest) -> Tested:
    trend = _trend(desk.opinion, test, test.about)
    flow, meetings = _flow(desk.case, test), _meetings(desk.case, test)
    waves = {} if trend is None else _by_year(trend)
    known = [*waves, *flow, *meetings]
    years = tuple(range(min(known), max(known) + 1)) if known else ()
    opinion, run = _placed(years, waves)
    third = {c: _placed(years, _by_year(t))[0] for c in test.placebos if (t := _trend(desk.opinion, test, c))}
    contacts = {
        test.flow: np.array([flow.get(year, math.nan) for year in years]),
        GOVERNMENTS: np.array([float(meetings.get(year, 0)) if meetings else math.nan for year in years]),
    }
    verdict = contact_effects(opinion, run, contacts, lag=test.lag, smallest=test.smallest, placebos=third)
    return Tested(
        test=test,
        years=years,
        opinion=tuple(_number(v) for v in opinion),
        run=tuple(run.tolist()),
        contacts={name: tuple(_number(v) for v in values) for name, values in contacts.items()},
        verdict=verdict,
        wanted=_wanted(verdict, test),
    )


def _trend(known: tuple[Trend, ...], test: ContactTest, about: str) -> Trend | None:
    """The longest trend of the question about a country."""
    found = [t for t in known if (t.respondents, t.about, t.question) == (test.respondents, about, test.question)]
    return max(found, key=lambda t: sum(len(run.waves) for run in t.runs), default=None)


def _by_year(trend: Trend) -> dict[int, tuple[float, int]]:
    """Year -> percent, the middle where sources disagree, and number of the run; the last survey of a year counts."""
    return {
        int(wave.end[:4]): ((wave.low + wave.high) / 2, number)
        for number, run in enumerate(trend.runs)
        for wave in run.waves
    }


def _placed(
    years: tuple[int, ...], waves: Mapping[int, tuple[float, int]]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Opinion and run of every year; a year without a survey keeps the run before it."""
    opinion = np.array([waves[year][0] if year in waves else math.nan for year in years])
    run, at = [], 0
    for year in years:
        at = waves[year][1] if year in waves else at
        run.append(at)
    return opinion, np.array(run, dtype=np.int64)


def _flow(case: Case, test: ContactTest) -> dict[int, float]:
    """Persons in both directions together by year: as a page adds them up, else where pages give both."""
    pair = {test.respondents, test.about}
    rows = [c for c in case.contacts if c.flow == test.flow and {c.origin, c.destination} == pair]
    found: dict[int, float] = {}
    for year in sorted({int(row.year[:4]) for row in rows}):
        of = [row for row in rows if int(row.year[:4]) == year]
        whole = [row.value for row in of if row.both_ways]
        ways = {row.origin: row.value for row in of if not row.both_ways}
        if whole or len(ways) == len(pair):
            found[year] = whole[0] if whole else sum(ways.values())
    return found


def _meetings(case: Case, test: ContactTest) -> dict[int, int]:
    """Meetings of both governments by year, at the levels asked for; years between without one are 0."""
    pair = {test.respondents, test.about}
    years = [int(m.date[:4]) for m in case.meetings if pair <= set(m.countries) and m.level in test.levels]
    return {year: years.count(year) for year in range(min(years), max(years) + 1)} if years else {}


def _wanted(verdict: Verdict, test: ContactTest) -> str:
    if verdict.detectable <= test.smallest:
        return ""
    pairs = min(effect.slope.pairs for effect in verdict.effects)
    panel = (
        "or one survey that asks the same people before and after contact, beside people without it, "
        "which needs no long series"
    )
    if not math.isfinite(verdict.detectable) or not pairs:
        return f"contact figures of every year beside yearly readings in one survey mode would be a start, {panel}"
    needed = math.ceil(pairs * (verdict.detectable / test.smallest) ** 2)
    many = f"about {needed}" if needed <= _MOST else f"more than {_MOST}"
    return (
        f"a difference of {test.smallest:g} points would show in {many} neighbouring readings in one survey mode with "
        f"contact figures for each year, where there are {pairs}; {panel}"
    )


def _number(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


def effects_contract(desk: Desk, found: tuple[Tested, ...]) -> dict[str, Any]:
    """`winset effects --json`: the smallest effect that could be seen first, then each slope with its placebos."""
    return {"as_of": desk.day.isoformat(), "snapshot": desk.snapshot, "tests": [_shown(one) for one in found]}


def _shown(one: Tested) -> dict[str, Any]:
    return {
        "id": one.test.id,
        "source": one.test.source,
        "respondents": one.test.respondents,
        "about": one.test.about,
        "question": one.test.question,
        "lag": one.test.lag,
        "smallest_of_interest": one.test.smallest,
        "detectable": _finite(one.verdict.detectable),
        "verdict": one.verdict.text,
        "wanted": one.wanted,
        "caution": CAUTION,
        "effects": [_effect(effect) for effect in one.verdict.effects],
        "years": list(one.years),
        "opinion": list(one.opinion),
        "contacts": {name: list(values) for name, values in one.contacts.items()},
    }


def _effect(effect: Effect) -> dict[str, Any]:
    return {
        "contact": effect.contact,
        "slope": _slope(effect.slope),
        "future": _slope(effect.future),
        "placebos": {country: _slope(slope) for country, slope in effect.placebos},
    }


def _slope(slope: Slope) -> dict[str, Any]:
    names = ("value", "low", "high", "detectable")
    return {name: _finite(getattr(slope, name)) for name in names} | {"pairs": slope.pairs}


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
