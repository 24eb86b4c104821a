"""Who connects the capitals of a case: ties from its meetings and texts, and what changes of government cost them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from winset.commitments import (
    KINDS,
    LEVELS,
    AtRisk,
    Bridge,
    Change,
    Held,
    Seat,
    Turnover,
    bridges,
    ties_at_risk,
    turnover,
)
from winset.commitments.attendance import by_meeting, tie_weights
from winset.commitments.rhythm import middle
from winset.desk.calendar_ahead import due
from winset.desk.seats import seats_of
from winset.desk.told import told_seats
from winset.errors import UnknownName
from winset.reference.offices import Term, terms

if TYPE_CHECKING:
    from winset.desk.desk import Desk

__all__ = [
    "DRAWS",
    "LEVELS",
    "AtRisk",
    "Bridge",
    "Network",
    "Seat",
    "Turnover",
    "network",
    "network_contract",
    "seats",
]

DRAWS: Final = 100
"""Samples of meetings behind the range of a bridge."""
HEADS: Final = ("prime minister", "president")
"""Offices whose holder is the head of government; a country with a president of power has no prime minister here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Everything that is known of the ties of a case on a day."""

    kind: str
    """What the nodes are, one of KINDS."""
    seats: tuple[Seat, ...]
    bridges: tuple[Bridge, ...]
    """The strongest first."""
    ties: tuple[tuple[str, str, int], ...]
    """(node, node, meetings) of each pair of nodes of different countries."""
    turnover: tuple[Turnover, ...]
    """What each change of government took."""
    at_risk: tuple[AtRisk, ...]
    """What a change of government today would take."""
    unnamed: int
    """Seats of which nobody knows who sat there."""


def seats(desk: Desk, *, years: int | None = None) -> tuple[Seat, ...]:
    """The seats of the meetings of rows and texts known on the desk's day, of the last years where they are given."""
    found = (*seats_of(desk.case.meetings), *told_seats(desk))
    if years is None:
        return tuple(s for s in found if middle(s.date) <= desk.day)
    start = desk.day - timedelta(days=round(365.25 * years))
    return tuple(s for s in found if start < middle(s.date) <= desk.day)


def network(
    desk: Desk, *, kind: str = "people", years: int | None = None, draws: int = DRAWS, seed: int = 0
) -> Network:
    """Bridges, turnover and ties at risk on the desk's day.

    Parameters
    ----------
    kind : one of KINDS: people, offices or institutions
    years : only meetings of so many years before the day; None for all
    draws, seed : of the ranges

    Raises
    ------
    UnknownName : another kind
    """
    if kind not in KINDS:
        raise UnknownName("kind of node", kind, KINDS)
    whole = seats(desk)
    inside = seats(desk, years=years)
    held = tuple(_held(desk))
    return Network(
        kind=kind,
        seats=inside,
        bridges=bridges(inside, kind, draws=draws, seed=seed),
        ties=tuple((a, b, n) for (a, b), n in sorted(tie_weights(by_meeting(inside, kind)).items())),
        turnover=turnover(whole, held, _changes(desk), desk.day),
        at_risk=ties_at_risk(whole, held, desk.case.countries, desk.day),
        unnamed=sum(s.person is None for s in inside),
    )


def network_contract(desk: Desk, found: Network) -> dict[str, Any]:
    """The network as `winset network --json` prints it, with the meetings that are due."""
    return {
        "as_of": desk.day.isoformat(),
        "kind": found.kind,
        "bridges": found.bridges,
        "ties": [{"a": a, "b": b, "meetings": n} for a, b, n in found.ties],
        "turnover": found.turnover,
        "at_risk": found.at_risk,
        "due": due(desk),
        "seats": len(found.seats),
        "unnamed": found.unnamed,
    }


def _known_terms(desk: Desk) -> Iterator[Term]:
    """Terms that had begun by the day, of the case's countries; `leader` repeats the offices by name."""
    text = desk.day.isoformat()
    wanted = set(desk.case.countries)
    return (t for t in terms() if t.country in wanted and t.office != "leader" and t.since <= text)


def _held(desk: Desk) -> Iterator[Held]:
    text = desk.day.isoformat()
    for term in _known_terms(desk):
        until = term.until if term.until is not None and term.until <= text else None
        yield Held(country=term.country, person=term.holder, since=term.since, until=until)


def _changes(desk: Desk) -> Iterator[Change]:
    """Changes of the head of government; an acting head is none, and one who comes back is no change."""
    for country in desk.case.countries:
        mine = [t for t in _known_terms(desk) if t.country == country]
        head = next((office for office in HEADS if any(t.office == office for t in mine)), None)
        heads = sorted((t for t in mine if t.office == head and "acting" not in t.note), key=lambda t: t.since)
        for before, after in pairwise(heads):
            if before.holder != after.holder:
                ended = before.until or after.since
                yield Change(country=country, date=after.since, who=after.holder, went=before.holder, ended=ended)
