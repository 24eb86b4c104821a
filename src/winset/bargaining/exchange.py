"""The equal-gain exchange model of Stokman and van Oosten: actors trade support between pairs of issues.

Two actors on opposite sides of the expected outcome on two issues each shift on the issue that matters less to them,
so that both gain the same. The exchange with the largest gain is realised first; it changes what remains possible.
An outcome may not be pushed past the position of the actor that asked for it.

References
----------
Stokman and van Oosten 1994, *The exchange of voting positions*, in Bueno de Mesquita and Stokman, *European Community
Decision Making*, chapter 5; Sprinz et al. 2016 (Politics and Governance 4).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from winset.bargaining.arrays import checked
from winset.bargaining.baselines import weighted_mean

__all__ = ["Exchange", "exchanges", "possible_exchanges"]

_NONE: Final = 1e-10
"""Moves and gains below this are none."""
_TIE: Final = 1e-11
"""Gains closer than this are equal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One trade: two actors, what each gives and where it moves there, and what each gains."""

    actors: tuple[int, int]
    gives: tuple[int, int]
    """Issue on which each actor moves towards the other."""
    moves_to: tuple[float, float]
    """New position of each actor on the issue that it gives."""
    gain: float
    """Salience-weighted shift of the outcome in its favour, less against it: the same for both."""


def exchanges(position: ArrayLike, salience: ArrayLike, power: ArrayLike) -> tuple[Exchange, ...]:
    """Exchanges realised in one round, in order.

    Parameters
    ----------
    position : shape (n, k), 0 to 100, NaN where an actor has no position
    salience, power : shape (n, k), at least 0

    Returns
    -------
    at equal gains, the pair of issues and actors that comes last (the reference programme draws lots)
    """
    offers = [offer for offer in _Market(position, salience, power).offers() if offer.valid]
    realised: list[Exchange] = []
    while offers:
        most = max(offer.gain for offer in offers)
        best = [offer for offer in offers if offer.gain > most - _TIE][-1]
        offers.remove(best)
        realised.append(best.result())
        for offer in offers:
            offer.follow(best)
        offers = [offer for offer in offers if offer.valid]
    return tuple(realised)


def possible_exchanges(position: ArrayLike, salience: ArrayLike, power: ArrayLike) -> tuple[Exchange, ...]:
    """All exchanges possible at the start of a round, by pairs of issues and actors; parameters as in `exchanges`."""
    return tuple(offer.result() for offer in _Market(position, salience, power).offers() if offer.valid)


class _Market:
    """Positions at the start of a round, and the outcome that they would give."""

    def __init__(self, position: ArrayLike, salience: ArrayLike, power: ArrayLike) -> None:
        self.position = np.asarray(position, dtype=np.float64)
        known = np.where(np.isnan(self.position), 0.0, self.position)
        checked("position", known, ndim=2, low=0.0, high=100.0)
        self.salience = checked("salience", salience, shape=known.shape, low=0.0)
        self.power = checked("power", power, shape=known.shape, low=0.0)
        self.weight = np.where(np.isnan(self.position), 0.0, self.salience * self.power)
        self.total = self.weight.sum(axis=0)
        self.outcome = weighted_mean(self.position, self.weight)

    def offers(self) -> list[_Offer]:
        """Pairs of actors on opposite sides of the outcome on both issues of a pair; not all of them can gain."""
        left = self.position < self.outcome
        here = ~np.isnan(self.position)
        found = []
        for p, q in combinations(range(self.position.shape[1]), 2):
            both = np.flatnonzero(here[:, p] & here[:, q])
            sides = left[both, p] + 2 * left[both, q]
            for one, other in ((0, 3), (1, 2)):
                found += [_Offer.between(self, i, j, p, q) for i in both[sides == one] for j in both[sides == other]]
        return found


@dataclass(slots=True, eq=False)
class _Side:
    """One actor in an offer: what it gives, what it wants, and its moves so far on what it gives."""

    actor: int
    gives: int
    wants: int
    start: float
    at: float
    moves: list[float] = field(default_factory=list)
    to: float = 0.0

    def fits(self) -> bool:
        """The last move stays on the scale, all moves go one way, and upwards not further than the scale is long."""
        move = self.moves[-1]
        inside = 0.0 <= self.at + move <= 100.0  # noqa: PLR2004 - the scale
        one_way = max(self.moves) < 0.0 or min(self.moves) > 0.0
        return inside and abs(move) > _NONE and one_way and sum(self.moves) <= 100.0  # noqa: PLR2004 - the scale


class _Offer:
    """A possible exchange, kept up to date with those realised before it."""

    def __init__(self, market: _Market, sides: tuple[_Side, _Side]) -> None:
        self.market, self.sides = market, sides
        self.known: tuple[dict[int, float], dict[int, float]] = ({}, {})
        self.gain, self.valid = 0.0, True
        self._settle()

    @classmethod
    def between(cls, market: _Market, i: int, j: int, p: int, q: int) -> _Offer:
        """Each gives the issue that matters less to it, relative to the other."""
        s = market.salience
        if s[i, p] * s[j, q] < s[j, p] * s[i, q]:
            i, j = j, i
        x = market.position
        return cls(
            market,
            (
                _Side(int(i), q, p, float(x[i, q]), float(x[i, q])),
                _Side(int(j), p, q, float(x[j, p]), float(x[j, p])),
            ),
        )

    def result(self) -> Exchange:
        """The exchange as a value."""
        a, b = self.sides
        return Exchange(actors=(a.actor, b.actor), gives=(a.gives, b.gives), moves_to=(a.to, b.to), gain=self.gain)

    def follow(self, other: _Offer) -> None:
        """Work out anew where a realised exchange moved one of its actors, or an outcome that it counts on."""
        changed = False
        for side in self.sides:
            for done in other.sides:
                if (side.actor, side.gives) == (done.actor, done.gives):
                    side.at = done.to
                    side.moves.append(done.moves[-1])
                    changed = True
        if changed:
            self._forget()
        for done, partner in (other.sides[::-1], other.sides):
            if any((side.actor, side.wants) == (done.actor, done.wants) for side in self.sides):
                self._learn(partner)
                if not changed:
                    self._forget()
                    changed = True
        if changed:
            self._settle()

    def _forget(self) -> None:
        for side in self.sides:
            side.moves.pop()

    def _learn(self, partner: _Side) -> None:
        """Where somebody else has moved to on an issue of this offer; the smaller of two moves stands."""
        known = self.known[0] if partner.gives == self.sides[0].gives else self.known[1]
        before = known.get(partner.actor)
        if before is None:
            known[partner.actor] = partner.to
        elif partner.start <= before:
            known[partner.actor] = min(before, partner.to)
        else:
            known[partner.actor] = max(before, partner.to)

    def _settle(self) -> None:
        """The largest equal gain: one of the two moves all the way, unless an outcome would pass who asked for it."""
        a, b = self.sides
        gap_a, gap_b = abs(self._target(0) - a.at), abs(self._target(1) - b.at)
        shift_b = self._shift(1, gap_b)
        shift_a = shift_b * self._ratio(1)
        if self._move(0, shift_a) > gap_a:
            shift_a = self._shift(0, gap_a)
            shift_b = shift_a * self._ratio(0)
            self._take(gap_a, self._move(1, shift_b))
        else:
            self._take(self._move(0, shift_a), gap_b)
        self._worth(shift_a, shift_b)
        self.valid = self.gain >= _NONE and a.fits() and b.fits()
        if self.valid:
            self._hold_back(0)
            self._hold_back(1)
            self.valid = a.fits() and b.fits()

    def _hold_back(self, who: int) -> None:
        """Reduce both moves where the outcome on what `who` gives would pass the position of the one who asked."""
        side, wanted = self.sides[who], self._target(who)
        before, after = self._outcome(who, side.at), self._outcome(who, side.to)
        if (wanted - before) * (wanted - after) >= 0.0:
            return
        own = abs(wanted - before) * self.market.total[side.gives] / self.market.weight[side.actor, side.gives]
        shift = self._shift(who, own)
        other = shift * self._ratio(who)
        moves = (own, self._move(1 - who, other))
        for s in self.sides:
            s.moves.pop()
        self._take(*(moves if who == 0 else moves[::-1]))
        self._worth(*((shift, other) if who == 0 else (other, shift)))

    def _take(self, move_a: float, move_b: float) -> None:
        for who, (side, size) in enumerate(zip(self.sides, (move_a, move_b), strict=True)):
            move = -size if side.at > self._target(who) else size
            side.moves.append(move)
            side.to = side.at + move

    def _worth(self, shift_a: float, shift_b: float) -> None:
        a, s = self.sides[0], self.market.salience
        self.gain = float(abs(shift_a * s[a.actor, a.gives] - shift_b * s[a.actor, a.wants]))

    def _target(self, who: int) -> float:
        """Where the other one wants the issue that `who` gives."""
        return float(self.market.position[self.sides[1 - who].actor, self.sides[who].gives])

    def _shift(self, who: int, move: float) -> float:
        """How far the outcome on what `who` gives goes with its move."""
        side, market = self.sides[who], self.market
        return float(move * market.weight[side.actor, side.gives] / market.total[side.gives])

    def _move(self, who: int, shift: float) -> float:
        side, market = self.sides[who], self.market
        return float(shift * market.total[side.gives] / market.weight[side.actor, side.gives])

    def _ratio(self, who: int) -> float:
        """Shift of the other's outcome that goes with a shift of 1 on what `who` gives, at equal gains."""
        one, other, s = self.sides[who], self.sides[1 - who], self.market.salience
        given = s[one.actor, one.gives] + s[other.actor, other.wants]
        return float(given / (s[one.actor, one.wants] + s[other.actor, other.gives]))

    def _outcome(self, who: int, position: float) -> float:
        """The outcome on what `who` gives with everything known, and `who` at a position."""
        side, market = self.sides[who], self.market
        issue = side.gives
        x = np.where(np.isnan(market.position[:, issue]), 0.0, market.position[:, issue])
        for actor, place in self.known[who].items():
            x[actor] = place
        x[side.actor] = position
        return float(x @ market.weight[:, issue] / market.total[issue])
