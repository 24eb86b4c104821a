"""The engine against what happened: retrospective fit, with everything refitted on what was known at the time."""

from winset.backtest.ledger import LedgerScore, Resolved, resolved, scored
from winset.backtest.observe import Sample, observed
from winset.backtest.outlook import Outlook, outlooks
from winset.backtest.pairs import Attempt, PairLook
from winset.backtest.power import Power
from winset.backtest.result import Backtest, Bin, Calibration, Increment, Look, Population, RuleScore
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
    "LedgerScore",
    "Look",
    "Outlook",
    "PairLook",
    "Population",
    "Power",
    "Resolved",
    "RiskSet",
    "RuleScore",
    "Sample",
    "Spell",
    "backtest",
    "observed",
    "outlooks",
    "resolved",
    "risk_set",
    "scored",
]
