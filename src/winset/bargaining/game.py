"""The game of a day: who sits where, what each wants and must consent to, as named arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from winset.bargaining.arrays import Floats
from winset.bargaining.consent import Body, Rule, veto_of
from winset.errors import BadInput, Problem
from winset.model import INSTRUMENTS, Case, Issue, Player, Position, Power, in_force, standing
from winset.positions import PositionSettings, active_players, positions, positions_left_out

__all__ = ["Game", "game_of", "owns"]

OFFICIALS = frozenset({"GOV", "MIL"})
"""Sectors whose members speak with full weight only on what their agency owns."""
ELSEWHERE = 0.25
"""Weight of an agency on issues that another one owns."""

SILENT = frozenset({"JUD"})
"""Sectors that judge and do not lobby: they are conditions, and nobody's ideal moves because of theirs."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Game:
    """Everything that the engine needs of a case on one day."""

    day: date
    """As-of date."""
    countries: tuple[str, ...]
    """ISO3 of the case's countries."""
    players: tuple[Player, ...]
    """Active players of those countries, n rows; consent-holders first."""
    seats: int
    """How many of the first rows hold a consent of some instrument, or are chief negotiators."""
    issues: tuple[str, ...]
    """k columns."""
    mean: Floats
    """Shape (n, k), ideal levels."""
    sd: Floats
    """Shape (n, k), above 0."""
    salience: Floats
    """Shape (n, k), at least 0."""
    salience_low: Floats
    """Shape (n, k)."""
    salience_high: Floats
    """Shape (n, k)."""
    influence: Floats
    """Shape (n,), weight with the own country's gatekeeper; 0 for those who judge."""
    desk: Floats
    """Shape (n, k), 1, or less for an agency on an issue that it does not own: a factor on its influence there."""
    status_quo: Floats
    """Shape (k,), levels on the day."""
    rules: Mapping[tuple[str, str], Rule]
    """Consent rule by (country, instrument), over rows of players; none for a country without a negotiator."""
    negotiators: Mapping[str, int]
    """Row of each country's chief negotiator, who is also its gatekeeper; all have one where there are options."""
    left_out: Mapping[str, tuple[Position, ...]]
    """By cluster of options: positions without the cluster's own negotiation, where they differ."""
    positions: Mapping[tuple[str, str], Position]
    """Every position by (player, issue), with its pulls."""

    def row(self, player: str) -> int:
        """Row of a player id."""
        return next(i for i, p in enumerate(self.players) if p.id == player)

    def column(self, issue: str) -> int:
        """Column of an issue id."""
        return self.issues.index(issue)

    def rows_of(self, country: str) -> tuple[int, ...]:
        """Rows of a country's players."""
        return tuple(i for i, p in enumerate(self.players) if p.country == country)


def game_of(case: Case, day: date, *, settings: PositionSettings | None = None) -> Game:
    """The game of a case that was sliced by `model.as_of(case, day)`.

    Raises
    ------
    BadInput : there are options, and countries without a player that could consent to anything
    ValueError : the case was not sliced as of the day
    """
    found = {(p.player, p.issue): p for p in positions(case, day, settings=settings)}
    players = [p for p in active_players(case, day) if p.country in case.countries]
    powers = [w for w in case.powers if in_force(w.since, w.until, day)]
    weights = {row.player: row.weight for row in case.influence}
    negotiators = _negotiators(case, players, powers, weights)
    holders = {w.player for w in powers} | set(negotiators.values())
    ordered = sorted(players, key=lambda p: p.id not in holders)
    rows = {p.id: i for i, p in enumerate(ordered)}

    def table(field: str) -> Floats:
        values = [[getattr(found[p.id, k.id], field) for k in case.issues] for p in ordered]
        return np.array(values, dtype=np.float64).reshape(len(ordered), len(case.issues))

    return Game(
        day=day,
        countries=case.countries,
        players=tuple(ordered),
        seats=sum(p.id in holders for p in ordered),
        issues=tuple(k.id for k in case.issues),
        mean=table("mean"),
        sd=table("sd"),
        salience=table("salience"),
        salience_low=table("salience_low"),
        salience_high=table("salience_high"),
        influence=np.array([0.0 if p.sector in SILENT else weights.get(p.id, 0.0) for p in ordered]),
        desk=_desks(ordered, case.issues),
        status_quo=np.array([standing(k, day) for k in case.issues]),
        rules=_rules(case.countries, ordered, powers, {c: rows[n] for c, n in negotiators.items()}),
        negotiators={c: rows[n] for c, n in negotiators.items()},
        left_out=positions_left_out(case, day, settings=settings),
        positions=found,
    )


def _desks(players: Sequence[Player], issues: Sequence[Issue]) -> Floats:
    """An official who is among the agencies of some issue is heard less on the issues of others."""
    desks = np.ones((len(players), len(issues)))
    for row, player in enumerate(players):
        owned = [owns(player, issue) for issue in issues]
        if player.sector in OFFICIALS and any(owned):
            desks[row] = np.where(owned, 1.0, ELSEWHERE)
    return desks


def owns(player: Player, issue: Issue) -> bool:
    """Whether the player, or one of the bodies that its name joins by `and`, is among the issue's agencies at home."""
    name = player.name.split(" (")[0]
    agencies = [a.split(" (")[0] for country, names in issue.agencies if country == player.country for a in names]
    return any(part in agency for part in (name, *name.split(" and ")) for agency in agencies)


def _negotiators(
    case: Case, players: Sequence[Player], powers: Sequence[Power], weights: Mapping[str, float]
) -> dict[str, str]:
    """Who negotiates for each country; one without anybody is left out where there is nothing to consent to."""
    found = {c: _negotiator(c, players, powers, weights) for c in case.countries}
    if case.options and (without := [c for c, name in found.items() if name is None]):
        what = "{} has no player that could consent on this day; add a GOV player to players.csv or a row of powers"
        raise BadInput([Problem(file="powers.csv", code="no-consent", what=what.format(c)) for c in without])
    return {c: name for c, name in found.items() if name is not None}


def _negotiator(
    country: str, players: Sequence[Player], powers: Sequence[Power], weights: Mapping[str, float]
) -> str | None:
    """Who negotiates for a country: the player whose own consent the most instruments need.

    Of several the one with more influence, then the first in the table; without any power, the most influential
    government player; None without one.
    """
    at_home = {p.id: p for p in players if p.country == country}
    vetoes: dict[str, set[str]] = {}
    for w in powers:
        if w.right == "veto" and w.player in at_home:
            vetoes.setdefault(w.player, set()).add(w.instrument)
    pool = list(vetoes) or [name for name, p in at_home.items() if p.sector == "GOV"]
    order = list(at_home)
    key = {name: (-len(vetoes.get(name, ())), -weights.get(name, 0.0), order.index(name)) for name in pool}
    return min(pool, key=key.__getitem__, default=None)


def _rules(
    countries: Sequence[str], players: Sequence[Player], powers: Sequence[Power], negotiators: Mapping[str, int]
) -> dict[tuple[str, str], Rule]:
    """One rule a country and instrument: its bodies ANDed; an instrument without a row needs the negotiator alone."""
    rows = {p.id: i for i, p in enumerate(players)}
    home = {p.id: p.country for p in players}
    rules: dict[tuple[str, str], Rule] = {}
    for country in (c for c in countries if c in negotiators):
        for instrument in INSTRUMENTS:
            mine = [w for w in powers if home.get(w.player) == country and w.instrument == instrument]
            bodies = _bodies(mine, rows)
            rules[country, instrument] = Rule(
                bodies=bodies or (veto_of(negotiators[country], f"{country} government"),)
            )
    return rules


def _bodies(powers: Sequence[Power], rows: Mapping[str, int]) -> tuple[Body, ...]:
    groups: dict[str, dict[str, Power]] = {}
    for w in powers:
        groups.setdefault(w.body, {})[w.player] = w
    return tuple(
        Body(
            name=name,
            members=tuple(rows[p] for p in members),
            weights=tuple(w.weight for w in members.values()),
            quota=max((w.quota for w in members.values() if w.right != "veto"), default=0.0)
            * sum(w.weight for w in members.values()),
            veto=tuple(w.right == "veto" for w in members.values()),
        )
        for name, members in groups.items()
    )
