from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from winset.report.agenda import _readings
from winset.report.words import person

if TYPE_CHECKING:
    from winset.desk import Desk


def test_evidence_names_the_holder_of_its_day_the_level_and_the_pull(desk: Desk) -> None:
    row = next(o for o in desk.ranking.options if o.evidence)
    now = next(p for p in desk.game.players if p.id == "usa-president")
    item = replace(
        row.evidence[0],
        player=now.id,
        who="President (Elder)",
        issue="women",
        reading="accept",
        level=0.35,
        against=0.5,
        shift=-0.04,
    )
    (told,) = _readings(desk, replace(row, evidence=(item,)))
    assert told.startswith(f"President Elder (now {person(now.name)}) on ")
    assert told.endswith("accepted level 0.35, measured against 0.50; moved the position by -0.04")
    (same,) = _readings(desk, replace(row, evidence=(replace(item, who=now.name, reading="stance", against=None),)))
    assert "(now" not in same
    assert same.endswith("read as level 0.35; moved the position by -0.04")
