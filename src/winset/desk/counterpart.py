"""Who sits across the table: the office and its holders, when last met, what last said on each issue, what is wanted.

Positions are those of the body that the office heads, with their ranges; they are estimates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from winset.desk.desk import Desk
from winset.desk.holders import in_term, meant, name_words
from winset.desk.sayings import Said, last_said
from winset.desk.seats import participants_of
from winset.desk.winsets import rung_of
from winset.errors import UnknownName
from winset.model import Issue, Meeting, first_day
from winset.reference.countries import country
from winset.reference.offices import Term, offices, terms
from winset.reference.table import covers, parts, rows

__all__ = ["Counterpart", "Met", "Said", "Stand", "counterparts"]

BEFORE: Final = 5
"""Predecessors shown."""
MEETINGS: Final = 5
"""Meetings shown."""
_Z95: Final = 1.645
"""Standard deviations from the middle to the ends of a range of 5 to 95 %."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A meeting that the person took part in."""

    id: str
    date: str
    place: str
    level: str
    others: tuple[str, ...]
    """Those who took part beside them."""
    topics: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where the body that the office heads is thought to stand."""

    player: str
    name: str
    issue: str
    mean: float
    low: float
    """5 %, on the issue's ladder, cut at its ends."""
    high: float
    """95 %."""
    readings: int
    """How many dated readings it rests on; 0 means the prior of its kind alone."""
    means: str
    """What stands at the middle of it: the highest rung of the ladder up to there; empty below the lowest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """A person in an office, or the holder of an office that was asked for."""

    name: str
    names: tuple[str, ...]
    """Names in Japanese and Korean, where they are known."""
    country: str
    held: tuple[Term, ...]
    """Offices of the person, the newest first."""
    office: str
    """The office that the sheet is about: the one that was asked for, else the newest."""
    since: str
    until: str | None
    in_office: bool
    """On the day of the view."""
    predecessors: tuple[Term, ...]
    """In that office, the last first."""
    met: tuple[Met, ...]
    """The last first."""
    said: tuple[Said, ...]
    """By issue, the one last spoken of first; of each the newest first."""
    stands: tuple[Stand, ...]


def counterparts(desk: Desk, asked: str) -> tuple[Counterpart, ...]:
    """Everyone whom a name or an office may mean, those in office on the day first.

    Parameters
    ----------
    desk : the case as of a day
    asked : a name in English, Japanese or Korean, in part or in full; or a country and an office

    Raises
    ------
    UnknownName : nobody of that name is in the table of offices, and no country of it follows such an office
    """
    found = meant(asked, desk.day, desk.case.countries)
    if not found:
        known = [f"{country(c).name} {office}" for c in desk.case.countries for office in offices(c)]
        people = sorted({term.holder for term in terms() if term.country in desk.case.countries})
        raise UnknownName("person or office", asked, [*people, *known])
    sheets = [_sheet(desk, term) for term in found]
    return tuple(sorted(sheets, key=lambda sheet: (not sheet.in_office, _reversed_day(sheet.since))))


def _reversed_day(text: str) -> int:
    return -first_day(text).toordinal()


def _sheet(desk: Desk, term: Term) -> Counterpart:
    own = [
        t for t in terms() if (t.country, t.holder) == (term.country, term.holder) and first_day(t.since) <= desk.day
    ]
    own.sort(key=lambda t: _reversed_day(t.since))
    before = [t for t in terms() if (t.country, t.office) == (term.country, term.office)]
    before = [t for t in before if first_day(t.since) < first_day(term.since) and t.holder != term.holder]
    until = term.until if term.until and first_day(term.until) <= desk.day else None
    return Counterpart(
        name=term.holder,
        names=tuple(name for name in (term.name_ja, term.name_ko) if name),
        country=term.country,
        held=tuple(own),
        office=term.office,
        since=term.since,
        until=until,
        in_office=covers(term.since, term.until, desk.day),
        predecessors=tuple(reversed(before[-BEFORE:])),
        met=_meetings(desk, own),
        said=last_said(desk, own),
        stands=_positions(desk, term),
    )


def _meetings(desk: Desk, own: Sequence[Term]) -> tuple[Met, ...]:
    found = []
    for meeting in sorted(desk.case.meetings, key=lambda m: first_day(m.date), reverse=True):
        named = participants_of(meeting)
        here = [name for name in named if _takes_part(meeting, name, own)]
        if here:
            others = tuple(name for name in named if name not in here)
            found.append(
                Met(
                    id=meeting.id,
                    date=meeting.date,
                    place=meeting.place,
                    level=meeting.level,
                    others=others,
                    topics=meeting.topics,
                    outcome=meeting.outcome,
                )
            )
    return tuple(found[:MEETINGS])


def _takes_part(meeting: Meeting, name: str, own: Sequence[Term]) -> bool:
    """Whether a name in a list of participants is the person, in office on the day of the meeting."""
    words = name_words(re.sub(r"\(.*?\)", "", name))
    return own[0].country in meeting.countries and any(
        words and words <= name_words(term.holder) and in_term(term, meeting.date) for term in own
    )


def _rung(ladder: Issue | None, level: float) -> str:
    rung = None if ladder is None else rung_of(ladder, level)
    return "" if rung is None else rung.text


def _positions(desk: Desk, term: Term) -> tuple[Stand, ...]:
    """Positions of the players of the case that the office heads."""
    row = next((row for row in rows("office_names.csv") if row["office"] == term.office), None)
    forms = [re.escape(word) for word in parts(row["players"])] if row else []
    if not forms or term.country not in desk.case.countries or not _is_now(desk, term):
        return ()
    heads = re.compile(rf"^(?:{'|'.join(forms)})\b", re.IGNORECASE)
    players = [p for p in desk.game.players if p.country == term.country and heads.search(p.name)]
    ladders = {issue.id: issue for issue in desk.case.issues}
    found = []
    for player in players:
        for (who, issue), position in desk.game.positions.items():
            if who == player.id and position.pulls:
                found.append(
                    Stand(
                        player=player.id,
                        name=player.name,
                        issue=issue,
                        mean=position.mean,
                        low=max(-1.0, position.mean - _Z95 * position.sd),
                        high=min(1.0, position.mean + _Z95 * position.sd),
                        readings=len(position.pulls),
                        means=_rung(ladders.get(issue), position.mean),
                    )
                )
    return tuple(sorted(found, key=lambda stand: (-stand.readings, stand.issue)))


def _is_now(desk: Desk, term: Term) -> bool:
    return covers(term.since, term.until, desk.day)
