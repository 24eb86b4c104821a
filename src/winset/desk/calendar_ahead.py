"""The calendar of a case ahead of its day: occasions, meetings that are due, and windows for its options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from winset.commitments import Ahead, Due, Stretch, Window, ahead, best_stretch, due_meetings, windows_of
from winset.errors import UnknownName
from winset.model import Option

if TYPE_CHECKING:
    from winset.desk.desk import Desk

__all__ = [
    "Ahead",
    "Due",
    "Stretch",
    "Window",
    "best_stretch",
    "calendar_ahead",
    "calendar_contract",
    "due",
    "windows",
    "windows_by_option",
]


def calendar_ahead(desk: Desk, *, days: int = 365) -> tuple[Ahead, ...]:
    """Elections, anniversaries, rulings, summits, deadlines and yearly days after the desk's day, in order of time."""
    return ahead(desk.case.calendar, desk.case.rituals, desk.day, days=days)


def due(desk: Desk) -> tuple[Due, ...]:
    """Series of meetings with their rhythm and when each should meet next, the most overdue first in each level."""
    return due_meetings(desk.case.meetings, desk.day)


def windows(desk: Desk, option: str, *, days: int = 365) -> tuple[Window, ...]:
    """What the calendar ahead means for one option: stretches of opportunity and of risk, in order of time.

    Raises
    ------
    UnknownName : the case has no such option on the day
    """
    found = next((o for o in desk.case.options if o.id == option), None)
    if found is None:
        raise UnknownName("option", option, [o.id for o in desk.case.options])
    return windows_of(found, _needed(desk, found), calendar_ahead(desk, days=days), desk.day)


def windows_by_option(desk: Desk, *, days: int = 365) -> Mapping[str, tuple[Window, ...]]:
    """The windows of every option that can be proposed on the day."""
    entries = calendar_ahead(desk, days=days)
    known = {o.id: o for o in desk.case.options}
    open_now = [known[entry.option] for entry in desk.assessment.agenda.candidates]
    return {o.id: windows_of(o, _needed(desk, o), entries, desk.day) for o in open_now}


def calendar_contract(desk: Desk, *, days: int = 365) -> dict[str, Any]:
    """The calendar as `winset calendar --json` prints it: entries, series of meetings, windows by open option."""
    return {
        "as_of": desk.day.isoformat(),
        "days": days,
        "ahead": calendar_ahead(desk, days=days),
        "due": due(desk),
        "windows": [
            {"option": name, "windows": found, "best": best_stretch(found)}
            for name, found in windows_by_option(desk, days=days).items()
        ],
    }


def _needed(desk: Desk, option: Option) -> tuple[str, ...]:
    """Countries whose consent an option needs: its core, and all of the case where it knows no smaller format."""
    smaller = {"unilateral", "bilateral"} & set(option.formats)
    return option.parties if smaller else tuple(dict.fromkeys((*option.parties, *desk.case.countries)))
