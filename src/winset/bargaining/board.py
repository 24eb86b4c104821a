"""All forms of some options laid out as arrays once, so that a changed input is a few array operations away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from winset.bargaining.arrays import Bools, Floats, Ints
from winset.bargaining.attributes import COMPANY, TOUCHES
from winset.bargaining.burdens import Loads, called_up
from winset.bargaining.game import Game
from winset.bargaining.helpers import fitting
from winset.bargaining.variants import Form
from winset.model import INSTRUMENTS, Case, FrameEffect, Option, Player

__all__ = ["Board", "board_of"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Board:
    """Forms as arrays: v forms, n players, K issue slots of the widest option, T touched subjects of the touchiest."""

    forms: tuple[Form, ...]
    """v forms."""
    options: tuple[Option, ...]
    """Option of each form, v entries."""
    columns: Ints
    """Shape (v, K), column of each issue slot; an unused slot repeats the first with no move."""
    levels: Floats
    """Shape (v, K), level of the option; the status quo in an unused slot."""
    used: Bools
    """Shape (v, K)."""
    multiplier: Floats
    """Shape (v, n, K), what the frame does to salience."""
    touch_columns: Ints
    """Shape (v, T), column of the issue that each touched subject calls up."""
    touch_bars: Floats
    """Shape (v, T), by how much each raises the bar, format's cover included, in ladder units; 0 in an unused slot."""
    touch_multiplier: Floats
    """Shape (v, n, T), what the frame does to the salience of the touched issue."""
    format_bar: Floats
    """Shape (v,), by how much the format itself raises the bar, in ladder units."""
    load: Floats
    """Shape (c, v), signed strength of the constraints that each country's gatekeeper feels on the form's issues."""
    instrument: Ints
    """Shape (v,), row of INSTRUMENTS."""
    bound: Bools
    """Shape (c, v), which countries must ratify."""
    fits: Floats
    """Shape (v, n), how much each private player has to do with the option: see `winset.bargaining.helpers`."""
    helpers: Ints | None = None
    """Shape (c, v), row of the private player that carries out a non-governmental form; None to take the likeliest."""
    left_out: tuple[Ints, Ints, Ints, Floats, Floats]
    """Form, player, slot, mean and sd of every position that the option's own negotiation would change."""

    def only(self, rows: Sequence[int] | Ints) -> Board:
        """The board of some of its forms, in the order given; a form may come several times."""
        kept = [int(v) for v in rows]
        form, player, slot, mean, sd = self.left_out
        place, here = np.nonzero(np.array(kept, dtype=np.intp)[:, None] == form[None, :])
        return Board(
            forms=tuple(self.forms[v] for v in kept),
            options=tuple(self.options[v] for v in kept),
            columns=self.columns[kept],
            levels=self.levels[kept],
            used=self.used[kept],
            multiplier=self.multiplier[kept],
            touch_columns=self.touch_columns[kept],
            touch_bars=self.touch_bars[kept],
            touch_multiplier=self.touch_multiplier[kept],
            format_bar=self.format_bar[kept],
            load=self.load[:, kept],
            instrument=self.instrument[kept],
            bound=self.bound[:, kept],
            fits=self.fits[kept],
            helpers=None if self.helpers is None else self.helpers[:, kept],
            left_out=(place, player[here], slot[here], mean[here], sd[here]),
        )


def board_of(game: Game, case: Case, forms: Sequence[Form]) -> Board:
    """The forms' arrays for one game; the case gives options, frame effects and constraints."""
    by_id = {option.id: option for option in case.options}
    options = tuple(by_id[form.variant.option] for form in forms)
    width = max((len(_points(game, o)) for o in by_id.values()), default=1) or 1
    touchy = max((len(_touched(game, o)) for o in by_id.values()), default=1) or 1
    columns, levels, used = _slots(game, options, width)
    touch_columns, touch_bars = _touch_slots(game, options, forms, touchy)
    frames = _frame_tables(game, case.frames)
    which = [frames[form.variant.frame] for form in forms]
    return Board(
        forms=tuple(forms),
        options=options,
        columns=columns,
        levels=levels,
        used=used,
        multiplier=_gathered(which, columns, game),
        touch_columns=touch_columns,
        touch_bars=touch_bars,
        touch_multiplier=_gathered(which, touch_columns, game),
        format_bar=np.array([COMPANY[form.variant.format].bar for form in forms], dtype=np.float64),
        load=Loads(game, case, options).of(case.constraints),
        instrument=np.array([INSTRUMENTS.index(f.variant.instrument) for f in forms], dtype=np.intp),
        bound=np.array([[c in f.countries for f in forms] for c in game.countries], dtype=np.bool_).reshape(
            len(game.countries), len(forms)
        ),
        fits=fitting(game, case, options),
        left_out=_left_out(game, options, columns, used),
    )


def _points(game: Game, option: Option) -> list[tuple[int, float]]:
    return [(game.column(issue), level) for issue, level in option.points if issue in game.issues]


def _touched(game: Game, option: Option) -> list[tuple[int, float]]:
    """Column and bar of each touched subject; of several that call up one issue, only the highest counts."""
    highest: dict[int, float] = {}
    for name in option.touches:
        if (touch := TOUCHES.get(name)) is not None and (issue := called_up(game, touch)) is not None:
            column = game.column(issue)
            highest[column] = max(highest.get(column, 0.0), touch.bar)
    return sorted(highest.items())


def _slots(game: Game, options: Sequence[Option], width: int) -> tuple[Ints, Floats, Bools]:
    columns = np.zeros((len(options), width), dtype=np.intp)
    used = np.zeros((len(options), width), dtype=np.bool_)
    levels = np.zeros((len(options), width))
    for v, option in enumerate(options):
        for slot, (column, level) in enumerate(_points(game, option)):
            columns[v, slot], levels[v, slot], used[v, slot] = column, level, True
        columns[v, ~used[v]] = columns[v, 0]
    return columns, np.where(used, levels, game.status_quo[columns]), used


def _touch_slots(game: Game, options: Sequence[Option], forms: Sequence[Form], width: int) -> tuple[Ints, Floats]:
    columns = np.zeros((len(options), width), dtype=np.intp)
    bars = np.zeros((len(options), width))
    for v, (option, form) in enumerate(zip(options, forms, strict=True)):
        for slot, (column, bar) in enumerate(_touched(game, option)):
            columns[v, slot], bars[v, slot] = column, bar * COMPANY[form.variant.format].cover
    return columns, bars


def _frame_tables(game: Game, effects: Sequence[FrameEffect]) -> Mapping[str, Floats]:
    """For each frame an (n, k) table of multipliers; of several rows that fit, the most specific one holds."""
    tables: dict[str, Floats] = {}
    for frame in {e.frame for e in effects}:
        table = np.ones((len(game.players), len(game.issues)))
        for effect in sorted((e for e in effects if e.frame == frame), key=_specificity):
            rows = [i for i, p in enumerate(game.players) if _concerns(effect, p)]
            columns = [k for k, issue in enumerate(game.issues) if effect.issue in {issue, "*"}]
            table[np.ix_(rows, columns)] = effect.multiplier
        tables[frame] = table
    plain = np.ones((len(game.players), len(game.issues)))
    return _Default(tables, plain)


class _Default(dict[str, Floats]):
    """Tables by frame; a frame without a row changes nothing."""

    def __init__(self, tables: Mapping[str, Floats], plain: Floats) -> None:
        super().__init__(tables)
        self._plain = plain

    def __missing__(self, frame: str) -> Floats:
        return self._plain


def _specificity(effect: FrameEffect) -> tuple[bool, bool, bool]:
    return (effect.issue != "*", effect.sector != "*", effect.country != "*")


def _concerns(effect: FrameEffect, player: Player) -> bool:
    return effect.sector in {player.sector, "*"} and effect.country in {player.country, "*"}


def _gathered(tables: Sequence[Floats], columns: Ints, game: Game) -> Floats:
    out = np.ones((len(tables), len(game.players), columns.shape[1]))
    for v, table in enumerate(tables):
        out[v] = table[:, columns[v]]
    return out


def _left_out(
    game: Game, options: Sequence[Option], columns: Ints, used: Bools
) -> tuple[Ints, Ints, Ints, Floats, Floats]:
    rows = {p.id: i for i, p in enumerate(game.players)}
    found: list[tuple[int, int, int, float, float]] = []
    for v, option in enumerate(options):
        for position in game.left_out.get(option.cluster or option.id, ()):
            if position.player in rows and position.issue in game.issues:
                slots = np.flatnonzero((columns[v] == game.column(position.issue)) & used[v])
                found += [(v, rows[position.player], int(s), position.mean, position.sd) for s in slots]
    indices = np.array([row[:3] for row in found], dtype=np.intp).reshape(-1, 3)
    values = np.array([row[3:] for row in found], dtype=np.float64).reshape(-1, 2)
    return indices[:, 0], indices[:, 1], indices[:, 2], values[:, 0], values[:, 1]
