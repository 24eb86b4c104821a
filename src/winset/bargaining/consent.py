"""Consent rules: who must agree before a country is bound, as values; and how likely it is that they do.

A body is a weighted vote with a quota and members whose consent it cannot do without; a rule is the AND of bodies
(cabinet, houses, court). Every probability is exact: no draws, and a player that sits in two bodies is one player.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from winset.bargaining.arrays import Bools, Floats, Ints, checked, flags, refuse
from winset.bargaining.diagram import Diagram, diagram
from winset.bargaining.factor import given_factor

__all__ = ["TOLERANCE", "Body", "Rule", "absorbed", "chance", "chance_given_factor", "ratification", "veto_of"]

_BYTE: Final = 256
"""Whole weights with a total below this are counted in bytes."""
TOLERANCE: Final = 1e-9
"""A coalition passes when its weight is at least the quota less this share of the body's total weight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A weighted vote: it agrees when all veto holders accept and the weight of those who accept reaches the quota."""

    name: str
    """How people call it, such as `jpn-diet`."""
    members: tuple[int, ...]
    """Rows of the case's players; at least one, each once."""
    weights: tuple[float, ...]
    """Weight of each member, at least 0."""
    quota: float
    """In units of weight, from 0 to the total."""
    veto: tuple[bool, ...] = ()
    """Which members' consent is indispensable; empty means none."""

    def __post_init__(self) -> None:
        if not self.members:
            raise refuse(self.name, "has no players", "empty")
        if len(set(self.members)) != len(self.members) or min(self.members) < 0:
            raise refuse(self.name, "lists a player twice or a negative row", "bad-member")
        weights = checked(f"{self.name} weight", self.weights, shape=(len(self.members),), low=0.0)
        if self.veto and len(self.veto) != len(self.members):
            raise refuse(
                f"{self.name} veto", f"has {len(self.veto)} flags for {len(self.members)} players", "bad-shape"
            )
        checked(f"{self.name} quota", self.quota, ndim=0, low=0.0)
        total = float(weights.sum())
        if self.quota > total * (1.0 + TOLERANCE):
            raise refuse(
                f"{self.name} quota",
                f"{self.quota:g} is above the total weight {total:g}: nothing could ever pass",
                "quota-above-total",
            )

    @property
    def required(self) -> tuple[int, ...]:
        """Rows whose consent is indispensable by right."""
        return tuple(m for m, v in zip(self.members, self.veto, strict=False) if v)

    def agrees(self, accepts: Bools) -> Bools:
        """Whether the body agrees; accepts is (players, ...), the result (...)."""
        rows = [accepts[m] for m in self.members]
        total = sum(self.weights)
        if all(w == int(w) for w in self.weights) and total < _BYTE:
            votes = np.zeros(accepts.shape[1:], dtype=np.uint8)
            for weight, row in zip(self.weights, rows, strict=True):
                votes += row.view(np.uint8) * np.uint8(weight) if weight != 1.0 else row.view(np.uint8)
            result = votes >= np.uint8(max(0, ceil(self.quota - TOLERANCE * total)))
        else:
            heavy = np.zeros(accepts.shape[1:])
            for weight, row in zip(self.weights, rows, strict=True):
                heavy += weight * row
            result = heavy >= self.quota - TOLERANCE * total
        for held, row in zip(self.veto, rows, strict=False):
            if held:
                result &= row
        return np.asarray(result, dtype=np.bool_)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What one country needs: the agreement of every body; no body means that no consent is needed."""

    bodies: tuple[Body, ...]

    @property
    def members(self) -> tuple[int, ...]:
        """Rows of everyone whose consent counts, sorted."""
        return tuple(sorted({m for body in self.bodies for m in body.members}))

    def ratified(self, accepts: Bools) -> Bools:
        """Whether every body agrees; accepts is (players, ...), the result (...)."""
        result = np.ones(accepts.shape[1:], dtype=np.bool_)
        for body in self.bodies:
            result = result & body.agrees(accepts)
        return result


def veto_of(player: int, name: str = "") -> Body:
    """The body that is a single player whose consent is needed."""
    return Body(name=name or f"consent of {player}", members=(player,), weights=(1.0,), quota=1.0, veto=(True,))


def chance(rule: Rule, accept: ArrayLike, rho: float = 0.0) -> Floats:
    """Probability that a rule is satisfied, for every column of probabilities at once.

    Parameters
    ----------
    rule : whose bodies' members are rows of `accept`
    accept : shape (players, o), each player's probability to accept
    rho : correlation of latent acceptance, in [0, 1]

    Returns
    -------
    shape (o,)

    Raises
    ------
    BadNumbers
        probabilities outside [0, 1], rho outside [0, 1], a member without a row, weights too uneven to be exact.
    """
    accept = checked("accept", accept, ndim=2, low=0.0, high=1.0)
    checked("rho", rho, ndim=0, low=0.0, high=1.0)
    if rho == 1.0:
        return _comonotone(rule, accept)
    return np.asarray(chance_given_factor(rule, given_factor(accept, rho)).mean(axis=-1))


def chance_given_factor(rule: Rule, accept: Floats) -> Floats:
    """Probability of a rule among independent players; accept (players, ...), as `given_factor` returns it -> (...)."""
    if rule.members and rule.members[-1] >= len(accept):
        raise refuse(
            "rule", f"has a member in row {rule.members[-1]}, but there are {len(accept)} players", "bad-member"
        )
    columns = accept.reshape(len(accept), -1)
    result = np.ones(columns.shape[1])
    required, parts = _compiled(rule)
    for player in required:
        result *= columns[player]
    for part in parts:
        result *= part.chance(columns)
    return result.reshape(accept.shape[1:])


def ratification(
    accept: ArrayLike, weight: ArrayLike, quota: float, veto: ArrayLike | None = None, rho: float = 0.0
) -> float:
    """Probability that one weighted body with veto holders ratifies.

    Parameters
    ----------
    accept : shape (n,), probability that each player accepts
    weight : shape (n,), at least 0
    quota : in units of weight; a coalition passes when its weight >= quota - 1e-9 of the total
    veto : shape (n,) booleans, players whose rejection alone is enough; None for nobody
    rho : correlation of the players' latent acceptance, in [0, 1]

    Returns
    -------
    float in [0, 1]; exact for any weights up to 20 players and for few distinct weights above, and exact at rho 0 and
    1; the mean of 200 exact values otherwise

    Raises
    ------
    BadNumbers
        no players, NaN, a negative weight, a quota above the total, rho or a probability outside [0, 1], or so many
        uneven weights that the answer would not be exact.
    """
    accept = checked("accept", accept, ndim=1, low=0.0, high=1.0)
    weight = checked("weight", weight, shape=accept.shape, low=0.0)
    held = flags("veto", veto, accept.size)
    quota = float(checked("quota", quota, ndim=0))
    if quota < 0.0:
        raise refuse("quota", f"is {quota:g}, negative; expected 0 to the total weight", "negative")
    body = Body(
        name="rule",
        members=tuple(range(accept.size)),
        weights=tuple(weight.tolist()),
        quota=quota,
        veto=tuple(held.tolist()),
    )
    return float(min(1.0, max(0.0, chance(Rule(bodies=(body,)), accept[:, None], rho)[0])))


def absorbed(rules: Sequence[Rule], *columns: ArrayLike) -> tuple[tuple[Rule, ...], Ints]:
    """Rules in which players who want exactly the same are one player (Tsebelis's absorption).

    Parameters
    ----------
    rules : over rows of players
    columns : arrays with one row a player (means, sds, saliences, costs ...); players with equal rows are clones

    Returns
    -------
    the rules over the first of each group, with weights added and vetoes joined, and shape (players,) the row that
    stands for each player

    References
    ----------
    Tsebelis 2002, *Veto Players*, chapter 1, the absorption rule.
    """
    table = np.column_stack([np.reshape(np.asarray(c, dtype=np.float64), (len(np.asarray(c)), -1)) for c in columns])
    _, first, inverse = np.unique(table, axis=0, return_index=True, return_inverse=True)
    stands = np.asarray(first[inverse.reshape(-1)], dtype=np.intp)
    return tuple(Rule(bodies=tuple(_merged(b, stands) for b in rule.bodies)) for rule in rules), stands


def _merged(body: Body, stands: Ints) -> Body:
    weights: dict[int, float] = {}
    vetoes: dict[int, bool] = {}
    for i, member in enumerate(body.members):
        row = int(stands[member])
        weights[row] = weights.get(row, 0.0) + body.weights[i]
        vetoes[row] = vetoes.get(row, False) or (bool(body.veto) and body.veto[i])
    return Body(
        name=body.name,
        members=tuple(weights),
        weights=tuple(weights.values()),
        quota=body.quota,
        veto=tuple(vetoes.values()),
    )


@lru_cache(maxsize=512)
def _compiled(rule: Rule) -> tuple[tuple[int, ...], tuple[Diagram, ...]]:
    """Players who must all accept, and diagrams of what is left, one for each group of bodies that share members."""
    required = {player for body in rule.bodies for player in body.required}
    open_bodies = []
    for body in rule.bodies:
        left = {m: w for m, w in zip(body.members, body.weights, strict=True) if m not in required and w > 0.0}
        given = sum(w for m, w in zip(body.members, body.weights, strict=True) if m in required)
        need = body.quota - TOLERANCE * sum(body.weights) - given
        if need > 0.0:
            open_bodies.append((left, need))
    return tuple(sorted(required)), tuple(_drawn(group) for group in _groups(open_bodies))


def _groups(bodies: Iterable[tuple[dict[int, float], float]]) -> list[list[tuple[dict[int, float], float]]]:
    """Bodies that share a member, directly or through others, together."""
    groups: list[list[tuple[dict[int, float], float]]] = []
    for body in bodies:
        near = [g for g in groups if any(body[0].keys() & other[0].keys() for other in g)]
        groups = [g for g in groups if g not in near] + [[body, *(b for g in near for b in g)]]
    return groups


def _drawn(group: list[tuple[dict[int, float], float]]) -> Diagram:
    players = sorted({m for left, _ in group for m in left})
    weights = np.array([[left.get(m, 0.0) for m in players] for left, _ in group])
    return diagram(weights, np.array([need for _, need in group]), tuple(players))


def _comonotone(rule: Rule, accept: Floats) -> Floats:
    """The limit rho = 1: everyone accepts when u < p_i, so the rule holds up to the last u at which it is met."""
    if not rule.bodies:
        return np.ones(accept.shape[1])
    best = np.zeros(accept.shape[1])
    for member in rule.members:
        level = accept[member]
        best = np.where(rule.ratified(accept >= level), np.maximum(best, level), best)
    nobody = rule.ratified(np.zeros(accept.shape, dtype=np.bool_))
    return np.where(nobody, 1.0, best)
