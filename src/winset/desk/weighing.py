"""A package that a person put together: who would ratify it, who gains and pays, and what would make it better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from winset.bargaining.arrays import Floats
from winset.bargaining.bundle import described, mean_gain, scale_of
from winset.bargaining.draws import drawn_inputs
from winset.bargaining.packages import Items, Stakes
from winset.bargaining.proposal import items_of, stakes_of
from winset.bargaining.result import tier_of
from winset.bargaining.screening import Screen
from winset.errors import BadInput, Problem, UnknownName
from winset.model import INSTRUMENTS
from winset.relations import wilson

if TYPE_CHECKING:
    from winset.desk.desk import Desk

__all__ = ["ALL", "POOL", "Swap", "Weighed", "Weights", "pool_of", "weights_of"]

ENOUGH: Final = 0.5
"""Share of draws in which an item must be ratified to count as standing by itself."""
BETTER: Final = 0.01
"""Least gain in the joint share for which a change is named."""
ALL: Final = "open"
POOL: Final = "pool"
"""Among which options packages are weighed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """One change of a package."""

    without: str | None
    """Option taken out; None where one is only put in."""
    plus: str | None
    """Option put in; None where one is only taken out."""
    joint: float
    """Share of draws in which every country would then ratify it."""
    least: float
    """Gain of the country that would then gain least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What a package would mean for each country."""

    options: tuple[str, ...]
    instrument: str
    joint: float
    """Share of draws in which every country ratifies it."""
    low: float
    high: float
    """What so many draws leave open, 90 %."""
    tier: str
    draws: int
    country: tuple[tuple[str, float], ...]
    """Share of draws in which each ratifies it."""
    gain: tuple[tuple[str, float], ...]
    """Gain of each, in units of its best item that it would ratify."""
    losses: tuple[tuple[str, str, str | None], ...]
    """(country, issue that it loses on, option that pays for it most), the largest loss first."""
    carried: tuple[str, ...]
    """Options that would not be ratified often enough alone."""
    swaps: tuple[Swap, ...]
    """Changes of one option that all countries would rather ratify, the best first."""
    faults: tuple[str, ...]
    """What an option needs or excludes, in sentences."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Weights:
    """The draws from which any package of a case's open options is weighed, made once."""

    desk: Desk
    instrument: str
    items: Items
    stakes: Stakes

    def weigh(self, options: Sequence[str], *, swaps: int = 6) -> Weighed:
        """Weigh a package.

        Parameters
        ----------
        options : ids of open options; none twice
        swaps : how many better changes to name

        Raises
        ------
        UnknownName : an option is not open on the day
        BadInput : the package is empty
        """
        place = {name: i for i, name in enumerate(self.items.names)}
        for name in options:
            if name not in place:
                raise UnknownName("open option", name, place)
        chosen = sorted({place[name] for name in options})
        if not chosen:
            what = "a package has at least one option"
            raise BadInput([Problem(file="package", column="options", code="empty", what=what)])
        draws, scale = len(self.stakes.ideal), self._scale
        found = described(
            self.items, self.stakes, (np.array(chosen), 0.0, 0.0), objective="nash", scale=scale, limit=0.0,
            screen=self._screen,
        )  # fmt: skip
        countries, issues = self.desk.game.countries, self.desk.game.issues
        sampled = wilson(found.joint * draws, draws, interval=0.9)
        return Weighed(
            options=tuple(self.items.names[i] for i in chosen),
            instrument=self.instrument,
            joint=found.joint,
            low=sampled.low,
            high=sampled.high,
            tier=tier_of(found.joint),
            draws=draws,
            country=tuple(zip(countries, found.country.tolist(), strict=True)),
            gain=tuple(zip(countries, found.gain.tolist(), strict=True)),
            losses=tuple(
                (countries[c], issues[k], None if item is None else self.items.names[item])
                for c, k, item in found.losses()
            ),
            carried=tuple(self.items.names[i] for i in found.carried),
            swaps=self._swaps(chosen, found.joint)[:swaps],
            faults=tuple(self._faults(chosen)),
        )

    @cached_property
    def _scale(self) -> Floats:
        return scale_of(self.items, self.stakes)

    @cached_property
    def _screen(self) -> Screen:
        return Screen(self.items, self.stakes, need=max(1, round(ENOUGH * len(self.stakes.ideal))))

    def _swaps(self, chosen: list[int], joint: float) -> tuple[Swap, ...]:
        """Every change of one option that is ratified more often, in order of the joint share."""
        m = len(self.items.names)
        now = np.zeros(m, dtype=np.bool_)
        now[chosen] = True
        changes: list[tuple[int | None, int | None]] = [(i, None) for i in chosen if len(chosen) > 1]
        outside = [i for i in range(m) if not now[i]]
        changes += [(None, j) for j in outside] + [(i, j) for i in chosen for j in outside]
        rows = np.repeat(now[None], len(changes), axis=0)
        for number, (out, into) in enumerate(changes):
            if out is not None:
                rows[number, out] = False
            if into is not None:
                rows[number, into] = True
        allowed = self.items.allowed(rows)
        rows, changes = rows[allowed], [c for c, good in zip(changes, allowed, strict=True) if good]
        if not changes:
            return ()
        shares = self._screen.ratified(rows).all(axis=0).mean(axis=0)
        least = (mean_gain(self.items, self.stakes, rows) / self._scale).min(axis=1)
        found = [
            Swap(
                without=None if out is None else self.items.names[out],
                plus=None if into is None else self.items.names[into],
                joint=float(share),
                least=float(gain),
            )
            for (out, into), share, gain in zip(changes, shares, least, strict=True)
            if share > joint + BETTER and gain > 0.0
        ]
        return tuple(sorted(found, key=lambda s: (-s.joint, -s.least, s.without or "", s.plus or "")))

    def _faults(self, chosen: list[int]) -> list[str]:
        names, held = self.items.names, set(chosen)
        found = [
            f"{names[a]} needs {names[b]} beside it" for a, b in self.items.requires if a in held and b not in held
        ]
        return found + [
            f"{names[a]} and {names[b]} exclude each other" for a, b in self.items.excludes if {a, b} <= held
        ]


def weights_of(desk: Desk, instrument: str = "joint-statement", *, among: str = ALL) -> Weights:
    """The draws for packages that are agreed in one form; the same seed as every other number of the case.

    Parameters
    ----------
    among : ALL open options, or the POOL from which the packages to propose are made. What touched subjects cost a
        player on an issue is a mean over the options that it can be bundled with, so numbers of a proposed package
        are the same as the proposal's only among the pool.

    Raises
    ------
    UnknownName : no such instrument
    BadInput : no option is open
    """
    if instrument not in INSTRUMENTS:
        raise UnknownName("instrument", instrument, INSTRUMENTS)
    items, stakes = desk.kept_rows.result("weights", lambda: _drawn(desk, instrument, among), instrument, among)
    return Weights(desk=desk, instrument=instrument, items=items, stakes=stakes)


def pool_of(desk: Desk) -> tuple[str, ...]:
    """The options from which the packages to propose are made; none where nothing is open."""
    return next((one.pool for one in desk.packages.proposals), ())


def _drawn(desk: Desk, instrument: str, among: str) -> tuple[Items, Stakes]:
    a = desk.assessment
    rows = a.best
    if among == POOL:
        place = {a.board.forms[v].variant.option: int(v) for v in a.best}
        rows = np.array([place[name] for name in pool_of(desk)], dtype=np.intp)
    if not len(rows):
        what = "no option is open on this day, so there is nothing to bundle"
        raise BadInput([Problem(file="options.toml", code="empty", what=what)])
    board = a.board.only(rows)
    drawn = list(drawn_inputs(a.game, a.inputs, a.settings, issue_correlation=a.settings.issue_correlation))
    return items_of(a.game, board), stakes_of(a, board, instrument, drawn)
