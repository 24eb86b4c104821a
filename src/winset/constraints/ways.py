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
from winset.bargaining.burdens import Loads, touched_issues
from winset.bargaining.choice import units_of_gain
from winset.bargaining.evaluate import Inputs, effective_rules, evaluated, moves
from winset.bargaining.helpers import PRIVATE
from winset.model import FRAMES

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


def concerned(a: Assessment, issue: str, country: str) -> tuple[int, ...]:
    """For each candidate that moves or opens the issue and binds the country, the form in which one would propose it.

    That is its first listed instrument and frame in the format of its best form, as a row of the board.
    """
    found = []
    for v in a.best:
        option, best = a.board.options[v], a.board.forms[v]
        if issue in touched_issues(a.game, option) and country in best.countries:
            found.append(_row(a, int(v), instrument=option.instruments[0], frame=option.frames[0]))
    return tuple(found)


def _row(a: Assessment, v: int, **changes: str) -> int:
    """Row of the board of the form that differs from another in the fields given."""
    form = a.board.forms[v]
    wanted = replace(form, variant=replace(form.variant, **changes))
    return next(u for u in a.rows(form.variant.option) if replace(a.board.forms[u], own=form.own) == wanted)


def _joints(a: Assessment, board: Board, inputs: Inputs | None = None) -> Floats:
    return evaluated(a.game, board, inputs or a.inputs, a.settings).joint


def _reframed(a: Assessment, rows: Sequence[int], country: str) -> Iterator[Change]:
    """The best of the frames under which some option on the same issue is presented: another would not be believed."""
    del country
    spoken = {option.issue: set[str]() for option in a.case.options}
    for option in a.case.options:
        spoken[option.issue] |= set(option.frames)
    forms = [a.board.forms[v] for v in rows]
    tried = [replace(f, variant=replace(f.variant, frame=frame)) for f in forms for frame in FRAMES]
    joints = _joints(a, board_of(a.game, a.case, tried)).reshape(len(rows), len(FRAMES))
    for v, form, joint in zip(rows, forms, joints, strict=True):
        fits = [frame in spoken[a.board.options[v].issue] for frame in FRAMES]
        best = int(np.where(fits, joint, -1.0).argmax())
        now = FRAMES.index(form.variant.frame)
        if joint[best] > joint[now]:
            yield Change(
                option=form.variant.option,
                before=form.variant.frame,
                after=FRAMES[best],
                joint_before=float(joint[now]),
                joint_after=float(joint[best]),
            )


def _reinstrumented(a: Assessment, rows: Sequence[int], country: str) -> Iterator[Change]:
    """The best of the option's other instruments."""
    del country
    for v in rows:
        form, option = a.board.forms[v], a.board.options[v]
        others = [_row(a, v, instrument=i) for i in option.instruments if i != form.variant.instrument]
        best = max(others, key=lambda u: float(a.found.joint[u]), default=None)
        if best is not None and a.found.joint[best] > a.found.joint[v]:
            yield Change(
                option=option.id,
                before=form.variant.instrument,
                after=a.board.forms[best].variant.instrument,
                joint_before=float(a.found.joint[v]),
                joint_after=float(a.found.joint[best]),
            )


def _compensated(a: Assessment, rows: Sequence[int], country: str) -> Iterator[Change]:
    """A return on another issue, worth a quarter of the country's best ratifiable gain."""
    c = a.game.countries.index(country)
    relief = np.zeros((len(a.game.countries), 1))
    relief[c] = PAYMENT * units_of_gain(a.found, a.best)[c]
    after = _joints(a, a.board.only(rows), replace(a.inputs, relief=relief))
    for v, joint in zip(rows, after, strict=True):
        name = a.board.forms[v].variant.option
        yield Change(
            option=name,
            before="nothing beside it",
            after=_best_elsewhere(a, name, c),
            joint_before=float(a.found.joint[v]),
            joint_after=float(joint),
            kept=1.0 - PAYMENT,
        )


def _best_elsewhere(a: Assessment, option: str, c: int) -> str:
    """Title of the other candidate from which a country would gain most."""
    others = [int(v) for v in a.best if a.board.forms[v].variant.option != option]
    best = max(others, key=lambda v: float(a.found.gain[c, v]), default=None)
    return "an item of its choice" if best is None else f"“{a.board.options[best].title}”"


def _sequenced(a: Assessment, rows: Sequence[int], country: str) -> Iterator[Change]:
    """The rung of each ladder that lies nearest to half the step, or half the step where there is none between."""
    del country
    board = a.board.only(rows)
    levels, reversion = moves(board, a.inputs)
    smaller = levels.copy()
    words: list[list[str]] = [[] for _ in rows]
    for i, slot in np.argwhere(levels != reversion).tolist():
        column, low, high = int(board.columns[i, slot]), float(reversion[i, slot]), float(levels[i, slot])
        smaller[i, slot], text = _rung_between(a, column, low, high)
        words[i].append(text)
    after = _joints(a, replace(board, levels=smaller))
    step, first = np.abs(levels - reversion).sum(axis=1), np.abs(smaller - reversion).sum(axis=1)
    for i, v in enumerate(rows):
        if words[i]:
            yield Change(
                option=a.board.forms[v].variant.option,
                before="the whole step",
                after="; ".join(words[i]),
                joint_before=float(a.found.joint[v]),
                joint_after=float(after[i]),
                kept=float(first[i] / step[i]),
            )


def _rung_between(a: Assessment, column: int, low: float, high: float) -> tuple[float, str]:
    issue = next(i for i in a.case.issues if i.id == a.game.issues[column])
    middle = (low + high) / 2.0
    between = [rung for rung in issue.levels if min(low, high) < rung.at < max(low, high)]
    if not between:
        return middle, f"half the step, to {middle:.2f} on {issue.title.lower()}"
    rung = min(between, key=lambda r: abs(r.at - middle))
    return rung.at, f"“{rung.text.rstrip('.')}”"


def _insulated(a: Assessment, rows: Sequence[int], country: str) -> Iterator[Change]:
    """At working level, and without what only leaders' time and elections hold back."""
    del country
    pairs = [
        (v, _row(a, v, instrument=i)) for v in rows for i in WORKING_LEVEL if i in a.board.options[v].instruments
    ]  # fmt: skip
    if not pairs:
        return
    board = a.board.only([u for _, u in pairs])
    calm = [c for c in a.case.constraints if c.kind not in DEFERRED]
    after = _joints(a, replace(board, load=Loads(a.game, a.case, board.options).of(calm)))
    for v in dict.fromkeys(v for v, _ in pairs):
        mine = [i for i, (w, _) in enumerate(pairs) if w == v]
        best = max(mine, key=lambda i: float(after[i]))
        yield Change(
            option=a.board.options[v].id,
            before=a.board.forms[v].variant.instrument,
            after=board.forms[best].variant.instrument,
            joint_before=float(a.found.joint[v]),
            joint_after=float(after[best]),
        )


def _carried(a: Assessment, rows: Sequence[int], country: str) -> Iterator[Change]:
    """Those outside government who gain from it, heard twice as much."""
    against = {c.player for c in a.case.constraints if c.direction == "constrains"}
    for v in rows:
        board = a.board.only([v])
        rules = dict(zip(a.game.countries, effective_rules(a.game, int(board.instrument[0])), strict=True))
        silent = {*rules[country].members, a.game.negotiators[country]}
        gaining = [
            i
            for i in a.game.rows_of(country)
            if a.game.players[i].sector in SOCIETY
            and i not in silent
            and a.game.players[i].id not in against
            and a.inputs.influence[i] > 0.0
            and _gains(a, board, i)
        ]
        if not gaining:
            continue
        influence = a.inputs.influence.copy()
        influence[gaining] *= LOUDER
        (after,) = _joints(a, board, replace(a.inputs, influence=influence))
        weight = a.inputs.influence * a.inputs.salience[:, board.columns[0, 0]]
        first = sorted(gaining, key=lambda i: -float(weight[i]))[:3]
        yield Change(
            option=board.forms[0].variant.option,
            before="as they are heard now",
            after=", ".join(a.game.players[i].name for i in first),
            joint_before=float(a.found.joint[v]),
            joint_after=float(after),
        )


def _gains(a: Assessment, board: Board, row: int) -> bool:
    """Whether a player prefers the board's first form to the status quo, costs aside."""
    levels, reversion = moves(board, a.inputs)
    mean, salience = a.inputs.mean[row][board.columns[0]], a.inputs.salience[row][board.columns[0]]
    return bool((salience * ((mean - reversion[0]) ** 2 - (mean - levels[0]) ** 2)).sum() > 0.0)


WAYS: Final[Mapping[str, Callable[[Assessment, Sequence[int], str], Iterator[Change]]]] = MappingProxyType(
    {
        "reframe": _reframed,
        "reinstrument": _reinstrumented,
        "compensate": _compensated,
        "sequence": _sequenced,
        "insulate": _insulated,
        "constituency": _carried,
    }
)
"""Each way as a function of the assessment, some forms (rows of its board) and the constrained country."""
