"""Every spell with what could have been said at its start: the case is cut as of that day and played anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from winset.backtest.predictors import PREDICTORS, View, views
from winset.backtest.spells import Spell
from winset.bargaining import GameSettings, assessed
from winset.bargaining.arrays import Bools, Floats, Ints
from winset.model import Case, as_of, last_day
from winset.positions import PositionSettings

__all__ = ["Progress", "Sample", "observed", "viewed"]

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sample:
    """Spells as arrays, n rows in order of start."""

    spells: tuple[Spell, ...]
    values: Mapping[str, Floats]
    """Shape (n,) by name of predictor; NaN where nothing could be said."""
    index: Floats
    """Shape (n,), the ratifiability index itself."""
    adopted: Bools
    """Shape (n,)."""
    cluster: Ints
    """Shape (n,), number of the idea."""
    clusters: tuple[str, ...]
    """Names of the ideas."""

    def first(self, options: Sequence[str]) -> Ints:
        """Row of the first spell of each option; options without one are passed over."""
        rows: dict[str, int] = {}
        for row, spell in enumerate(self.spells):
            rows.setdefault(spell.option, row)
        return np.array([rows[o] for o in options if o in rows], dtype=np.intp)


def observed(
    case: Case,
    spells: Sequence[Spell],
    *,
    settings: GameSettings | None = None,
    reading: PositionSettings | None = None,
    progress: Progress | None = None,
) -> Sample:
    """Assess every spell's option on the slice of the case as of the spell's first day.

    Parameters
    ----------
    case : not sliced
    spells : in order of start
    settings, reading : how the game is played and how readings are weighed
    """
    by_day: dict[date, list[Spell]] = {}
    for spell in spells:
        by_day.setdefault(spell.start, []).append(spell)
    found: dict[tuple[str, date], View] = {}
    for done, (day, here) in enumerate(by_day.items(), 1):
        for view in viewed(case, day, [s.option for s in here], settings=settings, reading=reading):
            found[view.option.id, day] = view
        if progress is not None:
            progress("assessing as of each day", done, len(by_day))
    seen = [found[s.option, s.start] for s in spells]
    names = tuple(dict.fromkeys(s.cluster for s in spells))
    return Sample(
        spells=tuple(spells),
        values={p.name: np.array([p.value(v) for v in seen], dtype=np.float64) for p in PREDICTORS},
        index=np.array([float(v.assessment.found.joint[v.form]) for v in seen]),
        adopted=np.array([s.adopted for s in spells], dtype=np.bool_),
        cluster=np.array([names.index(s.cluster) for s in spells], dtype=np.intp),
        clusters=names,
    )


def viewed(
    case: Case,
    day: date,
    options: Sequence[str],
    *,
    settings: GameSettings | None = None,
    reading: PositionSettings | None = None,
) -> tuple[View, ...]:
    """The options as they looked on a day; one proposed only later is shown as if it had been on the table by then.

    What an option says does not depend on what came of it, so showing it earlier uses nothing that was known later.
    """
    wanted = set(options)
    then = day.isoformat()
    shown = tuple(
        replace(o, known_from=then, first_proposed=then) if o.id in wanted and last_day(o.known_from) > day else o
        for o in case.options
    )
    sliced = as_of(replace(case, options=shown), day)
    return views(assessed(sliced, day, settings=settings, reading=reading, options=wanted))
