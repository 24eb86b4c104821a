"""Each option's best form, what other frames and instruments would do, and whether it needs all countries."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from winset.bargaining.arrays import Floats, Ints
from winset.bargaining.board import Board
from winset.bargaining.evaluate import Evaluation
from winset.bargaining.result import Alternative, Three
from winset.bargaining.settings import GameSettings
from winset.model import FORMATS
from winset.reference.countries import country, is_country

__all__ = ["alternatives", "best_forms", "least_gain", "needs_all", "scaled_gains", "units_of_gain"]

ENOUGH = 0.8
"""Share of the best joint probability that a wider format must keep."""
LIKELY = 0.5
"""Ratification by a country from which an option counts as one it could ratify."""


def best_forms(board: Board, found: Evaluation, settings: GameSettings) -> Ints:
    """Row of the best form of each option, in the order in which the options first appear.

    Among forms that bind the option's whole core under a frame it lists: the likeliest to be ratified, except that a
    format with more of the case's countries (then one with fewer outsiders) is taken where it costs at most
    `format_margin` and keeps 80 % of that. Ties go to the instrument, frame and format listed first.
    """
    rows: dict[str, list[int]] = {}
    for v, form in enumerate(board.forms):
        rows.setdefault(form.variant.option, []).append(v)
    return np.array([_best(board, found.joint, group, settings) for group in rows.values()], dtype=np.intp)


def _best(board: Board, joint: Floats, rows: Sequence[int], settings: GameSettings) -> int:
    own = [v for v in rows if board.forms[v].own and board.forms[v].whole] or [v for v in rows if board.forms[v].own]
    by_format: dict[tuple[str, int], int] = {}
    for v in own:
        key = board.forms[v].variant.format, len(board.forms[v].countries)
        if key not in by_format or joint[v] > joint[by_format[key]] + 1e-12:
            by_format[key] = v
    top = max(float(joint[v]) for v in by_format.values())
    floor = max(top - settings.format_margin, ENOUGH * top)
    wide_first = sorted(by_format, key=lambda key: (-key[1], FORMATS.index(key[0])))
    return next(by_format[key] for key in wide_first if joint[by_format[key]] >= floor - 1e-12)


def units_of_gain(found: Evaluation, best: Ints) -> Floats:
    """Shape (c,): the gain of each country's best option that it would ratify.

    Where a country would ratify none that it gains from, its largest change in size is the unit.
    """
    gains, country = found.gain[:, best], found.country[:, best]
    within = np.where((country >= LIKELY) & (gains > 0.0), gains, 0.0)
    unit = within.max(axis=1, initial=0.0)
    largest = np.abs(gains).max(axis=1, initial=0.0)
    return np.asarray(np.where(unit > 0.0, unit, np.where(largest > 0.0, largest, 1.0)), dtype=np.float64)


def scaled_gains(found: Evaluation, best: Ints) -> Floats:
    """Gains of every form, shape (c, v), each country's in units of its best option that it would ratify."""
    return np.asarray(found.gain / units_of_gain(found, best)[:, None], dtype=np.float64)


def least_gain(board: Board, gains: Floats) -> Floats:
    """Shape (v,): the gain of the least gaining country among those bound."""
    return np.asarray(np.where(board.bound, gains, np.inf).min(axis=0), dtype=np.float64)


def alternatives(
    board: Board, found: Evaluation, least: Floats, rows: Sequence[int], key: Callable[[int], object]
) -> tuple[Alternative, ...]:
    """The likeliest form for each value of the key, in order of appearance."""
    best: dict[object, int] = {}
    for v in rows:
        if key(v) not in best or found.joint[v] > found.joint[best[key(v)]] + 1e-12:
            best[key(v)] = v
    return tuple(_alternative(board, found, least, v) for v in best.values())


def needs_all(board: Board, found: Evaluation, least: Floats, best: int, countries: Sequence[str]) -> Three:
    """Whether an option needs every country of the case, by its best form with fewer."""
    name = board.forms[best].variant.option
    rows = [v for v, f in enumerate(board.forms) if f.variant.option == name and f.own]
    fewer = [v for v in rows if len(board.forms[v].countries) < len(countries)]
    whole = [v for v in fewer if board.forms[v].whole]
    pick = max(whole or fewer, key=lambda v: (found.joint[v], -v), default=None)
    other = None if pick is None else _alternative(board, found, least, pick)
    here = float(found.joint[best])
    if other is None:
        return Three(needed=True, sentence="Yes: it exists only among all of them.", alternative=None)
    who = " and ".join(map(_called, other.countries))
    if not whole:
        sentence = f"Yes for all of it; {who} alone could do a part (index {other.joint:.2f} against {here:.2f})."
        return Three(needed=True, sentence=sentence, alternative=other)
    if len(board.forms[best].countries) < len(countries):
        sentence = f"No: {who} can do it (index {other.joint:.2f})" + _wider(board, found, rows, countries)
        return Three(needed=False, sentence=sentence, alternative=other)
    sentence = f"No: {who} could do it alone (index {other.joint:.2f}); with all of them it stands at {here:.2f}."
    return Three(needed=False, sentence=sentence, alternative=other)


def _called(iso3: str) -> str:
    """A country's name as it stands in a sentence."""
    name = country(iso3).name if is_country(iso3) else iso3
    return f"the {name}" if name.startswith("United ") else name


def _wider(board: Board, found: Evaluation, rows: Sequence[int], countries: Sequence[str]) -> str:
    wide = [float(found.joint[v]) for v in rows if len(board.forms[v].countries) == len(countries)]
    return f"; all of them together only {max(wide):.2f}." if wide else "."


def _alternative(board: Board, found: Evaluation, least: Floats, v: int) -> Alternative:
    form = board.forms[v]
    return Alternative(
        variant=form.variant, countries=form.countries, joint=float(found.joint[v]), gain=float(least[v])
    )  # fmt: skip
