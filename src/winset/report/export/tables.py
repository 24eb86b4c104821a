"""The tables of a data package: what people wrote, and what the program makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any, Final

from winset.desk import Desk, Leaving, relations_contract
from winset.model import (
    Case,
    Commitment,
    Constraint,
    FrameEffect,
    Happening,
    Influence,
    Judgement,
    Meeting,
    Occasion,
    Option,
    Outcome,
    Player,
    PollFigure,
    Power,
    Prior,
    Reading,
    TurningPoint,
)
from winset.report.export.fields import Field, fields_of

__all__ = ["Table", "case_tables", "derived_tables", "result_tables"]

Row = Mapping[str, Any]
CODING: Final = "case-coding"
"""Source of what the case's authors judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table; its rows are made when they are asked for."""

    name: str
    title: str
    source: str | None
    """Id of the `[[source]]` block that its rows belong to; None for results."""
    fields: tuple[Field, ...]
    rows: Callable[[], Iterable[Row]]
    key: tuple[str, ...] = ()


_WRITTEN: Final[tuple[tuple[str, str, str, type[Any], tuple[str, ...]], ...]] = (
    ("chronicle", "Happenings, in our words", "chronicle", Happening, ("id",)),
    ("polls", "Published survey figures", "polls", PollFigure, ("id",)),
    ("meetings", "Meetings of officials", "meetings", Meeting, ("id",)),
    ("constraints", "What holds each government back, or helps it", CODING, Constraint, ("id",)),
    ("commitments", "What governments promised one another", CODING, Commitment, ("id",)),
    ("judgements", "What coders say became of promises", CODING, Judgement, ()),
    ("calendar", "Dated occasions", CODING, Occasion, ("id",)),
    ("readings", "Dated evidence about where players stand", CODING, Reading, ("id",)),
    ("players", "Domestic actors by period", CODING, Player, ("id", "since")),
    ("powers", "Formal rights of consent", CODING, Power, ()),
    ("frames", "How a frame multiplies salience", CODING, FrameEffect, ()),
    ("options", "Agreements that could be proposed", CODING, Option, ("id",)),
    ("outcomes", "What became of options; never evidence", CODING, Outcome, ("option",)),
    ("history", "Known turning points; never evidence", CODING, TurningPoint, ()),
    ("priors", "Where a sector stands before any evidence", CODING, Prior, ()),
    ("influence", "How much a player counts with its government", CODING, Influence, ("player",)),
)
"""Name, title, source, class and key of each table that people write."""


def case_tables(case: Case) -> tuple[Table, ...]:
    """Tables that people wrote, as of the day of the slice."""
    flat = tuple(
        Table(name=name, title=title, source=source, fields=fields_of(cls), rows=_rows(getattr(case, name)), key=key)
        for name, title, source, cls, key in _WRITTEN
    )
    return (
        *flat,
        _table("option_points", "Levels that an option sets", CODING, _POINTS, _points(case)),
        _table("levels", "Rungs of each issue's ladder", CODING, _LEVELS, _levels(case)),
        _table("status_quo", "Where each issue stood from a day on", CODING, _STATUS, _status(case)),
    )


def result_tables(desk: Desk) -> tuple[Table, ...]:
    """Tables that the program computes from the case."""
    relations = relations_contract(desk, desk.relations)
    return (
        _table(
            "positions", "Where each player stands on the day, with its uncertainty", None, _POSITIONS, _stand(desk)
        ),
        _table("ranking", "Open options in order, in their best form", None, _RANKING, _ranking(desk)),
        _table("ratification", "Index and gain of each option by country", None, _RATIFICATION, _ratification(desk)),
        _table("series", "Relations by directed pair, issue and month", None, _SERIES, relations["series"]),
        _table("shifts", "Shifts of the conflict share", None, _SHIFTS, relations["shifts"]),
        _table("package_items", "Which option stands in which package", None, _PACKAGE, _package(desk)),
    )


def derived_tables(leaving: Leaving, kinds: Sequence[str]) -> tuple[Table, ...]:
    """Documents and what was coded from them, as far as their sources may be passed on."""
    return tuple(
        Table(
            name=kind,
            title=_DERIVED[kind],
            source=None,
            fields=tuple(
                Field(name=name, type=_DUCK.get(kind_of, "string"), meaning=f"{meaning}.")
                for name, kind_of, meaning in leaving.columns(kind)
                if name != "text_digest"
            ),
            rows=partial(leaving.rows, kind),
        )
        for kind in kinds
    )


_DERIVED: Final = {
    "documents": "Texts as the program read them",
    "sentences": "Their sentences",
    "events": "Who did what to whom, coded by rule",
    "claims": "What texts state of constraints, proposals, promises and stances",
    "imported": "Rows of event data sets",
}
_DUCK: Final = {"DOUBLE": "number", "INTEGER": "integer", "BIGINT": "integer", "BOOLEAN": "boolean"}


def _table(name: str, title: str, source: str | None, columns: str, rows: Iterable[Row]) -> Table:
    """A table whose columns are written as `name:type meaning` lines."""
    fields = []
    for line in columns.strip().splitlines():
        head, meaning = line.strip().split(" ", 1)
        field, kind = head.split(":")
        fields.append(Field(name=field, type=kind, meaning=meaning))
    kept = tuple(rows)
    return Table(name=name, title=title, source=source, fields=tuple(fields), rows=lambda: kept)


def _rows(values: Sequence[Any]) -> Callable[[], Iterator[Row]]:
    return lambda: (asdict(value) for value in values)


_POINTS = """
option:string Id of the option.
issue:string Issue id.
level:number Level on the issue's ladder.
"""
_LEVELS = """
issue:string Issue id.
title:string Title of the issue.
at:number 0 no cooperation, 1 the fullest described, below 0 active harm.
text:string The rung in words.
"""
_STATUS = """
issue:string Issue id.
since:string From when (partial date).
level:number Level on the issue's ladder.
known_from:string When that was known.
text:string What put it there.
source:string Row of the chronicle, or page.
"""
_POSITIONS = """
player:string Player id.
issue:string Issue id.
mean:number Ideal level on the ladder.
sd:number Its standard deviation.
salience:number How much the player cares, at least 0.
salience_low:number Low end of that.
salience_high:number High end of that.
prior_mean:number Ideal level before any evidence.
prior_sd:number Its standard deviation.
readings:integer Number of readings that moved it.
"""
_RANKING = """
id:string Id of the option.
title:string Title for readers.
rank:integer Place in the order, from 1.
tier:string ripe, within reach, contested or blocked.
confidence:string How sure the inputs let us be: high, medium or low.
index:number Joint ratification by the model, 0 to 1; no probability until forecasts bear it out.
index_low:number 5 % point over uncertain inputs.
index_high:number 95 % point.
ambition:number How much it would change, 0 to 1, judged blind to outcomes.
issue:string Issue of the largest move.
level:number Level on it.
instrument:string Instrument of the best form.
frame:string Frame of the best form.
format:string Format of the best form.
countries:string ISO3 of those that must ratify, parted by a bar.
binding_player:string Player on whom it turns.
binding_adds:number What its sure consent would add to the index.
pareto_layer:integer Layer over index, least gain, durability, cost and time, from 1.
durability:number 0 to 1.
cost:number 0 to 1.
months:number From agreement in principle to effect.
"""
_RATIFICATION = """
option:string Id of the option.
country:string ISO3.
bound:boolean Whether its ratification is needed for the best form.
index:number Ratification by the model, 0 to 1.
gain:number Gain of its government; 1 is the best that it could ratify.
"""
_SERIES = """
data:string Event data set.
source:string ISO3 of the one who acts.
target:string ISO3 of the one acted on.
issue:string Issue id.
month:string Month.
happenings:number Number of happenings.
conflict_share:number Share of conflict, 0 to 1.
low:number Low end of its interval.
high:number High end.
intensity:number Mean Goldstein weight.
level:number Level of the share as it could be known at the time.
"""
_SHIFTS = """
data:string Event data set.
source:string ISO3.
target:string ISO3.
date:string Month of the shift.
first:string Earliest month.
last:string Latest month.
direction:string better or worse.
before:number Conflict share before.
after:number Conflict share after.
"""
_PACKAGE = """
objective:string How gains are weighed.
instrument:string Form of the whole package.
option:string Id of the option.
in_package:boolean Whether the package holds it.
carried:boolean Whether it would fail alone.
joint:number Share of draws in which all ratify the package.
"""


def _points(case: Case) -> Iterator[Row]:
    return ({"option": o.id, "issue": issue, "level": level} for o in case.options for issue, level in o.points)


def _levels(case: Case) -> Iterator[Row]:
    return ({"issue": i.id, "title": i.title, "at": x.at, "text": x.text} for i in case.issues for x in i.levels)


def _status(case: Case) -> Iterator[Row]:
    return ({"issue": i.id, **asdict(row)} for i in case.issues for row in i.status_quo)


def _stand(desk: Desk) -> Iterator[Row]:
    for _, position in sorted(desk.game.positions.items()):
        yield {**asdict(position), "readings": len(position.pulls)}


def _ranking(desk: Desk) -> Iterator[Row]:
    for o in desk.ranking.options:
        yield {
            "id": o.id,
            "title": o.title,
            "rank": o.rank,
            "tier": o.tier,
            "confidence": o.confidence,
            "index": o.p_joint,
            "index_low": o.p_low,
            "index_high": o.p_high,
            "ambition": o.ambition,
            "issue": o.issue,
            "level": o.level,
            "instrument": o.variant.instrument,
            "frame": o.variant.frame,
            "format": o.variant.format,
            "countries": o.countries,
            "binding_player": o.binding.player if o.binding else None,
            "binding_adds": o.binding.adds if o.binding else None,
            "pareto_layer": o.layer,
            "durability": o.profile.durability,
            "cost": o.profile.cost,
            "months": o.profile.months,
        }


def _ratification(desk: Desk) -> Iterator[Row]:
    for o in desk.ranking.options:
        for country, p in o.p.items():
            yield {
                "option": o.id,
                "country": country,
                "bound": country in o.countries,
                "index": p,
                "gain": o.gain[country],
            }


def _package(desk: Desk) -> Iterator[Row]:
    for p in desk.packages.proposals:
        for option in p.pool:
            yield {
                "objective": p.objective,
                "instrument": desk.packages.instrument,
                "option": option,
                "in_package": option in p.options,
                "carried": option in p.carried,
                "joint": p.joint,
            }
