"""Which options are open on a day: what is done, what has lapsed and could be revived, what was replaced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from winset.model import Case, Option, Outcome, first_day, last_day, standing

__all__ = ["Agenda", "Entry", "agenda_of"]

STEP: Final = 0.05
"""Levels nearer than this are the same rung."""
WINDOW: Final = 731
"""Days after which a proposal that nobody took up counts as having failed so far: two years."""
SAME: Final = 1e-9
"""Levels nearer than this are one level: rounding."""
APART: Final = frozenset({"done", "replaced", "within", "below"})
"""States of what is not proposed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An option and why it is open or not."""

    option: str
    state: str
    """`open`, `revivable`, `partly`, `failed-before` (all four can be proposed), `done`, `replaced`, `within` (what is
    practised) or `below` (never done as a whole, though its issues stand above it)."""
    note: str
    """One sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """Options known on a day, split into what can be proposed and what cannot."""

    candidates: tuple[Entry, ...]
    """Can be proposed now."""
    apart: tuple[Entry, ...]
    """Listed apart: done, replaced by a better or later attempt, within what is practised, or below today's levels."""


def agenda_of(case: Case, day: date) -> Agenda:
    """The options of a case sliced as of the day.

    What is said of an option uses the day of its adoption and the dated status quo, never what a row tells of later
    years. Adopted options are done, unless the issue has fallen back below them since: then they could be revived.
    Options adopted in part stay open for the rest. Of several attempts at one idea (same cluster and issue, about the
    same level) the latest stands for all; where one was adopted and holds, the others are replaced; ideas first
    proposed on one day, as far as dates tell, are no attempts at each other. An option at or below the status quo on
    all its issues moves nothing on its ladders. Where it is not known to have been left undone it counts as within what
    is practised; where it failed, found no taker for two years or was adopted in part only, the ladder stands higher
    without it and cannot say what it would add.
    """
    known = {o.option: o for o in case.outcomes}
    entries = {option.id: _first_look(option, known.get(option.id), case, day) for option in case.options}
    for option in case.options:
        if entries[option.id].state in {"open", "partly", "failed-before", "revivable", "below"}:
            entries[option.id] = _among_siblings(option, entries, case)
    order = [entries[option.id] for option in case.options]
    return Agenda(
        candidates=tuple(e for e in order if e.state not in APART),
        apart=tuple(e for e in order if e.state in APART),
    )


def _first_look(option: Option, outcome: Outcome | None, case: Case, day: date) -> Entry:
    adopted = outcome.adopted_date if outcome is not None and outcome.adopted in {"yes", "partly"} else None
    if outcome is None or adopted is None or first_day(adopted) > day:
        old = (day - last_day(option.first_proposed)).days > WINDOW
        note = f"First proposed {option.first_proposed}; not adopted so far."
        return _moving(option, case, day, "failed-before" if old else "open", note, undone=_undone(outcome, old=old))
    if outcome.adopted == "partly":
        undone = f"it was adopted in part only ({adopted})"
        return _moving(option, case, day, "partly", f"Adopted in part ({adopted}); the rest is open.", undone=undone)
    if _fell_back(option, case, day, last_day(adopted)):
        return _moving(option, case, day, "revivable", f"Adopted {adopted}; the issue has fallen back below it since.")
    return Entry(option=option.id, state="done", note=f"Adopted {adopted}.")


def _undone(outcome: Outcome | None, *, old: bool) -> str | None:
    """What is known on the day of an option that was not adopted; None where it may be practised all the same."""
    if outcome is not None and outcome.adopted == "no":
        return "it lapsed" if outcome.later_status == "lapsed" else "it was never done"
    return "no adoption of it is known" if old else None


def _moving(option: Option, case: Case, day: date, state: str, note: str, *, undone: str | None = None) -> Entry:
    issues = {issue.id: issue for issue in case.issues}
    moves = [level - standing(issues[k], day) for k, level in option.points if k in issues]
    if not moves:
        return Entry(option=option.id, state="within", note="None of its issues is among the case's.")
    if max(moves) > SAME:
        return Entry(option=option.id, state=state, note=note)
    if undone is None:
        return Entry(option=option.id, state="within", note="Its issues already stand at or above this level.")
    higher = "higher" if max(moves) < -SAME else "as high"
    note = f"Today's level on this ladder is already {higher}, so the ladder cannot say what it would add; {undone}."
    return Entry(option=option.id, state="below", note=note)


def _fell_back(option: Option, case: Case, day: date, since: date) -> bool:
    """Whether the main issue once stood higher after the adoption and is now below the option's level."""
    levels = dict(option.points)
    issue = next((i for i in case.issues if i.id == option.issue), None)
    if issue is None or issue.id not in levels:
        return False
    now = standing(issue, day)
    since_then = [standing(issue, since), *(r.level for r in issue.status_quo if since <= first_day(r.since) <= day)]
    return now < levels[issue.id] - STEP and now < max(since_then) - STEP


def _among_siblings(option: Option, entries: Mapping[str, Entry], case: Case) -> Entry:
    mine = entries[option.id]
    for other in case.options:
        if (
            other.id == option.id
            or other.cluster != option.cluster
            or other.issue != option.issue
            or not option.cluster
        ):
            continue
        then, after = last_day(option.first_proposed), last_day(other.first_proposed)
        if then == after or (mine.state == "below" and after < then):
            continue
        here, there = dict(option.points).get(option.issue, 0.0), dict(other.points).get(other.issue, 0.0)
        if entries[other.id].state == "done" and there >= here - STEP:
            return Entry(option=option.id, state="replaced", note=f"{other.title} did it.")
        if (
            after > then
            and abs(there - here) <= 2 * STEP
            and entries[other.id].state not in {"done", "within", "below"}
        ):
            return Entry(
                option=option.id, state="replaced", note=f"{other.title} is the later attempt at the same idea."
            )
    return mine
