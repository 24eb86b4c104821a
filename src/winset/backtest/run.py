"""The back-test from end to end: risk set, as-of slices, refitted rules, scores with intervals, pairs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import pairwise
from typing import Final

import numpy as np

from winset.backtest.logistic import fitted
from winset.backtest.observe import Progress, Sample, observed
from winset.backtest.pairs import looked
from winset.backtest.power import Power, power
from winset.backtest.result import Backtest, Bin, Calibration, Increment, Look, Population, RuleScore
from winset.backtest.rules import BURN_IN, hazards
from winset.backtest.scores import Estimate, auc, brier, estimate, log_score, resamples, slope
from winset.backtest.spells import WINDOW_MONTHS, RiskSet, clusters_in_order, risk_set
from winset.bargaining import GameSettings
from winset.bargaining.arrays import Bools, Floats, Ints, refuse
from winset.model import Case
from winset.positions import PositionSettings
from winset.relations import wilson

__all__ = ["backtest"]

EDGES: Final = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Ends of the calibration plot's bins: those of the tiers."""
_NOTHING: Final = Estimate(value=None, low=None, high=None)


def backtest(
    case: Case,
    *,
    start: date,
    end: date,
    months: int = 6,
    until_proposed: date | None = None,
    from_proposed: date | None = None,
    draws: int = 2000,
    seed: int = 1,
    settings: GameSettings | None = None,
    reading: PositionSettings | None = None,
    progress: Progress | None = None,
) -> Backtest:
    """Test the index against what happened.

    Parameters
    ----------
    case : not sliced; every number is computed on its slice as of the day it is for
    start : first day on which a stretch may begin
    end : last day of which something is known
    months : length of a stretch: 1, 2, 3, 4, 6, 8, 12 or 24
    until_proposed : only options first proposed before this day
    from_proposed : score only options first proposed on or after this day; rules may still learn from earlier ones
    draws, seed : resamples of ideas
    settings, reading : how the game is played and how readings are weighed

    Raises
    ------
    BadNumbers : `months` does not divide the window, or nothing was at risk
    """
    if months < 1 or WINDOW_MONTHS % months:
        raise refuse("every", f"{months} months do not divide the window of {WINDOW_MONTHS}", "bad-step")
    at_risk = partial(risk_set, case, start=start, end=end, months=months, proposed_before=until_proposed)
    every, main = at_risk(), at_risk(proposed_from=from_proposed)
    wide = at_risk(proposed_from=from_proposed, partly_counts=True)
    if not main.spells:
        raise refuse("from", f"no option was open to adoption between {start} and {end}", "nothing-at-risk")
    spells = tuple(sorted({*every.spells, *wide.spells}, key=lambda s: (s.start, s.option, s.end)))
    both = observed(case, spells, settings=settings, reading=reading, progress=progress)
    told = _told(both, every, main, case, draws, seed)
    return Backtest(
        as_of=end.isoformat(),
        start=start.isoformat(),
        months=months,
        until_proposed=None if until_proposed is None else until_proposed.isoformat(),
        from_proposed=None if from_proposed is None else from_proposed.isoformat(),
        power=_power(told.sample, main),
        population=_population(told, main),
        scores=_scores(told, main, both, wide, seed),
        increment=_increment(told, main),
        calibration=_calibration(told.sample, told.weights, main),
        pairs=looked(
            case, end=end, months=months, proposed_before=until_proposed, settings=settings, reading=reading
        ),
        looks=_looks(told.sample, main),
        draws=draws,
        seed=seed,
    )  # fmt: skip


def _part(sample: Sample, of: RiskSet) -> Sample:
    """The rows of a risk set out of a larger sample, with its own ideas and its own word on adoption."""
    at = {(s.option, s.start): i for i, s in enumerate(sample.spells)}
    rows = np.array([at[s.option, s.start] for s in of.spells], dtype=np.intp)
    names = tuple(dict.fromkeys(s.cluster for s in of.spells))
    return replace(
        sample,
        spells=of.spells,
        values={name: column[rows] for name, column in sample.values.items()},
        index=sample.index[rows],
        adopted=np.array([s.adopted for s in of.spells], dtype=np.bool_),
        cluster=np.array([names.index(s.cluster) for s in of.spells], dtype=np.intp),
        clusters=names,
    )


def _first_days(sample: Sample, of: RiskSet) -> tuple[list[int], Bools]:
    """Rows of the first exposure of each option whose window is settled, and whether it was adopted."""
    rows = sample.first([name for name, _ in of.outcomes]).tolist()
    return rows, np.array([adopted for _, adopted in of.outcomes], dtype=np.bool_)


def _looks(sample: Sample, of: RiskSet) -> tuple[Look, ...]:
    rows, adopted = _first_days(sample, of)
    return tuple(
        Look(
            option=sample.spells[row].option,
            day=sample.spells[row].start.isoformat(),
            index=float(sample.index[row]),
            ambition=-float(sample.values["ambition"][row]),
            adopted=bool(was),
        )
        for row, was in zip(rows, adopted, strict=True)
    )


def _power(sample: Sample, of: RiskSet) -> Power:
    rows, adopted = _first_days(sample, of)
    return power(
        adopted, sample.cluster[rows], sample.values["index"][rows], sample.values["ambition"][rows]
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Told:
    """The sample with what the rules said, and which rows count for them."""

    sample: Sample
    chance: Mapping[str, Floats]
    rows: Ints
    weights: Floats

    def proper(self, score: Callable[[Floats, Bools, Floats], Floats], name: str) -> Floats:
        """A score of refitted chances on the rows that count, shape (1 + draws,)."""
        return score(self.chance[name][self.rows], self.sample.adopted[self.rows], self.weights[:, self.rows])


def _told(both: Sample, every: RiskSet, main: RiskSet, case: Case, draws: int, seed: int) -> _Told:
    """Rules fitted on everyone at risk; of what they say, the rows that are scored."""
    fitted_on = _part(both, every)
    said = hazards(fitted_on, clusters_in_order(case))
    kept = {(s.option, s.start) for s in main.spells}
    rows = np.array([i for i, s in enumerate(every.spells) if (s.option, s.start) in kept], dtype=np.intp)
    sample = _part(both, main)
    return _Told(
        sample=sample,
        chance={name: chance[rows] for name, chance in said.chance.items()},
        rows=np.flatnonzero(said.past[rows] >= BURN_IN),
        weights=resamples(sample.cluster, draws, seed),
    )


def _population(told: _Told, of: RiskSet) -> Population:
    sample = told.sample
    return Population(
        options=len({s.option for s in of.spells}),
        spells=len(of.spells),
        adoptions=int(sample.adopted.sum()),
        ideas=len(sample.clusters),
        scored=len(told.rows),
        scored_adoptions=int(sample.adopted[told.rows].sum()),
        at_once=of.at_once,
        before=of.before,
        open=of.open,
        no_outcome=of.no_outcome,
        partly=of.partly,
        late=of.late,
    )


def _scores(told: _Told, main: RiskSet, both: Sample, wide: RiskSet, seed: int) -> tuple[RuleScore, ...]:
    sample, weights = told.sample, told.weights
    wider = _part(both, wide)
    wider_weights = resamples(wider.cluster, len(weights) - 1, seed)
    out = []
    for name in told.chance:
        own = name in sample.values
        by_spell = auc(sample.values[name], sample.adopted, weights) if own else told.proper(auc, name)
        out.append(
            RuleScore(
                name=name,
                by_option=_raw(sample, main, name, weights) if own else _NOTHING,
                by_option_partly=_raw(wider, wide, name, wider_weights) if own else _NOTHING,
                by_spell=estimate(by_spell),
                brier=estimate(told.proper(brier, name)),
                log=estimate(told.proper(log_score, name)),
                slope=estimate(told.proper(lambda c, y, w: slope(_log_odds(c), y, w), name)),
            )
        )
    return tuple(out)


def _raw(sample: Sample, of: RiskSet, name: str, weights: Floats) -> Estimate:
    rows, adopted = _first_days(sample, of)
    return estimate(auc(sample.values[name][rows], adopted, weights[:, rows]))


def _log_odds(chance: Floats) -> Floats:
    kept = np.clip(chance, 1e-6, 1.0 - 1e-6)
    return np.asarray(np.log(kept / (1.0 - kept)))


def _increment(told: _Told, of: RiskSet) -> Increment:
    rows, adopted = _first_days(told.sample, of)
    index, ambition = (told.sample.values[name][rows] for name in ("index", "ambition"))
    w = told.weights[:, rows]
    log = estimate(told.proper(log_score, "ambition + index") - told.proper(log_score, "ambition"))
    both = np.column_stack([_scaled(ambition), _scaled(index)])
    adds = log.low is not None and log.low > 0.0
    return Increment(
        auc=estimate(auc(index, adopted, w) - auc(ambition, adopted, w)),
        log=log,
        brier=estimate(told.proper(brier, "ambition") - told.proper(brier, "ambition + index")),
        coefficient=estimate(fitted(both, adopted, w)[:, 2]) if len(rows) else _NOTHING,
        adds=adds,
        sentence=_verdict(log, adds=adds),
    )


def _verdict(log: Estimate, *, adds: bool) -> str:
    if log.value is None:
        return "There is nothing to compare."
    if adds:
        return "The index adds to blind ambition: the rule on both forecasts better than ambition alone."
    if log.high is not None and log.high < 0.0:
        return "The index takes away from blind ambition: the rule on both forecasts worse than ambition alone."
    return "On these options the index adds nothing to blind ambition that could be told from chance."


def _scaled(values: Floats) -> Floats:
    spread = float(values.std()) if values.size else 0.0
    return (values - values.mean()) / spread if spread > 0.0 else np.zeros_like(values)


def _calibration(sample: Sample, weights: Floats, of: RiskSet) -> Calibration:
    rows, adopted = _first_days(sample, of)
    found = estimate(slope(sample.values["index"][rows], adopted, weights[:, rows]))
    bins = [_bin(sample.index[rows], adopted, low, high) for low, high in pairwise(EDGES)]
    return Calibration(slope=found, bins=tuple(bins), calibrated=found.includes(1.0) and not found.includes(0.0))


def _bin(index: Floats, adopted: Bools, low: float, high: float) -> Bin:
    here = (index >= low) & ((index < high) | (high == EDGES[-1]))
    n = int(here.sum())
    if not n:
        return Bin(low=low, high=high, options=0, mean=None, adopted=None, share_low=None, share_high=None)
    share = wilson(int(adopted[here].sum()), n)
    return Bin(
        low=low, high=high, options=n, mean=float(index[here].mean()), adopted=share.value,
        share_low=share.low, share_high=share.high,
    )  # fmt: skip
