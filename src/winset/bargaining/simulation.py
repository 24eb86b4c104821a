"""Ratification by draws of positions, salience and influence, blocked so that everything stays in cache.

The exact route (`joint_ratification`) needs no draws; this one answers what it cannot: uncertain salience and influence
together with positions. Draws come in antithetic pairs. For each player the change of utility of all options is one
small matrix product in single precision; rejections are sign bits, which mask the player's weight.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from winset.bargaining.arrays import Bools, Floats, Ints, checked, flags, refuse
from winset.bargaining.normal import normal_quantile

__all__ = ["Beliefs", "Simulated", "simulated"]

_BLOCK: Final = 1_024
"""Draws at a time: the working arrays of 20 options take some 100 kB."""
_TIE: Final = 1e-30
"""Taken off every utility, so that exactly nothing is a rejection."""
Singles = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Beliefs:
    """What is believed about n players on k issues; a value without uncertainty has equal ends."""

    mean: Floats
    """Shape (n, k), centre of the Gaussian ideal level."""
    sd: Floats
    """Shape (n, k), at least 0."""
    salience: tuple[Floats, Floats]
    """Shape (n, k) each: ends of a uniform range, at least 0."""
    weight: tuple[Floats, Floats]
    """Shape (n,) each: ends of a uniform range of influence, at least 0."""
    country: Ints
    """Shape (n,), from 0 to c - 1."""
    quota: Floats
    """Shape (c,), share of the drawn weight of a country that must accept, in (0, 1]."""
    veto: Bools
    """Shape (n,), players whose consent is indispensable."""
    rho: float = 0.0
    """Share of each ideal's variance that all players have in common, in [0, 1]."""

    def __post_init__(self) -> None:
        mean = checked("mean", self.mean, ndim=2)
        checked("sd", self.sd, shape=mean.shape, low=0.0)
        for name, (low, high), shape in (
            ("salience", self.salience, mean.shape),
            ("weight", self.weight, mean.shape[:1]),
        ):
            checked(f"{name} low", low, shape=shape, low=0.0)
            if (checked(f"{name} high", high, shape=shape) < np.asarray(low)).any():
                raise refuse(name, "has a range whose high end is below its low end", "bad-range")
        flags("veto", self.veto, len(mean))
        quota = checked("quota", self.quota, ndim=1, low=1e-12, high=1.0)
        if np.shape(self.country) != (len(mean),) or set(np.asarray(self.country).tolist()) != set(range(len(quota))):
            raise refuse(
                "country", f"must give each player one of {len(quota)} countries, and each a player", "bad-shape"
            )
        checked("rho", self.rho, ndim=0, low=0.0, high=1.0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Simulated:
    """Shares of draws, with their sampling error."""

    joint: Floats
    """Shape (o,): share of draws in which every country ratifies."""
    country: Floats
    """Shape (c, o): share in which each country ratifies."""
    draws: int
    """Number of draws, an even multiple of the block."""

    @property
    def error(self) -> Floats:
        """Standard error of `joint`; antithetic pairs make the true one smaller."""
        return np.sqrt(np.maximum(self.joint * (1.0 - self.joint), 1.0 / self.draws) / self.draws)


def simulated(
    beliefs: Beliefs, options: Floats, status_quo: Floats, *, draws: int, seed: int, jobs: int = 1
) -> Simulated:
    """Share of draws that ratify each option; the same for the same seed, whatever the number of jobs.

    Parameters
    ----------
    beliefs : see Beliefs
    options : shape (o, k), levels
    status_quo : shape (k,), levels
    draws : at least 1, rounded up to whole blocks of 1024
    seed : of the generator
    jobs : threads
    """
    options = checked("options", options, shape=(None, np.shape(beliefs.mean)[1]))
    status_quo = checked("status_quo", status_quo, shape=(options.shape[1],))
    step, middle = options - status_quo, options + status_quo
    table = np.concatenate([2.0 * step, -step * middle, np.full((len(options), 1), -_TIE)], axis=1).astype(np.float32)
    blocks = -(-max(1, draws) // _BLOCK)
    shares = [(np.random.SeedSequence([seed, at]), min(64, blocks - at)) for at in range(0, blocks, 64)]

    def work(share: tuple[np.random.SeedSequence, int]) -> tuple[Ints, Ints]:
        return _Worker(beliefs, table, share[0]).run(share[1])

    with ThreadPoolExecutor(jobs) as pool:
        counts: Sequence[tuple[Ints, Ints]] = list(map(work, shares) if jobs == 1 else pool.map(work, shares))
    total = blocks * _BLOCK
    joint = np.sum([c[0] for c in counts], axis=0) / total
    return Simulated(joint=joint, country=np.sum([c[1] for c in counts], axis=0) / total, draws=total)


class _Worker:
    """Buffers of one thread, filled again for every block."""

    def __init__(self, beliefs: Beliefs, table: Singles, seed: np.random.SeedSequence) -> None:
        n, k = beliefs.mean.shape
        o, half = len(table), _BLOCK // 2
        self._table, self._half = table, half
        self._random = np.random.Generator(np.random.SFC64(seed))
        self._mean, self._sd = (_single(a)[:, :, None] for a in (beliefs.mean, beliefs.sd))
        self._own, self._common = np.float32(np.sqrt(1.0 - beliefs.rho)), np.float32(np.sqrt(beliefs.rho))
        self._salience = tuple(_single(a)[:, :, None] for a in beliefs.salience)
        self._range = tuple(_single(a)[:, None] for a in beliefs.weight)
        self._rest = [np.float32(1.0 - q + 1e-6) for q in beliefs.quota]
        self._players = [np.flatnonzero(beliefs.country == c).tolist() for c in range(len(beliefs.quota))]
        self._veto = np.asarray(beliefs.veto)
        self._normal = np.empty((n, k, half), np.float32)
        self._even = np.empty((n, k, half), np.float32)
        self._even_weight = np.empty((n, half), np.float32)
        self._features = np.ones((n, 2 * k + 1, _BLOCK), np.float32)
        self._weight = np.empty((n, _BLOCK), np.float32)
        self._utility = np.empty((o, _BLOCK), np.float32)
        self._against = np.empty((o, _BLOCK), np.float32)

    def run(self, blocks: int) -> tuple[Ints, Ints]:
        """Counts of ratified draws: (o,) by all, (c, o) by each country."""
        o = len(self._table)
        joint, country = np.zeros(o, np.intp), np.zeros((len(self._players), o), np.intp)
        for _ in range(blocks):
            self._draw()
            everyone = np.ones((o, _BLOCK), np.bool_)
            for c, players in enumerate(self._players):
                ratified = self._ratified(players, self._rest[c])
                country[c] += np.count_nonzero(ratified, axis=1)
                everyone &= ratified
            joint += np.count_nonzero(everyone, axis=1)
        return joint, country

    def _draw(self) -> None:
        """Features 2 s x and s of every player and issue, and weights: a half block and its mirror image."""
        half, k = self._half, self._mean.shape[1]
        np.take(_quantiles(), self._bits(self._normal.size), out=self._normal.reshape(-1), mode="clip")
        if self._common:
            self._normal *= self._own
            self._normal += self._common * self._random.standard_normal(half, dtype=np.float32)
        self._normal *= self._sd
        self._uniform(self._even)
        self._uniform(self._even_weight)
        ideal, salience = self._features[:, :k], self._features[:, k : 2 * k]
        _mirrored(self._salience, self._even, salience)
        _mirrored(self._range, self._even_weight, self._weight)
        np.add(self._mean, self._normal, out=ideal[..., :half])
        np.subtract(self._mean, self._normal, out=ideal[..., half:])
        ideal *= salience

    def _uniform(self, out: Singles) -> None:
        np.multiply(self._bits(out.size).reshape(out.shape), np.float32(2**-16), out=out)
        out += np.float32(2**-17)

    def _bits(self, size: int) -> NDArray[np.uint16]:
        """Whole numbers of 16 bits, four to a raw draw."""
        return self._random.integers(0, 1 << 64, size=-(-size // 4), dtype=np.uint64).view(np.uint16)[:size]

    def _ratified(self, players: Sequence[int], rest: np.float32) -> Bools:
        """Shape (o, block): nobody with a veto rejects, and the weight against is at most what the quota leaves."""
        rejects = self._utility.view(np.int32)
        against, masked = self._against, self._utility
        against.fill(0.0)
        blocked = np.zeros(rejects.shape, np.int32)
        for i in players:
            np.matmul(self._table, self._features[i], out=self._utility)
            rejects >>= 31  # all ones where the utility is negative
            if self._veto[i]:
                blocked |= rejects
            rejects &= self._weight[i].view(np.int32)
            against += masked
        allowed = self._weight[players].sum(axis=0) * rest
        return np.asarray((against <= allowed) & (blocked == 0), dtype=np.bool_)


def _single(values: Floats) -> Singles:
    return np.asarray(values, dtype=np.float32)


@lru_cache(maxsize=1)
def _quantiles() -> Singles:
    """Normal quantiles of the 65536 midpoints: a draw is one look-up, and no probability is off by more than 2**-17."""
    half = normal_quantile((np.arange(1 << 15) + 0.5) / (1 << 16))
    return _single(np.concatenate([half, -half[::-1]]))


def _mirrored(ends: tuple[Singles, ...], uniform: Singles, out: Singles) -> None:
    """Low + u (high - low) in the first half, high - u (high - low) in the second; `uniform` is used up."""
    low, high = ends
    half = uniform.shape[-1]
    uniform *= high - low
    np.add(low, uniform, out=out[..., :half])
    np.subtract(high, uniform, out=out[..., half:])
