"""Who sat at which meeting, and the ties between those who sat together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["KINDS", "Seat", "by_meeting", "country_of", "institution_of", "node_of", "tie_weights", "ties"]

KINDS: Final = ("people", "offices", "institutions")
"""What can be a node: the same seats seen three ways."""

_INSTITUTIONS: Final = (
    ("foreign", "foreign ministry"),
    ("defence", "defence ministry"),
    ("defense", "defence ministry"),
    ("chief of defence", "armed forces"),
    ("finance", "finance ministry"),
    ("commerce", "industry ministry"),
    ("health", "health ministry"),
    ("parliament", "parliament"),
    ("legislator", "parliament"),
    ("member", "parliament"),
    ("president", "leader's office"),
    ("prime minister", "leader's office"),
    ("leader", "leader's office"),
    ("national security", "leader's office"),
    ("economic security", "leader's office"),
    ("cabinet secretary", "leader's office"),
    ("women", "women's affairs"),
    ("development", "development agency"),
)
"""Words of an office or a meeting, and the institution; the first that is found decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One place at one meeting."""

    meeting: str
    """Id of the meeting."""
    date: str
    """Partial date."""
    level: str
    """One of LEVELS."""
    country: str
    """ISO3."""
    person: str | None
    """Name; None where nobody is named and no table of offices says who it was."""
    office: str
    """The office held that day, or the words of the meeting."""
    source: str
    """`named` in the row, or `by office` from the table of office holders."""


def institution_of(office: str) -> str:
    """The institution that an office belongs to, in general words; the office itself where none is known."""
    words = office.lower()
    return next((name for word, name in _INSTITUTIONS if word in words), words)


def node_of(seat: Seat, kind: str) -> str | None:
    """The node that a seat is, `ISO3 name`; None for a person whom nobody names."""
    name = {"people": seat.person, "offices": seat.office, "institutions": institution_of(seat.office)}[kind]
    return None if name is None else f"{seat.country} {name}"


def country_of(node: str) -> str:
    """The ISO3 of a node."""
    return node.partition(" ")[0]


def tie_weights(meetings: Iterable[Sequence[str]]) -> dict[tuple[str, str], int]:
    """How often two nodes of different countries sat at one table, by pair in order of name.

    Parameters
    ----------
    meetings : the nodes at each
    """
    weights: dict[tuple[str, str], int] = {}
    for nodes in meetings:
        for a, b in combinations(sorted(set(nodes)), 2):
            if country_of(a) != country_of(b):
                weights[a, b] = weights.get((a, b), 0) + 1
    return weights


def by_meeting(seats: Iterable[Seat], kind: str) -> list[tuple[str, ...]]:
    """The nodes of each meeting with two of them or more, in order of meeting."""
    held: dict[tuple[str, str], list[str]] = {}
    for seat in seats:
        node = node_of(seat, kind)
        if node is not None:
            held.setdefault((seat.date, seat.meeting), []).append(node)
    return [tuple(dict.fromkeys(nodes)) for _, nodes in sorted(held.items()) if len(set(nodes)) > 1]


def ties(meetings: Iterable[Sequence[str]], *, inside: bool = False) -> nx.Graph:
    """The graph of ties across borders: `weight` is the number of meetings, `distance` its inverse.

    With `inside`, all nodes of one country are one step apart as well: offices and institutions of one government can
    reach each other. People are tied by shared tables alone.
    """
    import networkx as nx  # noqa: PLC0415 - the calendar needs no graph

    graph = nx.Graph()
    for (a, b), weight in sorted(tie_weights(meetings).items()):
        graph.add_edge(a, b, weight=weight, distance=1.0 / weight)
    if inside:
        for a, b in combinations(sorted(graph), 2):
            if country_of(a) == country_of(b):
                graph.add_edge(a, b, weight=0, distance=1.0)
    return graph
