"""Why an option ranks where it does: who stands where against the midpoint, what pulled them, what would change it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from winset.bargaining.assessment import Assessment
from winset.bargaining.choice import alternatives, least_gain, scaled_gains, units_of_gain
from winset.bargaining.evaluate import Inputs, bar_value, costs, effective_rules, evaluated, heard, moves
from winset.bargaining.evidence import evidence_for, record_of
from winset.bargaining.joint import changes_of_mind
from winset.bargaining.ranking import binding_player
from winset.bargaining.result import Alternative, EvidenceItem
from winset.bargaining.variants import Form
from winset.errors import UnknownName

__all__ = ["Explanation", "Stand", "Swing", "explain"]

REACHED: Final = 0.8
"""Acceptance that a side payment must bring a negotiator to."""
BARS: Final = 12
"""Bars of the tornado."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One consent-holder on one issue of the option."""

    country: str
    player: str
    name: str
    issue: str
    ideal: float
    """Ideal level, after those who act through it."""
    sd: float
    own_ideal: float
    """Its own, before them."""
    midpoint: float
    """Half way between the status quo and the option; on the option's side of it one accepts."""
    salience: float
    """Frame included."""
    bar: float
    """How much further than the midpoint its ideal must lie, for touched subjects and constraints in force."""
    accept: float
    """Probability that it accepts the whole option."""
    adds: float
    """What its sure acceptance would add to the joint probability."""
    voices: tuple[tuple[str, float], ...]
    """(player, share) of those who act through it, largest first; empty for all but gatekeepers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """One bar of the tornado: an input at either end of its range, all else as it is."""

    what: str
    low: float
    """Joint probability at the low end."""
    high: float
    """At the high end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Everything behind one row of the ranking."""

    option: str
    form: Form
    joint: float
    stands: tuple[Stand, ...]
    """By country and player."""
    others: tuple[Alternative, ...]
    """Best form under each other combination of instrument, frame and format, likeliest first."""
    payments: tuple[tuple[str, float], ...]
    """(country, side payment that would bring its negotiator's acceptance to 0.8, as a share of that country's best
    ratifiable gain); only where it is below 0.8 now."""
    swings: tuple[Swing, ...]
    """Largest first."""
    evidence: tuple[EvidenceItem, ...]


def explain(a: Assessment, option: str) -> Explanation:
    """Explain a candidate.

    Raises
    ------
    UnknownName : the option is not among the assessment's candidates
    """
    names = [a.board.forms[v].variant.option for v in a.best]
    if option not in names:
        raise UnknownName("open option", option, names)
    v = int(a.best[names.index(option)])
    form = a.board.forms[v]
    binding = binding_player(a, v)
    gains = scaled_gains(a.found, a.best)
    rows = [u for u in a.rows(option) if u != v and a.board.forms[u].whole]
    others = alternatives(a.board, a.found, least_gain(a.board, gains), rows, lambda u: a.board.forms[u].variant)
    record = record_of(a.case)
    return Explanation(
        option=option,
        form=form,
        joint=float(a.found.joint[v]),
        stands=tuple(_stands(a, v)),
        others=tuple(sorted(others, key=lambda o: -o.joint)),
        payments=tuple(_payments(a, v)),
        swings=_swings(a, v),
        evidence=evidence_for(
            record, a.game, a.board.options[v], form,
            openness=a.inputs.openness, first=binding.player if binding else None,
        ),
    )  # fmt: skip


def _stands(a: Assessment, v: int) -> Iterator[Stand]:
    rules = dict(zip(a.game.countries, effective_rules(a.game, int(a.board.instrument[v])), strict=True))
    bound = a.board.forms[v].countries
    added = changes_of_mind([rules[c] for c in bound], a.found.accept[:, [v]], a.inputs.rho)[:, 0]
    mean, sd = heard(a.game, a.board, a.inputs)
    cost = costs(a.game, a.board, a.inputs)
    bars = bar_value(a.board, a.inputs, a.inputs.salience.T[a.board.columns].transpose(0, 2, 1) * a.board.multiplier)
    levels, reversion = moves(a.board, a.inputs)
    for country in bound:
        for row in (m for m in rules[country].members if m < a.game.seats):
            player = a.game.players[row]
            voices = _shares(a, v, country) if row == a.game.negotiators[country] else ()
            for slot in np.flatnonzero(a.board.used[v]):
                column = int(a.board.columns[v, slot])
                yield Stand(
                    country=country,
                    player=player.id,
                    name=player.name,
                    issue=a.game.issues[column],
                    ideal=float(mean[v, row, slot]),
                    sd=float(sd[v, row, slot]),
                    own_ideal=float(a.inputs.mean[row, column]),
                    midpoint=float(levels[v, slot] + reversion[v, slot]) / 2.0,
                    salience=float(a.inputs.salience[row, column] * a.board.multiplier[v, row, slot]),
                    bar=float(cost[row, v] / bars[v, row]) if bars[v, row] > 0.0 else 0.0,
                    accept=float(a.found.accept[row, v]),
                    adds=float(added[row]),
                    voices=voices,
                )


def _shares(a: Assessment, v: int, country: str) -> tuple[tuple[str, float], ...]:
    """Share of each voice in its gatekeeper's ideal on the option's first issue."""
    rule = dict(zip(a.game.countries, effective_rules(a.game, int(a.board.instrument[v])), strict=True))[country]
    silent = {*rule.members, a.game.negotiators[country]}
    rows = [i for i in a.game.rows_of(country) if i not in silent and a.inputs.influence[i] > 0.0]
    column = int(a.board.columns[v, 0])
    weight = a.inputs.influence * a.game.desk[:, column] * a.inputs.salience[:, column] * a.board.multiplier[v, :, 0]
    pull = weight[rows]
    shares = a.inputs.openness * pull / max(float(pull.sum()), 1e-12)
    pairs = [(a.game.players[i].id, float(s)) for i, s in zip(rows, shares, strict=True)]
    return tuple(sorted(pairs, key=lambda pair: -pair[1]))


def _payments(a: Assessment, v: int) -> Iterator[tuple[str, float]]:
    """The least side payment that brings a negotiator's acceptance to 0.8, by bisection."""
    unit = units_of_gain(a.found, a.best)
    small = a.board.only([v])
    for c, country in enumerate(a.game.countries):
        row = a.game.negotiators[country]
        if not a.board.bound[c, v] or a.found.accept[row, v] >= REACHED:
            continue
        low, high = 0.0, 1.0
        for _ in range(30):
            middle = (low + high) / 2.0
            relief = np.zeros((len(a.game.countries), 1))
            relief[c] = middle
            accept = evaluated(a.game, small, replace(a.inputs, relief=relief), a.settings).accept[row, 0]
            low, high = (low, middle) if accept >= REACHED else (middle, high)
        yield country, high / float(unit[c])


def _swings(a: Assessment, v: int) -> tuple[Swing, ...]:
    small = a.board.only([v])

    def joint(inputs: Inputs) -> float:
        return float(evaluated(a.game, small, inputs, a.settings).joint[0])

    bars = [Swing(what=what, low=joint(low), high=joint(high)) for what, low, high in _ends(a, v)]
    bars = [bar for bar in bars if bar.low != bar.high]
    return tuple(sorted(bars, key=lambda bar: -abs(bar.high - bar.low))[:BARS])


def _ends(a: Assessment, v: int) -> Iterator[tuple[str, Inputs, Inputs]]:
    """Each input at both ends: positions one standard deviation either way, saliences, openness, rho, burdens."""
    i, s = a.inputs, a.settings
    low, high = s.openness_range
    yield "openness of gatekeepers to those at home", replace(i, openness=low), replace(i, openness=high)
    low, high = s.rho_range
    yield "correlation of acceptance", replace(i, rho=low), replace(i, rho=high)
    yield "weight of constraints in force", replace(i, burden=2.0 * i.burden), replace(i, burden=0.0)
    issues = [int(k) for k, used in zip(a.board.columns[v], a.board.used[v], strict=True) if used]
    touched = [int(k) for k, bar in zip(a.board.touch_columns[v], a.board.touch_bars[v], strict=True) if bar > 0.0]
    for row, player in enumerate(a.game.players):
        if player.country not in a.board.forms[v].countries:
            continue
        for k in dict.fromkeys(issues):
            name = f"{player.id} on {a.game.issues[k]}"
            shift = np.zeros_like(i.mean)
            shift[row, k] = 1.0
            yield (
                f"position of {name}",
                replace(i, mean=i.mean - shift * i.sd, error=-shift),
                replace(i, mean=i.mean + shift * i.sd, error=shift),
            )
        for k in dict.fromkeys([*issues, *touched]):
            less, more = i.salience.copy(), i.salience.copy()
            less[row, k], more[row, k] = a.game.salience_low[row, k], a.game.salience_high[row, k]
            yield f"salience of {a.game.issues[k]} to {player.id}", replace(i, salience=less), replace(i, salience=more)
