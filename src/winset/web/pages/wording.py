"""Sentences that several pages share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from winset.desk import Desk, Ladder, Ranked, Record, Row, Strategy, Trend
from winset.desk.extremes import extreme_years
from winset.model import Meeting
from winset.report.consent import players
from winset.report.words import country_name, dated, issue_name, joined, kind_of, person, the
from winset.web.book import WebBook

__all__ = [
    "ALL", "ELECTION", "ELECTIONS", "LANES", "Barrier", "Way", "barrier", "finding", "lane", "meetings_title",
    "rank_of", "readings", "relation_title", "trend_title",
]  # fmt: skip

ELECTIONS: Final = "Elections"
LANES: Final = ("Leaders", "Ministers", "Senior officials", "Working bodies")
ALL: Final = "All together"
ELECTION: Final = re.compile(r"\b(elect(ed|ion|ions)|voters|took office|as prime minister|removed .* from office)\b")
_SENIOR: Final = re.compile(r"\b(vice|deputy|assistant|senior|advis[eo]rs?|chiefs|envoys)\b")
_READ: Final = {
    "stance": "read as level", "accept": "accepted level", "reject": "rejected level",
    "poll": "a poll read as level", "expert": "placed by experts at level",
}  # fmt: skip
NEAR: Final = 0.02
"""Levels nearer than this are the same."""
RUNG: Final = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way around a constraint."""

    title: str
    what: str
    moves: Markup
    """The index before and after."""
    step: str
    agencies: str
    precedent: str
    precedent_url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier:
    """One constraint with ways around it."""

    id: str
    what: str
    kind: str
    issue: str
    by: str
    condition: bool
    """Whether a court or those wronged have stated it: it is to be met, not got around."""
    gap: str
    ways: tuple[Way, ...]


def barrier(desk: Desk, book: WebBook, row: Row) -> Barrier:
    """A row of the register in words."""
    stated = row.constraint
    return Barrier(
        id=stated.id,
        what=stated.what,
        kind=kind_of(stated.kind),
        issue=issue_name(stated.issue),
        by=stated.by,
        condition=row.condition,
        gap=_gap(row),
        ways=tuple(_way(book, stated.id, way) for way in desk.strategies(row)),
    )


def _gap(row: Row) -> str:
    if row.gap is None or abs(row.gap.difference) < RUNG:
        return ""
    ahead, behind = ("government", "public") if row.gap.difference > 0 else ("public", "government")
    high, low = max(row.gap.government, row.gap.public), min(row.gap.government, row.gap.public)
    return f"The {ahead} would go further here than the {behind} ({high:.2f} against {low:.2f})."


def _way(book: WebBook, constraint: str, way: Strategy) -> Way:
    told = {"constraint": constraint, "kind": way.kind}
    shape = Markup("the whole {}, the first step alone {}") if way.kind == "sequence" else Markup("{} → {}")
    before = None if way.precedent is None else f"{way.precedent.title}, {dated(way.precedent.date)}"
    return Way(
        title=way.title,
        what=way.what,
        moves=shape.format(
            book.number("way", "{:.2f}", **told, field="joint_before"),
            book.number("way", "{:.2f}", **told, field="joint_after"),
        ),
        step=way.first_step,
        agencies="; ".join(f"{the(c)}: {names[0]}" for c, names in way.agencies.items() if names),
        precedent="nothing on record went this way" if before is None else before,
        precedent_url=None if way.precedent is None else way.precedent.url,
    )


def finding(desk: Desk, ladder: Ladder) -> str:
    """What a ladder's picture shows, as its title."""
    title = desk.issue(ladder.issue).title
    top = max([ladder.status_quo, *(high for _, high in ladder.overlap)])
    if top - ladder.status_quo <= NEAR:
        return f"{title}: no common room above today"
    ends = [max([ladder.status_quo, *(high for _, high in intervals)]) for intervals in ladder.winsets]
    stop = [c for c, end in zip(ladder.countries, ends, strict=True) if end <= min(ends) + NEAR]
    if len(stop) == len(ladder.countries):
        return f"{title}: all could go further, about equally far"
    return f"{title}: all could go further; {joined(stop, article=True)} {'stops' if len(stop) == 1 else 'stop'} first"


def lane(countries: Sequence[str], order: Sequence[str]) -> str:
    """The lane of those who took part."""
    named = [c for c in order if c in countries]
    if len(named) == len(order) > 2:  # noqa: PLR2004 - two of two are a pair
        return ALL
    return " – ".join(country_name(c) for c in named)


def rank_of(meeting: Meeting) -> str:
    """The rank of a meeting, one of LANES."""
    level = meeting.level.lower()
    if level.startswith("leaders"):
        return LANES[0]
    if _SENIOR.search(level):
        return LANES[2]
    return LANES[1] if "ministers" in level else LANES[3]


def meetings_title(desk: Desk) -> str:
    """When all leaders last met."""
    together = [m for m in desk.case.meetings if set(desk.case.countries) <= set(m.countries)]
    if not together:
        return f"No meeting of all countries is on record; {len(desk.case.meetings)} of fewer"
    summits = sorted((m for m in together if rank_of(m) == LANES[0]), key=lambda m: m.date)
    if not summits:
        return f"{len(together)} meetings of all countries on record, none of leaders"
    since = sum(m.date > summits[-1].date for m in together)
    return f"All leaders last met in {dated(summits[-1].date[:7])}; {since} meetings of all at lower rank since"


def trend_title(trend: Trend, record: Record | None) -> str:
    """Where a question stands, and how low it was."""
    last = trend.runs[-1].waves[-1]
    who = f"{country_name(trend.respondents)} on {the(trend.about)}"
    if record is None:
        return f"{who}: {last.low:g}% in {last.end[:4]}"
    if record.wave is last:
        return f"{who}: at its lowest, {last.low:g}% in {last.end[:4]}"
    low = f"{record.wave.low:g}% in {record.wave.end[:4]}"
    if any(b.date > record.wave.end for b in trend.breaks):
        return f"{who}: a low of {low}; asked in another way since, {last.low:g}% in {last.end[:4]}"
    return f"{who}: from a low of {low} to {last.low:g}% in {last.end[:4]}"


def relation_title(source: str, target: str, rows: Sequence[dict[str, Any]]) -> str:
    """Years with most and least conflict, among those with enough happenings to say so."""
    who = f"{country_name(source)} towards {the(target)}"
    years = extreme_years(rows)
    if years is None:
        return f"{who}: share of conflict"
    most, least = years
    return f"{who}: most conflict in {most.year} ({most.share:.0%}), least in {least.year} ({least.share:.0%})"


def readings(desk: Desk, row: Ranked) -> list[str]:
    """As what each piece of evidence was read, and how far it moved a position."""
    names = players(desk)
    found = []
    for item in row.evidence:
        who, now = person(item.who), names.get(item.player, item.player)
        held = "" if who == now else f" (now {now})"
        offer = "" if item.against is None else f", measured against {item.against:.2f}"
        found.append(
            f"{who}{held} on {desk.issue(item.issue).title}: {_READ.get(item.reading, item.reading)} "
            f"{item.level:.2f}{offer}; moved the position by {item.shift:+.2f}"
        )
    return found
