"""The package to propose: which one, what each side gains and loses in it, and which items the others carry."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Final

import numpy as np

from winset.bargaining.arrays import Bools, Floats, Ints, checked, refuse
from winset.bargaining.enumeration import MOST_ITEMS, enumerated
from winset.bargaining.objectives import OBJECTIVES
from winset.bargaining.packages import Items, Stakes
from winset.bargaining.screening import Screen
from winset.bargaining.solver import solved
from winset.bargaining.transfers import transfers
from winset.errors import NoAgreement

__all__ = ["Package", "best_package", "described", "mean_gain", "scale_of"]

_RATIFIABLE: Final = 0.5
"""Share of draws in which a country must ratify an item for it to count as within its reach."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Package:
    """A package, why it was chosen, and who gets what in it."""

    items: tuple[int, ...]
    """Items in it, counted from 0."""
    names: tuple[str, ...]
    """Their ids."""
    point: Floats
    """Shape (k,): where it puts each issue."""
    objective: str
    """One of OBJECTIVES."""
    value: float
    """Its value under the objective."""
    bound: float
    """No allowed package has a larger value than this; equal to `value` where the choice is proven."""
    gain: Floats
    """Shape (c,): mean change of utility of each country's chief negotiator, after side payments, in units of scale."""
    scale: Floats
    """Shape (c,): one unit of gain in each country's own utility."""
    received: Floats
    """Shape (c,): side payments in units of scale; negative: the country pays; sums to 0."""
    joint: float
    """Share of draws in which every country ratifies it."""
    country: Floats
    """Shape (c,): share of draws in which each country ratifies it."""
    ratified: Bools
    """Shape (c, d): in which draws."""
    by_issue: Floats
    """Shape (c, k): mean gain of each country from each issue, in units of scale; negative: it loses there."""
    by_item: Floats
    """Shape (c, items): what each country would lose if the item were taken out, in units of scale."""
    carried: tuple[int, ...]
    """Items that would not be ratified often enough on their own."""

    @property
    def proven(self) -> bool:
        """Whether no other allowed package is better."""
        return self.bound <= self.value + 1e-9 * max(1.0, abs(self.value))

    def losses(self) -> tuple[tuple[int, int, int | None], ...]:
        """(country, issue that it loses on, item that pays it most), the largest loss first; None where none pays."""
        found: list[tuple[float, tuple[int, int, int | None]]] = []
        for c, k in np.argwhere(self.by_issue < 0.0).tolist():
            best = int(np.argmax(self.by_item[c]))
            payer = self.items[best] if self.by_item[c, best] > 0.0 else None
            found.append((float(self.by_issue[c, k]), (c, k, payer)))
        return tuple(row for _, row in sorted(found, key=lambda f: (f[0], f[1][:2])))


def best_package(
    items: Items,
    stakes: Stakes,
    *,
    objective: str = "nash",
    at_least: float = 0.5,
    scale: Floats | None = None,
    side_payments: float = 0.0,
    seconds: float = 10.0,
) -> Package:
    """The allowed package that is best under an objective among those that enough draws ratify.

    Parameters
    ----------
    items : what can be bundled; up to 20 items every package is looked at, beyond that CP-SAT searches (extra `solver`)
    stakes : players' draws, and the countries' consent rules
    objective : one of OBJECTIVES; beyond 20 items not `minimax-regret`
    at_least : share of draws in which every country must ratify, in (0, 1]
    scale : shape (c,), above 0; None for each country's best item that it would ratify on its own
    side_payments : most that a country pays or receives, in units of scale, up to 20 items; side payments make gains as
        equal as the limit allows, and every player at home feels its country's share
    seconds : limit of the search beyond 20 items; `bound` says what it left open

    Raises
    ------
    BadNumbers
        nonsense in the arguments.
    NoAgreement
        no allowed package gives every country a gain and is ratified often enough.
    MissingExtra
        more than 20 items without the extra.
    """
    if objective not in OBJECTIVES:
        raise refuse("objective", f"{objective!r} is not one of {', '.join(OBJECTIVES)}", "unknown")
    checked("at_least", at_least, ndim=0, low=1e-9, high=1.0)
    checked("side_payments", side_payments, ndim=0, low=0.0)
    need = max(1, ceil(at_least * len(stakes.ideal) - 1e-9))
    scale = (
        scale_of(items, stakes) if scale is None else checked("scale", scale, shape=(len(stakes.rules),), low=1e-300)
    )
    if len(items.names) <= MOST_ITEMS:
        best = enumerated(items, stakes, objective=objective, need=need, scale=scale, limit=side_payments)
        found = None if best is None else (*best, best[1])
    elif side_payments:
        raise refuse("side_payments", f"are decided for up to {MOST_ITEMS} items, not {len(items.names)}", "too-many")
    else:
        found = solved(items, stakes, objective=objective, need=need, scale=scale, seconds=seconds)
    if found is None:
        what = f"no allowed package gives every country a gain and is ratified in {at_least:.0%} of the draws"
        raise NoAgreement(what)
    screen = Screen(items, stakes, need=need)
    return described(items, stakes, found, objective=objective, scale=scale, limit=side_payments, screen=screen)


def scale_of(items: Items, stakes: Stakes) -> Floats:
    """Shape (c,): each country's largest mean gain from one item that it would ratify; where none, from any; else 1."""
    alone = np.eye(len(items.names), dtype=np.bool_)
    gain = mean_gain(items, stakes, alone)
    at_home = Screen(items, stakes, need=1).ratified(alone).mean(axis=1)  # (c, m)
    within = np.where(at_home.T >= _RATIFIABLE, gain, -np.inf).max(axis=0)
    most = np.where(within > 0.0, within, gain.max(axis=0))
    return np.where(most > 0.0, most, 1.0)


def described(
    items: Items,
    stakes: Stakes,
    found: tuple[Ints, float, float],
    *,
    objective: str,
    scale: Floats,
    limit: float,
    screen: Screen,
) -> Package:
    """Who gains and loses what in a package (items, value, bound); `screen` says which are ratified often enough."""
    chosen, value, bound = found
    m = len(items.names)
    rows = np.zeros((1 + len(chosen), m), dtype=np.bool_)
    rows[:, chosen] = True
    rows[np.arange(1, len(rows)), chosen] = False
    gain = mean_gain(items, stakes, rows) / scale
    received = transfers(gain[:1], limit)[0] if limit else np.zeros(len(scale))
    ratified = screen.ratified(rows[:1], (received * scale)[None])[:, :, 0]
    alone = screen.admitted(np.eye(m, dtype=np.bool_)[chosen])
    return Package(
        items=tuple(chosen.tolist()),
        names=tuple(items.names[j] for j in chosen.tolist()),
        point=items.point(chosen.tolist()),
        objective=objective,
        value=value,
        bound=bound,
        gain=gain[0] + received,
        scale=scale,
        received=received,
        joint=float(ratified.all(axis=0).mean()),
        country=ratified.mean(axis=1),
        ratified=ratified,
        by_issue=_by_issue(items, stakes, chosen) / scale[:, None],
        by_item=(gain[0] - gain[1:]).T,
        carried=tuple(chosen[~alone].tolist()),
    )


def mean_gain(items: Items, stakes: Stakes, chosen: Bools) -> Floats:
    """Shape (p, m) -> (p, c): mean change of utility of each chief negotiator; nothing for the empty package."""
    mean = stakes.utilities(items)[:, list(stakes.chiefs)].mean(axis=2)
    cost = np.zeros(len(stakes.chiefs)) if stakes.cost is None else np.asarray(stakes.cost)[list(stakes.chiefs)]
    some = chosen.any(axis=1, keepdims=True)
    return np.asarray(items.indicators(chosen) @ mean - cost * some)


def _by_issue(items: Items, stakes: Stakes, chosen: Ints) -> Floats:
    """Shape (c, k): mean gain of each chief negotiator from each issue at the package's point."""
    point, q = items.point(chosen.tolist()), items.status_quo
    ideal = np.asarray(stakes.ideal)[:, list(stakes.chiefs)]
    salience = np.asarray(stakes.salience)[:, list(stakes.chiefs)]
    return np.asarray((salience * (point - q) * (2.0 * ideal - q - point)).mean(axis=0))
