"""What a change of government costs the ties between capitals: who left, and what they carried."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from winset.commitments.attendance import Seat, by_meeting, country_of, node_of, tie_weights
from winset.commitments.rhythm import middle
from winset.model import first_day

__all__ = ["AFTER", "BEFORE", "AtRisk", "Change", "Held", "Turnover", "ties_at_risk", "turnover"]

BEFORE: Final = 1461
"""Days before a change whose meetings make the ties: four years."""
AFTER: Final = 120
"""Days after a change by which a government has filled its posts."""
EVE: Final = 45
"""Days before a change on which the old government is looked at: the ends of some terms are known by month only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One term of office: somebody in office may still sit at the table."""

    country: str
    person: str
    since: str
    until: str | None
    """First day or month no longer covered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The head of a government changed."""

    country: str
    date: str
    """Partial date."""
    who: str
    """Who came."""
    went: str
    """Who went."""
    ended: str
    """Partial date on which the term of the one who went ended; the eve is that of the earlier of the two dates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnover:
    """What one change of government took from the ties of a country to another."""

    change: Change
    partner: str
    """ISO3 of the other country."""
    ties: int
    """Meetings of the four years before between two people of the two countries, counted by pair of people, with
    somebody of the changed country who was still at his or her post on its eve."""
    lost: int
    """Of these, with somebody who held no office any more afterwards."""
    share: float
    """lost / ties, 0 to 1."""
    left: tuple[str, ...]
    """Those people, who carried most first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtRisk:
    """What a change of government today would take."""

    country: str
    partner: str
    ties: int
    """Of the last four years."""
    gone: int
    """Carried by people of the country who hold no office any more: lost already."""
    carried: int
    """Carried by people who hold office today: lost with the government."""
    share: float
    """carried / ties, 0 to 1."""
    people: tuple[str, ...]
    """Those who carry them today, most first."""
    standing: int
    """Meetings of the two below political rank in the same time: working groups, secretariats, officials."""


def turnover(
    seats: Sequence[Seat], terms: Iterable[Held], changes: Iterable[Change], day: date
) -> tuple[Turnover, ...]:
    """What each change of government up to a day took, in order of time; changes with no tie before them are left out.

    Only ties that were alive on the eve count: those of people in office, and of officials of whom the table of offices
    knows no term. Those in office left where no term of theirs covers AFTER days later; officials do not count as
    leaving.

    Parameters
    ----------
    terms : of the case's countries
    changes : of heads of government
    """
    held = list(terms)
    found: list[Turnover] = []
    for change in sorted(changes, key=lambda c: (first_day(c.date), c.country)):
        when = first_day(change.date)
        if when > day:
            continue
        eve = min(when, first_day(change.ended)) - timedelta(days=EVE)
        weights = _window(seats, when)
        alive = {n for n in _nodes(weights, change.country) if not _left(n, held, eve)}
        gone = {n for n in alive if _left(n, held, when + timedelta(days=AFTER))}
        for partner in sorted({country_of(n) for pair in weights for n in pair} - {change.country}):
            mine = {p: w for p, w in _between(weights, change.country, partner).items() if alive & set(p)}
            total = sum(mine.values())
            carried = {n: sum(w for pair, w in mine.items() if n in pair) for n in gone}
            lost = sum(w for pair, w in mine.items() if gone & set(pair))
            if total:
                names = sorted((n for n in carried if carried[n]), key=lambda n: (-carried[n], n))
                found.append(
                    Turnover(
                        change=change, partner=partner, ties=total, lost=lost, share=lost / total, left=tuple(names)
                    )
                )
    return tuple(found)


def ties_at_risk(
    seats: Sequence[Seat], terms: Iterable[Held], countries: Sequence[str], day: date
) -> tuple[AtRisk, ...]:
    """What a change of government on the day would take from each country's ties to each other, the most first."""
    held, weights = list(terms), _window(seats, day)
    start = day - timedelta(days=BEFORE)
    below = {s.meeting: s for s in seats if s.level not in _POLITICAL and start <= middle(s.date) <= day}
    with_country = {(s.meeting, s.country) for s in seats}
    found: list[AtRisk] = []
    for country in countries:
        for partner in (c for c in countries if c != country):
            mine = _between(weights, country, partner)
            own = _nodes(mine, country)
            now = {n for n in own if _knows(n, held) and not _left(n, held, day)}
            gone = {n for n in own if _left(n, held, day)}
            total = sum(mine.values())
            carried = {n: sum(w for pair, w in mine.items() if n in pair) for n in now}
            if total:
                found.append(
                    AtRisk(
                        country=country,
                        partner=partner,
                        ties=total,
                        gone=sum(w for pair, w in mine.items() if gone & set(pair)),
                        carried=sum(carried.values()),
                        share=sum(carried.values()) / total,
                        people=tuple(sorted(carried, key=lambda n: (-carried[n], n))),
                        standing=sum({(m, country), (m, partner)} <= with_country for m in below),
                    )
                )
    return tuple(sorted(found, key=lambda r: (-r.share, r.country, r.partner)))


_POLITICAL: Final = frozenset({"leaders", "ministers", "vice-ministers"})


def _window(seats: Sequence[Seat], day: date) -> dict[tuple[str, str], int]:
    start = day - timedelta(days=BEFORE)
    inside = [s for s in seats if start <= middle(s.date) < day and node_of(s, "people") is not None]
    return tie_weights(by_meeting(inside, "people"))


def _nodes(weights: dict[tuple[str, str], int], country: str) -> set[str]:
    return {node for pair in weights for node in pair if country_of(node) == country}


def _between(weights: dict[tuple[str, str], int], a: str, b: str) -> dict[tuple[str, str], int]:
    return {pair: w for pair, w in weights.items() if {country_of(n) for n in pair} == {a, b}}


def _terms_of(node: str, terms: Sequence[Held]) -> list[Held]:
    country, _, name = node.partition(" ")
    return [t for t in terms if t.country == country and t.person == name]


def _knows(node: str, terms: Sequence[Held]) -> bool:
    return bool(_terms_of(node, terms))


def _left(node: str, terms: Sequence[Held], day: date) -> bool:
    mine = _terms_of(node, terms)
    return bool(mine) and not any(
        first_day(t.since) <= day and (t.until is None or day < first_day(t.until)) for t in mine
    )
