"""A case: countries, issues, options, players and the record, and its slice as of a day."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from winset.model.actor import Player, Power
from winset.model.calendar import Occasion, Ritual
from winset.model.claim import Constraint
from winset.model.commitment import Commitment, Judgement
from winset.model.contact import Contact, ContactTest
from winset.model.dates import first_day, last_day
from winset.model.event import Happening
from winset.model.hypothesis import Hypothesis, Weighing
from winset.model.issue import Issue
from winset.model.meeting import Meeting
from winset.model.option import FrameEffect, Option, Outcome
from winset.model.pair import Pair
from winset.model.panel import Panel, Question
from winset.model.poll import PollFigure
from winset.model.position import Influence, Prior, Reading
from winset.model.scenario import Scenario

__all__ = ["Case", "TurningPoint", "as_of", "in_force"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TurningPoint:
    """A known turn in a relation: for back-tests and as a mark on charts, never evidence."""

    date: str
    dyad: tuple[str, ...]
    """ISO3 of the two countries."""
    direction: str
    """`better` or `worse`."""
    what: str
    kind: str
    """`level-shift` or `milestone`."""
    source: str
    known_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything that people wrote about a set of countries; what machines derive is in the store."""

    id: str
    title: str
    countries: tuple[str, ...]
    """ISO3, in the order in which they are shown."""
    third_parties: tuple[str, ...]
    """ISO3 of countries that matter without ratifying."""
    start: str
    """First day covered (partial date)."""
    issues: tuple[Issue, ...] = ()
    options: tuple[Option, ...] = ()
    players: tuple[Player, ...] = ()
    powers: tuple[Power, ...] = ()
    frames: tuple[FrameEffect, ...] = ()
    chronicle: tuple[Happening, ...] = ()
    polls: tuple[PollFigure, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    readings: tuple[Reading, ...] = ()
    priors: tuple[Prior, ...] = ()
    influence: tuple[Influence, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    history: tuple[TurningPoint, ...] = ()
    rituals: tuple[Ritual, ...] = ()
    calendar: tuple[Occasion, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    contacts: tuple[Contact, ...] = ()
    """Figures of contact between societies."""
    contact_tests: tuple[ContactTest, ...] = ()
    """What is asked of them, fixed beforehand."""
    panels: tuple[Panel, ...] = ()
    questions: tuple[Question, ...] = ()
    """What panels of experts are asked."""
    pairs: tuple[Pair, ...] = ()
    """Attempts to compare in a back-test; never evidence."""
    hypotheses: tuple[Hypothesis, ...] = ()
    """Readings of one event that compete."""
    weighings: tuple[Weighing, ...] = ()
    """How evidence fits each of them."""


def as_of(case: Case, day: date) -> Case:
    """The case as it was known on a day: rows known later are gone, later ends are open again.

    Outcomes and turning points known by then stay as record; they are never evidence.
    """
    kept: dict[str, Any] = {}
    for field in fields(case):
        value = getattr(case, field.name)
        if isinstance(value, tuple) and value and hasattr(value[0], "known_from"):
            kept[field.name] = tuple(_reopened(row, day) for row in value if _known(row, day))
    kept["issues"] = tuple(
        replace(issue, status_quo=tuple(s for s in issue.status_quo if _known(s, day))) for issue in case.issues
    )
    return replace(case, **kept)


def _known(row: Any, day: date) -> bool:  # noqa: ANN401 - any row with `known_from`
    known_from = row.known_from
    return known_from is not None and last_day(known_from) <= day


def _reopened(row: Any, day: date) -> Any:  # noqa: ANN401 - any row
    """A row whose end lies after the day has no end yet."""
    until = getattr(row, "until", None)
    if until is None:
        return row
    known = getattr(row, "until_known_from", None) or until
    return replace(row, until=None) if last_day(known) > day else row


def in_force(since: str, until: str | None, day: date) -> bool:
    """Whether a half-open period [since, until) covers the day."""
    return first_day(since) <= day and (until is None or day < first_day(until))
