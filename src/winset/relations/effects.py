"""Does contact that people can see move opinion? One lag fixed beforehand, placebos, and what could be seen at all."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from winset.relations.arrays import Floats, Ints
from winset.relations.special import t_quantile

__all__ = ["CANNOT_TELL", "Effect", "Slope", "Verdict", "contact_effects"]

CANNOT_TELL: Final = "these data cannot compare the two"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slope:
    """Change of opinion for one standard deviation of change in contact."""

    value: float
    """Percentage points; NaN where it cannot be estimated."""
    low: float
    high: float
    detectable: float
    """Smallest true effect that would be found in four of five such data sets, percentage points; inf where none."""
    pairs: int
    """Changes compared: neighbouring readings within one survey mode."""

    @property
    def seen(self) -> bool:
        """Whether the interval excludes 0."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One kind of contact with its placebos."""

    contact: str
    """Name of the contact series."""
    slope: Slope
    future: Slope
    """Placebo: contact of the following period, which cannot have moved opinion."""
    placebos: tuple[tuple[str, Slope], ...]
    """The same contact against opinions of third countries."""

    @property
    def placebo_failed(self) -> bool:
        """Whether a placebo shows an effect too."""
        return self.future.seen or any(slope.seen for _, slope in self.placebos)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the data say of the comparison, the detectable effect first."""

    detectable: float
    """Smallest difference between the two kinds of contact that these data would show, percentage points."""
    smallest_of_interest: float
    effects: tuple[Effect, Effect]
    lag: int
    text: str
    """CANNOT_TELL with the reason, unless everything needed holds."""


def contact_effects(
    opinion: Floats,
    run: Ints,
    contacts: Mapping[str, Floats],
    *,
    lag: int,
    smallest: float,
    placebos: Mapping[str, Floats] | None = None,
    interval: float = 0.95,
) -> Verdict:
    """Compare two kinds of contact by how changes of opinion follow their changes.

    Parameters
    ----------
    opinion : shape (t,), percent, NaN where no survey was held
    run : shape (t,), number of the run of one survey mode; no change is taken across two runs
    contacts : exactly two names -> shape (t,), the flows in any unit, NaN where unknown
    lag : periods by which contact leads opinion, fixed before looking
    smallest : smallest difference of interest, percentage points per standard deviation
    placebos : third country -> opinion about it, shape (t,)
    interval : probability of the intervals
    """
    if len(contacts) != 2:  # noqa: PLR2004 - a comparison
        raise ValueError(f"two kinds of contact are compared, not {len(contacts)}")
    effects = [
        Effect(
            contact=name,
            slope=_slope(opinion, run, flow, lag, interval),
            future=_slope(opinion, run, flow, -1, interval),
            placebos=tuple((c, _slope(o, run, flow, lag, interval)) for c, o in sorted((placebos or {}).items())),
        )
        for name, flow in contacts.items()
    ]
    first, second = effects
    detectable = math.hypot(first.slope.detectable, second.slope.detectable)
    return Verdict(
        detectable=detectable,
        smallest_of_interest=smallest,
        effects=(first, second),
        lag=lag,
        text=_verdict(first, second, detectable, smallest),
    )


def _verdict(first: Effect, second: Effect, detectable: float, smallest: float) -> str:
    if not math.isfinite(detectable):
        return f"{CANNOT_TELL}: too few neighbouring readings in one survey mode"
    if detectable > smallest:
        return f"{CANNOT_TELL}: only a difference of {detectable:.1f} points or more would show"
    failed = [e.contact for e in (first, second) if e.placebo_failed]
    if failed:
        return f"{CANNOT_TELL}: a placebo shows an effect of {' and '.join(failed)} too"
    gap = first.slope.value - second.slope.value
    half = math.hypot(first.slope.high - first.slope.value, second.slope.high - second.slope.value)
    if gap - half <= 0 <= gap + half:
        return f"no difference of {smallest:.1f} points or more between {first.contact} and {second.contact}"
    more, less = (first, second) if gap > 0 else (second, first)
    by = f"{abs(gap):.1f} points ({abs(gap) - half:.1f} to {abs(gap) + half:.1f})"
    return f"{more.contact} moves opinion more than {less.contact}, by {by}"


def _slope(opinion: Floats, run: Ints, flow: Floats, lag: int, interval: float) -> Slope:
    """Least squares of changes in opinion on standardised changes in contact `lag` periods before."""
    change = np.where(run[1:] == run[:-1], np.diff(opinion), np.nan)
    moved = np.diff(flow)
    shifted = np.full(moved.size, np.nan)
    if lag >= 0:
        shifted[lag:] = moved[: moved.size - lag]
    else:
        shifted[:lag] = moved[-lag:]
    usable = np.isfinite(change) & np.isfinite(shifted)
    y, x = change[usable], shifted[usable]
    freedom = y.size - 2
    if freedom < 1 or np.ptp(x) == 0:
        return Slope(value=math.nan, low=-math.inf, high=math.inf, detectable=math.inf, pairs=int(y.size))
    z = (x - x.mean()) / x.std()
    value = float(z @ y / y.size)
    rest = y - y.mean() - value * z
    error = math.sqrt(float(rest @ rest) / freedom / y.size)
    wide = t_quantile(0.5 + interval / 2, freedom)
    return Slope(
        value=value,
        low=value - wide * error,
        high=value + wide * error,
        detectable=(wide + t_quantile(0.8, freedom)) * error,
        pairs=int(y.size),
    )
