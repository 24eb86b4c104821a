"""What each way around a constraint would change: the engine run again with one thing different."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

import numpy as np

from winset.bargaining.arrays import Floats
from winset.bargaining.assessment import Assessment
from winset.bargaining.board import Board, board_of
from winset.bargaining.burdens import touched_issues
from winset.bargaining.choice import units_of_gain
from winset.bargaining.evaluate import Inputs, effective_rules, evaluated, moves
from winset.bargaining.helpers import PRIVATE
from winset.bargaining.variants import Form
from winset.model import FRAMES, Case, Option

__all__ = ["WAYS", "Change", "concerned"]

WORKING_LEVEL: Final = ("ministry-memo", "dialogue", "programme")
PAYMENT: Final = 0.25
"""Side payment tried, as a share of the country's best ratifiable gain."""
LOUDER: Final = 2.0
"""How much louder a constituency would speak."""
SOCIETY: Final = PRIVATE | {"MED", "PUB"}
"""Sectors in which a constituency can be built."""
DEFERRED: Final = frozenset({"bandwidth", "calendar"})
"""Kinds of constraint that work at working level does not meet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One option, before and after one thing is done differently."""

    option: str
    before: str
    """Frame, instrument, level ... as it is."""
    after: str
    """As it would be."""
    joint_before: float
    joint_after: float
    kept: float = 1.0
    """Share of the gain that is left after what the way gives up: half of the step, the price of a return."""

    @property
    def worth(self) -> float:
        """What it adds to joint ratification, less what it gives up."""
        return self.kept * (self.joint_after - self.joint_before)


def concerned(a: Assessment, issue: str, country: str) -> tuple[Form, ...]:
    """For each candidate that moves or touches the issue and binds the country: the form in which one would propose it.

    That is its first listed instrument and frame in the format of its best form.
    """
    found = []
    for v in a.best:
        option, best = a.board.options[v], a.board.forms[v]
        if issue in touched_issues(a.game, option) and country in best.countries:
            variant = replace(best.variant, instrument=option.instruments[0], frame=option.frames[0])
            found.append(replace(best, variant=variant))
    return tuple(found)


def _joints(
    a: Assessment, forms: Sequence[Form], *, case: Case | None = None, inputs: Inputs | None = None
) -> list[float]:
    board = board_of(a.game, case or a.case, forms)
    return [float(j) for j in evaluated(a.game, board, inputs or a.inputs, a.settings).joint]


def _best_of(a: Assessment, form: Form, field: str, values: Sequence[str]) -> Iterator[Change]:
    """The best of other values of one field of the variant, where one is better."""
    now = str(getattr(form.variant, field))
    others = [value for value in values if value != now]
    if not others:
        return
    forms = [form, *(replace(form, variant=replace(form.variant, **{field: value})) for value in others)]
    before, *after = _joints(a, forms)
    best = max(range(len(others)), key=lambda i: after[i])
    if after[best] > before:
        yield Change(
            option=form.variant.option, before=now, after=others[best], joint_before=before, joint_after=after[best]
        )


def _reframed(a: Assessment, form: Form, country: str) -> Iterator[Change]:
    del country
    yield from _best_of(a, form, "frame", FRAMES)


def _reinstrumented(a: Assessment, form: Form, country: str) -> Iterator[Change]:
    del country
    yield from _best_of(a, form, "instrument", _option(a, form).instruments)


def _compensated(a: Assessment, form: Form, country: str) -> Iterator[Change]:
    unit = units_of_gain(a.found, a.best)
    relief = np.zeros((len(a.game.countries), 1))
    c = a.game.countries.index(country)
    relief[c] = PAYMENT * unit[c]
    (before,) = _joints(a, [form])
    (after,) = _joints(a, [form], inputs=replace(a.inputs, relief=relief))
    yield Change(
        option=form.variant.option,
        before="nothing beside it",
        after=_best_elsewhere(a, form.variant.option, c),
        joint_before=before,
        joint_after=after,
        kept=1.0 - PAYMENT,
    )


def _best_elsewhere(a: Assessment, option: str, c: int) -> str:
    """Title of the other candidate from which a country would gain most."""
    others = [int(v) for v in a.best if a.board.forms[v].variant.option != option]
    best = max(others, key=lambda v: float(a.found.gain[c, v]), default=None)
    return "an item of its choice" if best is None else f"“{a.board.options[best].title}”"


def _sequenced(a: Assessment, form: Form, country: str) -> Iterator[Change]:
    """The rung of each ladder that lies nearest to half the step, or half the step where there is none between."""
    del country
    option = _option(a, form)
    board = board_of(a.game, a.case, [form])
    levels, reversion = moves(board, a.inputs)
    slots = [s for s in np.flatnonzero(board.used[0]).tolist() if levels[0, s] != reversion[0, s]]
    if not slots:
        return
    first = [_rung_between(a, int(board.columns[0, s]), float(reversion[0, s]), float(levels[0, s])) for s in slots]
    points = tuple((a.game.issues[int(board.columns[0, s])], level) for s, (level, _) in zip(slots, first, strict=True))
    case = replace(a.case, options=tuple(replace(o, points=points) if o.id == option.id else o for o in a.case.options))
    (before,), (after,) = _joints(a, [form]), _joints(a, [form], case=case)
    share = [
        (level - reversion[0, s]) / (levels[0, s] - reversion[0, s]) for s, (level, _) in zip(slots, first, strict=True)
    ]
    yield Change(
        option=option.id,
        before="the whole step",
        after="; ".join(text for _, text in first),
        joint_before=before,
        joint_after=after,
        kept=float(np.mean(share)),
    )


def _rung_between(a: Assessment, column: int, low: float, high: float) -> tuple[float, str]:
    issue = next(i for i in a.case.issues if i.id == a.game.issues[column])
    middle = (low + high) / 2.0
    between = [rung for rung in issue.levels if min(low, high) < rung.at < max(low, high)]
    if not between:
        return middle, f"half the step, to {middle:.2f} on {issue.title.lower()}"
    rung = min(between, key=lambda r: abs(r.at - middle))
    return rung.at, f"“{rung.text.rstrip('.')}”"


def _insulated(a: Assessment, form: Form, country: str) -> Iterator[Change]:
    """At working level, and without what only leaders' time and elections hold back."""
    del country
    option = _option(a, form)
    values = [i for i in WORKING_LEVEL if i in option.instruments]
    if not values:
        return
    (before,) = _joints(a, [form])
    calm = replace(a.case, constraints=tuple(c for c in a.case.constraints if c.kind not in DEFERRED))
    after = _joints(a, [replace(form, variant=replace(form.variant, instrument=i)) for i in values], case=calm)
    best = max(range(len(values)), key=lambda i: after[i])
    yield Change(
        option=option.id,
        before=form.variant.instrument,
        after=values[best],
        joint_before=before,
        joint_after=after[best],
    )


def _carried(a: Assessment, form: Form, country: str) -> Iterator[Change]:
    """Those outside government who gain from it, heard twice as much."""
    board = board_of(a.game, a.case, [form])
    levels, reversion = moves(board, a.inputs)
    rules = dict(zip(a.game.countries, effective_rules(a.game, int(board.instrument[0])), strict=True))
    silent = {*rules[country].members, a.game.negotiators[country]}
    against = {c.player for c in a.case.constraints if c.direction == "constrains"}
    silent |= {i for i, player in enumerate(a.game.players) if player.id in against}
    outside = [i for i in a.game.rows_of(country) if a.game.players[i].sector in SOCIETY and i not in silent]
    voices = [i for i in outside if a.inputs.influence[i] > 0.0]
    gaining = [i for i in voices if _gains(a, board, i, levels[0], reversion[0])]
    if not gaining:
        return
    influence = a.inputs.influence.copy()
    influence[gaining] *= LOUDER
    (before,) = _joints(a, [form])
    (after,) = _joints(a, [form], inputs=replace(a.inputs, influence=influence))
    first = sorted(gaining, key=lambda i: -float(a.inputs.influence[i] * a.inputs.salience[i, board.columns[0, 0]]))[:3]
    yield Change(
        option=form.variant.option,
        before="as they are heard now",
        after=", ".join(a.game.players[i].name for i in first),
        joint_before=before,
        joint_after=after,
    )


def _gains(a: Assessment, board: Board, row: int, levels: Floats, reversion: Floats) -> bool:
    mean = a.inputs.mean[row][board.columns[0]]
    salience = a.inputs.salience[row][board.columns[0]]
    return bool((salience * ((mean - reversion) ** 2 - (mean - levels) ** 2)).sum() > 0.0)


def _option(a: Assessment, form: Form) -> Option:
    return next(o for o in a.case.options if o.id == form.variant.option)


WAYS: Final[Mapping[str, Callable[[Assessment, Form, str], Iterator[Change]]]] = MappingProxyType(
    {
        "reframe": _reframed,
        "reinstrument": _reinstrumented,
        "compensate": _compensated,
        "sequence": _sequenced,
        "insulate": _insulated,
        "constituency": _carried,
    }
)
"""Each way as a function of the assessment, a form and the constrained country."""
