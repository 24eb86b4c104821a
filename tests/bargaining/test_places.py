"""The places of a day are those of its ranking."""

from __future__ import annotations

from winset.bargaining import places
from winset.desk import Desk


def test_places_are_those_of_the_whole_ranking(desk: Desk) -> None:
    found = places(desk.assessment)
    shared = ("id", "title", "point", "rank", "p_joint", "tier", "binding")
    assert [[getattr(p, name) for name in shared] for p in found.options] == [
        [getattr(r, name) for name in shared] for r in desk.ranking.options
    ]
    assert found.apart == desk.ranking.apart
    assert any(p.binding for p in found.options)
