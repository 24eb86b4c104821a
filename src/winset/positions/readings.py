"""Which readings speak about a player on an issue, with what weight, and as which kind of evidence."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from winset.model import Option, Player, Reading, first_day, last_day
from winset.positions.settings import PositionSettings
from winset.positions.update import Anchor, Choice

__all__ = ["as_evidence", "by_player_and_issue", "excluded_options", "handovers", "reading_weight"]

DAYS_A_YEAR: Final = 365.25


def excluded_options(options: Sequence[Option], without: str | None) -> frozenset[str]:
    """The option that is scored and all of its cluster: their own negotiation and sequels are no evidence for it."""
    if without is None:
        return frozenset()
    cluster = next((o.cluster for o in options if o.id == without), None)
    return frozenset({without} | {o.id for o in options if cluster and o.cluster == cluster})


def handovers(periods: Sequence[Player]) -> tuple[date, ...]:
    """Days on which another holder took over: each period whose name differs from the one before."""
    rows = sorted(periods, key=lambda p: (first_day(p.since), p.name))
    return tuple(first_day(b.since) for a, b in pairwise(rows) if a.name != b.name)


def reading_weight(reading: Reading, day: date, turns: Sequence[date], settings: PositionSettings) -> float:
    """Weight in (0, 1]: source, age by half-life, and half gone with each handover of the office since."""
    said = last_day(reading.date)
    age = max((day - said).days, 0) / DAYS_A_YEAR
    source = settings.likely_weight if reading.status == "likely" else 1.0
    passed = sum(said < turn <= day for turn in turns)
    return float(source * 0.5 ** (age / settings.half_life_years) * settings.succession**passed)


def as_evidence(reading: Reading, weight: float, stood: float, settings: PositionSettings) -> Anchor | Choice | None:
    """A stance, poll or expert's level anchors the ideal; an accept or reject reads it against the midpoint.

    `stood` is the level at which the issue stood, for an answer whose row does not say what the offer was measured
    against. An offer of the status quo tells nothing: None.
    """
    if reading.kind not in {"accept", "reject"}:
        sds: Mapping[str, float] = {"poll": settings.poll_sd, "expert": settings.expert_sd}
        return Anchor(reading.level, reading.sd or sds.get(reading.kind, settings.stance_sd), weight)
    against = stood if reading.against is None else reading.against
    if reading.level == against:
        return None
    side = 1 if (reading.level > against) == (reading.kind == "accept") else -1
    return Choice(0.5 * (reading.level + against), side, settings.choice_sd, weight)


def by_player_and_issue(
    readings: Sequence[Reading], excluded: Collection[str]
) -> dict[tuple[str, str], tuple[Reading, ...]]:
    """Readings by (player, issue) in order of date and id, without those of the excluded options."""
    found: dict[tuple[str, str], list[Reading]] = {}
    for reading in sorted(readings, key=lambda r: (last_day(r.date), r.id)):
        if reading.option is None or reading.option not in excluded:
            found.setdefault((reading.player, reading.issue), []).append(reading)
    return {key: tuple(rows) for key, rows in found.items()}
