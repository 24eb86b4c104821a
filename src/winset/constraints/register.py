"""The register: what holds each government back at home, who says so, and what it costs the agenda."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from winset.bargaining.arrays import Floats
from winset.bargaining.assessment import Assessment
from winset.bargaining.burdens import Loads, strength_now, touched_issues
from winset.bargaining.evaluate import effective_rules, evaluated
from winset.bargaining.joint import changes_of_mind
from winset.model import Constraint, in_force

__all__ = ["Gap", "Loss", "Row", "register", "top"]

ELITE = "GOV"
PUBLIC = "PUB"
CONDITIONS = frozenset({"CVL", "JUD", "NGO"})
"""Sectors whose legal constraints are conditions that they have stated, never people to be won over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """How far a government and its public stand apart on an issue."""

    government: float
    """Ideal of the chief negotiator, in units of the ladder."""
    public: float
    """Ideal of the public as polls and record show it."""
    difference: float
    """Government less public."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What a constraint takes from one option."""

    option: str
    joint: float
    """Joint ratification of its best form now."""
    without: float
    """The same if the constraint did not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One constraint in force, with what it costs."""

    constraint: Constraint
    sector: str
    """Sector of the player at its source; empty where the player has no period on the day."""
    rank: int
    """Place among its country's rows, from 1: by the sum of its places by cost and by strength."""
    strength_now: float
    """Strength on the day: a position's fades by half in five years, as its readings do; others hold until they end."""
    cost: float
    """Mean loss of joint ratification over all open options; below 0 for what enables."""
    losses: tuple[Loss, ...]
    """Open options that it bears on, largest loss first."""
    gap: Gap | None
    """None where the country has no public among its players."""
    condition: bool
    """Whether it is a condition that someone outside government has stated."""


def register(a: Assessment, *, more: Iterable[Constraint] = ()) -> tuple[Row, ...]:
    """The constraints in force on the day, country by country, what costs most and is strongest first.

    Parameters
    ----------
    a : the assessment that says what a constraint costs
    more : constraints beside the case's own, such as those that texts state

    Notes
    -----
    The cost compares the agenda with and without the row. What a gatekeeper feels (bandwidth, calendar, law, material
    interest, and the positions of those who act through it) raises its bar: the cost is the mean of taking the row away
    from all others and of putting it where none holds, so that of two that overlap neither is free (the first and the
    last term of a Shapley value). A position of a consent-holder is where it stands: it is made to accept, in
    proportion to the strength of the row.
    """
    rows = [c for c in (*a.case.constraints, *more) if in_force(c.since, c.until, a.game.day)]
    rows = [c for c in rows if c.country in a.game.countries]
    costs = _Costs(a, rows)
    unranked = [_row(a, constraint, costs) for constraint in rows]
    ranked: list[Row] = []
    for country in a.game.countries:
        mine = [r for r in unranked if r.constraint.country == country]
        ranked += [replace(row, rank=i) for i, row in enumerate(_in_order(mine), 1)]
    return tuple(ranked)


def _in_order(rows: Sequence[Row]) -> list[Row]:
    """By the sum of both places; what enables comes last."""
    by_cost = sorted(rows, key=lambda r: (-r.cost, r.constraint.id))
    by_strength = sorted(rows, key=lambda r: (-r.strength_now, r.constraint.id))
    place = {r.constraint.id: by_cost.index(r) + by_strength.index(r) for r in rows}
    return sorted(rows, key=lambda r: (r.constraint.direction == "enables", place[r.constraint.id], r.constraint.id))


class _Costs:
    """The best forms once, and what they would be without one constraint; everything is evaluated in one go."""

    def __init__(self, a: Assessment, rows: Sequence[Constraint]) -> None:
        self.a = a
        self.board = a.board.only(a.best)
        loads = Loads(a.game, a.case, self.board.options)
        worlds = [loads.of(rows), loads.of(())]
        for row in rows:
            worlds += [loads.of([c for c in rows if c.id != row.id]), loads.of([row])]
        whole = replace(self.board.only([*range(len(a.best))] * len(worlds)), load=np.hstack(worlds))
        joints = evaluated(a.game, whole, a.inputs, a.settings).joint.reshape(len(worlds), len(a.best))
        self.joint, self._free = joints[0], joints[1]
        self._without = {row.id: joints[2 + 2 * i] for i, row in enumerate(rows)}
        self._alone = {row.id: joints[3 + 2 * i] for i, row in enumerate(rows)}

    def without(self, constraint: Constraint) -> Floats:
        """Joint ratification of the best forms if the constraint did not hold."""
        seats = self.a.game.players[: self.a.game.seats]
        seat = next((i for i, p in enumerate(seats) if p.id == constraint.player), None)
        if constraint.kind != "position" or seat is None:
            last = self._without[constraint.id] - self.joint
            first = self._free - self._alone[constraint.id]
            return np.asarray(self.joint + (first + last) / 2.0)
        if constraint.direction == "enables":
            return np.asarray(self.joint)
        added = constraint.strength * self._won_over(seat)
        return np.asarray(np.where(self._bears_on(constraint), self.joint + added, self.joint))

    def _bears_on(self, constraint: Constraint) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        found = [constraint.issue in touched_issues(self.a.game, option) for option in self.board.options]
        return np.array(found, dtype=np.bool_)

    def _won_over(self, row: int) -> Floats:
        """What the player's sure acceptance would add to each best form."""
        a, added = self.a, np.zeros(len(self.board.forms))
        for v, form in enumerate(self.board.forms):
            rules = dict(zip(a.game.countries, effective_rules(a.game, int(self.board.instrument[v])), strict=True))
            bound = [rules[c] for c in form.countries]
            if any(row in rule.members for rule in bound):
                accept = a.found.accept[:, [int(a.best[v])]]
                added[v] = changes_of_mind(bound, accept, a.inputs.rho)[row, 0]
        return added


def _row(a: Assessment, constraint: Constraint, costs: _Costs) -> Row:
    after = costs.without(constraint)
    change = after - costs.joint
    names = [form.variant.option for form in costs.board.forms]
    losses = [
        Loss(option=name, joint=float(j), without=float(w))
        for name, j, w in zip(names, costs.joint, after, strict=True)
        if abs(w - j) > 1e-9  # noqa: PLR2004 - rounding
    ]
    sector = next((p.sector for p in a.game.players if p.id == constraint.player), "")
    return Row(
        constraint=constraint,
        sector=sector,
        rank=0,
        strength_now=strength_now(constraint, a.game.day),
        cost=float(change.mean()) if change.size else 0.0,
        losses=tuple(sorted(losses, key=lambda loss: (loss.joint - loss.without, loss.option))),
        gap=_gap(a, constraint),
        condition=constraint.kind == "legal" and sector in CONDITIONS,
    )


def _gap(a: Assessment, constraint: Constraint) -> Gap | None:
    public = [i for i in a.game.rows_of(constraint.country) if a.game.players[i].sector == PUBLIC]
    if not public or constraint.issue not in a.game.issues:
        return None
    k = a.game.column(constraint.issue)
    government = float(a.game.mean[a.game.negotiators[constraint.country], k])
    people = float(a.game.mean[public[0], k])
    return Gap(government=government, public=people, difference=government - people)


def top(rows: Sequence[Row], country: str, number: int = 3) -> tuple[Row, ...]:
    """A country's first rows that hold it back, one of each kind on each issue, so that they say different things.

    Rows that bear on no open option come after those that do.
    """
    mine = [r for r in rows if r.constraint.country == country and r.constraint.direction == "constrains"]
    first: dict[tuple[str, str], Row] = {}
    for row in sorted(mine, key=lambda r: (not r.losses, r.rank)):
        first.setdefault((row.constraint.kind, row.constraint.issue), row)
    return tuple(first.values())[:number]
