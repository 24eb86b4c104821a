"""How right the machine coding is: which rows to label, and what the labels say, with a Wilson interval."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from winset.relations.arrays import Ints
from winset.relations.special import normal_quantile

__all__ = ["Precision", "Proportion", "newcombe", "precision", "sampling_plan", "wilson"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proportion:
    """A share with its interval."""

    value: float
    """0 to 1; NaN where nothing was counted."""
    low: float
    high: float


def wilson(hits: float, total: float, *, interval: float = 0.95) -> Proportion:
    """Wilson's score interval for `hits` of `total`; with a total of 0 nothing is known, [0, 1].

    References
    ----------
    Wilson, E. B. (1927), JASA 22: 209-212.
    """
    if total <= 0:
        return Proportion(value=math.nan, low=0.0, high=1.0)
    z = normal_quantile(0.5 + interval / 2)
    share = hits / total
    centre = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return Proportion(value=share, low=max(0.0, centre - half), high=min(1.0, centre + half))


def newcombe(
    before: tuple[float, float],
    after: tuple[float, float],
    *,
    interval: float = 0.95,
) -> Proportion:
    """Difference of two shares, after minus before, each given as (hits, total), from their Wilson intervals.

    References
    ----------
    Newcombe, R. G. (1998), Interval estimation for the difference between independent proportions, Statistics in
    Medicine 17: 873-890, method 10.
    """
    b, a = wilson(*before, interval=interval), wilson(*after, interval=interval)
    if math.isnan(a.value) or math.isnan(b.value):
        return Proportion(value=math.nan, low=-1.0, high=1.0)
    gap = a.value - b.value
    return Proportion(
        value=gap,
        low=gap - math.hypot(a.value - a.low, b.high - b.value),
        high=gap + math.hypot(a.high - a.value, b.value - b.low),
    )


def sampling_plan(strata: Mapping[str, Ints], size: int, *, least: int = 2, seed: int = 0) -> dict[str, Ints]:
    """Which rows to label: a random sample, the same share of every stratum but at least `least` rows of each.

    Parameters
    ----------
    strata : name -> numbers of its rows
    size : rows to label in all; more where `least` asks for it, fewer where there are not so many
    least : least number from each stratum
    seed : of the random choice

    Returns
    -------
    name -> numbers of the chosen rows, sorted
    """
    total = sum(rows.size for rows in strata.values())
    random = np.random.default_rng(seed)
    plan = {}
    for name in sorted(strata):
        rows = np.sort(strata[name])
        share = math.ceil(size * rows.size / total) if total else 0
        plan[name] = np.sort(random.choice(rows, size=min(rows.size, max(least, share)), replace=False))
    return plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """Estimated share of right rows in a machine-coded series."""

    share: Proportion
    labelled: int
    """Rows that people labelled."""
    right: int
    """Those among them that are right."""
    effective: float
    """Size of a simple random sample that would say as much."""
    strata: tuple[tuple[str, Proportion], ...]
    """The share in each stratum."""


def precision(
    rows: Mapping[str, int],
    labelled: Mapping[str, tuple[int, int]],
    *,
    interval: float = 0.95,
) -> Precision:
    """Precision of a series from a stratified sample.

    Parameters
    ----------
    rows : stratum -> number of rows in the series
    labelled : stratum -> (right, labelled); every stratum of `rows` with a row needs a label to be represented

    Notes
    -----
    The estimate weights strata by their rows; its interval is Wilson's with the effective sample size
    p q / sum W^2 p_h q_h / n_h, each p_h smoothed by half a label so that a small stratum without an error is not
    taken as free of error (Korn and Graubard 1998).
    """
    seen = {name: labelled[name] for name in sorted(rows) if rows[name] and labelled.get(name, (0, 0))[1]}
    total = sum(rows[name] for name in seen)
    per_stratum = tuple((name, wilson(*seen[name], interval=interval)) for name in seen)
    count = sum(n for _, n in seen.values())
    if not total:
        return Precision(share=wilson(0, 0), labelled=0, right=0, effective=0.0, strata=per_stratum)
    weight = {name: rows[name] / total for name in seen}
    share = sum(weight[name] * k / n for name, (k, n) in seen.items())
    smooth = {name: (k + 0.5) / (n + 1) for name, (k, n) in seen.items()}
    variance = sum(weight[h] ** 2 * smooth[h] * (1 - smooth[h]) / n for h, (_, n) in seen.items())
    middle = sum(weight[h] * smooth[h] for h in seen)
    effective = min(float(count), middle * (1 - middle) / variance)
    return Precision(
        share=wilson(share * effective, effective, interval=interval),
        labelled=count,
        right=sum(k for k, _ in seen.values()),
        effective=effective,
        strata=per_stratum,
    )
