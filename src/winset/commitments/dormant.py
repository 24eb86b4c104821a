"""Ideas that were once on the table and lie there: never taken up, fallen back, or promised and left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from winset.commitments.fate import SILENT, Fate
from winset.model import Meeting, Option, first_day, last_day

__all__ = ["WHY", "Idea", "dormant_ideas", "dormant_subjects", "last_signs"]

_PROMISED: Final[Mapping[str, str]] = {
    "broken": "promised and not kept",
    "partly": "kept in part; no sign of it since",
    "unknown": "promised; what became of it is unknown",
    "open": "promised; still to come",
}
WHY: Final[Mapping[str, str]] = {
    "open": "never taken up so far",
    "failed-before": "never taken up in two years",
    "partly": "taken up in part only",
    "revivable": "taken up once, fallen back since",
}
"""State of an option on the agenda -> why it lies dormant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """One idea that lies dormant on a day."""

    kind: str
    """`option`, `promise` or `subject` (of talks)."""
    id: str
    title: str
    issue: str
    proposed: str
    """Partial date on which it came up."""
    last_sign: str
    """Partial date of its last sign of life."""
    why: str
    option: str | None
    """Id of the option that would revive it; None where there is none."""
    evidence: tuple[str, ...]
    """Ids of rows that show it."""


def last_signs(options: Iterable[Option], adopted: Mapping[str, str], rows: Iterable[Fate]) -> dict[str, str]:
    """The last sign of life of each option: its proposal, its adoption, or that of a promise that carries it out.

    Parameters
    ----------
    adopted : day of adoption of options, as known on the day
    """
    signs: dict[str, list[str]] = {}
    for row in rows:
        if row.commitment.option is not None:
            signs.setdefault(row.commitment.option, []).append(row.last_sign)
    return {
        option.id: max(
            [option.first_proposed, *(adopted[o] for o in (option.id,) if o in adopted), *signs.get(option.id, ())],
            key=last_day,
        )
        for option in options
    }


def dormant_ideas(
    options: Sequence[Option],
    states: Mapping[str, str],
    signs: Mapping[str, str],
    rows: Sequence[Fate],
    day: date,
    *,
    since: date,
    until: date,
) -> tuple[Idea, ...]:
    """Options and promises that came up between two days and lie dormant on a third, in order of their coming up.

    An option lies dormant where it can be proposed (open, failed before, adopted in part, revivable) and gave no sign
    for SILENT days; a promise by its fate. A promise whose option is listed is not listed again.

    Parameters
    ----------
    states : state of each option that can be proposed, from the agenda of the day
    signs : last sign of each option, from `last_signs`
    rows : fates of the promises known on the day
    """
    found = [
        Idea(
            kind="option",
            id=o.id,
            title=o.title,
            issue=o.issue,
            proposed=o.first_proposed,
            last_sign=signs[o.id],
            why=WHY[states[o.id]],
            option=o.id,
            evidence=(),
        )
        for o in options
        if o.id in states and _within(o.first_proposed, since, until) and _silent(signs[o.id], day)
    ]
    listed = {idea.id for idea in found}
    found += [
        Idea(
            kind="promise",
            id=row.commitment.id,
            title=row.commitment.what,
            issue=row.commitment.issue,
            proposed=row.commitment.date,
            last_sign=row.last_sign,
            why=_PROMISED[row.state],
            option=row.commitment.option if row.commitment.option in states else None,
            evidence=tuple(dict.fromkeys(e for j in row.judgements for e in j.evidence)) or row.commitment.evidence,
        )
        for row in rows
        if row.dormant and _within(row.commitment.date, since, until) and row.commitment.option not in listed
    ]
    return tuple(sorted(found, key=lambda i: (first_day(i.proposed), i.kind, i.id)))


def dormant_subjects(
    meetings: Sequence[Meeting],
    issues_of: Callable[[str], tuple[str, ...]],
    levels: Callable[[str], str],
    day: date,
    *,
    level: str,
    since: date,
    until: date,
) -> tuple[Idea, ...]:
    """Subjects that meetings of one level took up between two days and that no meeting has named for SILENT days.

    Parameters
    ----------
    issues_of : ids of the issues that a topic names; empty for one that names no subject of cooperation
    levels : level of the words of a meeting
    """
    named: dict[tuple[str, tuple[str, ...]], list[Meeting]] = {}
    for meeting in meetings:
        for issue in dict.fromkeys(i for topic in meeting.topics.split(";") for i in issues_of(topic.strip())):
            named.setdefault((issue, tuple(sorted(meeting.countries))), []).append(meeting)
    found = []
    for (issue, _), held in named.items():
        held.sort(key=lambda m: (last_day(m.date), m.id))
        first = [m for m in held if _within(m.date, since, until) and levels(m.level) == level]
        if first and _silent(held[-1].date, day):
            found.append(
                Idea(
                    kind="subject",
                    id=f"{issue}-{first[0].id}",
                    title=f"{issue} as a subject of {first[0].level}",
                    issue=issue,
                    proposed=first[0].date,
                    last_sign=held[-1].date,
                    why="on the table then; no meeting on record has named it for two years",
                    option=None,
                    evidence=(first[0].id, held[-1].id),
                )
            )
    return tuple(sorted(found, key=lambda i: (first_day(i.proposed), i.id)))


def _within(text: str, since: date, until: date) -> bool:
    return since <= first_day(text) <= until


def _silent(text: str, day: date) -> bool:
    return (day - last_day(text)).days > SILENT
