"""Every number that may leave the program, by name: (function, arguments) gives the value and what it rests on.

`winset verify` calls the same functions again, so a number in a report is never typed in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from winset.desk.answer import Answer
from winset.desk.evidence import Evidence
from winset.desk.panel_numbers import PANEL_FUNCTIONS
from winset.desk.promise_numbers import PROMISE_FUNCTIONS
from winset.desk.quoting import words_allowed
from winset.desk.reading_numbers import READING_FUNCTIONS
from winset.errors import UnknownName
from winset.model import first_day, standing
from winset.relations import Trend, Wave, lowest

if TYPE_CHECKING:
    from winset.desk.desk import Desk

__all__ = ["FUNCTIONS", "Answer", "answer", "meaning"]

REACH: Final = 0.5
"""Index from which an option is within reach."""


def poll(desk: Desk, *, id: str) -> Answer:  # noqa: A002 - the word of the table
    """Published share of respondents, in percent."""
    figure = next(f for f in desk.case.polls if f.id == id)
    return Answer(value=figure.percent, evidence=(desk.evidence[id],))


def poll_record(desk: Desk, *, respondents: str, about: str, question: str, pollster: str) -> Answer:
    """Lowest reading of a question and how many readings it is the lowest of."""
    trend = _trend(desk, respondents, about, question, pollster)
    found = lowest(trend)
    if found is None:
        return Answer(value=None, note="fewer than two readings in one mode")
    rest = [w for run in trend.runs for w in run.waves if w is not found.wave]
    return Answer(
        value=found.text, evidence=_figures(desk, [found.wave, *rest]), note="compared within one survey mode"
    )


def happenings(
    desk: Desk, *, countries: str | None = None, issue: str | None = None, status: str | None = None
) -> Answer:
    """Number of happenings in the chronicle; it measures the compiler's attention, not the world's."""
    named = set(countries.split()) if countries else set()
    rows = [
        h
        for h in desk.case.chronicle
        if named <= set(h.countries) and issue in {None, h.issue} and status in {None, h.status}
    ]
    return Answer(
        value=len(rows), evidence=tuple(desk.evidence[h.id] for h in rows[-5:]), note="the last five are shown"
    )


def corpus(desk: Desk, *, of: str) -> Answer:
    """Number of rows of one table of the case."""
    return Answer(value=len(getattr(desk.case, of)), note=f"rows of {of} known on the day")


def sources(desk: Desk) -> Answer:
    """Number of different pages that the case names as sources."""
    from winset.desk.evidence import pages  # noqa: PLC0415 - small

    found = {page for item in desk.evidence.values() for page in pages(item.source)}
    return Answer(value=len(found), note="different addresses in the rows known on the day")


def constraint(desk: Desk, *, id: str, field: str = "strength") -> Answer:  # noqa: A002 - the word of the table
    """Strength of a constraint, 0 to 1, or an end of its range."""
    row = next(c for c in (*desk.case.constraints, *desk.claimed) if c.id == id)
    found = tuple(desk.evidence[e] for e in row.evidence if e in desk.evidence)
    return Answer(value=getattr(row, field), evidence=found, note=f"claimed by {row.by}")


def option(
    desk: Desk,
    *,
    id: str,  # noqa: A002 - the word of the table
    field: str,
    country: str | None = None,
) -> Answer:
    """A number of the ranking: an index that orders options, no probability until forecasts bear it out."""
    row = desk.ranking.option(id)
    value = getattr(row, field)
    if country is not None:
        value = value[country]
    items = tuple(desk.evidence[e.document] for e in row.evidence if e.document in desk.evidence)
    return Answer(value=value, evidence=items, note="computed from positions, consent rules and the option's best form")


def binding_adds(desk: Desk, *, id: str) -> Answer:  # noqa: A002 - the word of the table
    """What the sure acceptance of the binding player would add to the index."""
    found = desk.ranking.option(id).binding
    items = tuple(desk.evidence[e.document] for e in desk.ranking.option(id).evidence if e.document in desk.evidence)
    return Answer(value=None if found is None else found.adds, evidence=items, note="the player's acceptance set to 1")


def options_ranked(desk: Desk, *, tier: str | None = None) -> Answer:
    """Number of options that can be proposed on the day, or those of one tier."""
    found = sum(tier in {None, o.tier} for o in desk.ranking.options)
    return Answer(value=found, note="open, partly adopted or revivable")


def options_within_reach(desk: Desk) -> Answer:
    """Number of open options whose index makes them ripe or within reach."""
    found = sum(o.tier in {"ripe", "within reach"} for o in desk.ranking.options)
    return Answer(value=found, note="index of joint ratification at least 0.5")


def one_country_short(desk: Desk) -> Answer:
    """Number of open options out of reach that all countries but one would ratify, each with an index above 0.5."""
    short = [o for o in desk.ranking.options if o.p_joint < REACH and sum(o.p[c] < REACH for c in o.countries) == 1]
    return Answer(value=len(short), note="; ".join(o.title for o in short))


def decided_alone(desk: Desk) -> Answer:
    """Number of open options on whose best form one office in each country decides."""
    found = sum(all(len(names) == 1 for names in o.consent.values()) for o in desk.ranking.options)
    return Answer(value=found, note="each country's consent rule for the best form names one office")


def parliament_asked(desk: Desk) -> Answer:
    """Number of open options whose best form needs a parliament or court."""
    found = [o for o in desk.ranking.options if o.assemblies]
    return Answer(value=len(found), note="the consent rule of the best form names a parliament or court")


def status_quo(desk: Desk, *, issue: str) -> Answer:
    """Level at which an issue stood on the day."""
    rows = [row for row in desk.issue(issue).status_quo if first_day(row.since) <= desk.day]
    found = rows[-1:]
    items = tuple(desk.evidence[row.source] for row in found if row.source in desk.evidence)
    note = f"since {found[0].since}: {found[0].text}" if found else "no dated row: the ladder's 0"
    return Answer(value=standing(desk.issue(issue), desk.day), evidence=items, note=note)


def most_ambitious(desk: Desk, *, issue: str) -> Answer:
    """Highest level of an issue that all concerned ratify with index 0.8 or more."""
    found = next(ladder for ladder in desk.ladders if ladder.issue == issue)
    return Answer(value=found.most_ambitious, note=f"as {found.instrument}, framed as {found.frame}")


def overlap_reach(desk: Desk, *, issue: str) -> Answer:
    """Highest level of an issue that lies in the win-set of every country concerned, or the status quo."""
    found = next(ladder for ladder in desk.ladders if ladder.issue == issue)
    value = max([found.status_quo, *(high for _, high in found.overlap)])
    return Answer(value=value, note=f"as {found.instrument}, framed as {found.frame}, at the players' mean positions")


def package(desk: Desk, *, objective: str, field: str, country: str | None = None) -> Answer:
    """Share of draws in which a package is ratified, or a country's gain from it."""
    found = next(p for p in desk.packages.proposals if p.objective == objective)
    value = getattr(found, field)
    if country is not None:
        value = dict(value)[country]
    note = f"package {', '.join(found.options)} as {desk.packages.instrument}, {objective} solution"
    return Answer(value=value, note=note)


def forecasts(desk: Desk, *, state: str | None = None) -> Answer:
    """Number of forecasts in the ledger, or of those in one state."""
    counts = dict(desk.ledger.score.counts)
    value = sum(counts.values()) if state is None else counts.get(state, 0)
    return Answer(value=value, note="lines of the forecast ledger, resolved by what is known on the day")


def claims(desk: Desk, *, kind: str | None = None) -> Answer:
    """Number of claims that the case's documents state, or of those of one kind."""
    rows = [c for c in desk.claims if kind in {None, c.kind}]
    allowed = words_allowed(desk.folder)
    items = tuple(
        Evidence(
            id=c.id, kind="quoted", document=c.title or c.file, sentence=c.context or c.text, date=c.date or "",
            url=c.url, source=c.url or c.file, status="coded", quote_words=allowed(c.file),
        )
        for c in rows[:5]
    )  # fmt: skip
    return Answer(value=len(rows), evidence=items, note="the first five are shown; near copies count once")


def scenario(desk: Desk, *, id: str, option: str) -> Answer:  # noqa: A002 - the word of the table
    """Index of an option if a scenario happened now."""
    found = next(t for t in desk.threats if t.scenario.id == id)
    return Answer(value=found.joint[option], note=f"{found.scenario.what} Sizes: {found.scenario.source}")


def scenario_chance(desk: Desk, *, id: str) -> Answer:  # noqa: A002 - the word of the table
    """Chance that a scenario happens within a year."""
    found = next(t.scenario for t in desk.threats if t.scenario.id == id)
    return Answer(value=found.probability, note=found.source)


def constraint_cost(desk: Desk, *, id: str) -> Answer:  # noqa: A002 - the word of the table
    """Mean loss of the index over all open options that a constraint causes."""
    row = next(r for r in desk.register if r.constraint.id == id)
    items = tuple(desk.evidence[e] for e in row.constraint.evidence if e in desk.evidence)
    return Answer(value=row.cost, evidence=items, note="the agenda with and without the row")


def way(desk: Desk, *, constraint: str, kind: str, field: str) -> Answer:
    """Index of an option before or after a way around a constraint."""
    row = next(r for r in desk.register if r.constraint.id == constraint)
    found = next(s for s in desk.strategies(row) if s.kind == kind)
    known = found.precedent.happening if found.precedent else None
    items = tuple(desk.evidence[h] for h in (known,) if h is not None and h in desk.evidence)
    return Answer(value=getattr(found, field), evidence=items, note=f"{found.what} {found.why}")


def backtest(desk: Desk, *, field: str, end: int = 0) -> Answer:
    """A number of the last back-test on file; `end` picks value, low or high of an interval."""
    if desk.tested is None:
        return Answer(value=None, note="no back-test is on file")
    value = getattr(desk.tested, field)
    found = value[end] if isinstance(value, tuple) else value
    return Answer(value=found, note=f"run on {desk.tested.made} on what was known by {desk.tested.as_of}")


FUNCTIONS: Final[tuple[tuple[str, Callable[..., Answer]], ...]] = (
    ("poll", poll),
    ("backtest", backtest),
    ("poll_record", poll_record),
    ("happenings", happenings),
    ("corpus", corpus),
    ("sources", sources),
    ("constraint", constraint),
    ("option", option),
    ("binding_adds", binding_adds),
    ("options_ranked", options_ranked),
    ("options_within_reach", options_within_reach),
    ("one_country_short", one_country_short),
    ("decided_alone", decided_alone),
    ("parliament_asked", parliament_asked),
    ("status_quo", status_quo),
    ("most_ambitious", most_ambitious),
    ("overlap_reach", overlap_reach),
    ("package", package),
    ("forecasts", forecasts),
    ("claims", claims),
    ("scenario", scenario),
    ("scenario_chance", scenario_chance),
    ("constraint_cost", constraint_cost),
    ("way", way),
    *PROMISE_FUNCTIONS,
    *READING_FUNCTIONS,
    *PANEL_FUNCTIONS,
)
"""Name and function of each kind of number."""


def answer(desk: Desk, function: str, arguments: Mapping[str, Any]) -> Answer:
    """Compute a number; raises UnknownName for a function that does not exist."""
    found = dict(FUNCTIONS).get(function)
    if found is None:
        raise UnknownName("number", function, dict(FUNCTIONS))
    return found(desk, **arguments)


def meaning(function: str) -> str:
    """The sentence that says what a kind of number is."""
    text = dict(FUNCTIONS)[function].__doc__ or ""
    return text.splitlines()[0]


def _trend(desk: Desk, respondents: str, about: str, question: str, pollster: str) -> Trend:
    wanted = (respondents, about, question, pollster)
    return next(t for t in desk.opinion if (t.respondents, t.about, t.question, t.pollster) == wanted)


def _figures(desk: Desk, waves: list[Wave]) -> tuple[Evidence, ...]:
    return tuple(desk.evidence[f.id] for wave in waves for f in wave.figures)
