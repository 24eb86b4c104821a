"""The engine against what happened: retrospective fit, with everything refitted on what was known at the time."""

from winset.backtest.observe import Sample, observed
from winset.backtest.pairs import Attempt, PairLook
from winset.backtest.power import Power
from winset.backtest.result import Backtest, Bin, Calibration, Increment, Population, RuleScore
from winset.backtest.run import backtest
from winset.backtest.scores import Estimate
from winset.backtest.spells import RiskSet, Spell, risk_set

__all__ = [
    "Attempt",
    "Backtest",
    "Bin",
    "Calibration",
    "Estimate",
    "Increment",
    "PairLook",
    "Population",
    "Power",
    "RiskSet",
    "RuleScore",
    "Sample",
    "Spell",
    "backtest",
    "observed",
    "risk_set",
]
