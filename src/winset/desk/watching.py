"""What is coming and what fell silent: deadlines, yearly days, meetings due or overdue, promises that fall due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from winset.commitments import LEVELS
from winset.desk.calendar_ahead import calendar_ahead, due
from winset.desk.promises import promises
from winset.errors import CaseError
from winset.model import first_day, last_day

if TYPE_CHECKING:
    from winset.desk.desk import Desk
    from winset.desk.fetching import Fetched
    from winset.store import Progress

__all__ = ["FEEDS", "KINDS", "LATE", "LEVELS", "STALE", "Notice", "Watch", "as_icalendar", "fetch_feeds", "watch"]

FEEDS: Final = "feeds.txt"
"""Addresses of feeds and lists of a case, one a line."""
KINDS: Final = ("silence", "promise overdue", "notice", "expiry", "promise due", "meeting due", "election", "ruling",
                "asset sale", "summit", "decision", "budget", "local election", "public event", "anniversary",
                "ritual")  # fmt: skip
"""In the order of their weight: what may be missed for good comes first."""
LATE: Final = ("silence", "promise overdue")
"""Kinds whose day has passed."""
STALE: Final = 3 * 365
"""Days after which nobody waits any more for what is late."""
BROKEN: Final = "broken off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One thing to look at."""

    kind: str
    """One of KINDS."""
    start: date
    """First day that it may mean; of what is late, the day on which it was due."""
    end: date
    """Last day that it may mean."""
    days: int
    """Days from the as-of date to its start; negative for what is late or has begun."""
    countries: tuple[str, ...]
    what: str
    """One sentence."""
    issues: tuple[str, ...]
    """Issues that it is about; empty for all."""
    evidence: tuple[str, ...]
    """Ids of what it rests on."""
    source: str
    """Page or law behind it."""
    level: str = ""
    """Rank of those who should meet; empty for anything but a meeting, as the next three."""
    series: str = ""
    """Words of the meetings, such as `foreign ministers`."""
    last: str = ""
    """Partial date of the last one on record."""
    usual: str = ""
    """How often they meet: `every 11 months`."""

    @property
    def when(self) -> str:
        """Its day, month or year; of a meeting from when it is due, or since when it is late."""
        first, last = self.start.isoformat(), self.end.isoformat()
        if self.series:
            return f"late since {last}" if self.kind in LATE else f"from {first}"
        for partial in (first[:4], first[:7]):
            if (first_day(partial), last_day(partial)) == (self.start, self.end):
                return partial
        return first if first == last else f"{first} to {last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Everything to look at on a day."""

    as_of: date
    days: int
    """How far ahead was looked."""
    notices: tuple[Notice, ...]
    """What is late first, the latest lapse before older ones; then what is ahead in order of time."""
    broken_off: int
    """Series of meetings that are silent for so long that nobody waits for them."""

    @property
    def late(self) -> tuple[Notice, ...]:
        """What fell silent or was promised and not judged."""
        return tuple(n for n in self.notices if n.kind in LATE)

    @property
    def ahead(self) -> tuple[Notice, ...]:
        """What is coming."""
        return tuple(n for n in self.notices if n.kind not in LATE)


def watch(desk: Desk, *, days: int = 90) -> Watch:
    """What the case says is coming within so many days, and what is late, on the desk's day.

    A meeting is late when it is silent for longer than three of four of its last intervals; the record may lack it, so
    that silence is a question, not a fact. A promise is late when its day has passed and nobody has judged it.

    Parameters
    ----------
    days : how far to look ahead, at least 1
    """
    series = due(desk)
    found = [*_ahead(desk, days), *_meetings(desk, series, days), *_promises(desk, days)]
    found.sort(key=_order)
    broken = sum(row.state == BROKEN for row in series)
    return Watch(as_of=desk.day, days=days, notices=tuple(found), broken_off=broken)


def _order(n: Notice) -> tuple[bool, int, int, str]:
    """What is late first, the latest lapse before older ones; then what is ahead in order of time."""
    late = n.kind in LATE
    return not late, -n.start.toordinal() if late else n.start.toordinal(), KINDS.index(n.kind), n.what


def _ahead(desk: Desk, days: int) -> list[Notice]:
    return [
        Notice(
            kind=entry.kind,
            start=entry.start,
            end=entry.end,
            days=(entry.start - desk.day).days,
            countries=entry.countries,
            what=entry.what,
            issues=entry.issues,
            evidence=(entry.id,),
            source=entry.source,
        )
        for entry in calendar_ahead(desk, days=days)
    ]


def _meetings(desk: Desk, series: Sequence[Any], days: int) -> list[Notice]:
    found = []
    until = desk.day + timedelta(days=days)
    for row in series:
        if row.due is None or row.late is None or row.state in {BROKEN, "no rhythm"}:
            continue
        silent = row.state == "overdue"
        if not silent and row.due > until:
            continue
        usual = f"every {_span(row.median_days)}"
        rhythm = f"usually {usual} (the middle half: {_span(row.low_days)} to {_span(row.high_days)})"
        said = (
            f"{row.series}: no meeting on record since {row.last}; {rhythm}"
            if silent
            else f"{row.series}: a meeting is due, the last was on {row.last}; {rhythm}"
        )
        found.append(
            Notice(
                level=row.level,
                series=row.series,
                last=row.last,
                usual=usual,
                kind="silence" if silent else "meeting due",
                start=row.due,
                end=row.late,
                days=(row.due - desk.day).days,
                countries=row.countries,
                what=said,
                issues=(),
                evidence=(row.last_id,),
                source="meetings.csv",
            )
        )
    return found


def _span(days: float) -> str:
    """A length of time as people say it: days up to a fortnight, weeks up to three months, then months."""
    if days < 14:  # noqa: PLR2004 - a fortnight
        return f"{days:.0f} days"
    return f"{days / 7:.0f} weeks" if days < 91 else f"{days / 30.44:.0f} months"  # noqa: PLR2004 - a quarter


def _promises(desk: Desk, days: int) -> list[Notice]:
    found = []
    for fate in promises(desk).fates:
        promise = fate.commitment
        if promise.due is None or fate.judgements:
            continue
        start, end = first_day(promise.due), last_day(promise.due)
        if start > desk.day + timedelta(days=days):
            continue
        late = end < desk.day
        made = f"promised on {promise.date}: {promise.what}".rstrip(".")
        found.append(
            Notice(
                kind="promise overdue" if late else "promise due",
                start=start,
                end=end,
                days=((end if late else start) - desk.day).days,
                countries=promise.by,
                what=f"{made}; nobody has checked yet whether it was kept" if late else made,
                issues=(promise.issue,),
                evidence=(promise.id, *promise.evidence),
                source=promise.source,
            )
        )
    return found


def as_icalendar(found: Watch, *, name: str) -> bytes:
    """The notices ahead as an iCalendar file (RFC 5545), one all-day entry each.

    The same notices give the same bytes: the stamp of each entry is the as-of date.

    Parameters
    ----------
    name : of the calendar, as a reader's program shows it
    """
    from datetime import UTC, datetime, time  # noqa: PLC0415 - beside the library that needs them

    from icalendar import Calendar, Event  # noqa: PLC0415 - only where a calendar is asked for

    calendar = Calendar()
    calendar.add("prodid", "-//winset//watch//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    stamp = datetime.combine(found.as_of, time(), UTC)
    for number, notice in enumerate(found.ahead):
        event = Event()
        event.add("uid", f"{notice.evidence[0] if notice.evidence else number}-{notice.start.isoformat()}@winset")
        event.add("dtstamp", stamp)
        event.add("dtstart", notice.start)
        event.add("dtend", notice.end + timedelta(days=1))
        event.add("summary", f"{notice.kind}: {notice.what}"[:200])
        event.add("description", f"{notice.what}\n{', '.join(notice.countries)}\n{notice.source}")
        event.add("categories", [notice.kind])
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def fetch_feeds(
    path: Path | str, *, private: bool = False, delay: float = 1.0, progress: Progress | None = None
) -> tuple[Fetched, ...]:
    """Ask the feeds and lists of a case for what is new, one after the other; stopped and run again, it goes on.

    Raises
    ------
    CaseError : the case names none
    """
    from winset.desk.fetching import fetch_into, wanted_in  # noqa: PLC0415 - only where the net is asked

    file = Path(path) / FEEDS
    if not file.exists():
        raise CaseError(f"{file} does not exist: write the addresses of feeds and lists into it, one a line")
    return fetch_into(path, wanted_in(file), follow=True, again=True, private=private, delay=delay, progress=progress)
