"""What could have been said of an option on a day: the engine's index, and simple things that it has to beat."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from winset.bargaining import Assessment
from winset.bargaining.arrays import Floats
from winset.bargaining.baselines import weighted_mean, weighted_median
from winset.bargaining.evaluate import moves
from winset.bargaining.variants import core_of
from winset.model import Option, PollFigure, last_day

__all__ = ["PREDICTORS", "Predictor", "View", "logit", "views"]

CLIP: Final = 0.005
"""The index is kept this far from 0 and 1 before its log odds are taken: one of its 200 nodes."""
WARM: Final = ("favourable view", "feels affinity", "feels friendly", "good impression", "has friendly feelings")
"""How the questions of polls begin whose figure is the share that likes the other country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One option as it looked on one day."""

    assessment: Assessment
    """The engine's numbers, from the slice as of the day."""
    form: int
    """Row of the option's best form."""
    option: Option


class Predictor(NamedTuple):
    """A name, what it is in one sentence, and the number: larger means likelier to be adopted."""

    name: str
    what: str
    value: Callable[[View], float]


def logit(p: float) -> float:
    """Log odds of a probability, which is first kept away from 0 and 1."""
    kept = min(max(p, CLIP), 1.0 - CLIP)
    return float(np.log(kept / (1.0 - kept)))


def views(assessment: Assessment) -> tuple[View, ...]:
    """One view for each option of an assessment."""
    board = assessment.board
    return tuple(View(assessment=assessment, form=int(v), option=board.options[v]) for v in assessment.best)


def _index(view: View) -> float:
    """Log odds of the ratifiability index of the option's best form, as known on the day."""
    return logit(float(view.assessment.found.joint[view.form]))


def _ambition(view: View) -> float:
    """Ambition alone, as judged by coders who did not know the outcome; the less the likelier."""
    return -view.option.ambition


def _distance(view: View) -> float:
    """Distance of the option from the status quo of the day, over its issues; the less the likelier."""
    levels, quo = (part[view.form] for part in moves(view.assessment.board, view.assessment.inputs))
    return -float(np.abs(levels - quo).sum())


def _mood(view: View) -> float:
    """Latest share of respondents in the countries bound who like another one, in percent; NaN where nobody asked."""
    case = view.assessment.case
    core = core_of(view.option, case.countries)
    concerned = core if len(core) > 1 else case.countries
    shares = [_latest(case.polls, a, b) for a in concerned for b in concerned if a != b]
    shares = [s for s in shares if not np.isnan(s)]
    return float(np.mean(shares)) if shares else float("nan")


def _latest(polls: Sequence[PollFigure], respondents: str, about: str) -> float:
    asked = [
        f
        for f in polls
        if f.respondents == respondents and f.about == about and not f.derived and f.question.startswith(WARM)
    ]
    if not asked:
        return float("nan")
    end = max(last_day(f.end) for f in asked)
    return float(np.mean([f.percent for f in asked if last_day(f.end) == end]))


def _weighted_mean(view: View) -> float:
    """Compromise model: how far the mean of all players, weighted by influence times salience, passes the midpoint."""
    return _margin(view, weighted_mean)


def _weighted_median(view: View) -> float:
    """Median voter: how far the weighted median of all players passes the midpoint."""
    return _margin(view, weighted_median)


def _margin(view: View, forecast: Callable[[Floats, Floats], Floats]) -> float:
    """Forecast level less the midpoint of option and status quo, on the option's side, over its largest move."""
    a, v = view.assessment, view.form
    levels, quo = (part[v] for part in moves(a.board, a.inputs))
    slot = int(np.abs(levels - quo).argmax())
    column = int(a.board.columns[v, slot])
    rows = [i for i, p in enumerate(a.game.players) if p.country in a.board.forms[v].countries]
    weight = (a.inputs.influence * a.inputs.salience[:, column])[rows]
    if not weight.sum() > 0.0:
        return float("nan")
    level = float(forecast(a.inputs.mean[rows, column], weight))
    return float(np.sign(levels[slot] - quo[slot])) * (level - float(levels[slot] + quo[slot]) / 2.0)


PREDICTORS: Final = (
    Predictor("index", "the engine", _index),
    Predictor("ambition", "blind ambition alone", _ambition),
    Predictor("distance", "distance from the status quo", _distance),
    Predictor("mood", "latest mood alone", _mood),
    Predictor("weighted-mean", "weighted mean of positions", _weighted_mean),
    Predictor("weighted-median", "weighted median of positions", _weighted_median),
)
"""In the order of the table; base rates need no number of the option and are refitted beside them."""
