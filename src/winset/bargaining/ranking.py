"""The ranking: each open option in its best form, in order, with its reasons and how sure they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np

from winset.bargaining.agenda import Entry
from winset.bargaining.arrays import Floats, Ints
from winset.bargaining.assessment import Assessment, Order, assessed, ordered, profiles_of
from winset.bargaining.attributes import conditions_of
from winset.bargaining.board import Board
from winset.bargaining.choice import alternatives, least_gain, needs_all, scaled_gains
from winset.bargaining.draws import drawn_inputs
from winset.bargaining.evaluate import Inputs, effective_rules, evaluated
from winset.bargaining.evidence import Record, evidence_for, record_of
from winset.bargaining.joint import changes_of_mind
from winset.bargaining.result import (
    METHOD,
    Binding,
    EvidenceItem,
    Ranked,
    Ranking,
    confidence_of,
    second_level,
    tier_of,
)
from winset.bargaining.settings import GameSettings
from winset.model import Case, Player
from winset.positions import PositionSettings

__all__ = ["binding_player", "rank", "ranked"]

SURE: Final = 0.99
"""Joint probability from which nobody binds."""
ASSEMBLIES: Final = frozenset({"LEG", "JUD"})
"""Sectors of parliaments and courts."""
HELPS: Final = 1e-6
"""Least that a change of mind must add to count as help."""
RECODINGS: Final = (0.5, 0.75, 4 / 3, 2.0)
"""Powers by which the ladders are bent: an ordinal ladder says that a rung is higher, not by how much."""


def rank(
    case: Case, day: date, *, settings: GameSettings | None = None, reading: PositionSettings | None = None
) -> Ranking:
    """Rank the open options of a case that was sliced by `model.as_of(case, day)`.

    Parameters
    ----------
    case, day : the slice and its day
    settings, reading : how the game is played and how readings are weighed

    Returns
    -------
    Ranking

    Raises
    ------
    ValueError : the case holds a row that was not known on the day
    BadInput : a country has no player that could consent
    """
    return ranked(assessed(case, day, settings=settings, reading=reading))


def ranked(assessment: Assessment) -> Ranking:
    """The ranking of an assessment."""
    a = assessment
    order = ordered(a.board, a.found, a.best)
    gains = scaled_gains(a.found, a.best)
    shared = _Shared(
        a=a,
        order=order,
        gains=gains,
        least=least_gain(a.board, gains),
        spread=_spread(a),
        recoded=_recoded(a),
        record=record_of(a.case),
        entries={e.option: e for e in a.agenda.candidates},
    )
    options = [_ranked(shared, i) for i in np.argsort(order.rank)]
    return Ranking(
        as_of=a.game.day,
        options=tuple(options),
        apart=a.agenda.apart,
        settings=a.settings,
        method=METHOD + second_level(options),
    )


def binding_player(a: Assessment, v: int) -> Binding | None:
    """The player whose sure acceptance would add most to a form's joint ratification; None where it needs none."""
    if a.found.joint[v] >= SURE:
        return None
    rules = dict(zip(a.game.countries, effective_rules(a.game, int(a.board.instrument[v])), strict=True))
    accept = a.found.accept[:, [v]]
    added = changes_of_mind([rules[c] for c in a.board.forms[v].countries], accept, a.inputs.rho)[:, 0]
    row = int(added.argmax())
    if added[row] <= HELPS:
        return None
    name = _name(a, row, v)
    return None if name is None else Binding(player=name, accept=float(accept[row, 0]), adds=float(added[row]))


def _name(a: Assessment, row: int, v: int) -> str | None:
    """Id of the seat, or of the private player behind an implementer's row; None where nobody fits the option."""
    if row < a.game.seats:
        return a.game.players[row].id
    helper = int(a.found.implementer[row - a.game.seats, v])
    return a.game.players[helper].id if helper >= 0 and a.board.fits[v, helper] > 0.0 else None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Spread:
    """What the draws say, one row a draw."""

    joint: Floats
    rank: Ints


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Shared:
    """What is the same for all options of one ranking."""

    a: Assessment
    order: Order
    gains: Floats
    least: Floats
    spread: _Spread
    recoded: Ints
    record: Record
    entries: dict[str, Entry]


def _spread(a: Assessment) -> _Spread:
    """The best forms over the draws; form and implementer stay, their chances move."""
    small = replace(a.board.only(a.best), helpers=a.found.implementer[:, a.best])
    rows = np.arange(a.best.size)
    joints, ranks = [], []
    for inputs in drawn_inputs(a.game, a.inputs, a.settings):
        found = evaluated(a.game, small, inputs, a.settings)
        joints.append(found.joint)
        ranks.append(ordered(small, found, rows).rank)
    shape = (a.settings.draws, a.best.size)
    return _Spread(joint=np.array(joints).reshape(shape), rank=np.array(ranks, dtype=np.intp).reshape(shape))


def _recoded(a: Assessment) -> Ints:
    """Ranks under bent ladders, shape (recodings, candidates)."""
    small = a.board.only(a.best)
    rows = np.arange(a.best.size)
    ranks = []
    for power in RECODINGS:
        board, inputs = _bent(small, a.inputs, power)
        ranks.append(ordered(board, evaluated(a.game, board, inputs, a.settings), rows).rank)
    return np.array(ranks, dtype=np.intp).reshape(len(RECODINGS), a.best.size)


def _bent(board: Board, inputs: Inputs, power: float) -> tuple[Board, Inputs]:
    """Ladders x -> sign(x) abs(x)**power; spreads are stretched by how far the bend moves one spread either way."""

    def bend(x: Floats) -> Floats:
        return np.sign(x) * np.abs(x) ** power

    def spread(mean: Floats, sd: Floats) -> Floats:
        return np.maximum((bend(mean + sd) - bend(mean - sd)) / 2.0, 1e-3)

    form, player, slot, mean, sd = board.left_out
    bent = replace(board, levels=bend(board.levels), left_out=(form, player, slot, bend(mean), spread(mean, sd)))
    return bent, replace(
        inputs,
        mean=bend(inputs.mean),
        sd=spread(inputs.mean, inputs.sd),
        status_quo=bend(inputs.status_quo),
        floor=float(bend(np.array(inputs.floor))),
    )


def _ranked(s: _Shared, i: int) -> Ranked:
    """The candidate in column i: what the ranking says of its best form, of the others, and how sure it is."""
    a, v = s.a, int(s.a.best[i])
    option, form = a.board.options[v], a.board.forms[v]
    low, high = _range(s, i)
    ranks = s.spread.rank[:, i]
    binding = binding_player(a, v)
    entry = s.entries[option.id]
    issue, level = _largest_move(a, v)
    holders = _consent(a, v)
    whole = [u for u in a.rows(option.id) if a.board.forms[u].whole] or list(a.rows(option.id))
    return Ranked(
        id=option.id,
        title=option.title,
        issue=issue,
        level=level,
        point=dict(option.points),
        status_quo={k: float(a.game.status_quo[a.game.column(k)]) for k, _ in option.points if k in a.game.issues},
        variant=form.variant,
        countries=form.countries,
        tier=tier_of(float(a.found.joint[v])),
        confidence=confidence_of(low, high),
        p_joint=float(a.found.joint[v]),
        p_low=low,
        p_high=high,
        frechet_low=float(a.found.low[v]),
        frechet_high=float(a.found.high[v]),
        p=_by_country(a, a.found.country[:, v]),
        gain=_by_country(a, s.gains[:, v]),
        ambition=option.ambition,
        ambition_spread=option.ambition_spread,
        binding=binding,
        rank=int(s.order.rank[i]),
        layer=int(s.order.layer[i]),
        profile=profiles_of(a.board, a.best[[i]])[0],
        three=needs_all(a.board, a.found, s.least, v, a.game.countries),
        frames=alternatives(a.board, a.found, s.least, whole, lambda u: a.board.forms[u].variant.frame),
        instruments=alternatives(a.board, a.found, s.least, whole, lambda u: a.board.forms[u].variant.instrument),
        conditions=conditions_of(option),
        implementers=_implementers(a, v),
        accept=_accept(a, v),
        consent={country: tuple(player.id for player in seated) for country, seated in holders.items()},
        assemblies=tuple(p.id for seated in holders.values() for p in seated if p.sector in ASSEMBLIES),
        state=entry.state,
        note=entry.note,
        evidence=_evidence(s, v, binding),
        top_three=float((ranks <= 3).mean()),  # noqa: PLR2004 - three
        rank_low=int(np.quantile(ranks, 0.05)),
        rank_high=int(np.ceil(np.quantile(ranks, 0.95))),
        recoded=(int(s.recoded[:, i].min()), int(s.recoded[:, i].max())),
    )


def _range(s: _Shared, i: int) -> tuple[float, float]:
    """5 and 95 % of joint ratification over the draws, widened to hold the value at the centre of the inputs."""
    low, high = np.quantile(s.spread.joint[:, i], (0.05, 0.95))
    joint = float(s.a.found.joint[s.a.best[i]])
    return min(float(low), joint), max(float(high), joint)


def _by_country(a: Assessment, values: Floats) -> dict[str, float]:
    return {country: float(value) for country, value in zip(a.game.countries, values, strict=True)}


def _evidence(s: _Shared, v: int, binding: Binding | None) -> tuple[EvidenceItem, ...]:
    """What moved the positions that count, the player on whom the form turns first."""
    option, form = s.a.board.options[v], s.a.board.forms[v]
    first = binding.player if binding else None
    return evidence_for(s.record, s.a.game, option, form, openness=s.a.inputs.openness, first=first)


def _largest_move(a: Assessment, v: int) -> tuple[str, float]:
    points = [(k, level) for k, level in a.board.options[v].points if k in a.game.issues]
    return max(points, key=lambda p: abs(p[1] - float(a.game.status_quo[a.game.column(p[0])])))


def _implementers(a: Assessment, v: int) -> dict[str, str]:
    """By bound country, who would carry out a non-governmental form; nobody where none fits the option."""
    rows = {c: _name(a, a.game.seats + i, v) for i, c in enumerate(a.game.countries) if a.board.bound[i, v]}
    return {country: name for country, name in rows.items() if name is not None}


def _consent(a: Assessment, v: int) -> dict[str, tuple[Player, ...]]:
    """By bound country, the players whose consent a form needs; who would carry it out is not among them."""
    rules = dict(zip(a.game.countries, effective_rules(a.game, int(a.board.instrument[v])), strict=True))
    return {
        country: tuple(a.game.players[row] for row in rules[country].members if row < a.game.seats)
        for country in a.board.forms[v].countries
    }


def _accept(a: Assessment, v: int) -> dict[str, float]:
    rules = dict(zip(a.game.countries, effective_rules(a.game, int(a.board.instrument[v])), strict=True))
    rows = sorted({m for c in a.board.forms[v].countries for m in rules[c].members})
    named = ((_name(a, row, v), float(a.found.accept[row, v])) for row in rows)
    return {name: accept for name, accept in named if name is not None}
