"""What the commands print as JSON; the shapes are stable, scripts of others read them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from winset.bargaining import contract
from winset.constraints import Row
from winset.desk.desk import Desk
from winset.desk.measures import Measured, Relations
from winset.relations import Trend, lowest

__all__ = ["constraints_contract", "opinion_contract", "ranking_contract", "relations_contract"]


def ranking_contract(desk: Desk) -> dict[str, Any]:
    """`winset rank --json`; evidence carries sentence, date and page."""
    found = contract(desk.ranking, desk.snapshot)
    for row in found["options"]:
        for item in row["evidence"]:
            known = desk.evidence.get(item["document"])
            if known is not None and item["url"] is None:
                item["url"] = known.url
    return found


def constraints_contract(desk: Desk) -> dict[str, Any]:
    """`winset constraints --json`; `cost` is the mean loss of joint ratification over the open options."""
    return {
        "as_of": desk.day.isoformat(),
        "snapshot": desk.snapshot,
        "constraints": [_constraint(desk, row) for row in desk.register],
    }


def _constraint(desk: Desk, row: Row) -> dict[str, Any]:
    stated = row.constraint
    plain = ("id", "country", "player", "kind", "direction", "issue", "by", "strength", "low", "high", "what", "since")
    return {
        **{name: getattr(stated, name) for name in plain},
        "until": stated.until,
        "rank": row.rank,
        "strength_now": row.strength_now,
        "cost": row.cost,
        "condition": row.condition,
        "gap": None if row.gap is None else asdict(row.gap),
        "losses": [asdict(loss) for loss in row.losses],
        "evidence": [asdict(desk.evidence[e]) for e in stated.evidence if e in desk.evidence],
    }


def relations_contract(desk: Desk, found: Relations) -> dict[str, Any]:
    """`winset relations --json`: a row a directed dyad, issue and period, for every data set."""
    return {
        "as_of": desk.day.isoformat(),
        "snapshot": desk.snapshot,
        "unit": found.unit,
        "scope": found.scope,
        "series": [{"data": one.data, **row} for one in found.sets for row in one.series.rows()],
        "happenings": [asdict(row) for row in desk.case.chronicle],
        "shifts": [row for one in found.sets for row in _shifts(one)],
        "reason": found.reason,
    }


def _shifts(one: Measured) -> list[dict[str, Any]]:
    return [
        {"data": one.data, "source": series.key[0], "target": series.key[1], **asdict(shift)}
        for series in one.shifts
        for shift in series.shifts
    ]


def opinion_contract(desk: Desk) -> dict[str, Any]:
    """`winset opinion --json`: every question with its waves, breaks of mode and lowest reading."""
    return {"as_of": desk.day.isoformat(), "snapshot": desk.snapshot, "questions": [_question(t) for t in desk.opinion]}


def _question(trend: Trend) -> dict[str, Any]:
    record = lowest(trend)
    return {
        "respondents": trend.respondents,
        "about": trend.about,
        "question": trend.question,
        "pollster": trend.pollster,
        "runs": [
            {
                "mode": run.mode,
                "waves": [
                    {
                        "start": wave.start,
                        "end": wave.end,
                        "percent": [f.percent for f in wave.figures],
                        "n": [f.n for f in wave.figures],
                        "ids": [f.id for f in wave.figures],
                        "sources": [f.source for f in wave.figures],
                    }
                    for wave in run.waves
                ],
            }
            for run in trend.runs
        ],
        "breaks": [asdict(b) for b in trend.breaks],
        "lowest": None if record is None else {"at": record.wave.end, "percent": record.wave.low, "text": record.text},
    }
