"""What became known since a day, and on which constraint at home it bears."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from winset.constraints import Row
from winset.model import last_day

if TYPE_CHECKING:
    from winset.desk.claims import CaseClaim
    from winset.desk.desk import Desk

__all__ = ["NEW_KINDS", "New", "fresh"]

NEW_KINDS: Final = ("act", "meeting", "figure", "claim")


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """One thing that became known."""

    kind: str
    """One of NEW_KINDS; a claim is what a document states."""
    id: str
    """Of the row, or of the claim."""
    date: str
    """Partial date of what it is about."""
    what: str
    """Our summary, or the exact words of a claim."""
    by: str
    """Who states it, for a claim; empty elsewhere."""
    issue: str | None
    countries: tuple[str, ...]
    bears_on: tuple[str, ...]
    """Sentences of the constraints on its issue, those of its own countries, the costliest first; at most two."""
    weight: float
    """For the order: how much those constraints cost the agenda, and how many countries are concerned."""
    status: str
    url: str | None


def fresh(desk: Desk, since: date) -> tuple[New, ...]:
    """What became known after `since`, up to the desk's day: what bears on costly constraints first.

    Of documents, only claims about the case's countries in strong words count.
    """
    held = [*_acts(desk, since), *_meetings(desk, since), *_figures(desk, since), *_claims(desk, since)]
    return tuple(sorted(held, key=lambda n: (-n.weight, NEW_KINDS.index(n.kind), _backwards(n.date), n.id)))


def _backwards(day: str) -> int:
    return -last_day(day).toordinal() if day else 0


def _is_new(known_from: str | None, since: date, day: date) -> bool:
    return known_from is not None and since < last_day(known_from) <= day


def _acts(desk: Desk, since: date) -> list[New]:
    return [
        _new(desk, "act", row.id, row.date, row.text, row.issue, row.countries, row.status)
        for row in desk.case.chronicle
        if _is_new(row.known_from, since, desk.day)
    ]


def _meetings(desk: Desk, since: date) -> list[New]:
    told = {row.date for row in desk.case.chronicle}  # a meeting of a day that the chronicle tells is told there
    return [
        _new(desk, "meeting", m.id, m.date, f"{m.level}, {m.place}: {m.topics}", None, m.countries, m.status)
        for m in desk.case.meetings
        if _is_new(m.known_from, since, desk.day) and m.date not in told
    ]


def _figures(desk: Desk, since: date) -> list[New]:
    return [
        _new(
            desk,
            "figure",
            p.id,
            p.end,
            f"{p.percent:g} % ({p.pollster}): {p.question}",
            "opinion",
            tuple(dict.fromkeys((p.respondents, *p.about.split("-")))),
            "",
        )
        for p in desk.case.polls
        if _is_new(p.known_from, since, desk.day)
    ]


def _claims(desk: Desk, since: date) -> list[New]:
    """What documents state, each sentence once for all countries that it is about."""
    told: dict[tuple[str, str], list[CaseClaim]] = {}
    for claim in desk.claims:
        if not _is_new(claim.known_from, since, desk.day) or claim.country not in desk.case.countries:
            continue
        if claim.kind == "figure" or claim.strength < 0.5:  # noqa: PLR2004 - faint words can wait
            continue
        told.setdefault((claim.document, " ".join(claim.text.split())), []).append(claim)
    found = []
    for (_, words), claims in told.items():
        first = claims[0]
        issue = next((c.issue for c in claims if c.issue), None)
        countries = [c for c in desk.case.countries if any(c == claim.country for claim in claims)]
        row = _new(desk, "claim", first.id, first.date or "", words, issue, countries, "")
        found.append(replace(row, by=first.by or first.title, url=first.url))
    return found


def _new(
    desk: Desk,
    kind: str,
    name: str,
    day: str,
    what: str,
    issue: str | None,
    countries: Sequence[str],
    status: str,
) -> New:
    rows = [r for r in desk.register if r.constraint.issue == issue and r.constraint.country in countries]
    rows.sort(key=_cost)
    own = [c for c in countries if c in desk.case.countries]
    known = desk.evidence.get(name)
    return New(
        kind=kind,
        id=name,
        date=day,
        what=what,
        by="",
        issue=issue,
        countries=tuple(countries),
        bears_on=tuple(f"{r.constraint.country}: {r.constraint.what}" for r in rows[:2]),
        weight=sum(max(r.cost, 0.0) for r in rows[:2]) + 0.01 * len(own),
        status=status,
        url=None if known is None else known.url,
    )


def _cost(row: Row) -> tuple[float, float, str]:
    return (-row.cost, -row.strength_now, row.constraint.id)
