"""What became of each promise on a day: scored by people, open, or unknown; never kept because nobody looked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from winset.model import Commitment, Judgement, first_day, last_day

__all__ = ["SILENT", "STATES", "Fate", "fates", "latest", "scores_of"]

STATES: Final = ("kept", "partly", "broken", "open", "unknown")
"""Scored above one half, between, below minus one half; not scored and still to come; not scored and past."""
SILENT: Final = 731
"""Days without a sign after which what is not kept lies dormant: two years, the window of an option."""
HALF: Final = 0.5
"""Mean score above which a promise counts as kept, and below whose negative as broken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """One promise with what became of it as far as was known on a day."""

    commitment: Commitment
    state: str
    """One of STATES."""
    score: float | None
    """Mean of the coders' latest scores, -1 to 1; None without any."""
    judgements: tuple[Judgement, ...]
    """The latest of each coder, by coder."""
    last_sign: str
    """Partial date of the last sign of life: the promise itself, or the last dated evidence that it was acted on."""
    dormant: bool
    """Not kept, and no sign for SILENT days."""


def latest(judgements: Iterable[Judgement]) -> dict[str, tuple[Judgement, ...]]:
    """The last word of each coder on each commitment, by commitment and then by coder."""
    found: dict[tuple[str, str], Judgement] = {}
    for one in judgements:
        key = (one.commitment, one.coder)
        if key not in found or last_day(found[key].known_from) <= last_day(one.known_from):
            found[key] = one
    held: dict[str, list[Judgement]] = {}
    for (name, _), one in sorted(found.items()):
        held.setdefault(name, []).append(one)
    return {name: tuple(rows) for name, rows in held.items()}


def fates(
    commitments: Iterable[Commitment], judgements: Iterable[Judgement], dates: Mapping[str, str], day: date
) -> tuple[Fate, ...]:
    """What became of promises on a day, in order of their dates.

    A promise that nobody scored is open while its due day lies ahead, or for two years where it has none; afterwards it
    is unknown, which is neither kept nor broken.

    Parameters
    ----------
    commitments, judgements : rows known on the day
    dates : partial date of each happening and meeting known on the day, by id
    day : the as-of date
    """
    words = latest(judgements)
    rows = [_fate(one, words.get(one.id, ()), dates, day) for one in commitments]
    return tuple(sorted(rows, key=lambda f: (first_day(f.commitment.date), f.commitment.id)))


def _fate(one: Commitment, said: tuple[Judgement, ...], dates: Mapping[str, str], day: date) -> Fate:
    score = float(np.mean([j.score for j in said])) if said else None
    state = _state(one, score, day)
    # evidence that a promise was broken is no sign of life
    signs = [one.date, *(dates[e] for j in said if j.score >= 0 for e in j.evidence if e in dates)]
    last = max((s for s in signs if first_day(s) <= day), key=last_day, default=one.date)
    silent = (day - last_day(last)).days > SILENT
    return Fate(
        commitment=one, state=state, score=score, judgements=said, last_sign=last, dormant=silent and state != "kept"
    )


def _state(one: Commitment, score: float | None, day: date) -> str:
    if score is not None:
        return "kept" if score > HALF else "broken" if score < -HALF else "partly"
    waiting = last_day(one.due) >= day if one.due else (day - last_day(one.date)).days <= SILENT
    return "open" if waiting else "unknown"


def scores_of(rows: Sequence[Fate]) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """The coders and their scores.

    Returns
    -------
    coders : in order of name
    scores : shape (coders, promises), NaN where a coder did not score
    """
    coders = tuple(sorted({j.coder for row in rows for j in row.judgements}))
    table = np.full((len(coders), len(rows)), np.nan)
    for place, row in enumerate(rows):
        for one in row.judgements:
            table[coders.index(one.coder), place] = one.score
    return coders, table
