"""Who connects the capitals: betweenness in the graph of shared tables, with the range that chance leaves.

References
----------
Freeman 1977, "A Set of Measures of Centrality Based on Betweenness", *Sociometry* 40: 35-41.
Brandes 2001, "A Faster Algorithm for Betweenness Centrality", *Journal of Mathematical Sociology* 25: 163-177.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from winset.commitments.attendance import Seat, by_meeting, country_of, node_of, ties
from winset.commitments.levels import LEVELS

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Bridge", "bridges"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """One node with its place between the others."""

    node: str
    """`ISO3 name`."""
    country: str
    level: str
    """Highest level at which it sat."""
    meetings: int
    """At how many tables it sat with others."""
    partners: int
    """With how many nodes of other countries."""
    betweenness: float
    """Share of the shortest ways between pairs of others that run through it, 0 to 1."""
    low: float
    """5 % point over meetings drawn again."""
    high: float
    """95 % point."""
    first: str
    """Partial date of its first meeting."""
    last: str
    """Partial date of its last."""


def bridges(seats: Sequence[Seat], kind: str, *, draws: int = 200, seed: int = 0) -> tuple[Bridge, ...]:
    """Every node of the graph of ties, the strongest bridge first.

    Two nodes that sat together often are near each other: the length of a tie is one over the number of their meetings.
    The range says how far the value hangs on single meetings: the meetings are drawn again with replacement, and a node
    that a draw misses has 0 in it.

    Parameters
    ----------
    seats : of the meetings to look at
    kind : one of KINDS
    draws : samples of meetings, at least 1
    seed : of the draws
    """
    meetings = by_meeting(seats, kind)
    inside = kind != "people"
    graph = ties(meetings, inside=inside)
    if not graph:
        return ()
    nodes = sorted(graph)
    value = _betweenness(graph)
    rng = np.random.default_rng(seed)
    drawn = np.zeros((draws, len(nodes)))
    for row in range(draws):
        drawn_meetings = [meetings[i] for i in rng.integers(0, len(meetings), len(meetings))]
        sample = _betweenness(ties(drawn_meetings, inside=inside))
        drawn[row] = [sample.get(node, 0.0) for node in nodes]
    low, high = np.quantile(drawn, (0.05, 0.95), axis=0)
    held: dict[str, list[Seat]] = {node: [] for node in nodes}
    for seat in seats:
        node = node_of(seat, kind)
        if node in held:
            held[node].append(seat)
    found = [
        Bridge(
            node=node,
            country=country_of(node),
            level=min((s.level for s in held[node]), key=LEVELS.index),
            meetings=len({s.meeting for s in held[node]}),
            partners=sum(country_of(other) != country_of(node) for other in graph[node]),
            betweenness=value[node],
            low=min(float(low[place]), value[node]),
            high=max(float(high[place]), value[node]),
            first=min(s.date for s in held[node]),
            last=max(s.date for s in held[node]),
        )
        for place, node in enumerate(nodes)
    ]
    return tuple(sorted(found, key=lambda b: (-b.betweenness, -b.partners, b.node)))


def _betweenness(graph: nx.Graph) -> dict[str, float]:
    import networkx as nx  # noqa: PLC0415 - the calendar needs no graph

    return {str(k): float(v) for k, v in nx.betweenness_centrality(graph, weight="distance").items()}
