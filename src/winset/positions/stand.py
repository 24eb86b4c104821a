"""Where every player of a case stands on every issue, as of a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from winset.model import Case, Issue, Player, Position, Pull, Reading, as_of, in_force, last_day, standing
from winset.positions.priors import PriorTable, prior_for, prior_table
from winset.positions.readings import as_evidence, by_player_and_issue, excluded_options, handovers, reading_weight
from winset.positions.settings import PositionSettings
from winset.positions.update import Anchor, Choice, settled

__all__ = ["active_players", "positions", "positions_left_out"]


def active_players(case: Case, day: date) -> tuple[Player, ...]:
    """The period of each player that covers the day, in the order of the case; of two that overlap the later one."""
    covering = sorted((p for p in case.players if in_force(p.since, p.until, day)), key=lambda p: last_day(p.since))
    latest = {p.id: p for p in covering}
    order = dict.fromkeys(p.id for p in case.players)
    return tuple(latest[name] for name in order if name in latest)


def positions(
    case: Case,
    day: date,
    *,
    without: str | None = None,
    settings: PositionSettings | None = None,
) -> tuple[Position, ...]:
    """Each active player's ideal on each issue: its prior, moved by the readings known on the day.

    Parameters
    ----------
    case : a slice made by `model.as_of(case, day)`
    day : the as-of date
    without : option about to be scored; readings of its own negotiation and of its cluster are left out
    settings : how readings are weighed

    Returns
    -------
    Positions in the order player, issue of the case; each lists its readings and their pull.

    Raises
    ------
    ValueError : the case holds a row that was not known on the day
    """
    _check_sliced(case, day)
    desk = _Desk.of(case, day, excluded_options(case.options, without), settings or PositionSettings())
    return tuple(desk.position(player, issue) for player in active_players(case, day) for issue in case.issues)


def positions_left_out(
    case: Case, day: date, *, settings: PositionSettings | None = None
) -> Mapping[str, tuple[Position, ...]]:
    """For each cluster of options with a negotiation of its own, the positions that change when it is left out.

    The result agrees with `positions(..., without=option)` for every option of the cluster, at the players and issues
    that it lists; everywhere else leaving it out changes nothing.
    """
    _check_sliced(case, day)
    spoken: dict[str, set[tuple[str, str]]] = {}
    cluster_of = {option.id: option.cluster or option.id for option in case.options}
    for reading in case.readings:
        if reading.option in cluster_of:
            spoken.setdefault(cluster_of[reading.option], set()).add((reading.player, reading.issue))
    players = {player.id: player for player in active_players(case, day)}
    issues = {issue.id: issue for issue in case.issues}
    found: dict[str, tuple[Position, ...]] = {}
    for cluster, pairs in sorted(spoken.items()):
        excluded = frozenset(name for name, own in cluster_of.items() if own == cluster)
        desk = _Desk.of(case, day, excluded, settings or PositionSettings())
        found[cluster] = tuple(
            desk.position(players[who], issues[what])
            for who, what in sorted(pairs)
            if who in players and what in issues
        )
    return found


def _check_sliced(case: Case, day: date) -> None:
    if as_of(case, day) != case:
        raise ValueError(f"the case holds rows that were not known on {day}; slice it with as_of(case, {day}) first")


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is the same for all players of one call."""

    table: PriorTable
    readings: dict[tuple[str, str], tuple[Reading, ...]]
    turns: dict[str, tuple[date, ...]]
    issues: dict[str, Issue]
    day: date
    settings: PositionSettings

    @classmethod
    def of(cls, case: Case, day: date, excluded: frozenset[str], settings: PositionSettings) -> _Desk:
        periods: dict[str, list[Player]] = {}
        for player in case.players:
            periods.setdefault(player.id, []).append(player)
        return cls(
            prior_table(case.priors),
            by_player_and_issue(case.readings, excluded),
            {name: handovers(rows) for name, rows in periods.items()},
            {issue.id: issue for issue in case.issues},
            day,
            settings,
        )

    def position(self, player: Player, issue: Issue) -> Position:
        prior = prior_for(self.table, player.country, player.sector, issue.id, self.settings)
        items = self._items(player.id, self.readings.get((player.id, issue.id), ()))
        after = settled(prior.mean, prior.sd, [evidence for _, evidence in items])
        return Position(
            player=player.id,
            issue=issue.id,
            mean=after.mean,
            sd=(after.sd**2 + self.settings.residual_sd**2) ** 0.5,
            salience=prior.salience,
            salience_low=prior.salience_low,
            salience_high=prior.salience_high,
            prior_mean=prior.mean,
            prior_sd=(prior.sd**2 + self.settings.residual_sd**2) ** 0.5,
            pulls=tuple(
                Pull(reading=reading.id, shift=shift, weight=evidence.weight)
                for (reading, evidence), shift in zip(items, after.shifts, strict=True)
            ),
        )

    def _items(self, player: str, readings: Sequence[Reading]) -> list[tuple[Reading, Anchor | Choice]]:
        found = []
        for reading in readings:
            weight = reading_weight(reading, self.day, self.turns.get(player, ()), self.settings)
            stood = standing(self.issues[reading.issue], last_day(reading.date))
            if (evidence := as_evidence(reading, weight, stood, self.settings)) is not None:
                found.append((reading, evidence))
        return found
