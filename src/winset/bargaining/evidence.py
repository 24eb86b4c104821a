"""Which rows of the record moved the positions that count for an option."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from winset.bargaining.evaluate import effective_rules
from winset.bargaining.game import Game
from winset.bargaining.result import EvidenceItem
from winset.bargaining.variants import Form
from winset.model import (
    INSTRUMENTS,
    Case,
    Happening,
    Option,
    Player,
    PollFigure,
    Position,
    Reading,
    first_day,
    in_force,
    last_day,
)

__all__ = ["Record", "evidence_for", "positions_that_count", "record_of"]

SHOWN = 8
"""Readings listed for an option."""
_URL = re.compile(r"https?://[^\s;|()]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The case's rows by id, so that a reading leads to what it rests on."""

    readings: Mapping[str, Reading]
    happenings: Mapping[str, Happening]
    polls: Mapping[str, PollFigure]
    periods: Mapping[str, tuple[Player, ...]]
    """Every known period of each player."""

    def who(self, player: str, day: date) -> str:
        """Name of a player on a day; of two periods that overlap the later one, its id where none covers the day."""
        covering = [p for p in self.periods.get(player, ()) if in_force(p.since, p.until, day)]
        return max(covering, key=lambda p: first_day(p.since)).name if covering else player


def record_of(case: Case) -> Record:
    """The rows of a case by id."""
    periods: dict[str, tuple[Player, ...]] = {}
    for player in case.players:
        periods[player.id] = (*periods.get(player.id, ()), player)
    return Record(
        readings={r.id: r for r in case.readings},
        happenings={h.id: h for h in case.chronicle},
        polls={p.id: p for p in case.polls},
        periods=periods,
    )


def positions_that_count(game: Game, option: Option, form: Form, openness: float) -> tuple[tuple[Position, float], ...]:
    """Positions on the option's issues of those who count for a form, each with its share in a consent.

    Consent-holders count fully; those who act through a gatekeeper by openness x their share of influence there.
    """
    instrument = INSTRUMENTS.index(form.variant.instrument)
    rules = dict(zip(game.countries, effective_rules(game, instrument), strict=True))
    changed = {(p.player, p.issue): p for p in game.left_out.get(option.cluster or option.id, ())}
    found: list[tuple[Position, float]] = []
    for country in form.countries:
        members = {m for m in rules[country].members if m < game.seats} | {game.negotiators[country]}
        voices = [i for i in game.rows_of(country) if i not in members and game.influence[i] > 0.0]
        total = sum(float(game.influence[i]) for i in voices)
        shares = dict.fromkeys(members, 1.0) | {i: openness * float(game.influence[i]) / total for i in voices}
        for row, share in shares.items():
            for issue, _ in option.points:
                key = game.players[row].id, issue
                if key in game.positions:
                    found.append((changed.get(key, game.positions[key]), share))
    return tuple(found)


def evidence_for(
    record: Record, game: Game, option: Option, form: Form, *, openness: float, first: str | None = None
) -> tuple[EvidenceItem, ...]:
    """The readings that moved those positions most, those of the player `first` before the others."""
    pulls = [
        (position, pull, abs(pull.shift) * share)
        for position, share in positions_that_count(game, option, form, openness)
        for pull in position.pulls
    ]
    pulls.sort(key=lambda row: (row[0].player != first, -row[2], row[1].reading))
    return tuple(_item(record, position, pull.reading, pull.shift) for position, pull, _ in pulls[:SHOWN])


def _item(record: Record, position: Position, reading_id: str, shift: float) -> EvidenceItem:
    reading = record.readings[reading_id]
    kind, text, url = "summarised", reading.text, None
    if (happening := record.happenings.get(reading.evidence)) is not None:
        kind, text, url = happening.kind, happening.text, _page(*happening.sources)
    elif (poll := record.polls.get(reading.evidence)) is not None:
        kind, text, url = "figure", f"{poll.question}: {poll.percent:g} % ({poll.pollster})", _page(poll.source)
    else:
        url = _page(reading.evidence)
    return EvidenceItem(
        kind=kind,
        document=reading.evidence,
        sentence=text,
        date=reading.date,
        url=url,
        player=position.player,
        who=record.who(position.player, last_day(reading.date)),
        issue=position.issue,
        reading=reading.kind,
        level=reading.level,
        against=reading.against,
        shift=shift,
    )


def _page(*sources: str) -> str | None:
    """The first web address among source notes; the name of a page is none."""
    return next((found[0] for source in sources if (found := _URL.search(source))), None)
