"""What the commands print as JSON; the shapes are stable, scripts of others read them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from winset.bargaining import contract
from winset.constraints import Row
from winset.desk.desk import SUSPECT, Desk
from winset.desk.measures import Measured, Relations
from winset.desk.pair import Pair
from winset.desk.voting import Stand, Voting
from winset.relations import Attention, Jump, Precision, Trend, jumps, lowest

__all__ = [
    "constraints_contract",
    "doubtful",
    "dyad_contract",
    "opinion_contract",
    "precision_contract",
    "ranking_contract",
    "relations_contract",
    "shifts_contract",
    "votes_contract",
]


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
    """`winset relations --json`: a row a directed dyad, issue and period, for every data set.

    `attention` is the row's share of all happenings of the data set in the period; `breaks` are periods from which the
    data set reports at another rate, whatever happens in the world.
    """
    return {
        "as_of": desk.day.isoformat(),
        "snapshot": desk.snapshot,
        "unit": found.unit,
        "scope": found.scope,
        "series": [
            {"data": one.data, **row} for one in found.sets for row in _attended(one.series.rows(), one.attention)
        ],
        "breaks": {one.data: [asdict(b) for b in one.breaks] for one in found.sets},
        "happenings": [asdict(row) for row in desk.case.chronicle],
        "shifts": [row for one in found.sets for row in _shifts(one)],
        "precision": {one.data: precision_contract(one.precision) for one in found.sets},
        "reason": found.reason,
    }


def shifts_contract(desk: Desk, found: Relations) -> dict[str, Any]:
    """`winset shifts --json`: every shift with the happenings that drove it."""
    return {
        "as_of": desk.day.isoformat(),
        "snapshot": desk.snapshot,
        "unit": found.unit,
        "scope": found.scope,
        "shifts": [row for one in found.sets for row in _shifts(one)],
        "precision": {one.data: precision_contract(one.precision) for one in found.sets},
        "reason": found.reason,
    }


def dyad_contract(desk: Desk, found: Pair) -> dict[str, Any]:
    """`winset dyad --json`: one pair of countries by every source, direction and issues left aside.

    `attention` is the pair's share of all happenings of the source in the period; `breaks` are periods from which the
    source reports at another rate, whatever happens in the world.
    """
    rows = {source.data: source.whole.rows() for source in found.sources}
    for data, (share, _) in found.attention.items():
        rows[data] = _attended(rows[data], share)
    return {
        "as_of": desk.day.isoformat(),
        "snapshot": desk.snapshot,
        "unit": found.unit,
        "scope": found.scope,
        "pair": [found.a, found.b],
        "series": [{"data": data, **row} for data, each in rows.items() for row in each],
        "comparisons": [
            {
                "data": [one, other],
                **{name: value for name, value in asdict(pair).items() if name not in {"volume", "share"}},
                "volume_correlation": _known(pair.volume),
                "share_correlation": _known(pair.share),
            }
            for one, other, pair in found.compared()
        ],
        "breaks": {data: [asdict(b) for b in breaks] for data, (_, breaks) in found.attention.items()},
        "calendar": [asdict(entry) for entry in found.calendar],
        "precision": {source.data: precision_contract(found.precision.get(source.data)) for source in found.sources},
    }


def _attended(rows: list[dict[str, Any]], of: Attention) -> list[dict[str, Any]]:
    """The rows of a series with the attention of each."""
    shares = zip(of.share.tolist(), of.low.tolist(), of.high.tolist(), strict=True)
    names = ("attention", "attention_low", "attention_high")
    return [{**row, **dict(zip(names, share, strict=True))} for row, share in zip(rows, shares, strict=True)]


def votes_contract(desk: Desk, found: Voting) -> dict[str, Any]:
    """`winset votes --json`: agreement and chance-corrected agreement of each pair, in stretches of five years.

    `ideal_points` are those of the two countries and their distance, where a file of them was given. They rest on votes
    up to `ideal_points_rest_on`, where that is later than the day of the question; else it is null.
    """
    return {
        "as_of": desk.day.isoformat(),
        "alignment": [
            {
                "pair": [a, b],
                "years": years,
                "votes": one.votes,
                "agreement": one.agreement.value,
                "low": one.agreement.low,
                "high": one.agreement.high,
                "pi": _known(one.pi),
                "ideal_points": _stand(found.stands.get((a, b, years))),
            }
            for a, b, years, one in found.rows
        ],
        "ideal_points_rest_on": found.hindsight,
        "problems": [asdict(problem) for problem in found.problems],
    }


def _stand(found: Stand | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {"points": [found.a, found.b], "distance": found.distance, "sessions": found.sessions}


def precision_contract(found: Precision | None) -> dict[str, Any] | None:
    """Labelled rows, the right ones among them, and their share in the series with Wilson's interval; None without."""
    if found is None:
        return None
    share = found.share
    return {"n": found.labelled, "right": found.right, "share": share.value, "low": share.low, "high": share.high}


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value


def _shifts(one: Measured) -> list[dict[str, Any]]:
    return [
        {
            "data": one.data,
            "source": moved.key[0],
            "target": moved.key[1],
            **asdict(shift),
            "drivers": [asdict(one.drivers[name]) for name in shift.drivers],
        }
        for moved in one.shifts
        for shift in moved.shifts
    ]


def opinion_contract(desk: Desk) -> dict[str, Any]:
    """`winset opinion --json`: every question with its waves, breaks of mode, doubtful readings and lowest reading.

    `suspect` has the figures that a page prints but nobody should use; they are in no question.
    """
    checks = doubtful(desk)
    return {
        "as_of": desk.day.isoformat(),
        "snapshot": desk.snapshot,
        "questions": [_question(trend, checks) for trend in desk.opinion],
        "suspect": [asdict(figure) for figure in desk.case.polls if figure.note.startswith(SUSPECT)],
    }


def doubtful(desk: Desk) -> tuple[Jump, ...]:
    """Readings that leave their series and come back, the most suspect first: each asks for a look at its source."""
    return jumps(desk.case.polls)


def _question(trend: Trend, checks: Sequence[Jump]) -> dict[str, Any]:
    record = lowest(trend)
    ids = {figure.id for run in trend.runs for wave in run.waves for figure in wave.figures}
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
        "checks": [
            {"figure": jump.figure, "start": jump.start, "percent": jump.percent, "fits": jump.fits, "text": jump.text}
            for jump in checks
            if (jump.respondents, jump.about) == (trend.respondents, trend.about) and jump.figure in ids
        ],
        "lowest": None if record is None else {"at": record.wave.end, "percent": record.wave.low, "text": record.text},
    }
